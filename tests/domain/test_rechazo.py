"""Tests of the triage of refusals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certtui.archivos import ruta_de_datos
from certtui.domain.hallazgo import ResuelveEn
from certtui.domain.plegado import plegar
from certtui.domain.rechazo import (
    CAUSA_DESCONOCIDA,
    PatronInvalido,
    ReglaCausa,
    clasificar,
    compilar,
    reconoce,
)
from certtui.domain.voces import VOCES
from certtui.process.consultas_rechazos import proponer_patron
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


@pytest.mark.norma("L15b")
@pytest.mark.parametrize(
    ("patron", "dicho", "esperado"),
    [
        ("CURP", "LA CURP", True),
        ("CURP & BAJA|CANCELADA", "CANCELADA LA CURP", True),
        ("CURP & BAJA|CANCELADA", "LA CURP", False),
        ("CURP & ~RENAPO", "LA CURP", True),
        ("CURP & ~RENAPO", "CURP DE RENAPO", False),
        ("{FIRMANTE} & {MAL}", "EL DIRECTOR NO", True),
        ("{FIRMANTE}", "DIRECTORIO", False),
        (r"A\{2\}", "A{2}", True),
    ],
)
def test_the_terms_of_a_pattern_are_found_in_any_order(
    patron: str, dicho: str, esperado: bool
) -> None:
    assert reconoce(patron, dicho) is esperado


@pytest.mark.norma("L15b")
@pytest.mark.parametrize("patron", ["(", "CURP & (", "~[", "{NADIE}"])
def test_a_pattern_that_cannot_be_read_is_refused(patron: str) -> None:
    with pytest.raises(PatronInvalido) as error:
        compilar(patron)
    assert error.value.regla == "L15b"


@pytest.mark.norma("L15b")
def test_a_message_that_names_too_much_is_unknown_whatever_else_it_says() -> None:
    regla = clasificar("Favor de revisar CURP, nombre y carrera", REGLAS)
    assert regla.resuelve is ResuelveEn.DESCONOCIDO
    assert regla.clave == ""


def test_each_voice_is_a_regular_expression_that_a_rule_uses() -> None:
    usadas = " ".join(r.patron for r in REGLAS)
    for nombre, patron in VOCES.items():
        assert compilar(patron)
        assert f"{{{nombre}}}" in usadas or any(patron in p for p in VOCES.values() if p != patron)


def test_a_message_without_end_is_read_as_far_as_a_sentence_goes() -> None:
    assert len(plegar("CURP " * 10_000)) <= 2000
    assert clasificar("La CURP no existe en RENAPO" + " no" * 10_000, REGLAS).clave == "CURP-RENAPO"


@given(st.text(max_size=60))
def test_the_pattern_that_is_proposed_recognises_its_message(mensaje: str) -> None:
    assert reconoce(proponer_patron(mensaje), plegar(mensaje))


@pytest.mark.parametrize("mensaje", ["~ A & B", "{FIRMANTE} 12 & x", "A  &  B"])
def test_what_a_pattern_reads_as_a_sign_is_proposed_as_a_letter(mensaje: str) -> None:
    patron = proponer_patron(mensaje)
    assert reconoce(patron, plegar(mensaje))
    assert not reconoce(patron, "OTRA COSA")
