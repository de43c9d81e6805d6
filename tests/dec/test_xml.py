"""The XML's bytes, and every hostile file."""

import time
from dataclasses import replace

import pytest
from hypothesis import given

from certtui.dec.errores import (
    DocumentoInvalido,
    FaltaAtributo,
    NoEsXml,
    OtroDocumento,
    XmlConDoctype,
    XmlConEntidades,
    XmlConEntidadExterna,
    XmlConExcesoDeDatos,
    XmlDemasiadoGrande,
    XmlDemasiadoProfundo,
    XmlMalFormado,
    XmlNoEsUtf8,
    XmlRechazado,
    XmlTruncado,
    XmlVacio,
)
from certtui.dec.iems.modelo import Terminacion
from certtui.dec.iems.xml import comprobar, escribir, leer
from certtui.texts.errores import explicar
from tests.dec.casos import CASOS, EJEMPLO, GOLDEN, PAUSADO, TIMBRE, documentos, sellado

BUENO = (GOLDEN / "xml" / "letras.xml").read_bytes()
_CABEZA = b'<?xml version="1.0"?>\n'
_RISA = b"".join(
    b'<!ENTITY a%d "%s">' % (n, (b"&a%d;" % (n - 1)) * 10 if n else b"ja") for n in range(12)
)

