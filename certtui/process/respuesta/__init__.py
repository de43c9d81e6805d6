"""COSFAC's answers: matched by folioControl, then CURP and cadena; nothing lost (T12–T14)."""

from certtui.exchange.cosfac.respuesta import Respuesta, leer_respuesta
from certtui.process.respuesta.decision import Extravio
from certtui.process.respuesta.ensayo import (
    ESCRIBEN,
    MALOS,
    Cambio,
    Efecto,
    Ensayo,
    ensayar_respuesta,
    explicar_cambio,
    guardar_ensayo,
)
from certtui.process.respuesta.importar import (
    Resultado,
    anotar_numero,
    aplicar_respuesta,
    como_fallidos,
    importar_respuesta,
)
from certtui.process.respuesta.timbre import MARCA_SIMULADOR, comparar_timbre

__all__ = [
    "ESCRIBEN",
    "MALOS",
    "MARCA_SIMULADOR",
    "Cambio",
    "Efecto",
    "Ensayo",
    "Extravio",
    "Respuesta",
    "Resultado",
    "anotar_numero",
    "aplicar_respuesta",
    "como_fallidos",
    "comparar_timbre",
    "ensayar_respuesta",
    "explicar_cambio",
    "guardar_ensayo",
    "importar_respuesta",
    "leer_respuesta",
]
