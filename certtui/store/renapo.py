"""RENAPO's last answer of each student, as it came."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields

from certtui.store.conexion import Base


@dataclass(frozen=True, slots=True)
class Contestado:
    """One answer; texts "" where RENAPO said nothing, `fecha_nacimiento` ISO."""

    alumno: int
    curp: str
    estatus: str
    nombre: str
    primer_apellido: str
    segundo_apellido: str
    fecha_nacimiento: str
    sexo: str
    entidad: str
    en: str


_CAMPOS = ", ".join(f.name for f in fields(Contestado))


def guardar_contestado(base: Base, c: Contestado) -> None:
    """Keep an answer in place of the one before."""
    columnas = _CAMPOS.split(", ")
    marcas = ", ".join(f":{c}" for c in columnas)
    base.escribir(
        f"INSERT OR REPLACE INTO renapo ({_CAMPOS}) VALUES ({marcas})",
        {columna: getattr(c, columna) for columna in columnas},
    )


def leer_contestado(base: Base, alumno: int) -> Contestado | None:
    """RENAPO's last answer of a student; None when there is none."""
    f = base.fila(f"SELECT {_CAMPOS} FROM renapo WHERE alumno = ?", (alumno,))
    return Contestado(**f) if f else None


def contestados(base: Base, alumnos: Sequence[int]) -> dict[int, Contestado]:
    """The last answers of some students, by student."""
    filas = base.filas(
        f"SELECT {_CAMPOS} FROM renapo WHERE alumno IN (SELECT value FROM json_each(?))",
        (json.dumps(list(alumnos)),),
    )
    return {f["alumno"]: Contestado(**f) for f in filas}
