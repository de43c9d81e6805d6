"""What waits for somebody, said once of a trámite `t`: the board counts it, the queue shows it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from certtui.domain.firma import Nivel, Politica
from certtui.store.conexion import Base
from certtui.store.rechazos import Alcance

_EN_FIRMA = ("nombre_revisado", "en_firma")


@dataclass(frozen=True, slots=True)
class Condicion:
    """True of some trámites, which are all in one of `estados`; `datos` are its parameters."""

    estados: tuple[str, ...]
    sql: str
    datos: tuple[tuple[str, str], ...] = ()

    @property
    def donde(self) -> str:
        """The whole condition; `valores` are for it."""
        return f"t.estado IN (SELECT value FROM json_each(:_pendientes)) AND ({self.sql})"

    @property
    def valores(self) -> dict[str, object]:
        """The parameters of `donde`."""
        return {**dict(self.datos), "_pendientes": json.dumps(self.estados)}


def en_estados(estados: Iterable[str]) -> Condicion:
    """In one of these states and not suspended."""
    return Condicion(tuple(sorted(estados)), "t.bloqueo = ''")


def cualquiera(*condiciones: Condicion) -> Condicion:
    """Any of them; each is true only in its own states."""
    partes = []
    for c in condiciones:
        suyos = ", ".join(f"'{estado}'" for estado in c.estados)
        partes.append(f"(t.estado IN ({suyos}) AND {c.sql})")
    return Condicion(
        tuple(dict.fromkeys(e for c in condiciones for e in c.estados)),
        " OR ".join(partes),
        tuple(d for c in condiciones for d in c.datos),
    )


def por_firmar(nivel: Nivel) -> Condicion:
    """The next signature is of this level (V17)."""
    antes = [n for n in Nivel if n.orden < nivel.orden]
    politicas = ", ".join(f"'{p}'" for p in Politica if nivel in p.niveles)
    partes = ["t.bloqueo = ''", f"t.politica IN ({politicas})"]
    partes += [_firmo(n) for n in antes] + [f"NOT {_firmo(nivel)}"]
    return Condicion(_EN_FIRMA, " AND ".join(partes))


def _firmo(nivel: Nivel) -> str:
    return (
        "EXISTS (SELECT 1 FROM firma f WHERE f.tramite = t.id AND f.vigente = 1 "
        f"AND f.nivel = '{nivel}')"
    )


def sin_respuesta(antes: str) -> Condicion:
    """In a lot sent before an instant that COSFAC has not answered for it (E05)."""
    return Condicion(
        ("enviado",),
        "EXISTS (SELECT 1 FROM lote_item i JOIN lote l ON l.id = i.lote WHERE i.tramite = t.id "
        "AND i.estatus IN ('enviado', 'aceptado_sin_xml') AND l.estado = 'enviado' "
        "AND l.enviado_en < :_lote_antes)",
        (("_lote_antes", antes),),
    )


def sin_entregar(hasta: str) -> Condicion:
    """Stamped at an instant or before it and not delivered (L13a)."""
    return Condicion(
        ("timbrado", "descargado"),
        "(SELECT v.en FROM evento v WHERE v.entidad = 'tramite' AND v.entidad_id = t.id "
        "AND v.a = 'timbrado' ORDER BY v.seq LIMIT 1) <= :_timbrado_hasta",
        (("_timbrado_hasta", hasta),),
    )


def por_confirmar(ahora: str) -> Condicion:
    """A cancellation whose term is over and that nobody confirmed (C02)."""
    return Condicion(
        ("cancelacion_solicitada",),
        "t.cancelacion_vence <> '' AND t.cancelacion_vence <= :_cancela_hasta",
        (("_cancela_hasta", ahora),),
    )


def revision_caduca(hasta: str) -> Condicion:
    """A request whose check of eligibility is of an instant or before it (T02)."""
    return Condicion(
        ("solicitado",),
        "t.revisado_en <> '' AND t.revisado_en <= :_revisado_hasta",
        (("_revisado_hasta", hasta),),
    )


def contar(base: Base, alcance: Alcance, condicion: Condicion) -> int:
    """How many trámites of the scope it is true of."""
    return int(
        base.valor(
            "SELECT count(*) FROM tramite t JOIN plantel p ON p.clave = t.plantel "
            "WHERE (:entidad = '' OR p.entidad = :entidad) "
            f"AND (:plantel = '' OR t.plantel = :plantel) AND {condicion.donde}",
            {"entidad": alcance.entidad, "plantel": alcance.plantel, **condicion.valores},
        )
    )
