"""What a .cer says, and every file that is not one."""

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from hypothesis import given
from hypothesis import strategies as st

from certtui.efirma.archivo import Clase, clase_de
from certtui.efirma.certificado import leer_certificado
from certtui.efirma.errores import (
    CertificadoAjeno,
    CertificadoEsLlave,
    CertificadoEsPem,
    CertificadoEsPfx,
    CertificadoIlegible,
    CertificadoVacio,
    EfirmaError,
)
from certtui.texts.errores import explicar
from tests.efirma.archivos import como_pfx, llave_sin_cifrar
from tests.efirma.conftest import Demo
from tests.efirma.muestras import AC_SAT, CSD, EFIRMAS, IRIS, XOCHILT


@pytest.mark.norma("L16a", "L16b")
@pytest.mark.parametrize("quien", EFIRMAS)
def test_each_public_efirma_tells_its_facts(quien: str) -> None:
    muestra = EFIRMAS[quien]
    certificado = leer_certificado(muestra.cer)
    assert certificado.no_certificado == muestra.numero
    assert certificado.rfc == muestra.rfc
    assert certificado.curp == muestra.curp
    assert certificado.nombre == muestra.nombre
    assert certificado.es_efirma
    assert certificado.desde < muestra.ahora < certificado.hasta
    assert certificado.emisor


def test_dates_are_aware_utc() -> None:
    certificado = leer_certificado(XOCHILT.cer)
    assert certificado.desde == datetime(2019, 5, 28, 21, 49, 54, tzinfo=UTC)
    assert certificado.hasta == datetime(2023, 5, 27, 21, 49, 54, tzinfo=UTC)
    assert certificado.hasta.tzinfo is UTC


@pytest.mark.norma("L16b")
@pytest.mark.parametrize("quien", CSD)
def test_a_csd_is_not_an_efirma(quien: str) -> None:
    assert not leer_certificado(CSD[quien].cer).es_efirma


def test_a_company_has_its_own_rfc_and_its_representatives() -> None:
    certificado = leer_certificado(EFIRMAS["empresa"].cer)
    assert certificado.rfc_titular == "AAA010101AAA"
    assert certificado.rfc == "HEGT7610034S2"


def test_a_name_with_enie_is_read_where_strict_readers_fail(demo: Demo) -> None:
    assert leer_certificado(IRIS.cer).nombre == "IRIS LIANEZ ÑAKI"
    propio = leer_certificado(demo.cer)
    assert (propio.nombre, propio.rfc) == ("ÍÑIGO PEÑA MUÑOZ", "PEÑI800101AB1")
    with pytest.raises(ValueError, match="subject"):
        _ = x509.load_der_x509_certificate(demo.cer).subject


def test_its_text_form_has_no_bytes() -> None:
    assert "\\x" not in repr(leer_certificado(XOCHILT.cer))


@pytest.mark.norma("L16b")
def test_each_wrong_file_has_its_own_sentence() -> None:
    pem = x509.load_der_x509_certificate(XOCHILT.cer).public_bytes(Encoding.PEM)
    malos: list[tuple[bytes, type[EfirmaError]]] = [
        (b"", CertificadoVacio),
        (pem, CertificadoEsPem),
        (como_pfx(XOCHILT), CertificadoEsPfx),
        (XOCHILT.key, CertificadoEsLlave),
        (b"hola, soy un certificado", CertificadoIlegible),
    ]
    frases = set()
    for datos, clase in malos:
        with pytest.raises(EfirmaError) as fallo:
            leer_certificado(datos)
        assert type(fallo.value) is clase
        frases.add(explicar(fallo.value).frase)
    assert len(frases) == len(malos)


def test_an_open_key_given_as_certificate_is_named() -> None:
    with pytest.raises(CertificadoEsLlave):
        leer_certificado(llave_sin_cifrar(XOCHILT))


@pytest.mark.parametrize("corte", [1, 10, 500])
def test_a_cut_certificate_is_unreadable(corte: int) -> None:
    with pytest.raises(CertificadoIlegible):
        leer_certificado(XOCHILT.cer[:-corte])


def test_a_certificate_without_sats_number_is_foreign() -> None:
    ajeno = XOCHILT.cer.replace(b"30001000000400002300", b"3000100000040000230\x01", 1)
    with pytest.raises(CertificadoAjeno):
        leer_certificado(ajeno)


@given(st.binary(max_size=200))
def test_no_bytes_raise_anything_but_our_errors(datos: bytes) -> None:
    assert clase_de(datos) in Clase
    with pytest.raises(EfirmaError):
        leer_certificado(datos)


@given(st.integers(0, 1200), st.integers(0, 255))
def test_a_damaged_certificate_reads_or_is_refused(posicion: int, octeto: int) -> None:
    datos = bytearray(IRIS.cer)
    datos[posicion % len(datos)] = octeto
    with suppress(EfirmaError):
        assert leer_certificado(bytes(datos)).der == datos


@pytest.mark.parametrize("ruta", AC_SAT, ids=[ruta.stem for ruta in AC_SAT])
def test_an_authority_is_no_efirma(ruta: Path) -> None:
    assert not leer_certificado(ruta.read_bytes()).es_efirma
