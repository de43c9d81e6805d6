"""Tests of the dates of files and people."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certtui.domain.fecha import leer_fecha, leer_fecha_opcional
from certtui.domain.valor import FechaImposible, FormaInvalida, ValorVacio


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_both_ways_of_writing_give_the_same_date(fecha: date) -> None:
    assert leer_fecha(fecha.isoformat()) == fecha
    assert leer_fecha(f" {fecha:%d/%m/%Y} ") == fecha
    assert leer_fecha(f"{fecha.day}/{fecha.month}/{fecha.year}") == fecha
    assert leer_fecha(f"{fecha.isoformat()} 00:00:00") == fecha


@pytest.mark.parametrize("texto", ["2021-02-30", "31/04/2021", "2021-13-01", "0019-08-01"])
def test_impossible_dates_are_refused(texto: str) -> None:
    with pytest.raises(FechaImposible):
        leer_fecha(texto)


@pytest.mark.parametrize("texto", ["01/07/21", "2021/07/01", "1 de julio", "20210701", "2021-7-1"])
def test_other_shapes_are_refused(texto: str) -> None:
    with pytest.raises(FormaInvalida):
        leer_fecha(texto)


def test_no_text_is_no_date_only_where_it_may_be_missing() -> None:
    assert leer_fecha_opcional("  ") is None
    assert leer_fecha_opcional("2021-07-19") == date(2021, 7, 19)
    with pytest.raises(ValorVacio):
        leer_fecha(" ")
