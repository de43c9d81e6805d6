"""The eleven invariants with their counts (workflow §4)."""

from dataclasses import dataclass
from typing import Any

from certtui.domain.bitacora import Falla
from certtui.process.entrega import custodia_alterada
from certtui.process.oficina import Oficina
from certtui.store import bitacora
from certtui.store.cuadre import INVARIANTES


@dataclass(frozen=True, slots=True)
class Cuenta:
    """One invariant and the rows that break it."""

    numero: int
    clave: str
    filas: tuple[dict[str, Any], ...]


def cuadrar(oficina: Oficina, *, con_archivos: bool = True) -> list[Cuenta]:
    """Every invariant; all must come back without rows."""
    cuentas = []
    for invariante in INVARIANTES:
        filas = invariante.filas(oficina.base)
        if invariante.clave == "entregas" and con_archivos:
            filas += [
                {"falla": "archivo faltante o cambiado", "tramite": c.tramite, "archivo": c.ruta}
                for c in custodia_alterada(oficina)
            ]
        cuentas.append(Cuenta(invariante.numero, invariante.clave, tuple(filas)))
    return cuentas


@dataclass(frozen=True, slots=True)
class EstadoBitacora:
    """The log as verified: rows, hash of the head, and every fault."""

    filas: int
    cabeza: str
    fallas: tuple[Falla, ...]


def verificar_bitacora(oficina: Oficina) -> EstadoBitacora:
    """Recompute the whole chain."""
    filas, cabeza = bitacora.cabeza(oficina.base)
    return EstadoBitacora(filas, cabeza, tuple(bitacora.verificar_cadena(oficina.base)))
