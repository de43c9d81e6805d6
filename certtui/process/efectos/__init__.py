"""What each move writes; light modules: no XML, no cryptography, no PDF."""

from certtui.process.efectos import carga, cosfac, entrega, firma, registro_libro, solicitud
from certtui.process.efectos.registro import EFECTOS, Cambio

__all__ = [
    "EFECTOS",
    "Cambio",
    "carga",
    "cosfac",
    "entrega",
    "firma",
    "registro_libro",
    "solicitud",
]
