"""What was done with a lot, when and by whom."""

from collections.abc import Sequence

from textual.widget import Widget

from certtui.domain.reloj import zona
from certtui.process import consultas_lotes as cl
from certtui.process.consultas_lotes import HitoDeLote, RenglonLote
from certtui.process.oficina import Oficina
from certtui.texts import pantallas_lotes as t
from certtui.texts.estados import nombre_de_rol
from certtui.texts.seguro import safe
from certtui.tui.comandos import Ayuda, Interrumpir, Volver, enlaces
from certtui.tui.pantalla import Pantalla
from certtui.tui.piezas.hoja import Hoja
from certtui.tui.piezas.trazo import Trozo, partir


class HistoriaLote(Pantalla):
    """The events of a lot, oldest first."""

    COMANDOS = (Ayuda, Volver, Interrumpir)
    BINDINGS = enlaces(*COMANDOS)
    TITULO = t.TITULO_HISTORIA

    def __init__(self, oficina: Oficina, lote: RenglonLote) -> None:
        super().__init__(oficina)
        self.lote = lote

    def componer(self) -> Sequence[Widget]:
        """One or two lines for each event."""
        ancho = max(20, self.app.size.width - 4)
        renglones: list[list[Trozo]] = [[], [(f"  {safe(self.lote.archivo)}", "bold")], []]
        for hito in cl.historia(self.oficina, self.lote.id):
            renglones += self._renglones(hito, ancho)
        return (Hoja(renglones, id="hoja"),)

    def _renglones(self, hito: HitoDeLote, ancho: int) -> list[list[Trozo]]:
        cuando = hito.en.astimezone(zona(self.oficina.identidad.entidad))
        que = t.HITOS.get(hito.que, hito.que)
        quien = f"{safe(hito.actor)} · {nombre_de_rol(hito.rol)}"
        datos = ", ".join(
            f"{t.DATOS.get(clave, clave)} {safe(valor)}" for clave, valor in hito.datos.items()
        )
        lineas: list[list[Trozo]] = [
            [(f"  {cuando:%d/%m/%Y %H:%M}  ", ""), (que, "bold"), (f"  {quien}", "")]
        ]
        lineas += [[(f"    {x}", "")] for x in partir(datos, ancho - 4)] if datos else []
        return lineas
