"""Numbers and dates as the document writes them."""

from datetime import date
from decimal import Decimal

import pytest

from certtui.dec.errores import DocumentoInvalido
from certtui.dec.iems.textos import calificacion_texto, instante, promedio_texto, un_decimal


@pytest.mark.parametrize(
    ("numero", "letra"),
    [
        ("8.9", "Ocho punto nueve"),
        ("10", "Diez"),
        ("9.0", "Nueve punto cero"),
        ("6.1", "Seis punto uno"),
        ("0.0", "Cero punto cero"),
    ],
)
def test_an_average_in_words(numero: str, letra: str) -> None:
    assert promedio_texto(numero) == letra


@pytest.mark.parametrize("numero", ["10.0", "9", "8.95", "", "AC", "-1.0", "11", "NaN", "8,9"])
def test_an_average_that_is_not_canonical_is_refused(numero: str) -> None:
    with pytest.raises(DocumentoInvalido):
        promedio_texto(numero)


def test_every_average_has_its_own_words() -> None:
    numeros = [un_decimal(Decimal(n) / 10) for n in range(101)]
    assert len({promedio_texto(numero) for numero in numeros}) == 101


@pytest.mark.parametrize(
    ("valor", "escrito"),
    [("10.0", "10"), ("9", "9.0"), (Decimal("8.90"), "8.9"), ("-0.0", "0.0"), ("1E1", "10")],
)
def test_a_grade_has_one_decimal_and_ten_none(valor: Decimal | str, escrito: str) -> None:
    assert un_decimal(valor) == escrito


def test_a_module_grade_in_words_from_any_form() -> None:
    assert calificacion_texto("9") == "Nueve punto cero"
    assert calificacion_texto("10.00") == "Diez"


def test_a_date_is_midnight_without_zone() -> None:
    assert instante(date(2026, 7, 10)) == "2026-07-10T00:00:00"
