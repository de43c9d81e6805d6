"""The students that a fault of the catalogues holds back."""

from collections.abc import Sequence

from certtui.process.oficina import Oficina
from certtui.process.revision.salud import Salud
from certtui.texts import pantallas_catalogos as t
from certtui.tui.comandos import Ayuda, Interrumpir, enlaces
from certtui.tui.piezas.comandos_listado import Retroceder
from certtui.tui.piezas.fuente import Columna, Fila, Fuente, de_filas
from certtui.tui.piezas.listado import Listado
from certtui.tui.piezas.trazo import Trozo


class PantallaDetenidas(Listado):
    """The students that a fault holds back."""

    COMANDOS = (Ayuda, Retroceder, Interrumpir)
    BINDINGS = enlaces(*COMANDOS)
    TITULO = t.TITULO_SALUD
    PARRAFOS = (t.AYUDA,)
    COLUMNAS = (Columna("matricula", 0),)
    NEGRITA = "matricula"
    RECUERDA = False

    def __init__(self, oficina: Oficina, salud: Salud) -> None:
        super().__init__(oficina)
        self._salud = salud

    def fuente(self) -> Fuente:
        """Their matrículas."""
        return de_filas(
            [Fila(id=n, celdas={"matricula": m}) for n, m in enumerate(self._salud.matriculas)]
        )

    def encabezado(self) -> tuple[Sequence[Trozo], Sequence[Trozo]]:
        """How many."""
        return [(f" {t.matriculas_de(self._salud.alumnos_afectados)}", "bold")], ()

    def bloque(self) -> Sequence[Sequence[Trozo]]:
        """The fault."""
        return [[(f" {t.salud(self._salud.clave, self._salud.que, self._salud.valor)[0]}", "")]]
