"""The names of trámites beside those of the acta, for the review of names."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from certtui.store.conexion import Base


@dataclass(frozen=True, slots=True)
class NombreEnCurso:
    """A trámite with the acta's three texts and its own; `propio` "" while nobody wrote it."""

    id: int
    version: int
    estado: str
    alumno: int
    matricula: str
    curp: str
    plantel: str
    plan: str
    grupo: str
    acta: tuple[str, str, str]
    propio: tuple[str, str, str]
    cotejo_documento: str
    cotejo_por: str
    manifestado_por: str
    validado_estatal_por: str


def nombres_de(base: Base, tramites: Sequence[int]) -> list[NombreEnCurso]:
    """The names of some trámites, in the order of their ids as given."""
    hallados = {
        f["id"]: NombreEnCurso(
            id=f["id"],
            version=f["version"],
            estado=f["estado"],
            alumno=f["alumno"],
            matricula=f["matricula"],
            curp=f["curp"],
            plantel=f["plantel"],
            plan=f["plan"],
            grupo=f["grupo"],
            acta=(f["a1"], f["a2"], f["a3"]),
            propio=(f["t1"], f["t2"], f["t3"]),
            cotejo_documento=f["cotejo_documento"],
            cotejo_por=f["cotejo_por"],
            manifestado_por=f["manifestado_por"],
            validado_estatal_por=f["validado_estatal_por"],
        )
        for f in base.filas(
            "SELECT t.id, t.version, t.estado, t.alumno, coalesce(a.matricula, '') AS matricula, "
            "a.curp, t.plantel, t.plan, a.grupo, a.nombre AS a1, a.primer_apellido AS a2, "
            "a.segundo_apellido AS a3, t.nombre AS t1, t.primer_apellido AS t2, "
            "t.segundo_apellido AS t3, t.cotejo_documento, t.cotejo_por, t.manifestado_por, "
            "t.validado_estatal_por FROM tramite t JOIN alumno a ON a.id = t.alumno "
            "WHERE t.id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(tramites)),),
        )
    }
    return [hallados[clave] for clave in tramites if clave in hallados]
