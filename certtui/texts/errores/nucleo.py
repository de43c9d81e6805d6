"""Errors of the engine, the store and the command line."""

from certtui.texts.errores.forma import Plantilla

PLANTILLAS: dict[str, Plantilla] = {}
