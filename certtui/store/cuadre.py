"""The conservation invariants as queries: each must return no row (workflow §4)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from certtui.store.bitacora import verificar_cadena
from certtui.store.conexion import Base

Fila = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Invariante:
    """One invariant: number, short name (a key of `texts.cuadre`) and the rows that break it."""

    numero: int
    clave: str
    filas: Callable[[Base], list[Fila]]


def _sql(*consultas: str) -> Callable[[Base], list[Fila]]:
    def correr(base: Base) -> list[Fila]:
        return [fila for consulta in consultas for fila in base.filas(consulta)]

    return correr


_UNICO = _sql(
    "SELECT 'folio repetido' AS falla, serie, modelo, numero, count(*) AS n FROM folio "
    "GROUP BY serie, modelo, numero HAVING count(*) > 1",
    "SELECT 'rangos traslapados' AS falla, a.id AS uno, b.id AS otro FROM folio_rango a "
    "JOIN folio_rango b ON a.id < b.id AND a.nivel = b.nivel AND a.serie = b.serie "
    "AND a.modelo = b.modelo AND a.desde <= b.hasta AND b.desde <= a.hasta "
    "WHERE a.nivel <> 'plantel' OR EXISTS (SELECT 1 FROM folio f WHERE f.rango = a.id "
    "AND f.numero BETWEEN b.desde AND b.hasta)",
    "SELECT 'rango fuera de su padre' AS falla, h.id AS rango FROM folio_rango h "
    "LEFT JOIN folio_rango p ON p.id = h.padre WHERE h.padre IS NOT NULL AND (p.id IS NULL "
    "OR h.desde < p.desde OR h.hasta > p.hasta OR h.serie <> p.serie OR h.modelo <> p.modelo)",
)

_SIN_DOBLE_USO = _sql(
    "SELECT 'folio en dos trámites' AS falla, folio, count(*) AS n FROM tramite "
    "WHERE vigente = 1 AND folio IS NOT NULL GROUP BY folio HAVING count(*) > 1",
    "SELECT 'folio usado sin un trámite' AS falla, f.id AS folio, f.estado, "
    "(SELECT count(*) FROM tramite t WHERE t.folio = f.id AND t.vigente = 1) AS n FROM folio f "
    "WHERE f.estado IN ('usado', 'emitido') AND n <> 1",
    "SELECT 'folio libre con trámite' AS falla, f.id AS folio, f.estado FROM folio f "
    "WHERE f.estado IN ('disponible', 'inutilizado', 'devuelto') AND "
    "(f.tramite IS NOT NULL OR EXISTS (SELECT 1 FROM tramite t WHERE t.folio = f.id "
    "AND t.vigente = 1))",
)

_NINGUNO_PERDIDO = _sql(
    "SELECT 'rango sin todos sus folios' AS falla, r.id AS rango, "
    "r.hasta - r.desde + 1 AS esperados, count(f.id) AS hay FROM folio_rango r "
    "LEFT JOIN folio f ON f.serie = r.serie AND f.modelo = r.modelo "
    "AND f.numero BETWEEN r.desde AND r.hasta "
    "WHERE r.nivel = 'plantel' GROUP BY r.id HAVING esperados <> hay",
    "SELECT 'hijos mayores que su rango' AS falla, p.id AS rango, "
    "p.hasta - p.desde + 1 AS tamano, sum(h.hasta - h.desde + 1) AS hijos FROM folio_rango p "
    "JOIN folio_rango h ON h.padre = p.id WHERE h.nivel <> 'plantel' GROUP BY p.id "
    "HAVING hijos > tamano",
    "SELECT 'más folios que el rango de la entidad' AS falla, p.id AS rango, count(f.id) AS n "
    "FROM folio_rango p JOIN folio_rango h ON h.padre = p.id AND h.nivel = 'plantel' "
    "JOIN folio f ON f.rango = h.id GROUP BY p.id HAVING n > p.hasta - p.desde + 1",
)

_ESTADOS_ACORDES = _sql(
    "SELECT 'trámite registrado sin folio' AS falla, id AS tramite, estado FROM tramite "
    "WHERE folio IS NULL AND estado IN ('registrado', 'cargado', 'nombre_revisado', 'en_firma', "
    "'firmado', 'enviado', 'timbrado', 'descargado', 'entregado', 'rechazado', "
    "'baja_solicitada', 'cancelacion_solicitada', 'cancelado')",
    "SELECT 'folio y trámite no concuerdan' AS falla, t.id AS tramite, t.estado, "
    "f.estado AS folio FROM tramite t JOIN folio f ON f.id = t.folio WHERE t.vigente = 1 AND "
    "f.estado <> CASE WHEN t.estado IN ('registrado', 'cargado', 'nombre_revisado', 'en_firma', "
    "'firmado', 'enviado', 'rechazado', 'baja_solicitada') THEN 'usado' ELSE 'emitido' END",
    "SELECT 'emitido sin folio digital' AS falla, f.id AS folio FROM folio f JOIN tramite t "
    "ON t.id = f.tramite WHERE f.estado = 'emitido' AND t.folio_digital IS NULL",
    "SELECT 'reserva sin solicitud' AS falla, f.id AS folio, t.estado FROM folio f "
    "JOIN tramite t ON t.id = f.tramite WHERE f.estado = 'reservado' "
    "AND t.estado NOT IN ('solicitado', 'autorizado', 'devuelto')",
    "SELECT 'cancelado en desacuerdo' AS falla, f.id AS folio, t.estado FROM folio f "
    "JOIN tramite t ON t.id = f.tramite WHERE (f.estado = 'cancelado') <> (t.estado = 'cancelado')",
)

_SERIE_Y_MODELO = _sql(
    "SELECT 'serie o modelo ajeno' AS falla, t.id AS tramite, f.serie, f.modelo AS folio, "
    "t.modelo FROM tramite t JOIN folio f ON f.id = t.folio "
    "WHERE f.serie <> 'CE' OR f.modelo <> t.modelo",
)

_LIBRO = _sql(
    "SELECT 'foja repetida' AS falla, plantel, modelo, volumen, foja FROM tramite "
    "WHERE foja IS NOT NULL GROUP BY plantel, modelo, volumen, foja HAVING count(*) > 1",
    "SELECT 'hueco en el libro' AS falla, plantel, modelo, volumen, max(foja) AS ultima, "
    "count(*) AS hay FROM tramite WHERE foja IS NOT NULL "
    "AND plantel NOT IN (SELECT plantel FROM tramite WHERE libro = 'sae') "
    "GROUP BY plantel, modelo, volumen HAVING ultima <> hay",
    "SELECT 'foja fuera del volumen' AS falla, id AS tramite, foja FROM tramite "
    "WHERE foja > fojas_por_volumen OR foja < 1",
    "SELECT 'fechas del libro en desorden' AS falla, b.id AS tramite FROM tramite a "
    "JOIN tramite b ON b.plantel = a.plantel AND b.modelo = a.modelo AND b.volumen = a.volumen "
    "AND b.foja = a.foja + 1 WHERE b.fecha_registro < a.fecha_registro",
    "SELECT 'CUV repetida' AS falla, cuv FROM tramite WHERE cuv IS NOT NULL "
    "GROUP BY cuv HAVING count(*) > 1",
)


def _historia(base: Base) -> list[Fila]:
    filas = base.filas(
        "SELECT 'historia del folio no reproduce su estado' AS falla, f.id AS folio, f.estado "
        "FROM folio f WHERE f.estado IS NOT (SELECT v.a FROM folio_evento v WHERE v.folio = f.id "
        "ORDER BY v.id DESC LIMIT 1)"
    )
    filas += base.filas(
        "SELECT 'historia del folio rota' AS falla, folio, id FROM (SELECT v.folio, v.id, v.de, "
        "lag(v.a, 1, '') OVER (PARTITION BY v.folio ORDER BY v.id) AS previo FROM folio_evento v) "
        "WHERE de <> previo"
    )
    filas += base.filas(
        "SELECT 'estado sin su evento' AS falla, t.id AS tramite, t.estado FROM tramite t "
        "WHERE t.estado IS NOT (SELECT e.a FROM evento e WHERE e.entidad = 'tramite' "
        "AND e.entidad_id = t.id ORDER BY e.seq DESC LIMIT 1)"
    )
    filas += [
        {"falla": "bitácora", "fila": f.seq, "motivo": f.motivo} for f in verificar_cadena(base)
    ]
    return filas


_ORDEN = _sql(
    "SELECT 'folio saltado sin explicación' AS falla, f.id AS folio, f.numero FROM folio f "
    "WHERE f.estado = 'disponible' AND f.numero < (SELECT max(u.numero) FROM folio u "
    "WHERE u.rango = f.rango AND u.usos > 0) AND NOT EXISTS (SELECT 1 FROM folio_evento v "
    "WHERE v.folio = f.id AND v.a IN ('reservado', 'inutilizado', 'devuelto')) AND NOT EXISTS "
    "(SELECT 1 FROM tramite t JOIN folio_rango r ON r.plantel = t.plantel "
    "WHERE r.id = f.rango AND t.libro = 'sae')",
)

_LOTES = _sql(
    "SELECT 'respuesta que no cuadra' AS falla, i.lote, i.tramite, i.estatus, t.estado "
    "FROM lote_item i JOIN tramite t ON t.id = i.tramite WHERE i.estatus IN "
    "('enviado', 'aceptado_sin_xml') AND t.estado <> 'enviado'",
    "SELECT 'enviado sin lote' AS falla, t.id AS tramite FROM tramite t WHERE t.estado = 'enviado' "
    "AND NOT EXISTS (SELECT 1 FROM lote_item i WHERE i.tramite = t.id "
    "AND i.estatus IN ('enviado', 'aceptado_sin_xml'))",
    "SELECT 'contestado dos veces' AS falla, tramite, count(*) AS n FROM lote_item "
    "WHERE estatus = 'timbrado' GROUP BY tramite HAVING n > 1",
    "SELECT 'timbrados y folios emitidos difieren' AS falla, timbrados, emitidos FROM "
    "(SELECT (SELECT count(*) FROM tramite WHERE folio_digital IS NOT NULL) AS timbrados, "
    "(SELECT count(*) FROM folio WHERE estado IN ('emitido', 'cancelado')) AS emitidos) "
    "WHERE timbrados <> emitidos",
    "SELECT 'rechazado sin su respuesta' AS falla, t.id AS tramite FROM tramite t "
    "WHERE t.estado = 'rechazado' AND NOT EXISTS (SELECT 1 FROM rechazo r WHERE r.tramite = t.id)",
    "SELECT 'timbrado sin XML' AS falla, t.id AS tramite FROM tramite t JOIN alumno a "
    "ON a.id = t.alumno WHERE t.folio_digital IS NOT NULL AND a.suprimido_en IS NULL "
    "AND NOT EXISTS (SELECT 1 FROM xml x WHERE x.tramite = t.id AND x.tipo = 'timbrado')",
)

_ENTREGAS = _sql(
    "SELECT 'entregado sin acuse' AS falla, t.id AS tramite FROM tramite t "
    "WHERE t.estado = 'entregado' AND NOT EXISTS (SELECT 1 FROM entrega e WHERE e.tramite = t.id "
    "AND e.acuse_en <> '')",
    "SELECT 'descargado sin archivos' AS falla, t.id AS tramite FROM tramite t JOIN alumno a "
    "ON a.id = t.alumno WHERE t.estado IN ('descargado', 'entregado') "
    "AND a.suprimido_en IS NULL AND (SELECT count(DISTINCT c.tipo) FROM custodia_archivo c "
    "WHERE c.tramite = t.id AND c.vigente = 1 AND c.tipo IN ('pdf', 'xml', 'png', 'zip')) <> 4",
)

_GRATUITO = _sql(
    "SELECT 'columna de cobro' AS falla, m.name AS tabla, c.name AS columna FROM sqlite_master m "
    "JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND "
    "(c.name LIKE '%monto%' OR c.name LIKE '%pago%' OR c.name LIKE '%costo%')",
)

INVARIANTES: tuple[Invariante, ...] = (
    Invariante(1, "unico", _UNICO),
    Invariante(2, "sin_doble_uso", _SIN_DOBLE_USO),
    Invariante(3, "ninguno_perdido", _NINGUNO_PERDIDO),
    Invariante(4, "estados_acordes", _ESTADOS_ACORDES),
    Invariante(5, "serie_y_modelo", _SERIE_Y_MODELO),
    Invariante(6, "libro", _LIBRO),
    Invariante(7, "historia", _historia),
    Invariante(8, "orden", _ORDEN),
    Invariante(9, "lotes", _LOTES),
    Invariante(10, "entregas", _ENTREGAS),
    Invariante(11, "gratuito", _GRATUITO),
)
"""The eleven of the norm; number 10 also compares files on disk, in the process room."""
