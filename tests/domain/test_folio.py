"""Tests of folios and ranges."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certtui.domain.folio import (
    PASOS,
    EstadoFolio,
    Folio,
    NivelRango,
    Rango,
    texto_de_folio,
)


def _rango(desde: int, hasta: int, serie: str = "CE", modelo: int = 2018) -> Rango:
    return Rango(1, None, NivelRango.NACIONAL, serie, modelo, desde, hasta, "", "", "o")


@pytest.mark.norma("L08b")
def test_the_printed_form_has_series_model_and_seven_digits() -> None:
    assert texto_de_folio("CE", 2018, 123) == "CE18-0000123"
    assert texto_de_folio("CE", 2008, 1) == "CE08-0000001"
    folio = Folio(1, "CE", 2018, 9_999_999, 1, "901", EstadoFolio.USADO, 1, 1)
    assert folio.texto == "CE18-9999999"


@given(st.integers(1, 9_999_999), st.integers(1, 9_999_999))
def test_two_numbers_never_print_alike(uno: int, otro: int) -> None:
    assert (texto_de_folio("CE", 2018, uno) == texto_de_folio("CE", 2018, otro)) == (uno == otro)


@given(st.integers(1, 30), st.integers(0, 30))
def test_a_range_holds_both_its_ends(desde: int, largo: int) -> None:
    assert _rango(desde, desde + largo).tamano == len(range(desde, desde + largo + 1))


@pytest.mark.norma("L08a", "C27")
def test_every_state_has_its_moves_and_cancelled_is_the_end() -> None:
    assert set(PASOS) == set(EstadoFolio)
    assert PASOS[EstadoFolio.CANCELADO] == frozenset()
    assert EstadoFolio.EMITIDO not in PASOS[EstadoFolio.LIBERADO]
    assert PASOS[EstadoFolio.EMITIDO] == {EstadoFolio.CANCELADO}


@pytest.mark.norma("L04", "C12")
def test_the_tree_has_three_levels() -> None:
    assert [n.padre for n in NivelRango] == [None, NivelRango.NACIONAL, NivelRango.ENTIDAD]
