"""A screen that is a page of text, and says whether the text goes on below."""

from collections.abc import Sequence

from textual import on

from certtui.texts import pantallas
from certtui.tui.pantalla import Pantalla
from certtui.tui.piezas.hoja import Hoja
from certtui.tui.piezas.trazo import Trozo


class ConHoja(Pantalla):
    """Subclasses compose the page, under the id "hoja"."""

    def detalle(self) -> Sequence[Sequence[Trozo]]:
        """Whether the text goes on below."""
        falta = self.query_one("#hoja", Hoja).falta
        return ([], [(f" {pantallas.HAY_MAS}", "bold")]) if falta else ()

    @on(Hoja.Movida)
    def _se_movio(self) -> None:
        self.al_moverse()

    def al_moverse(self) -> None:
        """Another part of the text is in sight."""
        self.pintar_detalle()
