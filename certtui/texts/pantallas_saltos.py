"""Names of the screens that a digit opens."""

from typing import Final

COMANDOS: Final[dict[str, tuple[str, str]]] = {
    "ir.1": ("Tablero", "Tablero: lo que toca hoy y lo que está vencido."),
    "ir.2": ("Cola", "Cola de trámites."),
    "ir.3": ("Elegibilidad", "Criterios de elegibilidad."),
    "ir.4": ("Nombres", "Nombres: acta, RENAPO y propuesta, lado a lado."),
    "ir.5": ("Firma", "Firma: lo que espera, e.firma, paquetes."),
    "ir.6": ("Lotes", "Lotes para COSFAC."),
    "ir.7": ("Rechazos", "Rechazos por causa."),
    "ir.8": ("Entrega", "Entrega: custodia, correo, acuse, reposición."),
    "ir.9": ("Folios", "Rangos de folios y su cuenta."),
    "ir.catalogos": ("Catálogos", "Catálogos, planes y ajustes de la oficina."),
    "ir.usuarios": ("Usuarios", "Quién puede qué en esta oficina."),
    "ir.bitacora": ("Bitácora", "Bitácora: quién hizo qué y cuándo."),
    "ir.normativa": ("Normativa", "Reglas: qué dicen y dónde se aplican."),
    "ir.mesa": ("Mesa de servicio", "Tickets y dudas para la DSE."),
}
"""Id of each jump: the screen's word and its sentence for the help."""

AYUDA_SALTOS: Final = "Otras pantallas"
