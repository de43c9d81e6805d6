"""A message that does not fit in its two lines, whole."""

from collections.abc import Sequence

from textual.widget import Widget

from certtui.process.oficina import Oficina
from certtui.texts import pantallas_normativa as t
from certtui.tui.comandos import Interrumpir, Volver, enlaces
from certtui.tui.piezas.hoja import Hoja
from certtui.tui.piezas.pagina import ConHoja
from certtui.tui.piezas.trazo import partir


class PaginaDeMensaje(ConHoja):
    """The last message, all of it."""

    COMANDOS = (Volver, Interrumpir)
    BINDINGS = enlaces(*COMANDOS)
    TITULO = t.MENSAJE

    def __init__(self, oficina: Oficina, mensaje: str) -> None:
        super().__init__(oficina)
        self._mensaje = mensaje

    def componer(self) -> Sequence[Widget]:
        """The text."""
        lineas = partir(self._mensaje, max(20, self.app.size.width - 4))
        return (Hoja([[], *([(f"  {x}", "")] for x in lineas)], id="hoja"),)
