"""The append-only log: rows chained by hash, values in an erasable table."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from certtui.domain.bitacora import (
    GENESIS,
    Evento,
    Falla,
    calcular_hash,
    canonico,
    comprometer,
    verificar,
)
from certtui.store.conexion import Base, Fila

COLUMNAS = (
    "seq, en, actor, rol, entidad, entidad_id, transicion, de, a, regla, token, compromiso, "
    "previo, hash"
)


def evento_de_fila(fila: Fila) -> Evento:
    """A row of the table as an event."""
    return Evento(**{c: fila[c] for c in COLUMNAS.split(", ")})


def anotar(
    base: Base,
    *,
    en: str,
    actor: str,
    rol: str,
    entidad: str,
    entidad_id: int,
    transicion: str,
    de: str = "",
    a: str = "",
    regla: str = "",
    token: str,
    sal: str,
    datos: dict[str, object] | None = None,
) -> Evento:
    """Append one row inside the transaction of what it tells; `datos` go to the erasable table."""
    ultimo = base.fila("SELECT seq, hash FROM evento ORDER BY seq DESC LIMIT 1")
    texto = canonico(datos) if datos else ""
    evento = Evento(
        seq=ultimo["seq"] + 1 if ultimo else 1,
        en=en,
        actor=actor,
        rol=rol,
        entidad=entidad,
        entidad_id=entidad_id,
        transicion=transicion,
        de=de,
        a=a,
        regla=regla,
        token=token,
        compromiso=comprometer(sal, texto) if texto else "",
        previo=ultimo["hash"] if ultimo else GENESIS,
        hash="",
    )
    evento = replace(evento, hash=calcular_hash(evento))
    base.insertar("evento", {c: getattr(evento, c) for c in COLUMNAS.split(", ")})
    if texto:
        base.insertar("evento_dato", {"seq": evento.seq, "sal": sal, "datos": texto})
    return evento


def evento_por_token(base: Base, token: str) -> Evento | None:
    """What was already done under a token, or None."""
    fila = base.fila(f"SELECT {COLUMNAS} FROM evento WHERE token = ?", (token,))
    return evento_de_fila(fila) if fila else None


def historia(base: Base, entidad: str, entidad_id: int) -> list[Evento]:
    """Events of one thing, oldest first."""
    filas = base.filas(
        f"SELECT {COLUMNAS} FROM evento WHERE entidad = ? AND entidad_id = ? ORDER BY seq",
        (entidad, entidad_id),
    )
    return [evento_de_fila(f) for f in filas]


def historia_con_datos(
    base: Base, entidad: str, entidad_id: int
) -> list[tuple[Evento, dict[str, Any]]]:
    """Events of one thing with their values ({} when erased or without any), oldest first."""
    filas = base.filas(
        f"SELECT {', '.join('e.' + c for c in COLUMNAS.split(', '))}, d.datos FROM evento e "
        "LEFT JOIN evento_dato d ON d.seq = e.seq WHERE e.entidad = ? AND e.entidad_id = ? "
        "ORDER BY e.seq",
        (entidad, entidad_id),
    )
    return [(evento_de_fila(f), dict(json.loads(f["datos"])) if f["datos"] else {}) for f in filas]


def dato_de(base: Base, entidad: str, entidad_id: int, transicion: str) -> dict[str, Any]:
    """Values of the last event of a kind, {} when there is none or they were erased."""
    texto = base.valor(
        "SELECT d.datos FROM evento e JOIN evento_dato d ON d.seq = e.seq WHERE e.entidad = ? "
        "AND e.entidad_id = ? AND e.transicion = ? ORDER BY e.seq DESC LIMIT 1",
        (entidad, entidad_id, transicion),
    )
    return dict(json.loads(texto)) if texto else {}


def verificar_cadena(base: Base) -> Iterator[Falla]:
    """Every disagreement of the log, in order."""

    def filas() -> Iterator[tuple[Evento, str | None, str | None]]:
        cursor = base.db.conn.execute(
            "SELECT e.seq, e.en, e.actor, e.rol, e.entidad, e.entidad_id, e.transicion, e.de, e.a, "
            "e.regla, e.token, e.compromiso, e.previo, e.hash, d.sal, d.datos FROM evento e "
            "LEFT JOIN evento_dato d ON d.seq = e.seq ORDER BY e.seq"
        )
        for fila in cursor:
            yield Evento(*fila[:14]), fila[14], fila[15]

    yield from verificar(filas())


def cabeza(base: Base) -> tuple[int, str]:
    """Number and hash of the last row; what a witness outside the file should keep."""
    fila = base.fila("SELECT seq, hash FROM evento ORDER BY seq DESC LIMIT 1")
    return (fila["seq"], fila["hash"]) if fila else (0, GENESIS)


def ultimo_evento(base: Base) -> int:
    """Number of the last row of the log: it grows with every step of anybody."""
    return int(base.valor("SELECT max(seq) FROM evento") or 0)
