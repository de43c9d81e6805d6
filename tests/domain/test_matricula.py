"""Tests of the matrícula."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certtui.domain.matricula import Matricula
from certtui.domain.valor import FormaInvalida


@given(st.from_regex(r"\A[0-9]{9}\Z"), st.sampled_from("0123456789"), st.sampled_from("-'\"’ "))
def test_every_way_of_typing_it_has_one_normal_form(nueve: str, uno: str, guion: str) -> None:
    for escrita in (f"{nueve}{guion}{uno}", f"{nueve}{uno}", f"  {nueve}-{uno} "):
        matricula = Matricula.parse(escrita)
        assert matricula.valor == f"{nueve}-{uno}"
        assert Matricula.parse(matricula.valor) == matricula


def test_it_tells_the_year_and_plantel_of_entry() -> None:
    matricula = Matricula("189990001-4")
    assert (matricula.ingreso, matricula.plantel) == ("18", "999")


@pytest.mark.parametrize(
    "texto", ["18999000-14", "189990001--4", "1899900014 5", "A89990001-4", "16.0", "189990001-٤"]
)
def test_other_shapes_are_refused(texto: str) -> None:
    with pytest.raises(FormaInvalida):
        Matricula.parse(texto)
