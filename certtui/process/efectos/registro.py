"""The register of effects: what a move writes, under the name that routes give it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from certtui.domain.hallazgo import Hallazgo
from certtui.domain.hechos import Hechos
from certtui.process.oficina import Oficina


@dataclass(frozen=True, slots=True)
class Cambio:
    """What an effect decided: columns to write, the state when there is a choice, values to log."""

    campos: Mapping[str, object] = field(default_factory=dict)
    estado: str = ""
    datos: Mapping[str, object] = field(default_factory=dict)


Efecto = Callable[[Oficina, Hechos, tuple[Hallazgo, ...]], Cambio]
"""Writes beside the trámite's row (folio, firma, lote…) and returns the row's own change.

The third argument are the findings of the guards, for an effect that keeps them.
"""

EFECTOS: dict[str, Efecto] = {}


def efecto(nombre: str) -> Callable[[Efecto], Efecto]:
    """Register an effect under the name that routes give it."""

    def anotar(funcion: Efecto) -> Efecto:
        if nombre in EFECTOS:
            raise ValueError(f"efecto repetido: {nombre}")
        EFECTOS[nombre] = funcion
        return funcion

    return anotar
