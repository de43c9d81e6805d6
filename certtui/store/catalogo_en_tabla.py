"""Rows of the small catalogues as texts, for being looked at."""

from collections.abc import Mapping

from certtui.store.conexion import Base

_TABLAS: Mapping[str, str] = {
    "planteles": "SELECT p.clave, p.cct, p.nombre, p.entidad, p.municipio, "
    "(SELECT count(*) FROM alumno a WHERE a.plantel = p.clave) AS alumnos "
    "FROM plantel p ORDER BY p.clave",
    "planes": "SELECT p.clave, p.carrera, p.modelo, p.creditos_total AS creditos, "
    "(SELECT count(*) FROM modulo m WHERE m.plan = p.clave) AS modulos, p.nombre_largo "
    "FROM plan p ORDER BY p.clave",
    "entidades": "SELECT inegi, nombre, curp, organismo FROM entidad ORDER BY inegi",
    "modelos": "SELECT anio, desde, hasta, nivel, electronica, electronica_desde, "
    "minimo_aprobatorio AS minimo, regla, nota FROM modelo_academico ORDER BY anio",
    "pc_sinems": "SELECT cct, nivel, desde, hasta FROM pc_sinems ORDER BY cct, desde",
    "feriados": "SELECT fecha, nombre FROM feriado ORDER BY fecha DESC",
    "causas": "SELECT orden, clave, causa, campo, resuelve_en AS resuelve, patron "
    "FROM causa_regla ORDER BY orden",
    "anclas": "SELECT sha256, nota, en FROM ancla WHERE retirada_en = '' ORDER BY en, sha256",
}
_MODULOS = (
    "SELECT clave, nombre, semestre, horas, creditos, formacion FROM modulo WHERE plan = ? "
    "ORDER BY orden, clave"
)


def filas_de_catalogo(base: Base, clave: str) -> list[dict[str, str]]:
    """Every row of a catalogue, each value as text ("" for none)."""
    return [_textos(f) for f in base.filas(_TABLAS[clave])]


def filas_de_modulos(base: Base, plan: str) -> list[dict[str, str]]:
    """The modules of a plan, in order."""
    return [_textos(f) for f in base.filas(_MODULOS, (plan,))]


def contar_catalogo(base: Base, clave: str) -> int:
    """How many rows a catalogue has."""
    return int(base.valor(f"SELECT count(*) FROM ({_TABLAS[clave]})"))


def _textos(fila: Mapping[str, object]) -> dict[str, str]:
    return {c: "" if v is None else str(v) for c, v in fila.items()}
