"""Tests of the CCT."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certtui.domain.cct import Cct, letra_verificadora
from certtui.domain.valor import EntidadDesconocida, FormaInvalida, VerificadorIncorrecto


def test_a_forged_check_letter_is_caught() -> None:
    assert Cct("05DPT0003D").entidad == "05"
    with pytest.raises(VerificadorIncorrecto):
        Cct("05DPT0003Z")


@given(st.integers(1, 32), st.integers(0, 9999))
def test_a_computed_key_is_accepted_and_parsed(entidad: int, consecutivo: int) -> None:
    e, c = f"{entidad:02d}", f"{consecutivo:04d}"
    cct = Cct.parse(f" {e}dpt{c}{letra_verificadora(e, c)} ")
    assert (cct.entidad, cct.tipo, cct.consecutivo) == (e, "DPT", c)


@given(st.integers(1, 32), st.integers(0, 9999), st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
def test_other_types_are_judged_by_shape_only(entidad: int, consecutivo: int, letra: str) -> None:
    assert Cct(f"{entidad:02d}PPT{consecutivo:04d}{letra}").tipo == "PPT"


@pytest.mark.parametrize("texto", ["99XXX9999X", "00DPT0001L", "33DPT0001L"])
def test_an_unknown_entidad_is_refused(texto: str) -> None:
    with pytest.raises(EntidadDesconocida):
        Cct(texto)


@pytest.mark.parametrize("texto", ["05DPT003D", "05DPT0003", "5DPT00003D", "05DPT0003D\n", "hola"])
def test_other_shapes_are_refused(texto: str) -> None:
    with pytest.raises(FormaInvalida):
        Cct(texto)
    with pytest.raises(FormaInvalida):
        letra_verificadora("5", "0003")
