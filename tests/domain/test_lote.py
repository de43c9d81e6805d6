"""Tests of the clock of a lot."""

from datetime import UTC, datetime, timedelta

import pytest

from certtui.domain.lote import PENDIENTES, EstatusItem, Semaforo, semaforo

SALIO = datetime(2026, 6, 15, tzinfo=UTC)


@pytest.mark.norma("L11c", "C14", "E05")
@pytest.mark.parametrize(
    ("pasado", "color"),
    [
        (timedelta(0), Semaforo.NORMAL),
        (timedelta(hours=2, seconds=-1), Semaforo.NORMAL),
        (timedelta(hours=2), Semaforo.SATURADO),
        (timedelta(hours=24), Semaforo.SATURADO),
        (timedelta(hours=24, seconds=1), Semaforo.VENCIDO),
    ],
)
def test_the_clock_changes_colour_at_two_hours_and_after_a_day(
    pasado: timedelta, color: Semaforo
) -> None:
    assert semaforo(SALIO, SALIO + pasado, 2, 24) is color


def test_what_is_answered_is_not_pending() -> None:
    assert EstatusItem.TIMBRADO not in PENDIENTES
    assert EstatusItem.ACEPTADO_SIN_XML in PENDIENTES
