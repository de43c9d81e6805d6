"""What the first screen counts: steps with their age, signatures, lots, terms, e.firmas."""

from dataclasses import dataclass

from certtui.store.conexion import Base
from certtui.store.rechazos import Alcance

_ALCANCE = "(:entidad = '' OR p.entidad = :entidad) AND (:plantel = '' OR t.plantel = :plantel) "


@dataclass(frozen=True, slots=True)
class CuentaPaso:
    """Trámites of one state: how many, how old, the oldest, how many suspended.

    `tramos` counts those up to 2 days in the state, up to 7, up to 30, and older; `desde` an
    instant.
    """

    estado: str
    cuantos: int
    tramos: tuple[int, int, int, int]
    desde: str
    suspendidos: int


@dataclass(frozen=True, slots=True)
class LoteEnEspera:
    """A lot that COSFAC has: its file, when it was sent, its items and how many of them wait."""

    lote: int
    archivo: str
    enviado_en: str
    certificados: int
    sin_respuesta: int


@dataclass(frozen=True, slots=True)
class Vigencia:
    """The last day of the newest e.firma that a director has signed with; "" when none has."""

    usuario: str
    nombre: str
    hasta: str


def _datos(alcance: Alcance, **mas: object) -> dict[str, object]:
    return {"entidad": alcance.entidad, "plantel": alcance.plantel, **mas}


def contar_pasos(base: Base, alcance: Alcance, cortes: tuple[str, str, str]) -> list[CuentaPaso]:
    """Each state that is not final, in the order of the route, by age.

    `cortes` are the instants 3, 8 and 31 days ago, newest first.
    """
    filas = base.filas(
        "WITH en_paso AS (SELECT t.estado, t.ruta, t.bloqueo <> '' AS suspendido, "
        "coalesce(nullif(c.desde, ''), t.creado_en) AS desde "
        "FROM tramite t JOIN cola c ON c.tramite = t.id JOIN plantel p ON p.clave = t.plantel "
        "JOIN ruta_estado e ON e.ruta = t.ruta AND e.estado = t.estado AND e.final = 0 "
        f"WHERE {_ALCANCE}) "
        "SELECT s.estado, count(*) AS cuantos, min(s.desde) AS desde, "
        "sum(s.desde > :c1) AS n1, sum(s.desde <= :c1 AND s.desde > :c2) AS n2, "
        "sum(s.desde <= :c2 AND s.desde > :c3) AS n3, sum(s.desde <= :c3) AS n4, "
        "sum(s.suspendido) AS suspendidos "
        "FROM en_paso s JOIN ruta_estado e ON e.ruta = s.ruta AND e.estado = s.estado "
        "GROUP BY s.estado ORDER BY min(e.orden)",
        _datos(alcance, c1=cortes[0], c2=cortes[1], c3=cortes[2]),
    )
    return [
        CuentaPaso(
            estado=f["estado"],
            cuantos=f["cuantos"],
            tramos=(f["n1"], f["n2"], f["n3"], f["n4"]),
            desde=f["desde"],
            suspendidos=f["suspendidos"],
        )
        for f in filas
    ]


def contar_por_firmar(base: Base, alcance: Alcance) -> list[tuple[str, tuple[str, ...], int]]:
    """(policy, levels that have signed, how many) of what waits for a signature."""
    return [
        (f["politica"], tuple(n for n in f["hechas"].split(",") if n), f["n"])
        for f in base.filas(
            "SELECT t.politica, coalesce((SELECT group_concat(f.nivel) FROM firma f "
            "WHERE f.tramite = t.id AND f.vigente = 1), '') AS hechas, count(*) AS n "
            "FROM tramite t JOIN plantel p ON p.clave = t.plantel "
            "WHERE t.estado IN ('nombre_revisado', 'en_firma') AND t.bloqueo = '' "
            f"AND {_ALCANCE} GROUP BY 1, 2",
            _datos(alcance),
        )
    ]


def lotes_en_espera(base: Base, alcance: Alcance) -> list[LoteEnEspera]:
    """Lots sent and not wholly answered, oldest first; only the items within the scope count."""
    return [
        LoteEnEspera(**f)
        for f in base.filas(
            "SELECT l.id AS lote, l.archivo, l.enviado_en, count(*) AS certificados, "
            "sum(i.estatus IN ('enviado', 'aceptado_sin_xml')) AS sin_respuesta FROM lote l "
            "JOIN lote_item i ON i.lote = l.id "
            "JOIN tramite t ON t.id = i.tramite JOIN plantel p ON p.clave = t.plantel "
            f"WHERE l.estado = 'enviado' AND {_ALCANCE} "
            "GROUP BY l.id HAVING sin_respuesta > 0 ORDER BY l.enviado_en, l.id",
            _datos(alcance),
        )
    ]


def vigencias(base: Base, alcance: Alcance) -> list[Vigencia]:
    """Every active director of the scope with the last day of their e.firma, soonest first."""
    return [
        Vigencia(**f)
        for f in base.filas(
            "SELECT u.id AS usuario, trim(u.nombre || ' ' || u.primer_apellido || ' ' || "
            "u.segundo_apellido) AS nombre, coalesce((SELECT max(c.hasta) "
            "FROM certificado_efirma c WHERE c.curp = u.curp), '') AS hasta FROM usuario u "
            "WHERE u.activo = 1 AND u.rol IN ('director_plantel', 'director_estatal', 'nacional') "
            "AND (:entidad = '' OR u.entidad = :entidad) "
            "AND (:plantel = '' OR u.plantel = :plantel) ORDER BY hasta = '', hasta, u.id",
            _datos(alcance),
        )
    ]
