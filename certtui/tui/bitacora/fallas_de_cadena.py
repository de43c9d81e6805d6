"""The rows of the log where its chain does not stand."""

from collections.abc import Sequence

from textual.widget import Widget

from certtui.process.cuadre import EstadoBitacora
from certtui.process.oficina import Oficina
from certtui.texts import pantallas_bitacora as t
from certtui.tui.comandos import Ayuda, Interrumpir, Volver, enlaces
from certtui.tui.pantalla import Pantalla
from certtui.tui.piezas.fuente import Columna, Fila, de_filas
from certtui.tui.piezas.linea import Linea
from certtui.tui.piezas.lista import Lista


class PantallaFallas(Pantalla):
    """Each row that does not agree, and why."""

    COMANDOS = (Volver, Ayuda, Interrumpir)
    BINDINGS = enlaces(*COMANDOS)
    TITULO = t.TITULO_FALLAS
    PARRAFOS = (t.AYUDA,)

    def __init__(self, oficina: Oficina, estado: EstadoBitacora) -> None:
        super().__init__(oficina)
        self.estado = estado

    def componer(self) -> Sequence[Widget]:
        """The verdict and the rows."""
        columnas = (
            Columna("seq", 9, derecha=True, titulo=t.FILA),
            Columna("motivo", 0, titulo=" "),
        )
        return (Linea(id="veredicto"), Lista(columnas, t.VACIA, negrita="seq", id="lista"))

    def on_mount(self) -> None:
        """Paint it."""
        fallas = self.estado.fallas
        texto = t.alterada(len(fallas), fallas[0].seq)
        self.query_one("#veredicto", Linea).poner([(f" {texto}", "bold red")])
        filas = [
            Fila(id=n, celdas={"seq": str(f.seq), "motivo": f.motivo}) for n, f in enumerate(fallas)
        ]
        self.query_one("#lista", Lista).mostrar(de_filas(filas))
