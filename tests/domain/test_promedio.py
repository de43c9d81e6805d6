"""Tests of grades and averages."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certtui.domain.alumno import Calificacion, Formacion, ModuloPlan, Plan
from certtui.domain.promedio import (
    aprueba,
    definitiva,
    formatear,
    leer_calificacion,
    promediar,
    promedio_del_plan,
)


def _plan(*claves: str) -> Plan:
    modulos = tuple(
        ModuloPlan(c, f"Módulo {c}", 1, i, 90, 9, Formacion.LABORAL) for i, c in enumerate(claves)
    )
    return Plan("DEMO18", "Demo", "PT-B en Demo", 2018, 378, 7.0, modulos)


@pytest.mark.norma("L06c")
def test_the_mean_is_rounded_half_up_or_cut() -> None:
    assert promediar(["8.4", "8.5"]) == Decimal("8.5")
    assert promediar(["8.4", "8.5"], truncar=True) == Decimal("8.4")
    assert promediar(["10", "10.0"]) == Decimal(10)
    assert promediar(["9", "9", "8"]) == Decimal("8.7")


@pytest.mark.norma("L06c")
def test_literals_pass_and_are_not_averaged() -> None:
    assert promediar(["9", "AC", "8"]) == Decimal("8.5")
    assert promediar(["AC"]) is None
    assert aprueba("ac ", 7.0)
    assert not any(aprueba(v, 7.0) for v in ("NA", "NP", "NI", "***", "", "6.9", "11", "-8", "nan"))
    assert aprueba("7", 7.0)


@pytest.mark.parametrize(
    ("texto", "numero"),
    [("8.5", "8.5"), ("8,5", "8.5"), (" 10 ", "10"), ("0", "0"), ("7.", "7")],
)
def test_numbers_are_read(texto: str, numero: str) -> None:
    assert leer_calificacion(texto) == Decimal(numero)


@pytest.mark.parametrize("texto", ["", ".", "AC", "10.1", "1e1", "٨", "8.5.1", "inf", "+8"])
def test_other_texts_are_no_number(texto: str) -> None:
    assert leer_calificacion(texto) is None


def test_the_best_passing_attempt_counts() -> None:
    kardex = [
        Calificacion("AAAA-01", "5.0", "11819"),
        Calificacion("aaaa-01 ", "8.0", "21819"),
        Calificacion("AAAA-01", "NP", "11920"),
        Calificacion("BBBB-02", "6", "11819"),
        Calificacion("BBBB-02", "NA", "21819"),
        Calificacion("CCCC-03", "AC", "21819"),
        Calificacion("CCCC-03", "7.5", "11819"),
    ]
    finales = [definitiva(m, kardex, 7.0) for m in ("AAAA-01", "BBBB-02", "CCCC-03", "DDDD-04")]
    assert [f.valor if f else None for f in finales] == ["8.0", "NA", "7.5", None]


def test_only_modules_of_the_plan_count() -> None:
    kardex = [Calificacion(m, v, "11819") for m, v in (("A", "9"), ("B", "8"), ("Z", "0"))]
    assert promedio_del_plan(_plan("A", "B", "C"), kardex) == Decimal("8.5")
    assert promedio_del_plan(_plan("C"), kardex) is None


@given(st.lists(st.decimals(0, 10, places=1), min_size=1, max_size=50))
def test_the_average_lies_between_the_grades(numeros: list[Decimal]) -> None:
    promedio = promediar([str(n) for n in numeros])
    cortado = promediar([str(n) for n in numeros], truncar=True)
    assert promedio is not None
    assert cortado is not None
    assert min(numeros) <= promedio <= max(numeros)
    assert Decimal(0) <= promedio - cortado <= Decimal("0.1")


def test_ten_is_written_without_a_decimal() -> None:
    assert formatear(Decimal("10.0")) == "10"
    assert formatear(Decimal("8.9")) == "8.9"
    assert formatear(Decimal(9)) == "9.0"
