"""A page of text that scrolls: help, and later a certificate's preview."""

from collections.abc import Sequence

from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from certtui.texts.seguro import safe
from certtui.tui.comandos import MOVERSE, enlaces
from certtui.tui.piezas.trazo import Trozo, tira


class Hoja(ScrollView, inherit_bindings=False, can_focus=True):
    """Shows lines of runs; the keys of a list move it."""

    BINDINGS = enlaces(*MOVERSE)
    DEFAULT_CSS = "Hoja { height: 1fr; width: 100%; overflow: hidden hidden; }"

    def __init__(self, renglones: Sequence[Sequence[Trozo]], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._renglones = tuple(tuple(r) for r in renglones)

    def poner(self, renglones: Sequence[Sequence[Trozo]]) -> None:
        """Another text, from where it was being read."""
        self._renglones = tuple(tuple(r) for r in renglones)
        self.virtual_size = Size(self.size.width, len(self._renglones))
        self.refresh()
        self.post_message(self.Movida())

    def on_resize(self) -> None:
        """The text is as tall as it is."""
        self.virtual_size = Size(self.size.width, len(self._renglones))
        self.post_message(self.Movida())

    @property
    def texto(self) -> str:
        """All of it, without styles."""
        lineas = ("".join(safe(t) for t, _ in r).rstrip() for r in self._renglones)
        return "\n".join(lineas)

    @property
    def falta(self) -> bool:
        """True when there is more below."""
        return self.scroll_offset.y + self.size.height < len(self._renglones)

    class Movida(Message):
        """Another part of the text is in sight."""

    def _ir(self, destino: float) -> None:
        self.scroll_to(y=destino, animate=False, force=True)
        self.post_message(self.Movida())

    def action_subir(self) -> None:
        """Line up."""
        self._ir(self.scroll_offset.y - 1)

    def action_bajar(self) -> None:
        """Line down."""
        self._ir(self.scroll_offset.y + 1)

    def action_pagina_arriba(self) -> None:
        """Page up."""
        self._ir(self.scroll_offset.y - self.size.height)

    def action_pagina_abajo(self) -> None:
        """Page down."""
        self._ir(self.scroll_offset.y + self.size.height)

    def action_principio(self) -> None:
        """To the top."""
        self._ir(0)

    def action_final(self) -> None:
        """To the end."""
        self._ir(len(self._renglones))

    def render_line(self, y: int) -> Strip:
        """A line of the text."""
        numero = self.scroll_offset.y + y
        trozos = self._renglones[numero] if numero < len(self._renglones) else ()
        return tira(trozos, self.size.width)
