"""Documents of invented people: the golden ones, and random ones for hypothesis."""

from base64 import b64encode
from dataclasses import replace
from pathlib import Path
from typing import Literal

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from certtui.dec.iems.modelo import (
    Acreditacion,
    AlumnoDec,
    FirmaResponsable,
    Iems,
    PerfilEgreso,
    PlantelOServicio,
    Terminacion,
    Timbre,
    UacdeFt,
)
from certtui.dec.normalizar import texto

DATOS = Path(__file__).parents[1] / "datos" / "efirma_sat"
GOLDEN = Path(__file__).parents[1] / "golden"

EJEMPLO = Terminacion(
    folio_control="CE18-0000001-1",
    id_entidad_firmante="10000",
    firma=FirmaResponsable(
        nombre="Alba",
        primer_apellido="Inventada",
        segundo_apellido="Prueba",
        curp="AAAA800101HDFXXX01",
        id_cargo="93",
    ),
    iems=Iems(
        nombre_sen="Sistema Educativo Nacional de México",
        nombre_dependencia="Subsecretaría de Educación Media Superior",
        id_iems="10000",
        nombre_iems=None,
        id_tipo_iems="5",
        tipo_iems=None,
        id_opcion_educativa="1",
        opcion_educativa=None,
    ),
    plantel=PlantelOServicio(
        id_tipo_plantel="18",
        tipo_plantel=None,
        nombre_numero="Plantel No. 5, Ejemplo",
        id_municipio="015",
        municipio=None,
        id_entidad="11",
        entidad=None,
        cct="11XXX0001A",
        id_sostenimiento="1",
        sostenimiento=None,
    ),
    alumno=AlumnoDec(
        nombre="Ana",
        primer_apellido="Ejemplo",
        segundo_apellido="Muestra",
        curp="BBBB060101MDFXXX02",
        numero_control="20230001",
    ),
    acreditacion=Acreditacion(
        id_nivel_estudios="2",
        nivel_estudios=None,
        id_tipo_estudios="98",
        tipo_estudios=None,
        tipo_perfil_laboral=None,
        nombre_perfil_laboral="Informática",
        clave_plan=None,
        periodo_inicio="2023-08-21T00:00:00",
        periodo_termino="2026-07-10T00:00:00",
        creditos_obtenidos="360",
        total_creditos="360",
        promedio="8.9",
        promedio_texto="Ocho punto nueve",
    ),
    uacs=(UacdeFt(nombre="Soporte básico", calificacion="9.5", horas="120"),),
    perfil=PerfilEgreso(),
)

CADENA_DEL_EJEMPLO = (
    "||3.0|1|AAAA800101HDFXXX01|93|Subsecretaría de Educación Media Superior|10000|1|18|015|11|"
    "11XXX0001A|||BBBB060101MDFXXX02|Ana|Ejemplo|Muestra|20230001|98|2023-08-21T00:00:00|"
    "2026-07-10T00:00:00|360|360|8.9|Soporte básico|9.5|120||||||"
)

TIMBRE = Timbre(
    version="1.0",
    folio_digital="0f4b1a52-7c1d-4e0a-9b1e-3a5d2c7f8e90",
    fecha_sep="2026-08-03T10:15:00",
    sello_dec="",
    no_certificado_sep="00001000000500000001",
    sello_sep=b64encode(bytes(range(256))).decode(),
)


def _casos() -> dict[str, Terminacion]:
    letras = replace(
        EJEMPLO,
        alumno=replace(
            EJEMPLO.alumno,
            nombre="María de los Ángeles & Zoë",
            primer_apellido="Ñáñez «O'Hara»",
            segundo_apellido='Agüero-"Íñigo" <del> Río',
        ),
        uacs=(
            UacdeFt("Operación de equipos A & B", "10", "***", creditos="8", dictamen="AC"),
            UacdeFt("Diseño «web» < 3", "7.0", "90"),
        ),
        perfil=PerfilEgreso(
            trayecto="técnico",
            id_campo_disciplinar="3",
            campo_disciplinar="Comunicación",
            tipo_perfil_laboral="Profesional técnico bachiller",
            nombre_perfil_laboral="Informática",
            competencias=("Instala redes", "Diseña páginas"),
        ),
    )
    return {
        "ejemplo": EJEMPLO,
        "sin_segundo_apellido": replace(
            EJEMPLO, alumno=replace(EJEMPLO.alumno, segundo_apellido=None)
        ),
        "sin_modulos": replace(EJEMPLO, uacs=()),
        "sin_modulos_ni_perfil": replace(EJEMPLO, uacs=(), perfil=None),
        "sin_perfil": replace(EJEMPLO, perfil=None),
        "letras": letras,
        "timbrado": replace(letras, timbre=TIMBRE),
    }