HOSTILES: dict[str, tuple[bytes, type[XmlRechazado]]] = {
    "vacio": (b" \n ", XmlVacio),
    "doctype": (_CABEZA + b"<!DOCTYPE Dec>\n<Dec/>", XmlConDoctype),
    "mil_risas": (_CABEZA + b"<!DOCTYPE Dec [" + _RISA + b"]><Dec a='&a11;'/>", XmlConEntidades),
    "entidad_externa": (
        _CABEZA + b'<!DOCTYPE Dec [<!ENTITY x SYSTEM "file:///etc/passwd">]><Dec>&x;</Dec>',
        XmlConEntidadExterna,
    ),
    "utf16": (BUENO.decode().replace("UTF-8", "UTF-16").encode("utf-16"), XmlNoEsUtf8),
    "utf16_sin_marca": (BUENO.decode().encode("utf-16-le"), XmlNoEsUtf8),
    "muchos_atributos": (
        b"<Dec " + b" ".join(b"a%x=''" % n for n in range(150_000)) + b"/>",
        XmlConExcesoDeDatos,
    ),
    "trescientos_mil_atributos": (
        b"<Dec " + b" ".join(b"a%d='1'" % n for n in range(300_000)) + b"/>",
        XmlDemasiadoGrande,
    ),
    "muy_anidado": (b"<a>" * 9_000 + b"</a>" * 9_000, XmlDemasiadoProfundo),
    "cortado": (BUENO[: len(BUENO) // 2], XmlTruncado),
    "no_es_xml": (b"Estimado usuario: su lote sigue en proceso.", NoEsXml),
    "mal_formado": (BUENO.replace(b'cct="', b'cct=" <'), XmlMalFormado),
    "otro": (b'<cfdi xmlns="http://www.sat.gob.mx/cfd/4"/>', OtroDocumento),
}


@pytest.mark.norma("L20d")
@pytest.mark.parametrize("caso", CASOS)
def test_each_golden_xml_stays_as_it_is(caso: str) -> None:
    sello = (GOLDEN / "cadena" / f"{caso}.sello").read_text()
    esperado = (GOLDEN / "xml" / f"{caso}.xml").read_bytes()
    assert escribir(sellado(CASOS[caso], sello)) == esperado


@pytest.mark.parametrize("caso", CASOS)
def test_our_own_file_is_written_again_alike(caso: str) -> None:
    datos = (GOLDEN / "xml" / f"{caso}.xml").read_bytes()
    assert escribir(leer(datos)) == datos


@PAUSADO
@given(documentos)
def test_every_value_comes_back_exactly(doc: Terminacion) -> None:
    datos = escribir(doc)
    assert leer(datos) == doc
    assert escribir(leer(datos)) == datos


def test_the_bytes_have_the_promised_form() -> None:
    datos = escribir(EJEMPLO)
    assert datos.startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n<Dec xmlns="https://www.')
    assert b'\n   <ServicioFirmante idEntidad="10000"/>\n' in datos
    assert b'\n      <UacdeFt nombre="Soporte b\xc3\xa1sico"' in datos
    assert b"schemaLocation" not in datos
    assert datos.endswith(b"</Dec>\n")
    assert b"\r" not in datos


@pytest.mark.parametrize("nombre", ["José ", "Jose\u0301", "A  B", "A|B", "A\x01B"])
def test_a_value_that_is_not_final_is_never_written(nombre: str) -> None:
    doc = replace(EJEMPLO, alumno=replace(EJEMPLO.alumno, nombre=nombre))
    with pytest.raises(DocumentoInvalido) as fallo:
        escribir(doc)
    assert fallo.value.datos["campo"] == "Alumno.nombre"


def test_an_unsealed_document_is_not_ready_to_be_sent() -> None:
    with pytest.raises(FaltaAtributo) as fallo:
        comprobar(EJEMPLO)
    assert fallo.value.datos["atributo"] == "sello"
    comprobar(sellado(EJEMPLO, "AAAA"))


@pytest.mark.norma("L20b")
def test_a_stamped_file_brings_its_stamp() -> None:
    timbre = leer((GOLDEN / "xml" / "timbrado.xml").read_bytes()).timbre
    assert timbre is not None
    assert timbre.folio_digital == TIMBRE.folio_digital


@pytest.mark.parametrize("caso", HOSTILES)
def test_a_hostile_file_is_refused_at_once_with_its_own_sentence(caso: str) -> None:
    datos, clase = HOSTILES[caso]
    inicio = time.process_time()
    with pytest.raises(XmlRechazado) as fallo:
        leer(datos)
    assert time.process_time() - inicio < 1
    assert type(fallo.value) is clase
    assert explicar(fallo.value).remedio


def test_ten_megabytes_are_not_parsed() -> None:
    with pytest.raises(XmlDemasiadoGrande) as fallo:
        leer(BUENO + b" " * 10_000_000)
    assert "10" in explicar(fallo.value).frase


def test_each_kind_of_refusal_has_a_different_sentence() -> None:
    frases = {explicar(clase()).frase for _, clase in HOSTILES.values()}
    assert len(frases) == len({clase for _, clase in HOSTILES.values()})


def test_every_cut_of_a_file_is_refused() -> None:
    final = len(BUENO.rstrip())
    for corte in (*range(0, 200), *range(200, final, 37), final - 1):
        with pytest.raises((XmlTruncado, XmlVacio)):
            leer(BUENO[:corte])


@pytest.mark.parametrize("codificacion", ["iso-8859-1", "windows-1252", "UTF-7"])
def test_another_declared_encoding_is_refused(codificacion: str) -> None:
    with pytest.raises(XmlNoEsUtf8):
        leer(BUENO.replace(b"UTF-8", codificacion.encode()))


def test_latin1_bytes_are_refused_with_their_line() -> None:
    with pytest.raises(XmlNoEsUtf8) as fallo:
        leer(BUENO.decode().replace("«", "").replace("»", "").encode("latin-1"))
    assert fallo.value.datos["linea"] == 5


@pytest.mark.parametrize(
    ("datos", "parece"), [(b"%PDF-1.7 ...", "PDF"), (b"PK\x03\x04...", "ZIP"), (b"x", "texto")]
)
def test_another_kind_of_file_is_named(datos: bytes, parece: str) -> None:
    with pytest.raises(NoEsXml) as fallo:
        leer(datos)
    assert parece in explicar(fallo.value).frase


def test_a_byte_order_mark_and_comments_do_no_harm() -> None:
    con_nota = BUENO.replace(b"   <Alumno", b"   <!-- nota --><Alumno")
    assert leer(b"\xef\xbb\xbf" + con_nota) == leer(BUENO)


def test_a_namespace_without_its_slash_is_another_document() -> None:
    with pytest.raises(OtroDocumento):
        leer(BUENO.replace(b'certificados/"', b'certificados"'))
