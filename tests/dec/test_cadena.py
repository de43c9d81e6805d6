"""The cadena original, byte for byte."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from lxml import etree

from certtui.dec.errores import DocumentoInvalido
from certtui.dec.iems.cadena import (
    CABEZA,
    CAMPOS,
    cadena_original,
    campos_de_cadena,
    diferencias_de_cadena,
    leer_cadena,
)
from certtui.dec.iems.modelo import Terminacion, UacdeFt
from certtui.dec.iems.xml import escribir, leer
from tests.dec.casos import CADENA_DEL_EJEMPLO, CASOS, EJEMPLO, GOLDEN, PAUSADO, documentos


@cache
def _xslt() -> etree.XSLT:
    return etree.XSLT(etree.parse(str(Path(__file__).with_name("cadena.xslt"))))


@pytest.mark.norma("L20d")
def test_the_published_example_gives_its_cadena() -> None:
    assert cadena_original(EJEMPLO) == CADENA_DEL_EJEMPLO
    assert len(campos_de_cadena(EJEMPLO)) == 31


@pytest.mark.norma("L20d")
@pytest.mark.parametrize("caso", CASOS)
def test_each_golden_cadena_stays_as_it_is(caso: str) -> None:
    esperada = (GOLDEN / "cadena" / f"{caso}.txt").read_bytes()
    assert cadena_original(CASOS[caso]).encode() == esperada


@pytest.mark.norma("L20d")
@pytest.mark.parametrize("caso", CASOS)
def test_the_cadena_of_the_golden_xml_is_the_golden_cadena(caso: str) -> None:
    doc = leer((GOLDEN / "xml" / f"{caso}.xml").read_bytes())
    assert cadena_original(doc).encode() == (GOLDEN / "cadena" / f"{caso}.txt").read_bytes()


@pytest.mark.norma("L20d")
@PAUSADO
@given(documentos)
def test_an_xslt_over_the_xml_gives_the_same_cadena(doc: Terminacion) -> None:
    transformada = bytes(_xslt()(etree.fromstring(escribir(doc))))
    assert transformada == cadena_original(doc).encode()


@pytest.mark.norma("L20d")
@PAUSADO
@given(documentos)
def test_a_cadena_reads_back_into_its_fields(doc: Terminacion) -> None:
    campos = campos_de_cadena(doc)
    assert leer_cadena(cadena_original(doc)) == campos
    assert len(campos) == 24 + 3 * len(doc.uacs) + (0 if doc.perfil is None else 4)


@PAUSADO
@given(documentos, documentos)
def test_two_documents_share_a_cadena_only_if_they_share_every_field(
    uno: Terminacion, otro: Terminacion
) -> None:
    iguales = cadena_original(uno) == cadena_original(otro)
    assert iguales == (campos_de_cadena(uno) == campos_de_cadena(otro))


def test_a_separator_inside_a_name_cannot_forge_a_field() -> None:
    alumno = replace(EJEMPLO.alumno, nombre="Ana|Ejemplo")
    with pytest.raises(DocumentoInvalido) as fallo:
        cadena_original(replace(EJEMPLO, alumno=alumno))
    assert fallo.value.datos["campo"] == "Alumno.nombre"


def test_the_names_of_all_positions_are_the_named_fields() -> None:
    nombres = tuple(nombre.replace("[1]", "") for nombre, _ in campos_de_cadena(EJEMPLO))
    assert nombres == CAMPOS
    assert len(CABEZA) == 24


@pytest.mark.parametrize(
    "cadena",
    ["", "|", "||", "|||", "||||", "hola", CADENA_DEL_EJEMPLO[1:], CADENA_DEL_EJEMPLO[:-1] + "x"],
)
def test_a_malformed_cadena_is_refused(cadena: str) -> None:
    with pytest.raises(DocumentoInvalido):
        leer_cadena(cadena)


@pytest.mark.parametrize("campos", [1, 23, 26, 29, 32])
def test_an_impossible_number_of_fields_is_refused(campos: int) -> None:
    with pytest.raises(DocumentoInvalido):
        leer_cadena(f"||{'|'.join('x' * campos)}||")


@pytest.mark.parametrize(("campos", "modulos"), [(24, 0), (27, 1), (28, 0), (31, 1), (30, 2)])
def test_the_number_of_fields_tells_modules_and_profile_apart(campos: int, modulos: int) -> None:
    nombres = [nombre for nombre, _ in leer_cadena(f"||{'|'.join('x' * campos)}||")]
    assert sum(nombre.startswith("UacdeFt") for nombre in nombres) == 3 * modulos
    assert nombres[-1].startswith("PerfilEgreso") == ((campos - 24) % 3 == 1)


def test_the_differing_fields_of_two_cadenas_are_named() -> None:
    otro = replace(
        EJEMPLO,
        alumno=replace(EJEMPLO.alumno, nombre="Anna"),
        uacs=(*EJEMPLO.uacs, UacdeFt("Redes", "8.0", "90")),
    )
    assert diferencias_de_cadena(cadena_original(EJEMPLO), cadena_original(otro)) == (
        "Alumno.nombre",
        "UacdeFt[2].nombre",
        "UacdeFt[2].calificacion",
        "UacdeFt[2].totalHorasUAC",
    )
    assert diferencias_de_cadena(CADENA_DEL_EJEMPLO, CADENA_DEL_EJEMPLO) == ()
