"""Tests of the triage of refusals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certtui.archivos import ruta_de_datos
from certtui.domain.hallazgo import ResuelveEn
from certtui.domain.rechazo import CAUSA_DESCONOCIDA, ReglaCausa, clasificar, plegar
from certtui.process.iniciar import leer_causas

REGLAS = leer_causas(ruta_de_datos("catalogos", "causas_rechazo.csv").read_text("utf-8"))


@pytest.mark.norma("L15b")
@pytest.mark.parametrize(
    ("mensaje", "clave", "resuelve"),
    [
        ("La CURP no existe en RENAPO", "CURP-RENAPO", ResuelveEn.SAE),
        ("El nombre no coincide con la base", "NOMBRE", ResuelveEn.APLICATIVO),
        ("El certificado de la e.firma está vencido", "CER-VENC", ResuelveEn.EFIRMA),
        ("La CCT no existe", "CCT", ResuelveEn.CATALOGO),
        ("Tiempo de espera agotado", "RED", ResuelveEn.RED),
        ("Error interno del servidor", "INTERNO", ResuelveEn.COSFAC),
    ],
)
def test_a_message_is_classified_by_the_first_rule_that_matches(
    mensaje: str, clave: str, resuelve: ResuelveEn
) -> None:
    regla = clasificar(mensaje, REGLAS)
    assert (regla.clave, regla.resuelve) == (clave, resuelve)


@pytest.mark.norma("L15b")
def test_an_unknown_message_is_never_guessed() -> None:
    regla = clasificar("xyzzy", REGLAS)
    assert (regla.causa, regla.resuelve, regla.clave) == (
        CAUSA_DESCONOCIDA,
        ResuelveEn.DESCONOCIDO,
        "",
    )


def test_the_order_decides_and_not_the_place_in_the_list() -> None:
    a = ReglaCausa(2, "A", "FOLIO", "a", "", ResuelveEn.SAE, "")
    b = ReglaCausa(1, "B", "FOLIO REPETIDO", "b", "", ResuelveEn.COSFAC, "")
    assert clasificar("folio   repetído", [a, b]).clave == "B"
    assert clasificar("folio", [a, b]).clave == "A"


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(texto: str) -> None:
    assert plegar(plegar(texto)) == plegar(texto)
