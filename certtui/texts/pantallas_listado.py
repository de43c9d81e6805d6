"""What every screen that is one list says of its filter and its marks."""

from typing import Final

from certtui.texts.pantallas import miles

COMANDOS: Final[dict[str, tuple[str, str]]] = {
    "listado.abrir": ("Abrir", "Abre el renglón."),
    "listado.filtrar": ("Filtrar", "Escribe un filtro; Intro lo aplica y Esc lo deja."),
    "listado.aplicar": ("Aplicar", "Aplica el filtro escrito."),
    "listado.dejar": ("Dejar como estaba", "Cierra el campo sin cambiar el filtro."),
    "listado.retroceder": ("Volver", "Quita las marcas o el filtro; después, regresa."),
    "listado.marcar": ("Marcar", "Marca o desmarca el renglón y baja al siguiente."),
    "listado.marcar_todo": ("Marcar todo", "Marca todo lo que se ve, o lo desmarca."),
    "listado.releer": ("Releer", "Lee otra vez la base y sigue en el mismo renglón."),
}
"""Id of each command: its word for the footer and its sentence for the help."""

NO_HAY_RENGLON: Final = "No hay ningún renglón: la lista está vacía."
FILTRO: Final = "Filtro: "
ESC_QUITA: Final = "   (Esc lo quita)"
FILTRO_VACIO: Final = (
    "Nada cumple el filtro.",
    "{listado.retroceder} lo quita; {listado.filtrar} lo cambia.",
)


def marcados(n: int) -> str:
    """How many lines are marked."""
    return f"{miles(n)} {'marcado' if n == 1 else 'marcados'} · "


def conteo(n: int | None, uno: str, varios: str) -> str:
    """How many lines there are."""
    if n is None:
        return "contando…"
    return f"{miles(n)} {uno if n == 1 else varios}"
