"""Lots as a list: pages and counts in SQL, and the certificates of one of them."""

from dataclasses import dataclass

from certtui.domain.lote import EstadoLote, EstatusItem
from certtui.store.conexion import Base, Fila


@dataclass(frozen=True, slots=True)
class FiltroLotes:
    """Which lots: of whom, in which state ("" is any), sent before an instant, with a text."""

    entidad: str = ""
    plantel: str = ""
    estado: str = ""
    vencidos_antes: str = ""
    texto: str = ""


@dataclass(frozen=True, slots=True)
class RenglonLote:
    """A lot with its counts; `via` is the last event of the service's road, "" for files.

    `intento` is how many times the most sent of its certificates has left, this one included.
    """

    id: int
    archivo: str
    sha256: str
    estado: EstadoLote
    creado_en: str
    creado_por: str
    enviado_en: str
    numero_lote: str
    total: int
    timbrados: int
    rechazados: int
    sin_xml: int
    pendientes: int
    intento: int
    via: str
    avisado: bool


@dataclass(frozen=True, slots=True)
class RenglonItem:
    """One certificate of a lot; `id` is the trámite's."""

    id: int
    archivo: str
    estatus: EstatusItem
    mensaje: str
    respondido_en: str
    matricula: str
    nombre: str
    plantel: str
    folio: str
    etiqueta: str
    causa: str


_ALCANZA = (
    "(:entidad = '' OR NOT EXISTS (SELECT 1 FROM lote_item v WHERE v.lote = l.id) OR EXISTS "
    "(SELECT 1 FROM lote_item i JOIN tramite t ON t.id = i.tramite JOIN plantel p "
    "ON p.clave = t.plantel WHERE i.lote = l.id AND p.entidad = :entidad "
    "AND (:plantel = '' OR t.plantel = :plantel)))"
)
_SIN_RESPUESTA = (
    "l.estado = 'enviado' AND l.enviado_en < :vencidos_antes AND EXISTS (SELECT 1 FROM lote_item i "
    "WHERE i.lote = l.id AND i.estatus IN ('enviado', 'aceptado_sin_xml'))"
)
_DONDE = (
    f"WHERE {_ALCANZA} AND (:estado = '' OR l.estado = :estado) "
    f"AND (:vencidos_antes = '' OR ({_SIN_RESPUESTA})) "
    "AND (:texto = '' OR l.archivo LIKE '%' || :texto || '%' OR l.numero_lote = :texto "
    "OR l.id = CAST(:texto AS INTEGER)) "
)
_VIAS = "'servicio', 'carga_intento', 'carga_incierta', 'carga_fallida', 'carga_recibida'"
_PAGINA = (
    f"WITH pagina AS (SELECT l.* FROM lote l {_DONDE} "
    "ORDER BY l.id DESC LIMIT :cuantos OFFSET :inicio) "
    "SELECT l.id, l.archivo, l.sha256, l.estado, l.creado_en, l.creado_por, l.enviado_en, "
    "l.numero_lote, count(i.tramite) AS total, "
    "coalesce(sum(i.estatus = 'timbrado'), 0) AS timbrados, "
    "coalesce(sum(i.estatus = 'rechazado'), 0) AS rechazados, "
    "coalesce(sum(i.estatus = 'aceptado_sin_xml'), 0) AS sin_xml, "
    "coalesce(sum(i.estatus IN ('preparado', 'enviado', 'aceptado_sin_xml')), 0) AS pendientes, "
    "1 + coalesce(max((SELECT count(*) FROM lote_item j WHERE j.tramite = i.tramite "
    "AND j.lote < i.lote AND j.estatus <> 'preparado')), 0) AS intento, "
    "coalesce((SELECT e.transicion FROM evento e WHERE e.entidad = 'lote' AND e.entidad_id = l.id "
    f"AND e.transicion IN ({_VIAS}) ORDER BY e.seq DESC LIMIT 1), '') AS via, "
    "EXISTS (SELECT 1 FROM ticket k WHERE k.lote = l.id AND k.tipo = 'sin_respuesta') AS avisado "
    "FROM pagina l LEFT JOIN lote_item i ON i.lote = l.id GROUP BY l.id ORDER BY l.id DESC"
)


def _datos(filtro: FiltroLotes, **mas: object) -> dict[str, object]:
    return {
        "entidad": filtro.entidad,
        "plantel": filtro.plantel,
        "estado": filtro.estado,
        "vencidos_antes": filtro.vencidos_antes,
        "texto": filtro.texto,
        **mas,
    }


def _renglon(f: Fila) -> RenglonLote:
    return RenglonLote(**{**f, "estado": EstadoLote(f["estado"]), "avisado": bool(f["avisado"])})


