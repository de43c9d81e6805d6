"""A terminal too small for the screens: one sentence, until it grows."""

from textual.app import ComposeResult
from textual.screen import ModalScreen

from certtui.texts import pantallas_tamano as t
from certtui.tui.comandos import Salir, enlaces
from certtui.tui.piezas.parrafo import Parrafo
from certtui.tui.piezas.trazo import partir
from certtui.tui.puerta import MINIMO

DISENO = 80
"""Columns that the screens are drawn for."""


class PantallaChica(ModalScreen[None], inherit_bindings=False):
    """Stands over everything; what was open stays as it is below."""

    BINDINGS = enlaces(Salir)
    DEFAULT_CSS = """
    PantallaChica { background: ansi_default; overflow: hidden hidden; }
    PantallaChica > Parrafo { height: 1fr; }
    """

    def compose(self) -> ComposeResult:
        """The sentence."""
        yield Parrafo(id="frase")

    def on_resize(self) -> None:
        """Tell the size, broken to fit."""
        ancho, alto = self.app.size
        frase = t.muy_chica(ancho, alto, *MINIMO)
        self.query_one(Parrafo).poner([[(x, "bold")] for x in partir(frase, max(8, ancho))])

    def action_salir(self) -> None:
        """End the program."""
        self.app.exit(0)
