"""Invented stamped documents, built directly as data."""

import base64
import hashlib
from collections.abc import Callable
from dataclasses import replace

import pytest

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
from certtui.domain.ambiente import Ambiente
from certtui.export.imagen import Imagen
from certtui.export.representacion import Representacion

FOLIO_DIGITAL = "3f0c6f0e-52a1-4b7e-9f0a-1c2d3e4f5a6b"

_MODULOS = (
    "Manejo de aplicaciones por medios digitales",
    "Programación estructurada",
    "Instalación de sistemas de cómputo y periféricos conforme a las especificaciones técnicas"
    " del fabricante y las normas de seguridad e higiene",
    "Mantenimiento de equipo de cómputo básico",
    "Elaboración de documentos electrónicos",
    "Diseño de bases de datos relacionales",
)


def sello(semilla: str) -> str:
    """A made-up seal with the length of an RSA-2048 one."""
    bloque = b"".join(hashlib.sha256(f"{semilla}{i}".encode()).digest() for i in range(8))
    return base64.b64encode(bloque).decode()


def terminacion(modulos: int = 6, nombre: str = "Ana Sofía") -> Terminacion:
    """A stamped document of an invented graduate with `modulos` modules."""
    uacs = tuple(
        UacdeFt(
            nombre=_MODULOS[i % 6] if i < 6 else f"{_MODULOS[i % 6]} {i}",
            calificacion=("8.5", "10", "9.1", "7.0")[i % 4],
            horas=("126", "72", "***", "144")[i % 4],
            creditos=("13", "7", None, "14")[i % 4],
        )
        for i in range(modulos)
    )
    return Terminacion(
        folio_control="CE18-0000123-1",
        id_entidad_firmante="10000",
        firma=FirmaResponsable(
            nombre="Rocío", primer_apellido="Ibáñez", segundo_apellido="Quintero",
            curp="IAQR700101MDFBNC09", id_cargo="93", cargo="Directora General",
            sello=sello("conalep"), certificado="MIIB", no_certificado="30001000000500003416",
        ),
        iems=Iems(
            nombre_sen="Sistema Educativo Nacional de México",
            nombre_dependencia="Subsecretaría de Educación Media Superior",
            id_iems="10000",
            nombre_iems="Colegio de Educación Profesional Técnica del Estado de Ejemplo",
            id_tipo_iems="5", tipo_iems="Organismo Público Descentralizado Estatal",
            id_opcion_educativa="1", opcion_educativa="Presencial",
        ),
        plantel=PlantelOServicio(
            id_tipo_plantel="18", tipo_plantel="CONALEP",
            nombre_numero="Plantel No. 901, Valle de la Peña",
            id_municipio="015", municipio="San Jerónimo de los Álamos",
            id_entidad="11", entidad="Guanajuato", cct="11DPT9901Z",
            id_sostenimiento="1", sostenimiento="Público", id_genero="1", genero="El",
        ),
        alumno=AlumnoDec(
            nombre=nombre, primer_apellido="Muñoz", segundo_apellido="Güemes",
            curp="MUGA060101MGTXMNA3", numero_control="239010001-7",
        ),
        acreditacion=Acreditacion(
            id_nivel_estudios="2", nivel_estudios="Bachillerato o equivalentes",
            id_tipo_estudios="98",
            tipo_estudios="Bachillerato, con formación elemental para el trabajo",
            tipo_perfil_laboral="Profesional Técnico-Bachiller",
            nombre_perfil_laboral="Profesional Técnico-Bachiller en Informática",
            clave_plan="INFO18", periodo_inicio="2023-08-21T00:00:00",
            periodo_termino="2026-07-10T00:00:00", creditos_obtenidos="378",
            total_creditos="378", promedio="8.9", promedio_texto="Ocho punto nueve",
        ),
        uacs=uacs,
        perfil=PerfilEgreso(competencias=tuple(u.nombre for u in uacs) or (None,)),
        timbre=Timbre(
            version="1.0", folio_digital=FOLIO_DIGITAL, fecha_sep="2026-07-21T10:22:33",
            sello_dec=sello("conalep"), no_certificado_sep="00001000000509999999",
            sello_sep=sello("sep"),
        ),
    )  # fmt: skip


LOGOTIPO = Imagen(3, 2, bytes(range(18)))
CALIDAD = Imagen(2, 2, bytes(range(100, 112)))

Hacer = Callable[..., Representacion]


@pytest.fixture
def hacer() -> Hacer:
    """Maker of representations; keyword options are those of Representacion."""

    def _hacer(
        modulos: int = 6, nombre: str = "Ana Sofía", productivo: bool = False, **opciones: object
    ) -> Representacion:
        ambiente = Ambiente.PRODUCTIVO if productivo else Ambiente.PRUEBAS
        rep = Representacion(terminacion(modulos, nombre), ambiente)
        return replace(rep, **opciones)  # type: ignore[arg-type]

    return _hacer
