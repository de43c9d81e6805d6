"""The stamp's shape, and documents that came back changed."""

from dataclasses import replace

import pytest
from hypothesis import given

from certtui.dec.iems.campos import atributos_de
from certtui.dec.iems.modelo import Terminacion
from certtui.dec.iems.timbre import LLENABLES, diferencias, revisar_timbre, timbrar
from certtui.domain.hallazgo import fallas
from certtui.texts.hallazgos_timbre import FRASES
from tests.dec.casos import EJEMPLO, PAUSADO, TIMBRE, documentos, sellado

ENVIADO = sellado(EJEMPLO, "c2VsbG8=")
SELLO = replace(TIMBRE, sello_dec="c2VsbG8=")
TIMBRADO = timbrar(ENVIADO, SELLO)


@pytest.mark.norma("L20b", "L20c")
def test_a_whole_stamp_has_no_fault() -> None:
    hallazgos = revisar_timbre(TIMBRADO, no_antes_de="2026-08-03T10:15:00")
    assert fallas(hallazgos) == ()
    assert {h.regla for h in hallazgos} == {"L20b", "L20c"}


@pytest.mark.norma("L20b")
def test_an_unstamped_document_is_said_so() -> None:
    assert [h.clave for h in fallas(revisar_timbre(ENVIADO))] == ["L20b.sin_timbre"]


@pytest.mark.norma("L20b", "L20c")
@pytest.mark.parametrize(
    ("campo", "valor", "clave"),
    [
        ("sello_dec", "b3Rybw==", "L20b.sello_dec"),
        ("sello_dec", "", "L20b.sello_dec"),
        ("folio_digital", TIMBRE.folio_digital.upper(), "L20b.folio_digital"),
        ("folio_digital", "0f4b1a52-7c1d-1e0a-9b1e-3a5d2c7f8e90", "L20b.folio_digital"),
        ("folio_digital", TIMBRE.folio_digital + "\n", "L20b.folio_digital"),
        ("no_certificado_sep", "1000", "L20b.no_certificado_sep"),
        ("sello_sep", "", "L20b.sello_sep"),
        ("sello_sep", "ñ", "L20b.sello_sep"),
        ("fecha_sep", "", "L20c.fecha_sep"),
        ("fecha_sep", "2026-13-01T00:00:00", "L20c.fecha_sep"),
        ("fecha_sep", "2026-08-03T10:15:00Z", "L20c.fecha_sep"),
        ("fecha_sep", "2026-08-01T10:15:00", "L20c.fecha_anterior"),
    ],
)
def test_each_fault_of_the_stamp_is_named(campo: str, valor: str, clave: str) -> None:
    timbre = replace(SELLO, **{campo: valor})
    hallazgos = revisar_timbre(timbrar(ENVIADO, timbre), no_antes_de="2026-08-02T00:00:00")
    assert [h.clave for h in fallas(hallazgos)] == [clave]
    assert FRASES[clave][1]


def test_filled_catalogue_texts_are_no_difference() -> None:
    lleno = replace(
        TIMBRADO,
        firma=replace(TIMBRADO.firma, cargo="Director General"),
        iems=replace(TIMBRADO.iems, opcion_educativa="Presencial", tipo_iems="Pública"),
        plantel=replace(TIMBRADO.plantel, municipio="Celaya", entidad="Guanajuato"),
    )
    assert diferencias(ENVIADO, lleno) == ()


def test_a_changed_catalogue_text_that_was_sent_is_a_difference() -> None:
    enviado = replace(ENVIADO, plantel=replace(ENVIADO.plantel, municipio="Celaya"))
    otro = replace(enviado, plantel=replace(enviado.plantel, municipio="León"))
    assert diferencias(enviado, otro) == ("PlantelOServicioEducativo.municipio",)
    vacio = replace(enviado, plantel=replace(enviado.plantel, municipio=None))
    assert diferencias(enviado, vacio) == ("PlantelOServicioEducativo.municipio",)


def test_each_altered_part_is_named() -> None:
    otro = replace(
        TIMBRADO,
        folio_control="otro",
        id_entidad_firmante="2",
        alumno=replace(TIMBRADO.alumno, nombre="Anna", segundo_apellido=None),
        uacs=(),
        perfil=replace(EJEMPLO.perfil, trayecto="x") if EJEMPLO.perfil else None,
    )
    assert diferencias(ENVIADO, otro) == (
        "Dec.folioControl",
        "ServicioFirmante.idEntidad",
        "Alumno.nombre",
        "Alumno.segundoApellido",
        "UacdeFt[1]",
        "UacdeFt[1].nombre",
        "UacdeFt[1].calificacion",
        "UacdeFt[1].totalHorasUAC",
        "PerfilEgresoEspecifico.trayecto",
    )


def test_a_lost_empty_competence_is_a_difference() -> None:
    assert diferencias(ENVIADO, replace(TIMBRADO, perfil=None)) == (
        "PerfilEgresoEspecifico",
        "CompetenciasEspecificas[1]",
    )


@PAUSADO
@given(documentos, documentos)
def test_no_difference_means_the_same_attributes(uno: Terminacion, otro: Terminacion) -> None:
    distintos = diferencias(uno, otro)
    antes, despues = atributos_de(uno), atributos_de(otro)
    for nombre in antes.keys() | despues.keys():
        igual = antes.get(nombre) == despues.get(nombre)
        lleno = nombre in LLENABLES and nombre not in antes
        assert (nombre in distintos) == (not igual and not lleno)


def test_a_fillable_text_is_never_in_the_cadena() -> None:
    from certtui.dec.iems.cadena import CAMPOS

    assert not LLENABLES & set(CAMPOS)
