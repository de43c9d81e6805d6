"""Tests of the clock, the zones and the business hours."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certtui.domain.reloj import (
    RelojInyectado,
    a_texto,
    de_texto,
    fecha_local,
    sumar_horas_habiles,
    zona,
)

LUNES = datetime(2026, 6, 15, 16, tzinfo=UTC)


def test_the_injected_clock_moves_only_as_told() -> None:
    reloj = RelojInyectado(LUNES, timedelta(seconds=1))
    assert (reloj.ahora(), reloj.ahora()) == (LUNES, LUNES + timedelta(seconds=1))
    reloj.adelantar(timedelta(days=1))
    assert reloj.ahora() == LUNES + timedelta(days=1, seconds=2)


@given(st.integers(0, 4_000_000_000))
def test_an_instant_goes_to_text_and_comes_back(segundos: int) -> None:
    instante = datetime.fromtimestamp(segundos, UTC)
    assert de_texto(a_texto(instante)) == instante


def test_a_text_without_zone_is_utc_and_with_one_is_converted() -> None:
    assert de_texto("2026-06-15T16:00:00") == LUNES
    assert de_texto("2026-06-15T10:00:00-06:00") == LUNES


@pytest.mark.parametrize(
    ("entidad", "dia"),
    [
        ("32", date(2026, 6, 15)),
        ("09", date(2026, 6, 15)),
        ("23", date(2026, 6, 16)),
        ("02", date(2026, 6, 15)),
    ],
)
def test_the_date_is_that_of_the_entidad(entidad: str, dia: date) -> None:
    assert fecha_local(datetime(2026, 6, 16, 5, 30, tzinfo=UTC), entidad) == dia


def test_every_entidad_has_a_zone() -> None:
    for n in range(1, 33):
        assert zona(f"{n:02d}").key.startswith("America/")


@pytest.mark.norma("C02")
@pytest.mark.parametrize(
    ("desde", "hasta"),
    [
        (datetime(2026, 6, 15, 16, tzinfo=UTC), datetime(2026, 6, 17, 16, tzinfo=UTC)),
        (datetime(2026, 6, 18, 16, tzinfo=UTC), datetime(2026, 6, 22, 16, tzinfo=UTC)),
        (datetime(2026, 6, 19, 16, tzinfo=UTC), datetime(2026, 6, 23, 16, tzinfo=UTC)),
        (datetime(2026, 6, 20, 16, tzinfo=UTC), datetime(2026, 6, 23, 16, tzinfo=UTC)),
        (datetime(2026, 6, 23, 16, tzinfo=UTC), datetime(2026, 6, 26, 16, tzinfo=UTC)),
    ],
)
def test_business_hours_jump_weekends_and_holidays(desde: datetime, hasta: datetime) -> None:
    assert sumar_horas_habiles(desde, 48, frozenset({date(2026, 6, 24)}), zona("32")) == hasta


@given(st.integers(0, 200), st.integers(0, 20))
def test_a_business_term_never_ends_on_a_day_off_nor_before_the_natural_one(
    horas: int, dias: int
) -> None:
    fin = sumar_horas_habiles(LUNES + timedelta(days=dias), horas, frozenset(), zona("32"))
    assert fin.astimezone(zona("32")).weekday() < 5
    assert fin >= LUNES + timedelta(days=dias, hours=horas)
