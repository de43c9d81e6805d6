"""Names of the screens that a digit opens."""

from typing import Final

COMANDOS: Final[dict[str, tuple[str, str]]] = {
    "ir.2": ("Cola", "Cola de trámites."),
    "ir.3": ("Elegibilidad", "Criterios de elegibilidad."),
    "ir.5": ("Firma", "Firma: lo que espera, e.firma, paquetes."),
    "ir.7": ("Rechazos", "Rechazos por causa."),
}
"""Id of each jump: the screen's word and its sentence for the help."""

AYUDA_SALTOS: Final = "Otras pantallas"
