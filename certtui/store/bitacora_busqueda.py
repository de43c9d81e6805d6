"""Pages of the log under a filter, the newest first."""

import json
from dataclasses import dataclass
from typing import Any

from certtui.domain.bitacora import Evento
from certtui.store.bitacora import COLUMNAS, evento_de_fila
from certtui.store.conexion import Base


@dataclass(frozen=True, slots=True)
class FiltroBitacora:
    """What a list of the log shows; every field "" or 0 means any.

    `desde` and `hasta` are instants as texts, the second one excluded. `actor` and `paso` are whole
    or, ending in `*`, a beginning. `plantel` and `de_entidad` are the scope of `mio`, who always
    sees their own acts.
    """

    actor: str = ""
    paso: str = ""
    regla: str = ""
    tramite: int = 0
    alumno: int = 0
    desde: str = ""
    hasta: str = ""
    plantel: str = ""
    de_entidad: str = ""
    mio: str = ""


@dataclass(frozen=True, slots=True)
class RenglonBitacora:
    """A line of the log; `matricula` of whom it is about, "" when of nobody or erased."""

    evento: Evento
    matricula: str
    suprimida: bool


_DE_TRAMITE = "(e.entidad = 'tramite' AND e.entidad_id IN (SELECT t.id FROM tramite t {}))"
_DE_ALUMNO = "(e.entidad = 'alumno' AND e.entidad_id IN (SELECT a.id FROM alumno a {}))"


def _donde(filtro: FiltroBitacora) -> tuple[str, dict[str, object]]:
    partes, datos = ["1 = 1"], dict[str, object]()
    for campo, columna in (("actor", "e.actor"), ("paso", "e.transicion"), ("regla", "e.regla")):
        valor = getattr(filtro, campo)
        if valor.endswith("*"):
            partes.append(f"({columna} >= :{campo} AND {columna} < :{campo} || char(1114111))")
            datos[campo] = valor[:-1]
        elif valor:
            partes.append(f"{columna} = :{campo}")
            datos[campo] = valor
    if filtro.tramite:
        partes.append("e.entidad = 'tramite' AND e.entidad_id = :tramite")
        datos["tramite"] = filtro.tramite
    if filtro.alumno:
        partes.append(
            "((e.entidad = 'alumno' AND e.entidad_id = :alumno) OR (e.entidad = 'tramite' AND "
            "e.entidad_id IN (SELECT t.id FROM tramite t WHERE t.alumno = :alumno)))"
        )
        datos["alumno"] = filtro.alumno
    for campo, signo in (("desde", ">="), ("hasta", "<")):
        if valor := getattr(filtro, campo):
            partes.append(f"e.en {signo} :{campo}")
            datos[campo] = valor
    if filtro.plantel:
        de_tramite = _DE_TRAMITE.format("WHERE t.plantel = :plantel")
        de_alumno = _DE_ALUMNO.format("WHERE a.plantel = :plantel")
        partes.append(f"({de_tramite} OR {de_alumno} OR e.actor = :mio)")
        datos |= {"plantel": filtro.plantel, "mio": filtro.mio}
    elif filtro.de_entidad:
        planteles = "IN (SELECT clave FROM plantel WHERE entidad = :de_entidad)"
        de_tramite = _DE_TRAMITE.format(f"WHERE t.plantel {planteles}")
        de_alumno = _DE_ALUMNO.format(f"WHERE a.plantel {planteles}")
        partes.append(
            f"(e.entidad NOT IN ('tramite', 'alumno') OR {de_tramite} OR {de_alumno} "
            "OR e.actor = :mio)"
        )
        datos |= {"de_entidad": filtro.de_entidad, "mio": filtro.mio}
    return " AND ".join(partes), datos


_PERSONA = (
    "(SELECT {} FROM alumno a WHERE a.id = CASE e.entidad WHEN 'alumno' THEN e.entidad_id WHEN "
    "'tramite' THEN (SELECT t.alumno FROM tramite t WHERE t.id = e.entidad_id) END)"
)


def pagina_bitacora(
    base: Base,
    filtro: FiltroBitacora,
    inicio: int,
    cuantos: int,
    *,
    viejas_primero: bool = False,
) -> list[RenglonBitacora]:
    """One page of the log, the newest first unless it is said otherwise."""
    sentido = "ASC" if viejas_primero else "DESC"
    donde, datos = _donde(filtro)
    columnas = ", ".join(f"e.{c}" for c in COLUMNAS.split(", "))
    matricula = _PERSONA.format("coalesce(a.matricula, '')")
    suprimido = _PERSONA.format("a.suprimido_en IS NOT NULL")
    filas = base.filas(
        f"SELECT {columnas}, {matricula} AS matricula, {suprimido} AS suprimida FROM evento e "
        f"WHERE {donde} ORDER BY e.seq {sentido} LIMIT :cuantos OFFSET :inicio",
        {**datos, "cuantos": cuantos, "inicio": inicio},
    )
    return [
        RenglonBitacora(evento_de_fila(f), f["matricula"] or "", bool(f["suprimida"]))
        for f in filas
    ]


def contar_bitacora(base: Base, filtro: FiltroBitacora) -> int:
    """Exact number of rows under a filter."""
    donde, datos = _donde(filtro)
    return int(base.valor(f"SELECT count(*) FROM evento e WHERE {donde}", datos))


def posicion_en_bitacora(
    base: Base, filtro: FiltroBitacora, seq: int, *, viejas_primero: bool = False
) -> int | None:
    """Where a row stands under a filter, from 0; None when it is not there."""
    signo = "<" if viejas_primero else ">"
    donde, datos = _donde(filtro)
    if not base.valor(f"SELECT count(*) FROM evento e WHERE {donde} AND e.seq = :_seq",
                      {**datos, "_seq": seq}):  # fmt: skip
        return None
    return int(
        base.valor(
            f"SELECT count(*) FROM evento e WHERE {donde} AND e.seq {signo} :_seq",
            {**datos, "_seq": seq},
        )
    )


def datos_de(base: Base, seq: int) -> dict[str, Any] | None:
    """Values of a row; None when they were erased, or there never were any."""
    texto = base.valor("SELECT datos FROM evento_dato WHERE seq = ?", (seq,))
    return dict(json.loads(texto)) if texto else None
