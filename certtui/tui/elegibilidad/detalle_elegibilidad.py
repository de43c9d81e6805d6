"""The criteria of one student: each with what was seen, the rule, and who mends it where."""

from collections.abc import Sequence

from textual import on
from textual.widget import Widget

from certtui.domain.hallazgo import Hallazgo, Veredicto
from certtui.process import consultas_elegibilidad as ce
from certtui.process.confronta import confronta_de
from certtui.process.elegibilidad import Dictamen
from certtui.process.errores import NoEncontrado
from certtui.process.oficina import Oficina
from certtui.texts import pantallas
from certtui.texts import pantallas_elegibilidad as t
from certtui.tui.cola.linea_de_tiempo import enmascarar
from certtui.tui.comandos import Ayuda, Interrumpir, Releer, Volver, enlaces
from certtui.tui.elegibilidad.comandos import Diferencias
from certtui.tui.elegibilidad.confronta import PantallaConfronta
from certtui.tui.elegibilidad.criterios import (
    COLUMNAS_DE_DETALLE,
    donde_y_quien,
    explicar_hallazgo,
    fila_de_hallazgo,
)
from certtui.tui.pantalla import Pantalla
from certtui.tui.piezas.fuente import de_filas
from certtui.tui.piezas.linea import Linea
from certtui.tui.piezas.lista import Lista
from certtui.tui.piezas.parrafo import Parrafo
from certtui.tui.piezas.trazo import Trozo

_GRAVES = (Veredicto.FALLA, Veredicto.AVISO)


class DetalleElegibilidad(Pantalla):
    """Ten criteria, and below what the marked one says."""

    COMANDOS = (Diferencias, Volver, Releer, Ayuda, Interrumpir)
    BINDINGS = enlaces(*COMANDOS)
    TITULO = t.TITULO_DETALLE
    PARRAFOS = (t.AYUDA_DETALLE, t.AYUDA_SIGNOS)
    DEFAULT_CSS = """
    DetalleElegibilidad Lista { height: 11; }
    DetalleElegibilidad #bloque { height: 1fr; }
    """

    def __init__(self, oficina: Oficina, dictamen: Dictamen) -> None:
        super().__init__(oficina)
        self.dictamen = dictamen

    def componer(self) -> Sequence[Widget]:
        """Who it is, the criteria, the explanation."""
        return (
            Linea(id="persona"),
            Linea(id="datos"),
            Lista(COLUMNAS_DE_DETALLE, t.VACIA, negrita="criterio", id="lista"),
            Parrafo(id="bloque"),
        )

    @property
    def lista(self) -> Lista:
        """The criteria."""
        return self.query_one("#lista", Lista)

    def on_mount(self) -> None:
        """Paint it, standing on the first that fails."""
        self._mostrar()
        hallazgos = self.dictamen.hallazgos
        peor = min(range(len(hallazgos)), key=lambda n: self._gravedad(hallazgos[n]), default=0)
        for _ in range(peor):
            self.lista.action_bajar()

    @staticmethod
    def _gravedad(h: Hallazgo) -> int:
        return _GRAVES.index(h.veredicto) if h.veredicto in _GRAVES else len(_GRAVES)

    def _mostrar(self) -> None:
        a, hallazgos = self.dictamen.alumno, self.dictamen.hallazgos
        fallas = sum(h.impide for h in hallazgos)
        self.query_one("#persona", Linea).poner(
            [(f" {a.nombre_completo}", "bold")], [(f"{t.fallas(fallas)} ", "bold")]
        )
        self.query_one("#datos", Linea).poner(
            [
                (f" {a.matricula}", "bold"),
                (f" · {pantallas.plantel_y_plan(a.plantel, a.plan, a.grupo)}", ""),
                (pantallas.FICHA_CURP + enmascarar(a.curp), ""),
            ]
        )
        filas = [fila_de_hallazgo(n, h) for n, h in enumerate(hallazgos)]
        self.lista.mostrar(de_filas(filas))

    def _marcado(self) -> Hallazgo | None:
        return self.lista.dato(Hallazgo)

    def detalle(self) -> Sequence[Sequence[Trozo]]:
        """Where the marked one is mended, and by whom."""
        marcado = self._marcado()
        return donde_y_quien(marcado) if marcado else ()

    def _pintar_bloque(self) -> None:
        marcado = self._marcado()
        self.query_one("#bloque", Parrafo).poner(
            explicar_hallazgo(marcado, self.size.width) if marcado else ()
        )

    @on(Lista.Movida)
    def _se_movio(self, mensaje: Lista.Movida) -> None:
        self._pintar_bloque()
        self.pintar_detalle_de(mensaje)

    @on(Lista.Fallo)
    def _fallo(self, mensaje: Lista.Fallo) -> None:
        self.avisar_error(mensaje.error)

    def on_resize(self) -> None:
        """Lines break elsewhere."""
        self._pintar_bloque()

    def action_releer(self) -> None:
        """Judge again."""
        try:
            self.dictamen = ce.dictamen_de(self.oficina, self.dictamen.alumno.id)
        except NoEncontrado:
            self.avisar(t.YA_NO_ESTA, mal=True)
            return
        self._mostrar()
        self.avisar(pantallas.RELEIDO)

    def action_diferencias(self) -> None:
        """RENAPO's answer beside ours."""
        try:
            confronta = confronta_de(self.oficina, self.dictamen.alumno.id)
        except NoEncontrado:
            self.avisar(t.YA_NO_ESTA, mal=True)
            return
        self.app.push_screen(PantallaConfronta(self.oficina, confronta))