CASOS = _casos()


def sellado(doc: Terminacion, sello: str) -> Terminacion:
    """The document with the given seal and the certificate of SAT's test person."""
    cer = (DATOS / "cacx7605101p8.cer").read_bytes()
    firma = replace(
        doc.firma,
        sello=sello,
        certificado=b64encode(cer).decode(),
        no_certificado="30001000000400002300",
    )
    timbre = None if doc.timbre is None else replace(doc.timbre, sello_dec=sello)
    return replace(doc, firma=firma, timbre=timbre)


PAUSADO = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
"""Whole documents are slow to draw."""

PROHIBIDAS: tuple[Literal["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"], ...] = (
    "Cc",
    "Cf",
    "Cs",
    "Co",
    "Cn",
    "Zl",
    "Zp",
)

textos = st.text(
    st.characters(exclude_categories=PROHIBIDAS, exclude_characters="|"), max_size=12
).map(texto)
llenos = textos.filter(bool)
opcionales = st.none() | textos
enteros = st.integers(0, 99999).map(str)
instantes = st.dates().map(lambda dia: f"{dia.isoformat()}T00:00:00")
notas = st.sampled_from(("10", "9.5", "7.0", "8.1"))

firmas = st.builds(
    FirmaResponsable,
    nombre=textos,
    primer_apellido=textos,
    segundo_apellido=opcionales,
    curp=textos,
    id_cargo=enteros,
    cargo=opcionales,
    sello=textos,
    certificado=textos,
    no_certificado=opcionales,
)
instituciones = st.builds(
    Iems,
    nombre_sen=llenos,
    nombre_dependencia=llenos,
    id_iems=enteros,
    nombre_iems=opcionales,
    id_tipo_iems=enteros,
    tipo_iems=opcionales,
    id_opcion_educativa=enteros,
    opcion_educativa=opcionales,
    nombre_particular=opcionales,
    institucion_rvoe=opcionales,
)
planteles = st.builds(
    PlantelOServicio,
    id_tipo_plantel=enteros,
    tipo_plantel=opcionales,
    nombre_numero=opcionales,
    id_municipio=textos,
    municipio=opcionales,
    id_entidad=textos,
    entidad=opcionales,
    cct=textos,
    id_sostenimiento=enteros,
    sostenimiento=opcionales,
    clave_rvoe=opcionales,
    fecha_inicio_rvoe=st.none() | st.dates().map(str),
    id_genero=st.none() | enteros,
    genero=opcionales,
)
alumnos = st.builds(
    AlumnoDec,
    nombre=textos,
    primer_apellido=textos,
    segundo_apellido=opcionales,
    curp=llenos,
    numero_control=textos,
)
acreditaciones = st.builds(
    Acreditacion,
    id_nivel_estudios=enteros,
    nivel_estudios=opcionales,
    id_tipo_estudios=enteros,
    tipo_estudios=opcionales,
    tipo_perfil_laboral=opcionales,
    nombre_perfil_laboral=opcionales,
    clave_plan=opcionales,
    periodo_inicio=instantes,
    periodo_termino=instantes,
    creditos_obtenidos=textos,
    total_creditos=textos,
    promedio=notas,
    promedio_texto=textos,
)
modulos = st.builds(
    UacdeFt,
    nombre=textos,
    calificacion=notas,
    horas=textos,
    creditos=opcionales,
    dictamen=opcionales,
)
perfiles = st.builds(
    PerfilEgreso,
    trayecto=opcionales,
    id_campo_disciplinar=st.none() | enteros,
    campo_disciplinar=opcionales,
    tipo_perfil_laboral=opcionales,
    nombre_perfil_laboral=opcionales,
    competencias=st.lists(opcionales, min_size=1, max_size=3).map(tuple),
)
documentos = st.builds(
    Terminacion,
    folio_control=textos,
    id_entidad_firmante=textos,
    firma=firmas,
    iems=instituciones,
    plantel=planteles,
    alumno=alumnos,
    acreditacion=acreditaciones,
    uacs=st.lists(modulos, max_size=4).map(tuple),
    perfil=st.none() | perfiles,
    version=st.just("3.0"),
    tipo_certificado=st.sampled_from(("1", "12", "14", "16")),
    timbre=st.none() | st.just(TIMBRE),
)
