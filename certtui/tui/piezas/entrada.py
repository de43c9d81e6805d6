"""The one text field: no border, no blink, nothing in English, nothing that a terminal obeys."""

from dataclasses import replace
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input

from certtui.texts import pantallas
from certtui.texts.seguro import safe


class Entrada(Input, inherit_bindings=False):
    """A line to type in."""

    BINDINGS: ClassVar[list[BindingType]] = [
        replace(b, description=pantallas.ENTRADA) for b in Input.BINDINGS if isinstance(b, Binding)
    ]
    DEFAULT_CSS = """
    Entrada, Entrada:focus, Entrada:ansi {
        height: 1; width: 1fr; border: none; padding: 0; background-tint: transparent 0%;
    }
    """

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id, compact=True, select_on_focus=False)
        self.cursor_blink = False

    def validate_value(self, valor: str) -> str:
        """Whatever was pasted, as visible text."""
        return safe(valor)


class EntradaSecreta(Entrada):
    """A line whose text is never shown, suggested, copied nor changed on its way in."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.password = True

    def validate_value(self, valor: str) -> str:
        """As it was typed: only dots are painted."""
        return valor

    def action_copy(self) -> None:
        """A password does not reach the clipboard."""

    def action_cut(self) -> None:
        """Nor is it cut."""
