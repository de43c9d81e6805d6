"""Tests of the RFC."""

import pytest
from stdnum.mx import rfc as segunda_opinion

from certtui.domain.rfc import Rfc, digito_verificador
from certtui.domain.valor import FechaImposible, FormaInvalida


@pytest.mark.parametrize(
    "texto", ["CACX7605101P8", "XIQB891116QE4", "GODE561231GR8", "MAB9307148T4"]
)
def test_a_key_with_its_check_digit(texto: str) -> None:
    rfc = Rfc.parse(f" {texto.lower()} ")
    assert rfc.valor == texto
    assert rfc.digito_correcto == segunda_opinion.is_valid(texto, validate_check_digits=True)


@pytest.mark.parametrize("texto", ["XAXX010101000", "AAA010101AAA"])
def test_generic_and_test_keys_are_admitted_without_a_right_digit(texto: str) -> None:
    assert not Rfc(texto).digito_correcto
    assert Rfc(texto).es_persona == (len(texto) == 13)


def test_enye_and_ampersand_are_letters_of_the_key() -> None:
    sin_digito = "Ñ&A930714AB"
    rfc = Rfc(sin_digito + digito_verificador(sin_digito))
    assert rfc.digito_correcto


def test_impossible_dates_and_shapes_are_refused() -> None:
    with pytest.raises(FechaImposible):
        Rfc("CACX7602301P8")
    for texto in ("CACX76051P8", "CACX7605101P", "CACX7605101P8X", "CACX7605101P8\n"):
        with pytest.raises(FormaInvalida):
            Rfc(texto)
    with pytest.raises(FormaInvalida):
        digito_verificador("CORTO")
