"""Sentences of the palette."""

from typing import Final

TITULO: Final = "Órdenes y pantallas"
BUSCAR: Final = "Buscar"
NINGUNA: Final = "Ninguna orden se llama así. Borre letras, o Esc para cerrar."
NO_AHORA: Final = "Ahora no: "

COMANDOS: Final[dict[str, tuple[str, str]]] = {
    "paleta.subir": ("Subir", "Orden anterior."),
    "paleta.bajar": ("Bajar", "Orden siguiente."),
    "paleta.hacer": ("Hacer", "Hace la orden marcada."),
    "paleta.cerrar": ("Cerrar", "Cierra la paleta sin hacer nada."),
}
"""Id of each command: its word for the footer and its sentence for the help."""


def cuantas(hay: int, en_total: int) -> str:
    """How many commands the typed words leave."""
    return f"{hay} de {en_total}" if hay != en_total else str(en_total)
