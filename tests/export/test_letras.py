from datetime import date

import pytest

from certtui.export.errores import ValorNoImprimible
from certtui.export.letras import (
    dia_de_expedicion,
    fecha_en_letra,
    leer_instante,
    numero_en_letra,
)


@pytest.mark.parametrize(
    ("n", "letra"),
    [
        (0, "cero"), (16, "dieciséis"), (22, "veintidós"), (31, "treinta y uno"), (90, "noventa"),
        (100, "cien"), (101, "ciento uno"), (500, "quinientos"),
        (999, "novecientos noventa y nueve"),
        (1000, "mil"), (1999, "mil novecientos noventa y nueve"), (2000, "dos mil"),
        (2026, "dos mil veintiséis"), (2100, "dos mil cien"),
    ],
)  # fmt: skip
def test_numbers_in_words(n: int, letra: str) -> None:
    assert numero_en_letra(n) == letra


def test_every_number_has_words_of_its_own() -> None:
    assert len({numero_en_letra(n) for n in range(10_000)}) == 10_000
    with pytest.raises(ValueError, match="10000"):
        numero_en_letra(10_000)


@pytest.mark.norma("L24")
@pytest.mark.parametrize(
    ("dia", "letra"),
    [
        (date(2026, 8, 1), "al primer día del mes de agosto de dos mil veintiséis"),
        (date(2026, 8, 21), "a los veintiún días del mes de agosto de dos mil veintiséis"),
        (date(2026, 8, 31), "a los treinta y un días del mes de agosto de dos mil veintiséis"),
        (date(2026, 12, 2), "a los dos días del mes de diciembre de dos mil veintiséis"),
    ],
)
def test_the_day_of_issue_in_words_L24(dia: date, letra: str) -> None:
    assert dia_de_expedicion(dia) == letra


def test_dates_in_words_and_the_instants_of_the_xml() -> None:
    assert fecha_en_letra(date(2023, 8, 1)) == "primero de agosto de dos mil veintitrés"
    assert leer_instante("2026-07-21T10:22:33", "x").second == 33
    for malo in ("2026-07-21", "2026-02-30T00:00:00", "2026-07-21T10:22:33Z", ""):
        with pytest.raises(ValorNoImprimible):
            leer_instante(malo, "x")
