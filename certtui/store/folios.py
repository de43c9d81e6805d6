"""Ranges and folios; every change of a folio leaves a row of its history."""

from certtui.domain.folio import EstadoFolio, Folio, NivelRango, Rango
from certtui.store.conexion import Base, Fila

_FOLIO = (
    "SELECT f.id, f.serie, f.modelo, f.numero, f.rango, f.estado, f.tramite, f.alumno, r.plantel "
    "FROM folio f JOIN folio_rango r ON r.id = f.rango "
)
_RANGO = (
    "SELECT id, padre, nivel, serie, modelo, desde, hasta, entidad, plantel, oficio, acuse_en "
    "FROM folio_rango "
)


_DEVUELTOS = (
    "serie = :serie AND modelo = :modelo AND numero BETWEEN :desde AND :hasta "
    "AND estado = 'devuelto' AND rango <> :rango"
)


def _folio(f: Fila) -> Folio:
    return Folio(**{**f, "estado": EstadoFolio(f["estado"])})


def _rango(f: Fila) -> Rango:
    return Rango(**{**f, "nivel": NivelRango(f["nivel"])})


def leer_folio(base: Base, clave: int) -> Folio | None:
    """One folio by row id."""
    f = base.fila(_FOLIO + "WHERE f.id = ?", (clave,))
    return _folio(f) if f else None


def buscar_folio(base: Base, serie: str, modelo: int, numero: int) -> Folio | None:
    """One folio by series, model and number."""
    f = base.fila(
        _FOLIO + "WHERE f.serie = ? AND f.modelo = ? AND f.numero = ?", (serie, modelo, numero)
    )
    return _folio(f) if f else None


def folio_de_tramite(base: Base, tramite: int) -> Folio | None:
    """The folio that a trámite holds (reserved, used, issued), or None."""
    f = base.fila(_FOLIO + "WHERE f.tramite = ?", (tramite,))
    return _folio(f) if f else None


def candidato(base: Base, plantel: str, serie: str, modelo: int, alumno: int) -> Folio | None:
    """The folio that T05 would take: one freed for this student (C27), else the lowest free."""
    f = base.fila(
        _FOLIO + "WHERE r.plantel = :plantel AND f.serie = :serie AND f.modelo = :modelo "
        "AND (f.estado = 'disponible' OR (f.estado = 'liberado' AND f.alumno = :alumno)) "
        "ORDER BY f.estado = 'disponible', f.numero LIMIT 1",
        {"plantel": plantel, "serie": serie, "modelo": modelo, "alumno": alumno},
    )
    return _folio(f) if f else None


def contar_libres(base: Base, plantel: str, serie: str, modelo: int, alumno: int) -> int:
    """How many folios the plantel could give to this student (L06d)."""
    return int(
        base.valor(
            "SELECT count(*) FROM folio f JOIN folio_rango r ON r.id = f.rango "
            "WHERE r.plantel = :plantel AND f.serie = :serie AND f.modelo = :modelo "
            "AND (f.estado = 'disponible' OR (f.estado = 'liberado' AND f.alumno = :alumno) "
            "OR (f.estado = 'reservado' AND f.alumno = :alumno))",
            {"plantel": plantel, "serie": serie, "modelo": modelo, "alumno": alumno},
        )
    )


def cambiar_folio(
    base: Base,
    folio: Folio,
    estado: EstadoFolio,
    *,
    tramite: int | None,
    alumno: int | None,
    en: str,
    motivo: str,
) -> None:
    """Move a folio and write its history; the file refuses a step that is not in the table."""
    base.escribir(
        "UPDATE folio SET estado = ?, tramite = ?, alumno = ?, usos = usos + ? WHERE id = ?",
        (estado.value, tramite, alumno, int(estado is EstadoFolio.USADO), folio.id),
    )
    base.insertar(
        "folio_evento",
        {
            "folio": folio.id,
            "de": folio.estado.value,
            "a": estado.value,
            "tramite": tramite,
            "en": en,
            "motivo": motivo,
        },
    )


def usos_de_folio(base: Base, folio: int) -> int:
    """How many trámites have used a folio so far."""
    return int(base.valor("SELECT usos FROM folio WHERE id = ?", (folio,)) or 0)


def leer_rango(base: Base, clave: int) -> Rango | None:
    """One range by id."""
    f = base.fila(_RANGO + "WHERE id = ?", (clave,))
    return _rango(f) if f else None


def listar_rangos(base: Base) -> list[Rango]:
    """Every range, parents before children."""
    return [
        _rango(f)
        for f in base.filas(
            _RANGO + "ORDER BY serie, modelo, CASE nivel WHEN 'nacional' THEN 1 "
            "WHEN 'entidad' THEN 2 ELSE 3 END, desde"
        )
    ]


def rango_padre(base: Base, nivel: NivelRango, rango: Rango) -> Rango | None:
    """The range of the level above that holds this interval, or None."""
    if nivel.padre is None:
        return None
    f = base.fila(
        _RANGO + "WHERE nivel = ? AND serie = ? AND modelo = ? AND desde <= ? AND hasta >= ?",
        (nivel.padre.value, rango.serie, rango.modelo, rango.desde, rango.hasta),
    )
    return _rango(f) if f else None


