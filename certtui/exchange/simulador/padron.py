"""The simulator's registers: persons, planteles, signers and catalogues, each part optional."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from certtui.exchange.errores import PadronInvalido
from certtui.exchange.hallazgo import HallazgoFila
from certtui.exchange.tabla import abrir_tabla
from certtui.exchange.texto import column_key

_SI = frozenset({"1", "si", "s", "true"})


@dataclass(frozen=True, slots=True)
class Persona:
    """A CURP as the register knows it."""

    curp: str
    nombre: str
    primer_apellido: str
    segundo_apellido: str
    estatus: str
    certificado_previo: bool
    termino: str = ""
    """Registered end of the studies, `yyyy-MM-dd`; empty when the register does not hold it."""

    @property
    def vigente(self) -> bool:
        """False for a CURP that was cancelled."""
        return column_key(self.estatus) not in {"baja", "cancelada"}


@dataclass(frozen=True, slots=True)
class PlantelRegistrado:
    """A CCT with its municipio and entidad (INEGI codes) and the plans it may certify."""

    cct: str
    municipio: str
    entidad: str
    planes: frozenset[str]
    nombre: str = ""
    """Empty when the register does not hold it."""


@dataclass(frozen=True, slots=True)
class PlanRegistrado:
    """A study plan as registered; `modulos` are (name, hours, credits) in curricular order."""

    clave: str
    creditos: str
    nombre: str
    perfil: str
    modulos: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Padron:
    """None for a part that is not there: its rules are not applied."""

    personas: Mapping[str, Persona] | None = None
    planteles: Mapping[str, PlantelRegistrado] | None = None
    firmantes: Mapping[str, bool] | None = None
    catalogos: Mapping[tuple[str, str], str] | None = None
    planes: Mapping[str, PlanRegistrado] | None = None

    def texto(self, tipo: str, clave: str) -> str | None:
        """The catalogue's text for an id ("cargo", "93"); codes match without their zeros too."""
        if self.catalogos is None:
            return None
        return self.catalogos.get((tipo, clave)) or self.catalogos.get(
            (tipo, clave.lstrip("0") or "0")
        )


PADRON_VACIO = Padron()


def leer_padron(carpeta: Path) -> Padron:
    """`personas`, `planteles`, `firmantes`, `catalogos` and `planes` `.csv`, those that exist."""
    return Padron(
        personas=_personas(carpeta / "personas.csv"),
        planteles=_planteles(carpeta / "planteles.csv"),
        firmantes=_firmantes(carpeta / "firmantes.csv"),
        catalogos=_catalogos(carpeta / "catalogos.csv"),
        planes=_planes(carpeta / "planes.csv"),
    )


def _personas(ruta: Path) -> dict[str, Persona] | None:
    columnas = (
        "curp",
        "nombre",
        "primer_apellido",
        "segundo_apellido",
        "estatus",
        "certificado_previo",
    )
    if not ruta.is_file():
        return None
    return {
        curp.upper(): Persona(
            curp.upper(), nombre, primero, segundo, estatus, _yes(previo), termino
        )
        for curp, nombre, primero, segundo, estatus, previo, termino in _rows(
            ruta, columnas, ("termino",)
        )
    }


def _planteles(ruta: Path) -> dict[str, PlantelRegistrado] | None:
    if not ruta.is_file():
        return None
    return {
        cct.upper(): PlantelRegistrado(
            cct.upper(),
            municipio.zfill(3),
            entidad.zfill(2),
            frozenset(p for p in re.split(r"[\s,;|]+", planes.upper()) if p),
        )
        for cct, municipio, entidad, planes in _rows(
            ruta, ("cct", "municipio", "entidad", "planes")
        )
    }


def _firmantes(ruta: Path) -> dict[str, bool] | None:
    if not ruta.is_file():
        return None
    return {c.upper(): _yes(v) for c, v in _rows(ruta, ("curp", "vigente"))}


def _catalogos(ruta: Path) -> dict[tuple[str, str], str] | None:
    if not ruta.is_file():
        return None
    return {(t, i): x for t, i, x in _rows(ruta, ("tipo", "id", "texto"))}


def _planes(ruta: Path) -> dict[str, PlanRegistrado] | None:
    """One row per module; the plan's own data are those of its first row."""
    if not ruta.is_file():
        return None
    planes: dict[str, PlanRegistrado] = {}
    columnas = (
        "plan",
        "creditos_total",
        "nombre",
        "perfil",
        "modulo",
        "horas",
        "creditos",
    )
    for clave, total, nombre, perfil, *modulo in _rows(ruta, columnas):
        plan = planes.setdefault(clave, PlanRegistrado(clave, total, nombre, perfil, ()))
        uac = (modulo[0], modulo[1], modulo[2])
        planes[clave] = replace(plan, modulos=(*plan.modulos, uac))
    return planes


def _rows(
    ruta: Path, columnas: tuple[str, ...], opcionales: tuple[str, ...] = ()
) -> Iterator[tuple[str, ...]]:
    tabla = abrir_tabla(ruta, nombres=columnas)
    claves = [column_key(c) for c in tabla.encabezado]
    faltan = [c for c in columnas if column_key(c) not in claves]
    if faltan:
        raise PadronInvalido(ruta.name, regla="simulador", columnas=", ".join(faltan))
    lugares = [claves.index(column_key(c)) for c in columnas]
    extras = [claves.index(column_key(c)) if column_key(c) in claves else -1 for c in opcionales]
    for fila in tabla.filas():
        if not isinstance(fila, HallazgoFila):
            celdas = fila.celdas
            yield tuple(celdas[i].strip() if i >= 0 else "" for i in (*lugares, *extras))


def _yes(texto: str) -> bool:
    return column_key(texto) in _SI