def pagina_de_lotes(
    base: Base, filtro: FiltroLotes, inicio: int, cuantos: int
) -> list[RenglonLote]:
    """One page of the lots, newest first."""
    datos = _datos(filtro, inicio=inicio, cuantos=cuantos)
    return [_renglon(f) for f in base.filas(_PAGINA, datos)]


def leer_renglon(base: Base, filtro: FiltroLotes, lote: int) -> RenglonLote | None:
    """One lot within the scope of a filter, or None."""
    consulta = _PAGINA.replace("WHERE ", "WHERE l.id = :lote AND ", 1)
    alcance = FiltroLotes(filtro.entidad, filtro.plantel)
    f = base.fila(consulta, _datos(alcance, lote=lote, inicio=0, cuantos=1))
    return _renglon(f) if f else None


def contar(base: Base, filtro: FiltroLotes) -> int:
    """Exact number of lots under a filter."""
    return int(base.valor(f"SELECT count(*) FROM lote l {_DONDE}", _datos(filtro)))


def posicion(base: Base, filtro: FiltroLotes, lote: int) -> int | None:
    """Where a lot stands under a filter, from 0; None when it is not there."""
    datos = _datos(filtro, lote=lote)
    if not base.valor(f"SELECT count(*) FROM lote l {_DONDE} AND l.id = :lote", datos):
        return None
    return int(base.valor(f"SELECT count(*) FROM lote l {_DONDE} AND l.id > :lote", datos))


def contar_por_estado(base: Base, filtro: FiltroLotes) -> dict[str, int]:
    """How many lots in each state, within the scope of a filter."""
    alcance = FiltroLotes(filtro.entidad, filtro.plantel)
    return {
        f["estado"]: f["cuantos"]
        for f in base.filas(
            f"SELECT l.estado, count(*) AS cuantos FROM lote l {_DONDE} GROUP BY l.estado",
            _datos(alcance),
        )
    }


_DE_LOTE = (
    "FROM lote_item i JOIN tramite t ON t.id = i.tramite JOIN alumno a ON a.id = t.alumno "
    "JOIN plantel p ON p.clave = t.plantel "
    "JOIN ruta_estado e ON e.ruta = t.ruta AND e.estado = t.estado "
    "LEFT JOIN rechazo r ON r.tramite = i.tramite AND r.lote = i.lote "
    "WHERE i.lote = :lote AND (:entidad = '' OR p.entidad = :entidad) "
    "AND (:plantel = '' OR t.plantel = :plantel) AND (:estatus = '' OR i.estatus = :estatus) "
)
_ORDEN = (
    "ORDER BY CASE i.estatus WHEN 'rechazado' THEN 0 WHEN 'aceptado_sin_xml' THEN 1 "
    "WHEN 'enviado' THEN 2 WHEN 'preparado' THEN 3 ELSE 4 END, i.archivo"
)


def pagina_de_items(
    base: Base, filtro: FiltroLotes, lote: int, estatus: str, inicio: int, cuantos: int
) -> list[RenglonItem]:
    """One page of a lot's certificates: what waits for a remedy first."""
    return [
        RenglonItem(**{**f, "estatus": EstatusItem(f["estatus"])})
        for f in base.filas(
            "SELECT t.id, i.archivo, i.estatus, i.mensaje, i.respondido_en, "
            "coalesce(a.matricula, '') AS matricula, "
            "CASE WHEN t.nombre <> '' "
            "THEN t.nombre || ' ' || t.primer_apellido || ' ' || t.segundo_apellido "
            "ELSE a.nombre || ' ' || a.primer_apellido || ' ' || a.segundo_apellido END AS nombre, "
            "t.plantel, t.folio_texto AS folio, e.etiqueta, coalesce(r.causa, '') AS causa "
            f"{_DE_LOTE} {_ORDEN} LIMIT :cuantos OFFSET :inicio",
            _datos(filtro, lote=lote, estatus=estatus, inicio=inicio, cuantos=cuantos),
        )
    ]


def contar_items(base: Base, filtro: FiltroLotes, lote: int) -> dict[str, int]:
    """How many of a lot's certificates in each state, within the scope."""
    return {
        f["estatus"]: f["cuantos"]
        for f in base.filas(
            f"SELECT i.estatus, count(*) AS cuantos {_DE_LOTE} GROUP BY i.estatus",
            _datos(filtro, lote=lote, estatus=""),
        )
    }


def contar_salidas(base: Base) -> dict[int, int]:
    """How many times each signed trámite that left before has left."""
    return {
        f["tramite"]: f["veces"]
        for f in base.filas(
            "SELECT i.tramite, count(*) AS veces FROM lote_item i "
            "JOIN tramite t ON t.id = i.tramite WHERE t.estado = 'firmado' "
            "AND i.estatus <> 'preparado' GROUP BY i.tramite"
        )
    }
