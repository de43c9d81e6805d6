"""Some lines of a screen: what the marked line of a list says, whole."""

from collections.abc import Sequence
from pathlib import Path

from textual.strip import Strip
from textual.widget import Widget

from certtui.tui.piezas.trazo import Trozo, medir, partir, tira


def con_etiqueta(etiqueta: str, texto: str, ancho: int, *, renglones: int = 2) -> list[list[Trozo]]:
    """A text in at most `renglones` lines, its label in bold at the left of the first."""
    sangria = len(etiqueta) + 1
    lineas = partir(texto, max(20, ancho - sangria - 1))
    if len(lineas) > renglones:
        lineas = [*lineas[: renglones - 1], " ".join(lineas[renglones - 1 :])]
    return [
        [(f" {etiqueta}" if not n else " " * sangria, "bold"), (linea, "")]
        for n, linea in enumerate(lineas)
    ]


def con_ruta(texto: str, ruta: Path, ancho: int) -> str:
    """A sentence, and after it the path of a file (its end, if long) in a line of `ancho` cells."""
    escrita, cabe = str(ruta), max(20, ancho - 2)
    return f"{texto} {escrita if medir(escrita) <= cabe else '…' + escrita[1 - cabe :]}"


class Parrafo(Widget, can_focus=False):
    """Shows lines of runs, as many as fit."""

    DEFAULT_CSS = "Parrafo { height: auto; width: 100%; }"

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._renglones: tuple[tuple[Trozo, ...], ...] = ()

    def poner(self, renglones: Sequence[Sequence[Trozo]]) -> None:
        """Say something else."""
        nuevos = tuple(tuple(r) for r in renglones)
        if nuevos != self._renglones:
            self._renglones = nuevos
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """A line of it."""
        trozos = self._renglones[y] if y < len(self._renglones) else ()
        return tira(trozos, self.size.width)
