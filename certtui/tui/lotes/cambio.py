"""One change of an answer, whole."""

from collections.abc import Sequence

from textual.widget import Widget

from certtui.process.oficina import Oficina
from certtui.process.respuesta import Cambio, explicar_cambio
from certtui.texts import pantallas_lotes as t
from certtui.texts import respuestas
from certtui.texts.seguro import safe
from certtui.tui.comandos import Ayuda, Interrumpir, Volver, enlaces
from certtui.tui.pantalla import Pantalla
from certtui.tui.piezas.hoja import Hoja
from certtui.tui.piezas.trazo import Trozo, partir


class PaginaDeCambio(Pantalla):
    """One change, whole."""

    COMANDOS = (Ayuda, Volver, Interrumpir)
    BINDINGS = enlaces(*COMANDOS)
    TITULO = t.TITULO_ENSAYO

    def __init__(self, oficina: Oficina, cambio: Cambio) -> None:
        super().__init__(oficina)
        self.cambio = cambio

    def componer(self) -> Sequence[Widget]:
        """Each datum with its label."""
        c, ancho = self.cambio, max(20, self.app.size.width - 14)
        efecto = respuestas.EFECTOS[c.efecto.value]
        renglones: list[list[Trozo]] = [[]]
        for etiqueta, texto in (
            (t.EFECTO, efecto[1]),
            (t.CLAVE, safe(c.clave)),
            (t.PERSONA, f"{c.matricula} {' '.join(c.nombre.split())}".strip()),
            (t.RESPUESTA_DE, safe(c.mensaje)),
            (t.PORQUE, safe(explicar_cambio(c))),
        ):
            for n, linea in enumerate(partir(texto, ancho) if texto else ()):
                renglones.append([(f" {etiqueta if not n else ' ' * len(etiqueta)} ", "bold")])
                renglones[-1].append((linea, ""))
        return (Hoja(renglones, id="hoja"),)
