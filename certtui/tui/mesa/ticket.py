"""The text of a ticket, ready to copy by hand or to keep in the outbox."""

from collections.abc import Sequence
from pathlib import Path

from textual.widget import Widget

from certtui.domain.errores import CerttuiError
from certtui.process import consultas_rechazos as cr
from certtui.process.oficina import Oficina
from certtui.texts import pantallas_rechazos as t
from certtui.tui.comandos import Ayuda, Interrumpir, Volver, enlaces
from certtui.tui.piezas.hoja import Hoja
from certtui.tui.piezas.pagina import ConHoja
from certtui.tui.piezas.parrafo import con_ruta
from certtui.tui.piezas.trazo import Trozo, partir
from certtui.tui.rechazos.comandos import Guardar


class PantallaTicket(ConHoja):
    """One page of text, or several tickets one after the other."""

    COMANDOS = (Guardar, Ayuda, Volver, Interrumpir)
    BINDINGS = enlaces(*COMANDOS)
    TITULO = t.TITULO_TICKET

    def __init__(self, oficina: Oficina, textos: Sequence[str]) -> None:
        super().__init__(oficina)
        self.textos = tuple(textos)
        self.guardado: Path | None = None

    def componer(self) -> Sequence[Widget]:
        """The text."""
        ancho = max(20, self.app.size.width - 4)
        renglones: list[list[Trozo]] = []
        for n, texto in enumerate(self.textos):
            renglones += [[], []] if n else [[]]
            for linea in texto.split("\n"):
                renglones += [[(f"  {parte}", "")] for parte in partir(linea, ancho)]
        return (Hoja(renglones, id="hoja"),)

    def para_copiar(self) -> tuple[str, bool]:
        """The tickets as they are, not as they are broken into lines here."""
        return "\n\n\n".join(self.textos), True

    def al_moverse(self) -> None:
        """What was told stays until a key does something else."""
        if not self._avisando:
            self.pintar_detalle()

    def action_guardar(self) -> None:
        """Keep it in the outbox and say where."""
        try:
            self.guardado = cr.guardar_tickets(self.oficina, self.textos)
        except CerttuiError as error:
            self.avisar_error(error)
            return
        self.avisar(con_ruta(t.TICKET_GUARDADO, self.guardado, self.size.width))
