"""One line of a screen: a header, a message, a footer."""

from collections.abc import Sequence

from textual.strip import Strip
from textual.widget import Widget

from certtui.tui.piezas.trazo import Trozo, a_los_lados, invertir, tira


class Linea(Widget, can_focus=False):
    """Shows runs of text at its two ends, and repaints only when they change."""

    DEFAULT_CSS = "Linea { height: 1; width: 100%; }"

    def __init__(self, *, id: str | None = None, barra: bool = False) -> None:
        super().__init__(id=id)
        self._izquierda: tuple[Trozo, ...] = ()
        self._derecha: tuple[Trozo, ...] = ()
        self._barra = barra

    @property
    def texto(self) -> str:
        """What it says, without styles."""
        return "".join(t for t, _ in (*self._izquierda, *self._derecha))

    def poner(self, izquierda: Sequence[Trozo], derecha: Sequence[Trozo] = ()) -> None:
        """Say something else."""
        if (tuple(izquierda), tuple(derecha)) != (self._izquierda, self._derecha):
            self._izquierda, self._derecha = tuple(izquierda), tuple(derecha)
            self.refresh()

    def decir(self, texto: str, palabras: str = "") -> None:
        """Say one plain sentence."""
        self.poner([(texto, palabras)])

    def render_line(self, y: int) -> Strip:
        """The only line."""
        ancho = self.size.width
        trozos = a_los_lados(self._izquierda, self._derecha, ancho)
        if self._barra:
            trozos = invertir(trozos)
        return tira(trozos, ancho)
