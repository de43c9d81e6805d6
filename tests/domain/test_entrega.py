"""Tests of the address of a delivery."""

from datetime import date

import pytest

from certtui.domain.entrega import direccion_permitida, edad

NACIO = date(2008, 6, 15)


@pytest.mark.parametrize(
    ("en", "anios"),
    [
        (date(2026, 6, 14), 17),
        (date(2026, 6, 15), 18),
        (date(2027, 1, 1), 18),
        (date(2026, 2, 28), 17),
    ],
)
def test_the_age_is_in_whole_years(en: date, anios: int) -> None:
    assert edad(NACIO, en) == anios


def test_who_was_born_on_a_leap_day_is_of_age_on_the_first_of_march() -> None:
    assert edad(date(2008, 2, 29), date(2026, 2, 28)) == 17
    assert edad(date(2008, 2, 29), date(2026, 3, 1)) == 18


@pytest.mark.norma("L13c", "C21")
def test_the_graduate_states_an_address_from_the_birthday_on() -> None:
    def vale(origen: str, en: date) -> bool:
        return direccion_permitida("x@y.mx", origen, "a@b.mx", NACIO, en)

    assert not vale("egresado", date(2026, 6, 14))
    assert vale("tutor", date(2026, 6, 14))
    assert vale("egresado", date(2026, 6, 15))
    assert not vale("tutor", date(2026, 6, 15))
    assert not vale("institucional", date(2026, 6, 15))
    assert direccion_permitida("A@B.mx", "institucional", "a@b.mx", NACIO, date(2026, 6, 14))
    assert not direccion_permitida("", "institucional", "", NACIO, date(2026, 6, 14))
