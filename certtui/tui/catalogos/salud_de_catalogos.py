"""What ails the catalogues, each fault once, with the students that it holds back."""

from collections.abc import Sequence

from certtui.process.oficina import Oficina
from certtui.process.revision.salud import Salud, revisar_catalogos
from certtui.texts import pantallas_catalogos as t
from certtui.tui.catalogos.comandos import Matriculas
from certtui.tui.catalogos.detenidas import PantallaDetenidas
from certtui.tui.comandos import Ayuda, Interrumpir, enlaces
from certtui.tui.piezas.comandos_listado import ReleerListado, Retroceder
from certtui.tui.piezas.fuente import Columna, Fila, Fuente, de_filas
from certtui.tui.piezas.listado import Listado
from certtui.tui.piezas.parrafo import con_etiqueta
from certtui.tui.piezas.trazo import Trozo


class PantallaSalud(Listado):
    """The faults, the one that holds back most students first."""

    COMANDOS = (Matriculas, ReleerListado, Ayuda, Retroceder, Interrumpir)
    BINDINGS = enlaces(*COMANDOS)
    TITULO = t.TITULO_SALUD
    PARRAFOS = (t.AYUDA,)
    COLUMNAS = (
        Columna("alumnos", 14, derecha=True, titulo=t.AFECTADOS),
        Columna("frase", 0, titulo=t.QUE_PASA),
    )
    VACIO = (t.REVISANDO,)
    NEGRITA = "frase"
    RECUERDA = False

    def __init__(self, oficina: Oficina) -> None:
        super().__init__(oficina)
        self._fallas: Sequence[Salud] | None = None

    def fuente(self) -> Fuente:
        """What was found so far; going through them runs apart."""
        if self._fallas is None:
            self.aparte(revisar_catalogos, self._se_reviso, grupo="salud")
        return de_filas(
            [
                Fila(
                    id=n,
                    celdas={
                        "alumnos": t.alumnos(s.alumnos_afectados),
                        "frase": t.salud(s.clave, s.que, s.valor)[0],
                    },
                    estilos={"alumnos": "bold red" if s.alumnos_afectados else ""},
                    dato=s,
                )
                for n, s in enumerate(self._fallas or ())
            ]
        )

    def _se_reviso(self, fallas: Sequence[Salud]) -> None:
        self._fallas = fallas
        self.lista.vacio = t.SIN_FALLAS
        self.lista.mostrar(self.fuente())
        self.pintar()

    def encabezado(self) -> tuple[Sequence[Trozo], Sequence[Trozo]]:
        """How many faults."""
        if self._fallas is None:
            return [(f" {t.REVISANDO}", "")], ()
        return [(f" {t.fallas(len(self._fallas))}", "bold")], ()

    def _marcada(self) -> Salud | None:
        return self.lista.dato(Salud)

    def bloque(self) -> Sequence[Sequence[Trozo]]:
        """What to do about the marked one."""
        s = self._marcada()
        if s is None:
            return ()
        frase, remedio = t.salud(s.clave, s.que, s.valor)
        return [[(f" {frase}", "")], *con_etiqueta(t.QUE_HACER, remedio, self.size.width)]

    def action_releer(self) -> None:
        """Go through them again."""
        self._fallas = None
        self.mostrar()

    def action_matriculas(self) -> None:
        """Whom the marked fault holds back."""
        s = self._marcada()
        if s is not None:
            self.app.push_screen(PantallaDetenidas(self.oficina, s))
