"""Jumps between screens: a digit for each one that exists."""

from collections.abc import Mapping
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App

from certtui.process.oficina import Oficina
from certtui.texts import pantallas_saltos as t
from certtui.tui.comandos import Comando

if TYPE_CHECKING:
    from certtui.tui.pantalla import Pantalla

_DONDE: Mapping[str, tuple[str, str]] = {
    "2": ("certtui.tui.cola", "Cola"),
    "3": ("certtui.tui.elegibilidad", "PantallaElegibilidad"),
    "5": ("certtui.tui.firma", "Firma"),
    "7": ("certtui.tui.rechazos", "PantallaRechazos"),
}
"""Module and class of each screen, which takes the office; read only when it is opened."""


class Ir(Comando):
    """Opens a screen; subclasses are made from the table."""

    PALABRAS: ClassVar[Mapping[str, tuple[str, str]]] = t.COMANDOS

    @classmethod
    def accion(cls) -> str:
        """The one action, with its digit."""
        return f"ir('{cls.teclas[0]}')"


SALTOS: tuple[type[Ir], ...] = tuple(
    type(clase, (Ir,), {"__doc__": clase, "id": f"ir.{tecla}", "teclas": (tecla,)})
    for tecla, (modulo, clase) in _DONDE.items()
    if find_spec(modulo) is not None
)
"""One command for each screen that exists."""


def clase_de(tecla: str) -> "type[Pantalla]":
    """The screen of a digit."""
    modulo, clase = _DONDE[tecla]
    encontrada: type[Pantalla] = getattr(import_module(modulo), clase)
    return encontrada


def ir(app: App[Any], oficina: Oficina, tecla: str) -> None:
    """Peel down to the screen of a digit, or to the first one and open it over that."""
    clase = clase_de(tecla)
    while len(app.screen_stack) > 1 and not isinstance(app.screen, clase):
        app.pop_screen()
    if not isinstance(app.screen, clase):
        app.push_screen(clase(oficina))
