"""What a terminal shows of some bytes, and what a person would see of it."""

import re
from typing import Any

import pyte
from pyte.screens import Char
from rich.cells import cell_len

_DE_NADIE = re.compile(
    r"\x1b\[[<=>?][0-9;]*[ -/]*[@-~]|\x1b\[[0-9;]*[ -/]+[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"
)
"""Modes, questions and links: they change no cell, and pyte misreads some of them."""

Visto = tuple[Any, ...]


def ver(c: Char) -> Visto:
    """The look of a cell: what does not show on a blank is left out."""
    if c.data == " " and not (c.underscore or c.strikethrough or c.reverse or c.blink):
        return (" ", c.bg)
    return tuple(c)


class Hoja(pyte.Screen):
    """A screen on which a wide character that loses a half is gone whole, as on real ones."""

    def draw(self, data: str) -> None:
        for c in data:
            fila, x = self.buffer[self.cursor.y], min(self.cursor.x, self.columns - 1)
            if (ancho := cell_len(c)) > 0:
                if fila[x].data == "" and x:
                    fila[x - 1] = fila[x - 1]._replace(data=" ")
                if fila[x + ancho].data == "" and x + ancho < self.columns:
                    fila[x + ancho] = fila[x + ancho]._replace(data=" ")
            super().draw(c)


class Terminal:
    """A terminal without line wrap, as Textual leaves it; on a raw line LF stays LF."""

    def __init__(self, ancho: int, alto: int, *, crudo: bool = False) -> None:
        self.hoja = Hoja(ancho, alto)
        self._rio = pyte.Stream(self.hoja)
        self.hoja.reset_mode(pyte.modes.DECAWM)
        if not crudo:
            self.hoja.set_mode(pyte.modes.LNM)

    def dar(self, texto: str) -> None:
        """Feed it."""
        self._rio.feed(_DE_NADIE.sub("", texto))

    def ensuciar(self) -> None:
        """Fill it with garbage, as a terminal that lost what it had."""
        self.dar("\x1b[H\x1b[45;1m" + "\r\n".join(["#" * self.hoja.columns] * self.hoja.lines))

    def celdas(self) -> list[list[Visto]]:
        """All that it shows."""
        hoja = self.hoja
        return [[ver(hoja.buffer[y][x]) for x in range(hoja.columns)] for y in range(hoja.lines)]
