"""The pre-flight: every rule that a certificate can break, asked before a lot exists (T11).

It shares no rule with the COSFAC simulator: two readings of the norm that check each other.
"""

from certtui.dec.iems.modelo import Terminacion
from certtui.domain.hallazgo import Hallazgo
from certtui.process.revision import catalogos, documento, firma, lote
from certtui.process.revision.contexto import Contexto, Registro
from certtui.process.revision.hechos import contexto_de, registro_de
from certtui.process.revision.lote import revisar_lote
from certtui.process.revision.registro import REGLAS

__all__ = [
    "REGLAS",
    "Contexto",
    "Registro",
    "contexto_de",
    "registro_de",
    "revisar_documento",
    "revisar_lote",
]

_SALAS = (documento, catalogos, firma, lote)
"""Importing them registers their rules."""


def revisar_documento(doc: Terminacion, contexto: Contexto) -> tuple[Hallazgo, ...]:
    """Everything that is wrong with a sealed document, in the order of the rules."""
    return tuple(h for regla in REGLAS.values() for h in regla.hallar(doc, contexto))
