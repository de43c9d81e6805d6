"""Read-only questions of the pre-flight, the catalogues' health check and the statistics."""

from collections.abc import Sequence

from certtui.store.conexion import Base


def claves_de_planes(base: Base) -> list[str]:
    """Key of every study plan."""
    return [f["clave"] for f in base.filas("SELECT clave FROM plan ORDER BY clave")]


def timbrados_de_curp(base: Base, curp: str, excepto: int) -> tuple[str, ...]:
    """folioControl of other certificates of a CURP that are stamped and not cancelled."""
    return tuple(
        f["folio_control"]
        for f in base.filas(
            "SELECT t.folio_control FROM tramite t JOIN alumno a ON a.id = t.alumno "
            "WHERE a.curp = ? AND t.id <> ? AND t.folio_digital IS NOT NULL "
            "AND t.estado IN ('timbrado', 'descargado', 'entregado', 'cancelacion_solicitada') "
            "ORDER BY t.folio_control",
            (curp, excepto),
        )
    )


def lotes_abiertos(base: Base, tramite: int, excepto: int) -> tuple[str, ...]:
    """Files of the lots, but one, that still wait for an answer about a trámite."""
    return tuple(
        f["archivo"]
        for f in base.filas(
            "SELECT l.archivo FROM lote_item i JOIN lote l ON l.id = i.lote WHERE i.tramite = ? "
            "AND l.id <> ? AND l.estado IN ('preparado', 'enviado') "
            "AND i.estatus IN ('preparado', 'enviado', 'aceptado_sin_xml') ORDER BY l.id",
            (tramite, excepto),
        )
    )


def matriculas_de_plantel(base: Base, plantel: str) -> tuple[str, ...]:
    """Students of a plantel that have no stamped certificate yet."""
    return _matriculas(base, "a.plantel = ?", (plantel,))


def matriculas_de_plan(base: Base, plan: str) -> tuple[str, ...]:
    """Students of a plan that have no stamped certificate yet."""
    return _matriculas(base, "a.plan = ?", (plan,))


def matriculas_de_modelo(base: Base, modelo: int) -> tuple[str, ...]:
    """Students of an academic model that have no stamped certificate yet."""
    return _matriculas(base, "a.modelo = ?", (modelo,))


def matriculas_todas(base: Base) -> tuple[str, ...]:
    """Every student that has no stamped certificate yet."""
    return _matriculas(base, "1 = 1", ())


def planes_sin_alta(base: Base) -> list[tuple[str, tuple[str, ...]]]:
    """Plans that students bear and the catalogue lacks, with those students."""
    filas = base.filas(
        "SELECT DISTINCT plan FROM alumno WHERE matricula IS NOT NULL "
        "AND plan NOT IN (SELECT clave FROM plan) ORDER BY plan"
    )
    return [(f["plan"], matriculas_de_plan(base, f["plan"])) for f in filas]


def modulos_ajenos(base: Base) -> list[tuple[str, str, tuple[str, ...]]]:
    """Plan, module of a kardex that the plan lacks, and whose kardex has it."""
    grupos: dict[tuple[str, str], list[str]] = {}
    for f in base.filas(
        "SELECT DISTINCT a.plan, k.modulo, a.matricula FROM kardex k JOIN alumno a "
        "ON a.id = k.alumno JOIN plan p ON p.clave = a.plan LEFT JOIN modulo m "
        "ON m.plan = a.plan AND upper(trim(m.clave)) = upper(trim(k.modulo)) "
        "WHERE m.clave IS NULL AND a.matricula IS NOT NULL ORDER BY 1, 2, 3"
    ):
        grupos.setdefault((f["plan"], f["modulo"]), []).append(f["matricula"])
    return [(plan, modulo, tuple(m)) for (plan, modulo), m in grupos.items()]


def ultimos_certificados(base: Base) -> dict[str, tuple[str, str]]:
    """By CURP, the number and the end of validity of the last certificate that signed."""
    return {
        f["curp"]: (f["no_certificado"], f["hasta"])
        for f in base.filas(
            "SELECT curp, no_certificado, hasta FROM certificado_efirma ORDER BY hasta"
        )
    }


def contar_causas(base: Base) -> Sequence[tuple[str, str, str, str, str]]:
    """Plantel, instant, cause, owner and field of every refusal, oldest first."""
    return [
        (f["plantel"], f["en"], f["causa"], f["resuelve_en"], f["campo"])
        for f in base.filas(
            "SELECT t.plantel, r.en, r.causa, r.resuelve_en, r.campo FROM rechazo r "
            "JOIN tramite t ON t.id = r.tramite ORDER BY r.id"
        )
    ]


def _matriculas(base: Base, condicion: str, valores: tuple[object, ...]) -> tuple[str, ...]:
    return tuple(
        f["matricula"]
        for f in base.filas(
            "SELECT a.matricula FROM alumno a WHERE a.matricula IS NOT NULL AND "
            + condicion
            + " AND NOT EXISTS (SELECT 1 FROM tramite t WHERE t.alumno = a.id "
            "AND t.folio_digital IS NOT NULL AND t.vigente = 1) ORDER BY a.matricula",
            valores,
        )
    )
