"""What an authority took back: only its own word counts."""

from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.x509 import ocsp

from certtui.efirma.ac_demo import crear_ac
from certtui.efirma.certificado import leer_certificado
from certtui.efirma.errores import (
    RevocacionAjena,
    RevocacionIlegible,
    RevocacionSinRespuesta,
)
from certtui.efirma.revocacion import Estado, Fuente, leer_revocacion
from tests.efirma.conftest import Demo
from tests.efirma.revocaciones import hacer_crl, hacer_ocsp

DIA = datetime(2022, 5, 1, 12, tzinfo=UTC)
ANTES = DIA - timedelta(days=3)


@pytest.mark.norma("L16a")
@pytest.mark.parametrize("pem", [False, True])
def test_a_crl_of_a_pinned_authority_gives_its_numbers_dates_and_reasons(
    demo: Demo, pem: bool
) -> None:
    crl = hacer_crl(
        demo.ac,
        [(demo.cer, ANTES, x509.ReasonFlags.key_compromise), (demo.csd, ANTES, None)],
        del_dia=DIA,
        pem=pem,
    )
    r = leer_revocacion(crl, demo.anclas)
    assert (r.fuente, r.ancla) == (Fuente.CRL, demo.anclas.autoridades[0])
    assert (r.producida, r.siguiente) == (DIA, DIA + timedelta(days=7))
    numero = leer_certificado(demo.cer).no_certificado
    assert r.estados == (
        Estado(numero, ANTES, "keyCompromise"),
        Estado(leer_certificado(demo.csd).no_certificado, ANTES, "sin motivo"),
    )


def test_a_certificate_taken_off_a_hold_is_not_revoked(demo: Demo) -> None:
    crl = hacer_crl(demo.ac, [(demo.cer, ANTES, x509.ReasonFlags.remove_from_crl)], del_dia=DIA)
    assert leer_revocacion(crl, demo.anclas).estados == ()


@pytest.mark.parametrize("delegada", [False, True])
def test_an_ocsp_answer_says_good_or_revoked(demo: Demo, delegada: bool) -> None:
    numero = leer_certificado(demo.cer).no_certificado
    buena = hacer_ocsp(demo.ac, demo.cer, del_dia=DIA, delegada=delegada)
    assert leer_revocacion(buena, demo.anclas).estados == (Estado(numero, None),)
    mala = hacer_ocsp(demo.ac, demo.cer, del_dia=DIA, desde=ANTES, delegada=delegada)
    r = leer_revocacion(mala, demo.anclas)
    assert r.estados == (Estado(numero, ANTES, "keyCompromise"),)
    assert (r.fuente, r.producida, r.siguiente) == (Fuente.OCSP, DIA, DIA + timedelta(days=1))


def test_the_word_of_another_authority_or_of_nobody_appointed_does_not_count(demo: Demo) -> None:
    otra = crear_ac("OTRA", DIA)
    ajenas = (
        hacer_crl(otra, [(demo.cer, ANTES, None)], del_dia=DIA),
        hacer_ocsp(otra, demo.cer, del_dia=DIA, desde=ANTES),
        hacer_ocsp(demo.ac, demo.cer, del_dia=DIA, desde=ANTES, delegada=True, para_ocsp=False),
    )
    for datos in ajenas:
        with pytest.raises(RevocacionAjena):
            leer_revocacion(datos, demo.anclas)


def test_a_changed_file_does_not_count(demo: Demo) -> None:
    crl = hacer_crl(demo.ac, [(demo.cer, ANTES, None)], del_dia=DIA)
    numero = leer_certificado(demo.cer).no_certificado.encode()
    assert numero in crl
    with pytest.raises(RevocacionAjena):
        leer_revocacion(crl.replace(numero, numero[:-1] + b"9"), demo.anclas)


@pytest.mark.parametrize("datos", [b"", b"nada", b"0\x82\x01\x00", b"-----BEGIN X509 CRL-----"])
def test_what_is_neither_kind_of_file_is_named(demo: Demo, datos: bytes) -> None:
    with pytest.raises(RevocacionIlegible) as error:
        leer_revocacion(datos, demo.anclas, "lista.crl")
    assert error.value.datos["archivo"] == "lista.crl"


def test_an_answer_that_does_not_know_is_not_taken_for_good(demo: Demo) -> None:
    sin_saber = hacer_ocsp(demo.ac, demo.cer, del_dia=DIA, estado=ocsp.OCSPCertStatus.UNKNOWN)
    ocupado = ocsp.OCSPResponseBuilder.build_unsuccessful(ocsp.OCSPResponseStatus.TRY_LATER)
    from cryptography.hazmat.primitives.serialization import Encoding

    for datos in (sin_saber, ocupado.public_bytes(Encoding.DER)):
        with pytest.raises(RevocacionSinRespuesta):
            leer_revocacion(datos, demo.anclas)
