"""Tests of the order of the signatures."""

from datetime import timedelta
from itertools import permutations

import pytest

from certtui.domain.firma import Nivel, Politica, aviso_de_vigencia, siguiente


@pytest.mark.norma("V17", "C06")
@pytest.mark.parametrize("politica", Politica)
def test_each_level_signs_after_the_one_before(politica: Politica) -> None:
    hechas: tuple[Nivel, ...] = ()
    while (turno := siguiente(politica, hechas)) is not None:
        assert turno.orden == len(hechas) + 1
        hechas = (*hechas, turno)
    assert hechas == politica.niveles


@pytest.mark.norma("V17")
def test_the_turn_does_not_depend_on_the_order_in_which_seals_are_read() -> None:
    for hechas in permutations((Nivel.PLANTEL, Nivel.ESTATAL)):
        assert siguiente(Politica.TRES, hechas) is Nivel.NACIONAL
    assert siguiente(Politica.TRES, (Nivel.NACIONAL,)) is Nivel.PLANTEL


def test_the_levels_are_plantel_estatal_nacional() -> None:
    assert [(n.value, n.orden) for n in Nivel] == [("plantel", 1), ("estatal", 2), ("nacional", 3)]


@pytest.mark.norma("L16a")
@pytest.mark.parametrize(
    ("resta", "aviso"),
    [
        (timedelta(days=60, seconds=1), None),
        (timedelta(days=60), 60),
        (timedelta(days=30), 30),
        (timedelta(days=7, seconds=1), 30),
        (timedelta(days=7), 7),
        (timedelta(days=-1), 7),
    ],
)
def test_the_end_of_an_efirma_is_announced_at_60_30_and_7_days(
    resta: timedelta, aviso: int | None
) -> None:
    assert aviso_de_vigencia(resta) == aviso
