"""A screen that is one list: its filter, its count, the list, and the marked line whole."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.containers import Horizontal
from textual.widget import Widget

from certtui.process.oficina import Oficina
from certtui.texts import pantallas_listado as t
from certtui.tui.comandos import Ayuda, Comando, Contexto
from certtui.tui.piezas.al_dia import AlDia
from certtui.tui.piezas.comandos_listado import AplicarFiltro, DejarFiltro, Retroceder
from certtui.tui.piezas.entrada import Entrada
from certtui.tui.piezas.fuente import Columna, Fuente
from certtui.tui.piezas.linea import Linea
from certtui.tui.piezas.lista import Lista
from certtui.tui.piezas.parrafo import Parrafo
from certtui.tui.piezas.recuerdo import ConRecuerdo
from certtui.tui.piezas.trazo import Trozo


class Listado(ConRecuerdo, AlDia):
    """Subclasses say where the lines come from and what the marked one tells."""

    COLUMNAS: ClassVar[Sequence[Columna]] = ()
    VACIO: ClassVar[Sequence[str]] = ()
    NEGRITA: ClassVar[str] = ""
    COMO_FILTRAR: ClassVar[str] = ""
    AUTO_FOCUS = "#lista"
    DEFAULT_CSS = """
    Listado #captura { height: 1; display: none; }
    Listado #etiqueta { width: 9; }
    Listado #bloque { height: 3; }
    """

    def __init__(self, oficina: Oficina) -> None:
        super().__init__(oficina)
        self.filtro = ""
        self._todo = False

    def ver_todo(self) -> None:
        """Open without the filter that the person left."""
        self._todo = True

    def componer(self) -> Sequence[Widget]:
        """The filter's line (or its field), the list, the marked line."""
        return (
            Linea(id="filtro"),
            Horizontal(Linea(id="etiqueta"), Entrada(id="entrada"), id="captura"),
            Lista(self.columnas(), self.VACIO, negrita=self.NEGRITA, id="lista"),
            Parrafo(id="bloque"),
        )

    def columnas(self) -> Sequence[Columna]:
        """The columns for this person."""
        return self.COLUMNAS

    @property
    def capturando(self) -> bool:
        """True while the filter is being typed."""
        return bool(self.query_one("#captura", Horizontal).display)

    def on_mount(self) -> None:
        """First page at once."""
        self.query_one("#etiqueta", Linea).poner([(f" {t.FILTRO}", "bold")])
        filtro = self.recordar()
        if filtro and not self._todo and not self.leer_filtro(filtro):
            self.filtro = filtro
        self.mostrar()

    def filtro_escrito(self) -> str:
        """The filter, which is kept as it was typed."""
        return self.filtro

    def fuente(self) -> Fuente:
        """Where the lines come from, under the filter in force."""
        raise NotImplementedError

    def leer_filtro(self, escrito: str) -> str:
        """Why what was typed is no filter; "" when it is."""
        del escrito
        return ""

    def encabezado(self) -> tuple[Sequence[Trozo], Sequence[Trozo]]:
        """What stands over the list, at its left and at its right."""
        return (), ()

    def bloque(self) -> Sequence[Sequence[Trozo]]:
        """What the marked line says, whole."""
        return ()

    def mostrar(self) -> None:
        """Read from the source, under the filter in force."""
        self.se_lee()
        self.lista.vacio = t.FILTRO_VACIO if self.filtro else self.VACIO
        self.lista.mostrar(self.fuente())
        self.pintar()

    def releer(self) -> None:
        """Read the same again."""
        self.lista.seguir()
        self.mostrar()

    def contexto(self) -> Contexto:
        """What the commands ask about."""
        return Contexto(
            hay_renglon=self.lista.actual is not None,
            hay_filtro=bool(self.filtro or self.lista.marcas),
            impedidos=self.impedidos(),
        )

    def impedidos(self) -> dict[str, str]:
        """Why some commands are not possible for the marked line or the person."""
        return {}

    def comandos_a_la_mano(self) -> Sequence[type[Comando]]:
        """Two while the field is open."""
        return (AplicarFiltro, DejarFiltro) if self.capturando else self.COMANDOS

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While the field is open only Esc is a command."""
        if self.capturando:
            return action in {Retroceder.accion(), Ayuda.accion()}
        return super().check_action(action, parameters)

    def pintar(self) -> None:
        """Everything but the list."""
        izquierda, derecha = self.encabezado()
        if self.filtro:
            izquierda = [(f" {t.FILTRO}", ""), (self.filtro, "bold"), (t.ESC_QUITA, "")]
        if marcas := len(self.lista.marcas):
            derecha = [(t.marcados(marcas), "bold"), *derecha]
        self.query_one("#filtro", Linea).poner(izquierda, derecha)
        self.query_one("#bloque", Parrafo).poner(self.bloque())
        self.pintar_pie()

    @on(Lista.Movida)
    def _se_movio(self, mensaje: Lista.Movida) -> None:
        self.pintar()
        self.pintar_detalle_de(mensaje)

    @on(Lista.Contada)
    def _se_conto(self) -> None:
        self.pintar()

    @on(Lista.Fallo)
    def _fallo(self, mensaje: Lista.Fallo) -> None:
        self.avisar_error(mensaje.error)

    def on_resize(self) -> None:
        """Lines break elsewhere."""
        self.query_one("#bloque", Parrafo).poner(self.bloque())

    def action_filtrar(self) -> None:
        """Open the field with the filter in force."""
        entrada = self.query_one("#entrada", Entrada)
        entrada.value = f"{self.filtro} " if self.filtro else ""
        entrada.cursor_position = len(entrada.value)
        self._capturar(True)
        entrada.focus()
        self.avisar(self.COMO_FILTRAR)

    def _capturar(self, abierta: bool) -> None:
        self.query_one("#filtro", Linea).display = not abierta
        self.query_one("#captura", Horizontal).display = abierta
        self.pintar_pie()

    def _cerrar_captura(self) -> None:
        self._capturar(False)
        self.lista.focus()
        self.pintar_detalle()

    @on(Entrada.Submitted, "#entrada")
    def _aplicar_escrito(self, mensaje: Entrada.Submitted) -> None:
        escrito = " ".join(mensaje.value.split())
        if falla := self.leer_filtro(escrito):
            self.avisar(falla, mal=True)
            return
        self._cerrar_captura()
        self.poner_filtro(escrito)

    def poner_filtro(self, escrito: str) -> None:
        """Another filter; marks are only for what is seen."""
        self.filtro = escrito
        self.lista.marcar(())
        self.mostrar()
        self.guardar_vista()

    def al_contestar(self) -> None:
        """What a form did, or did not, is read again."""
        self.mostrar()

    def action_retroceder(self) -> None:
        """Peel one layer: field, marks, filter; then the screen."""
        if self.capturando:
            self._cerrar_captura()
        elif self.lista.marcas:
            self.lista.marcar(())
            self.pintar()
        elif self.filtro:
            self.leer_filtro("")
            self.poner_filtro("")
        else:
            self.action_volver()

    def action_marcar(self) -> None:
        """Mark the line, or take its mark away."""
        self.lista.alternar_marca()
        self.pintar()

    def ids_a_la_vista(self) -> Sequence[int]:
        """Ids of all that the list shows, for marking them."""
        return ()

    def action_marcar_todo(self) -> None:
        """Mark all that is shown; when it already is, take the marks away."""
        todos = frozenset(self.ids_a_la_vista())
        self.lista.marcar(() if todos == self.lista.marcas else todos)
        self.pintar()