def hay_traslape(base: Base, rango: Rango) -> bool:
    """True when another range of the level overlaps; a plantel's returned folios do not count."""
    return bool(
        base.valor(
            "SELECT count(*) FROM folio_rango r WHERE r.nivel = :nivel AND r.serie = :serie "
            "AND r.modelo = :modelo AND r.desde <= :hasta AND :desde <= r.hasta "
            "AND (r.nivel <> 'plantel' OR EXISTS (SELECT 1 FROM folio f WHERE f.rango = r.id "
            "AND f.numero BETWEEN :desde AND :hasta AND f.estado <> 'devuelto'))",
            {
                "nivel": rango.nivel.value,
                "serie": rango.serie,
                "modelo": rango.modelo,
                "desde": rango.desde,
                "hasta": rango.hasta,
            },
        )
    )


def crear_rango(base: Base, rango: Rango, en: str) -> int:
    """Insert a range; one of a plantel brings its folios, DISPONIBLE.

    Folios that another plantel returned pass to the new range (transferir = devolver + asignar).
    """
    clave = base.insertar(
        "folio_rango",
        {
            "padre": rango.padre,
            "nivel": rango.nivel.value,
            "serie": rango.serie,
            "modelo": rango.modelo,
            "desde": rango.desde,
            "hasta": rango.hasta,
            "entidad": rango.entidad,
            "plantel": rango.plantel,
            "oficio": rango.oficio,
        },
    )
    if rango.nivel is NivelRango.PLANTEL:
        datos = {
            "desde": rango.desde,
            "hasta": rango.hasta,
            "serie": rango.serie,
            "modelo": rango.modelo,
            "rango": clave,
        }
        base.escribir(
            "WITH RECURSIVE n(x) AS (SELECT :desde UNION ALL SELECT x + 1 FROM n WHERE x < :hasta) "
            "INSERT INTO folio (serie, modelo, numero, rango, estado) "
            "SELECT :serie, :modelo, x, :rango, 'disponible' FROM n WHERE NOT EXISTS "
            "(SELECT 1 FROM folio f WHERE f.serie = :serie AND f.modelo = :modelo "
            "AND f.numero = x)",
            datos,
        )
        base.escribir(
            "INSERT INTO folio_evento (folio, de, a, tramite, en, motivo) "
            "SELECT id, '', 'disponible', NULL, ?, 'asignar' FROM folio WHERE rango = ?",
            (en, clave),
        )
        base.escribir(
            "INSERT INTO folio_evento (folio, de, a, tramite, en, motivo) "
            "SELECT id, 'devuelto', 'disponible', NULL, :en, 'transferir' FROM folio "
            f"WHERE {_DEVUELTOS}",
            {**datos, "en": en},
        )
        base.escribir(
            f"UPDATE folio SET rango = :rango WHERE {_DEVUELTOS}",
            datos,
        )
        base.escribir(
            "UPDATE folio SET estado = 'disponible' WHERE rango = :rango AND estado = 'devuelto'",
            {"rango": clave},
        )
    return clave


def acusar_rango(base: Base, clave: int, en: str) -> None:
    """The plantel acknowledges a range (V-PL2.1)."""
    base.escribir("UPDATE folio_rango SET acuse_en = ? WHERE id = ?", (en, clave))


def contar_cedidos(base: Base, rango: Rango) -> int:
    """Folios of a plantel's interval that were returned and now belong to another range."""
    return int(
        base.valor(
            "SELECT count(*) FROM folio WHERE serie = ? AND modelo = ? AND numero BETWEEN ? AND ? "
            "AND rango <> ?",
            (rango.serie, rango.modelo, rango.desde, rango.hasta, rango.id),
        )
    )


def contar_folios(base: Base, rango: int) -> dict[EstadoFolio, int]:
    """How many folios of a plantel's range stand in each state."""
    cuenta = dict.fromkeys(EstadoFolio, 0)
    for f in base.filas(
        "SELECT estado, count(*) AS n FROM folio WHERE rango = ? GROUP BY estado", (rango,)
    ):
        cuenta[EstadoFolio(f["estado"])] = f["n"]
    return cuenta


def folios_de_rango(base: Base, rango: int, desde: int, hasta: int) -> list[Folio]:
    """Folios of a range between two numbers."""
    return [
        _folio(f)
        for f in base.filas(
            _FOLIO + "WHERE f.rango = ? AND f.numero BETWEEN ? AND ? ORDER BY f.numero",
            (rango, desde, hasta),
        )
    ]


def siguiente_foja(base: Base, plantel: str, modelo: int, por_volumen: int) -> tuple[int, int]:
    """(volumen, foja) that follow the last ones of a plantel and model (C25)."""
    f = base.fila(
        "SELECT volumen, foja FROM tramite WHERE plantel = ? AND modelo = ? AND foja IS NOT NULL "
        "ORDER BY volumen DESC, foja DESC LIMIT 1",
        (plantel, modelo),
    )
    if f is None:
        return 1, 1
    if f["foja"] >= por_volumen:
        return f["volumen"] + 1, 1
    return f["volumen"], f["foja"] + 1
