"""Verification of certificates: XML, PDF or bundle in, one verdict with its reasons out."""

from certtui.process.verificacion.dictamen import Dictamen, Razon, Veredicto
from certtui.process.verificacion.recorrido import (
    reunir_archivos,
    verificar_archivo,
    verificar_archivos,
)

__all__ = [
    "Dictamen",
    "Razon",
    "Veredicto",
    "reunir_archivos",
    "verificar_archivo",
    "verificar_archivos",
]
