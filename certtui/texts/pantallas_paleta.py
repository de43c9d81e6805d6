"""Sentences of the palette."""

from typing import Final

TITULO: Final = "Órdenes y pantallas"
BUSCAR: Final = "Buscar"
NINGUNA: Final = "Ninguna orden se llama así. Borre letras, o Esc para cerrar."
NO_AHORA: Final = "Ahora no: "

COMANDOS: Final[dict[str, tuple[str, str]]] = {
    "paleta.subir": ("Subir", "Orden anterior."),
    "paleta.bajar": ("Bajar", "Orden siguiente."),
    "paleta.pagina_arriba": ("Página arriba", "Las órdenes de antes."),
    "paleta.pagina_abajo": ("Más", "Las órdenes que siguen."),
    "paleta.hacer": ("Hacer", "Hace la orden marcada."),
    "paleta.cerrar": ("Cerrar", "Cierra la paleta sin hacer nada."),
}
"""Id of each command: its word for the footer and its sentence for the help."""


def cuantas(hay: int, en_total: int, antes: int, a_la_vista: int) -> str:
    """How many commands the typed words leave, and which of them are in sight when not all are."""
    if hay > a_la_vista:
        return f"{antes + 1} a {antes + a_la_vista} de {hay}"
    return f"{hay} de {en_total}" if hay != en_total else str(en_total)
