"""What COSFAC refused and waits for a remedy: counts by cause and pages of one cause (L15a)."""

from dataclasses import dataclass

from certtui.domain.hallazgo import ResuelveEn
from certtui.store.conexion import Base, Fila


@dataclass(frozen=True, slots=True)
class Alcance:
    """Whose refusals; "" means all."""

    entidad: str = ""
    plantel: str = ""


@dataclass(frozen=True, slots=True)
class GrupoDeCausa:
    """Pending refusals of one cause: how many, how many wait for the baja, how many to do again.

    What was given the baja stays until it has another trámite; one that is mended here stays until
    its new trámite can be mended. `regla` is the key of the rule of triage, "" for what no rule
    recognises; `desde` an instant.
    """

    regla: str
    causa: str
    campo: str
    resuelve: ResuelveEn
    cuantos: int
    con_baja: int
    por_rehacer: int
    desde: str


@dataclass(frozen=True, slots=True)
class RenglonRechazo:
    """One pending refusal with whom it is about; `id` is the trámite's, `sucesor` the new one's.

    `etiqueta` is of the state of the new one, when there is one.
    """

    id: int
    alumno: int
    matricula: str
    nombre: str
    plantel: str
    estado: str
    sucesor: int
    estado_sucesor: str
    etiqueta: str
    folio: str
    folio_control: str
    codigo: str
    mensaje: str
    causa: str
    campo: str
    resuelve: ResuelveEn
    regla: str
    en: str


_DE = (
    "FROM rechazo r JOIN tramite t ON t.id = r.tramite JOIN alumno a ON a.id = t.alumno "
    "JOIN plantel p ON p.clave = t.plantel "
    "LEFT JOIN tramite s ON s.anterior = t.id "
    "JOIN ruta_estado e ON e.ruta = t.ruta AND e.estado = coalesce(s.estado, t.estado) "
    "WHERE (t.estado IN ('rechazado', 'baja_solicitada') OR (t.estado = 'baja' AND (s.id IS NULL "
    "OR (r.resuelve_en = 'aplicativo' AND s.estado IN ('borrador', 'solicitado', 'devuelto', "
    "'autorizado', 'registrado', 'cargado'))))) "
    "AND r.id = (SELECT max(u.id) FROM rechazo u WHERE u.tramite = r.tramite) "
    "AND (:entidad = '' OR p.entidad = :entidad) AND (:plantel = '' OR t.plantel = :plantel) "
)
_DE_CAUSA = _DE + "AND r.regla = :regla AND r.causa = :causa "
_ORDEN = "ORDER BY r.en, t.id "


def _datos(alcance: Alcance, **mas: object) -> dict[str, object]:
    return {"entidad": alcance.entidad, "plantel": alcance.plantel, **mas}


def causas_pendientes(base: Base, alcance: Alcance) -> list[GrupoDeCausa]:
    """One line per cause: the unknown first, then the most frequent."""
    return [
        GrupoDeCausa(**{**f, "resuelve": ResuelveEn(f["resuelve"])})
        for f in base.filas(
            "SELECT r.regla, r.causa, min(r.campo) AS campo, min(r.resuelve_en) AS resuelve, "
            "count(*) AS cuantos, sum(t.estado = 'baja_solicitada') AS con_baja, "
            "sum(t.estado = 'baja' AND s.id IS NULL) AS por_rehacer, "
            f"min(r.en) AS desde {_DE} GROUP BY r.regla, r.causa "
            "ORDER BY r.regla <> '', cuantos DESC, r.causa",
            _datos(alcance),
        )
    ]


def _renglon(f: Fila) -> RenglonRechazo:
    return RenglonRechazo(**{**f, "resuelve": ResuelveEn(f["resuelve"])})


def pagina_de_causa(
    base: Base, alcance: Alcance, regla: str, causa: str, inicio: int, cuantos: int
) -> list[RenglonRechazo]:
    """One page of the pending refusals of a cause, oldest first."""
    return [
        _renglon(f)
        for f in base.filas(
            "SELECT t.id, a.id AS alumno, coalesce(a.matricula, '') AS matricula, "
            "CASE WHEN t.nombre <> '' THEN t.nombre || ' ' || t.primer_apellido || ' ' || "
            "t.segundo_apellido ELSE a.nombre || ' ' || a.primer_apellido || ' ' || "
            "a.segundo_apellido END AS nombre, t.plantel, t.estado, "
            "coalesce(s.id, 0) AS sucesor, coalesce(s.estado, '') AS estado_sucesor, e.etiqueta, "
            "t.folio_texto AS folio, coalesce(t.folio_control, '') AS folio_control, r.codigo, "
            "r.mensaje, r.causa, r.campo, r.resuelve_en AS resuelve, r.regla, r.en "
            f"{_DE_CAUSA} {_ORDEN} LIMIT :cuantos OFFSET :inicio",
            _datos(alcance, regla=regla, causa=causa, cuantos=cuantos, inicio=inicio),
        )
    ]


def contar_de_causa(base: Base, alcance: Alcance, regla: str, causa: str) -> int:
    """Exact number of pending refusals of a cause."""
    return int(
        base.valor(f"SELECT count(*) {_DE_CAUSA}", _datos(alcance, regla=regla, causa=causa))
    )


def tramites_de_causa(
    base: Base, alcance: Alcance, regla: str, causa: str, estado: str = ""
) -> list[int]:
    """Trámites of the pending refusals of a cause, in a state or in any, oldest first.

    In "baja" are those without a new trámite.
    """
    return [
        f["id"]
        for f in base.filas(
            f"SELECT t.id {_DE_CAUSA} AND (:estado = '' OR (t.estado = :estado "
            f"AND s.id IS NULL)) {_ORDEN}",
            _datos(alcance, regla=regla, causa=causa, estado=estado),
        )
    ]


def ticket_de_baja(base: Base, tramite: int) -> tuple[str, str, str] | None:
    """(text, number, attended on) of the last ticket of baja of a trámite; "" while it is open."""
    f = base.fila(
        "SELECT texto, numero, atendido_en FROM ticket WHERE tramite = ? AND tipo = 'baja' "
        "ORDER BY id DESC LIMIT 1",
        (tramite,),
    )
    return (f["texto"], f["numero"], f["atendido_en"]) if f else None


def huella_de_xml(base: Base, tramite: int) -> str:
    """SHA-256 of the XML that was sent, "" when none was."""
    return str(
        base.valor("SELECT sha256 FROM xml WHERE tramite = ? AND tipo = 'enviado'", (tramite,))
        or ""
    )
