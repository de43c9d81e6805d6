"""Pages of students for lists, by matrícula."""

from collections.abc import Sequence
from dataclasses import dataclass

from certtui.store.alumnos import plegar_busqueda
from certtui.store.conexion import Base

_MUCHOS = 500
"""Ids per statement."""


@dataclass(frozen=True, slots=True)
class FiltroAlumnos:
    """What a list of students shows; every field "" means all."""

    plantel: str = ""
    entidad: str = ""
    plan: str = ""
    grupo: str = ""
    texto: str = ""


@dataclass(frozen=True, slots=True)
class RenglonAlumno:
    """A line of a list of students; `nombre` is the whole name of the acta."""

    id: int
    matricula: str
    nombre: str
    plantel: str
    plan: str
    grupo: str


_CAMPOS = (
    "SELECT a.id, a.matricula, a.nombre || ' ' || a.primer_apellido || ' ' || a.segundo_apellido "
    "AS nombre, a.plantel, a.plan, a.grupo FROM alumno a "
)


def _donde(filtro: FiltroAlumnos) -> tuple[str, dict[str, object]]:
    partes = ["a.suprimido_en IS NULL"]
    datos: dict[str, object] = {}
    for campo in ("plantel", "plan"):
        valor = getattr(filtro, campo)
        if valor:
            partes.append(f"a.{campo} = :{campo}")
            datos[campo] = valor
    if filtro.entidad:
        partes.append("a.plantel IN (SELECT clave FROM plantel WHERE entidad = :entidad)")
        datos["entidad"] = filtro.entidad
    if filtro.grupo:
        partes.append(
            "(a.grupo = :grupo OR substr(a.grupo, 1, length(:grupo) + 1) = :grupo || '-')"
        )
        datos["grupo"] = filtro.grupo
    if filtro.texto:
        plegado = plegar_busqueda(filtro.texto)
        escapado = plegado.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        partes.append("a.busqueda LIKE :texto ESCAPE '\\'")
        datos["texto"] = f"%{escapado}%"
    return " AND ".join(partes), datos


def pagina_alumnos(
    base: Base, filtro: FiltroAlumnos, inicio: int, cuantos: int
) -> list[RenglonAlumno]:
    """One page of the students under a filter."""
    donde, datos = _donde(filtro)
    filas = base.filas(
        f"{_CAMPOS} WHERE {donde} ORDER BY a.matricula LIMIT :cuantos OFFSET :inicio",
        {**datos, "cuantos": cuantos, "inicio": inicio},
    )
    return [RenglonAlumno(**f) for f in filas]


def alumnos_por_id(base: Base, ids: Sequence[int]) -> list[RenglonAlumno]:
    """The lines of some students that were not erased, in the order of their ids as given."""
    hallados: dict[int, RenglonAlumno] = {}
    for i in range(0, len(ids), _MUCHOS):
        trozo = ids[i : i + _MUCHOS]
        huecos = ", ".join("?" for _ in trozo)
        for f in base.filas(
            f"{_CAMPOS} WHERE a.suprimido_en IS NULL AND a.id IN ({huecos})", tuple(trozo)
        ):
            hallados[f["id"]] = RenglonAlumno(**f)
    return [hallados[clave] for clave in ids if clave in hallados]


def contar_alumnos(base: Base, filtro: FiltroAlumnos) -> int:
    """Exact number of students under a filter."""
    donde, datos = _donde(filtro)
    return int(base.valor(f"SELECT count(*) FROM alumno a WHERE {donde}", datos))


def ids_de_alumnos(base: Base, filtro: FiltroAlumnos) -> list[int]:
    """Row ids of the students under a filter, by matrícula."""
    donde, datos = _donde(filtro)
    return [
        f["id"]
        for f in base.filas(f"SELECT a.id FROM alumno a WHERE {donde} ORDER BY a.matricula", datos)
    ]


def posicion_de_alumno(base: Base, filtro: FiltroAlumnos, alumno: int) -> int | None:
    """Where a student stands under a filter, from 0; None when it is not there."""
    donde, datos = _donde(filtro)
    matricula = base.valor(
        f"SELECT a.matricula FROM alumno a WHERE {donde} AND a.id = :_id", {**datos, "_id": alumno}
    )
    if matricula is None:
        return None
    return int(
        base.valor(
            f"SELECT count(*) FROM alumno a WHERE {donde} AND a.matricula < :_matricula",
            {**datos, "_matricula": matricula},
        )
    )
