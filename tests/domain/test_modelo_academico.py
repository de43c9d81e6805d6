"""Tests of the academic models."""

from datetime import date
from decimal import Decimal

import pytest

from certtui.archivos import ruta_de_datos
from certtui.domain.modelo_academico import leer_modelos

MODELOS = leer_modelos(ruta_de_datos("catalogos", "modelos.csv").read_text(encoding="utf-8"))


@pytest.mark.norma("L01a", "L01b", "L03")
def test_models_2008_and_2018_are_electronic_from_the_start_date() -> None:
    for anio in (2008, 2018):
        assert MODELOS[anio].emite_electronico(date(2021, 7, 19))
        assert not MODELOS[anio].emite_electronico(date(2021, 7, 18))


@pytest.mark.norma("L01c", "L22a", "C09")
def test_earlier_models_and_2023_are_not() -> None:
    for anio in (1990, 1997, 2003, 2023):
        assert not MODELOS[anio].emite_electronico(date(2026, 1, 1))


@pytest.mark.norma("V29a", "V29b", "V29c", "V29d", "V29e", "V29f")
def test_years_and_levels_are_those_of_the_procedure() -> None:
    vistos = {a: (m.desde, m.hasta, m.niveles, m.regla) for a, m in MODELOS.items()}
    assert vistos == {
        1990: (1979, 1996, ("PT",), "V29a"),
        1997: (1997, 2003, ("PT",), "V29b"),
        2003: (2004, 2007, ("PTB",), "V29c"),
        2008: (2008, 2017, ("PT", "PTB"), "V29d"),
        2018: (2018, None, ("PTB",), "V29e"),
        2023: (2023, None, ("PTB",), "V29f"),
    }


@pytest.mark.norma("L06c")
def test_the_minimum_grade_goes_by_model() -> None:
    minimos = {a: MODELOS[a].minimo_aprobatorio for a in (2008, 2018, 2023)}
    assert minimos == {2008: Decimal("7.0"), 2018: Decimal("7.0"), 2023: Decimal("6.0")}
