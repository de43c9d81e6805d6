"""What is stamped, as a list: where each certificate is on its way to its owner (T15–E07)."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from certtui.store.conexion import Base, Fila


@dataclass(frozen=True, slots=True)
class FiltroReparto:
    """Which certificates: of whom, in which states, still there since before an instant, a text."""

    estados: tuple[str, ...]
    entidad: str = ""
    plantel: str = ""
    antes: str = ""
    mensaje: str = ""
    """State of the message of the next delivery; "ninguno" for none, "" for any."""
    texto: str = ""


@dataclass(frozen=True, slots=True)
class RenglonReparto:
    """One certificate; `mensaje` is the state of its last message for the next delivery."""

    id: int
    version: int
    estado: str
    plantel: str
    matricula: str
    nombre: str
    folio: str
    desde: str
    entregas: int
    mensaje: str
    mensaje_id: int
    mensaje_en: str
    vence: str


_DESDE = (
    "CASE WHEN c.estado IN ('timbrado', 'descargado') THEN coalesce((SELECT v.en FROM evento v "
    "WHERE v.entidad = 'tramite' AND v.entidad_id = t.id AND v.a = 'timbrado' "
    "ORDER BY v.seq LIMIT 1), c.desde) ELSE c.desde END"
)
"""What is not delivered waits since it was stamped: downloading it is no delivery (L13a)."""
_SIGUIENTE = "(SELECT count(*) + 1 FROM entrega n WHERE n.tramite = t.id)"
_ULTIMO = (
    "(SELECT m.id FROM correo m WHERE m.tramite = t.id "
    f"AND m.numero = {_SIGUIENTE} ORDER BY m.id DESC LIMIT 1)"
)
_DE = (
    "FROM cola c JOIN tramite t ON t.id = c.tramite JOIN plantel p ON p.clave = c.plantel "
    "JOIN alumno a ON a.id = t.alumno "
    f"LEFT JOIN correo k ON k.id = {_ULTIMO} "
)


def _donde(filtro: FiltroReparto) -> tuple[str, dict[str, object]]:
    marcas = ", ".join(f":e{n}" for n in range(len(filtro.estados)))
    partes = [f"c.estado IN ({marcas})"]
    if filtro.entidad:
        partes.append("p.entidad = :entidad")
    if filtro.plantel:
        partes.append("c.plantel = :plantel")
    if filtro.antes:
        partes.append(f"{_DESDE} < :antes")
    if filtro.mensaje:
        partes.append("coalesce(k.estado, 'ninguno') = :mensaje")
    if filtro.texto:
        partes.append("instr(c.busqueda, :texto) > 0")
    datos: dict[str, object] = {f"e{n}": e for n, e in enumerate(filtro.estados)}
    datos |= {
        "entidad": filtro.entidad,
        "plantel": filtro.plantel,
        "antes": filtro.antes,
        "mensaje": filtro.mensaje,
        "texto": filtro.texto,
    }
    return f"WHERE {' AND '.join(partes)} ", datos


def _orden(filtro: FiltroReparto) -> str:
    """One state goes by its index, newest first; several, the longest waiting first."""
    return "c.tramite DESC" if len(filtro.estados) == 1 else f"{_DESDE}, c.tramite"


_COLUMNAS = (
    "c.tramite AS id, t.version, c.estado, c.plantel, c.matricula, "
    "CASE WHEN t.nombre <> '' "
    "THEN t.primer_apellido || ' ' || t.segundo_apellido || ' ' || t.nombre "
    "ELSE a.primer_apellido || ' ' || a.segundo_apellido || ' ' || a.nombre END AS nombre, "
    f"c.folio, {_DESDE} AS desde, "
    f"{_SIGUIENTE} - 1 AS entregas, coalesce(k.estado, '') AS mensaje, "
    "coalesce(k.id, 0) AS mensaje_id, coalesce(k.cambiado_en, '') AS mensaje_en, "
    "t.cancelacion_vence AS vence "
)


def _renglon(f: Fila) -> RenglonReparto:
    return RenglonReparto(**f)


def pagina(base: Base, filtro: FiltroReparto, inicio: int, cuantos: int) -> list[RenglonReparto]:
    """One page."""
    donde, datos = _donde(filtro)
    return [
        _renglon(f)
        for f in base.filas(
            f"SELECT {_COLUMNAS} {_DE}{donde}ORDER BY {_orden(filtro)} "
            "LIMIT :cuantos OFFSET :inicio",
            {**datos, "inicio": inicio, "cuantos": cuantos},
        )
    ]


def contar(base: Base, filtro: FiltroReparto) -> int:
    """How many."""
    donde, datos = _donde(filtro)
    return int(base.valor(f"SELECT count(*) {_DE}{donde}", datos))


def leer(base: Base, filtro: FiltroReparto, tramite: int) -> RenglonReparto | None:
    """One certificate, whatever the text and the term of the filter."""
    donde, datos = _donde(
        FiltroReparto(filtro.estados, entidad=filtro.entidad, plantel=filtro.plantel)
    )
    f = base.fila(f"SELECT {_COLUMNAS} {_DE}{donde}AND c.tramite = :uno", {**datos, "uno": tramite})
    return _renglon(f) if f else None


def posicion(base: Base, filtro: FiltroReparto, tramite: int) -> int | None:
    """Where a certificate stands under the filter, from 0; None when it is not there."""
    donde, datos = _donde(filtro)
    actual = base.fila(
        f"SELECT {_DESDE} AS desde {_DE}{donde}AND c.tramite = :uno", {**datos, "uno": tramite}
    )
    if actual is None:
        return None
    antes = (
        "c.tramite > :uno"
        if len(filtro.estados) == 1
        else f"({_DESDE}, c.tramite) < (:desde_uno, :uno)"
    )
    return int(
        base.valor(
            f"SELECT count(*) {_DE}{donde}AND {antes}",
            {**datos, "uno": tramite, "desde_uno": actual["desde"]},
        )
    )


def en_estados(base: Base, claves: Sequence[int], estados: Sequence[str]) -> list[int]:
    """Those of some certificates that are in some states, in their order."""
    return [
        int(f["id"])
        for f in base.filas(
            "SELECT c.tramite AS id FROM json_each(:claves) j CROSS JOIN cola c "
            "ON c.tramite = j.value WHERE c.estado IN (SELECT value FROM json_each(:estados)) "
            "ORDER BY j.key",
            {"claves": json.dumps(list(claves)), "estados": json.dumps(list(estados))},
        )
    ]


def ids(base: Base, filtro: FiltroReparto, maximo: int) -> list[int]:
    """Ids of all that the filter shows, up to a number."""
    donde, datos = _donde(filtro)
    return [
        int(f["id"])
        for f in base.filas(
            f"SELECT c.tramite AS id {_DE}{donde}ORDER BY {_orden(filtro)} LIMIT :maximo",
            {**datos, "maximo": maximo},
        )
    ]
