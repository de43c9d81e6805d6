"""What every screen has: its header, its message line, its footer, and an answer for every key."""

from collections.abc import Callable, Sequence
from typing import ClassVar, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widget import Widget

from certtui.domain.errores import CerttuiError
from certtui.process import consultas
from certtui.process.oficina import Oficina
from certtui.process.salidas import guardar_salida
from certtui.texts import pantallas, pantallas_normativa, pantallas_tamano
from certtui.texts.errores import explicar
from certtui.tui.chica import DISENO
from certtui.tui.comandos import (
    DE_LISTA,
    Ayuda,
    Comando,
    Contexto,
    Copiar,
    Paleta,
    VerRegla,
    con_teclas,
    enlaces,
)
from certtui.tui.piezas.cabecera import cabecera
from certtui.tui.piezas.dialogo import Campo, Pregunta
from certtui.tui.piezas.fuente import Orden
from certtui.tui.piezas.hoja import Hoja
from certtui.tui.piezas.linea import Linea
from certtui.tui.piezas.lista import Lista
from certtui.tui.piezas.parrafo import con_ruta
from certtui.tui.piezas.trazo import Trozo, encajar, medir, partir
from certtui.tui.puerta import es_chica
from certtui.tui.saltos import TODOS, ir
from certtui.tui.sigue import Sigue

T = TypeVar("T")

_RENGLONES_DE_AVISO = 2

ANCHO_DE_ARCHIVO = 200
"""A list is saved with the columns of a screen so wide."""

FILAS_POR_VEZ = 256
MAXIMO_COPIADO = 50_000
"""Characters that go to the clipboard: terminals drop what is longer."""

ARCHIVO_COPIADO = "copia.txt"


def _ancho_en_el_pie(comando: type[Comando]) -> int:
    return medir(comando.tecla()) + medir(comando.texto()) + 3


class Pantalla(Sigue, Screen[None], inherit_bindings=False):
    """A screen over one office; subclasses list their commands and compose their middle."""

    GENERALES: ClassVar[tuple[type[Comando], ...]] = (Paleta, VerRegla, Copiar, *DE_LISTA)
    """What every screen answers to besides its own commands and the jumps."""
    BINDINGS = enlaces(*TODOS, *GENERALES)
    COMANDOS: ClassVar[tuple[type[Comando], ...]] = ()
    FUERA_DEL_PIE: ClassVar[tuple[type[Comando], ...]] = ()
    """Commands whose key stands in the help only: the footer has room for six."""
    TITULO: ClassVar[str] = ""
    PARRAFOS: ClassVar[tuple[Sequence[str], ...]] = ()
    """What the help says besides the keys; the first line of each is its title."""
    AUTO_FOCUS = "Lista, Hoja"
    DEFAULT_CSS = "Pantalla { layout: vertical; overflow: hidden hidden; }"

    def __init__(self, oficina: Oficina) -> None:
        super().__init__()
        self.oficina = oficina
        self._avisando = False
        self._dicho = ""
        self._cortado = False
        self._medido = 0

    def compose(self) -> ComposeResult:
        """Header, middle, two lines that tell, footer."""
        yield Linea(id="cabecera", barra=True)
        try:
            medio = self.componer()
        except Exception as error:
            if not self.se_retira(error):
                raise
            medio = ()
        yield from medio
        for n in range(_RENGLONES_DE_AVISO):
            yield Linea(id=f"aviso{n}")
        yield Linea(id="pie")

    def componer(self) -> Sequence[Widget]:
        """The middle of the screen."""
        return ()

    def on_mount(self) -> None:
        """Paint what does not depend on the middle."""
        self.pintar_cabecera()
        self.pintar_pie()

    def pintar_cabecera(self) -> None:
        """Where one is, as whom, and whether it is in earnest."""
        dice = cabecera(self.oficina, self.titulo(), self.app.size.width)
        self.query_one("#cabecera", Linea).poner(*dice)

    @classmethod
    def clave(cls) -> str:
        """Its page of the manual."""
        return cls.__module__.rpartition(".")[2]

    def titulo(self) -> str:
        """What the header calls this screen."""
        return self.TITULO

    def contexto(self) -> Contexto:
        """What the commands ask about."""
        return Contexto()

    def contexto_del_pie(self) -> Contexto:
        """What the footer dims by; where lines differ, only by what holds for all of them."""
        return self.contexto()

    def comandos_a_la_mano(self) -> Sequence[type[Comando]]:
        """The commands whose keys work now."""
        return self.COMANDOS

    @property
    def solo_ascii(self) -> bool:
        """True on a terminal that shows no accents."""
        arranque = getattr(self.app, "arranque", None)
        return arranque is not None and bool(arranque.trato.ascii)

    def comandos_del_pie(self) -> Sequence[type[Comando]]:
        """What the footer shows, at most six."""
        return [c for c in self.comandos_a_la_mano() if c.en_pie and c not in self.FUERA_DEL_PIE]

    def pintar_pie(self) -> None:
        """The keys that matter; what is not possible now is dim.

        In a narrow window the last ones are left out whole; the help is always there.
        """
        contexto = self.contexto_del_pie()
        comandos = list(self.comandos_del_pie())
        otros = [c for c in comandos if c is not Ayuda]
        while otros and sum(map(_ancho_en_el_pie, comandos)) > self.app.size.width + 1:
            comandos.remove(otros.pop())
        trozos: list[Trozo] = []
        for comando in comandos:
            apagado = " dim" if comando.impedimento(contexto) else ""
            trozos += [
                (" ", ""),
                (comando.tecla(), f"bold{apagado}"),
                (f" {comando.texto()} ", apagado.strip()),
            ]
        self.query_one("#pie", Linea).poner(trozos)

    def detalle(self) -> Sequence[Sequence[Trozo]]:
        """What the two lines tell when there is no message."""
        return ()

    def pintar_detalle(self) -> None:
        """Show the detail, in place of any message."""
        self._avisando = False
        self._poner_aviso(self.detalle())

    def pintar_detalle_de(self, mensaje: Lista.Movida) -> None:
        """Show the detail of another line; a mere reading leaves the message in sight."""
        if not (mensaje.por_lectura and self._avisando):
            self.pintar_detalle()

    def avisar(self, texto: str, *, mal: bool = False) -> None:
        """Tell something, until the next key that does anything; "{id}" is a command's key.

        What does not fit is said to be more, with the key that shows it whole.
        """
        texto = con_teclas(texto)
        self._dicho = texto
        ancho = max(20, self.size.width - 2)
        lineas = partir(texto, ancho)
        self._cortado = len(lineas) > _RENGLONES_DE_AVISO
        if self._cortado:
            sigue = con_teclas(pantallas.SIGUE)
            lineas = lineas[:_RENGLONES_DE_AVISO]
            cabe = ancho - medir(sigue)
            lineas[-1] = encajar(partir(lineas[-1], cabe)[0], cabe).rstrip() + sigue
        self._avisando = True
        self._poner_aviso([[(f" {linea}", "bold red" if mal else "bold")] for linea in lineas])

    def avisar_error(self, error: Exception) -> None:
        """Tell an expected failure; anything else is a bug and ends as an incident."""
        if not isinstance(error, CerttuiError):
            raise error
        explicacion = explicar(error, en_pantalla=True)
        dicho = f"{explicacion.frase} {explicacion.remedio}"
        self.avisar(dicho, mal=True)
        if error.regla and error.regla not in dicho:
            self._dicho = f"{con_teclas(dicho)} [{error.regla}]"

    def aparte(
        self, trabajo: Callable[[Oficina], T], seguir: Callable[[T], None], *, grupo: str = ""
    ) -> None:
        """Run something in a thread, over a connection of its own; it touches no widget.

        `seguir` takes its value in the screen, `no_se_hizo` its failure. With `grupo`, another of
        the same group takes its place.
        """

        def correr() -> None:
            try:
                with consultas.aparte(self.oficina) as oficina:
                    valor = trabajo(oficina)
            except Exception as error:  # noqa: BLE001 - every failure is shown by the screen
                self.call_later(self.no_se_hizo, error)
            else:
                self.call_later(seguir, valor)

        self.run_worker(
            correr, thread=True, exclusive=bool(grupo), group=grupo or "aparte", exit_on_error=False
        )

    def no_se_hizo(self, error: Exception) -> None:
        """What was run apart failed."""
        self.avisar_error(error)

    def _poner_aviso(self, lineas: Sequence[Sequence[Trozo]]) -> None:
        for n in range(_RENGLONES_DE_AVISO):
            self.query_one(f"#aviso{n}", Linea).poner(lineas[n] if n < len(lineas) else ())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """None (grey, and pressing says why) for a command that is not possible now."""
        for comando in self.COMANDOS:
            if comando.accion() == action:
                return None if comando.impedimento(self.contexto()) else True
        return True

    def on_key(self, tecla: events.Key) -> None:
        """A key that did nothing: say why, or take the old message away."""
        for comando in self.COMANDOS:
            if tecla.key in comando.teclas_vigentes() and (
                motivo := comando.impedimento(self.contexto())
            ):
                self.avisar(motivo)
                return
        if self._avisando:
            self.pintar_detalle()

    def pedir(
        self,
        titulo: str,
        campos: Sequence[Campo],
        detalle: str | Sequence[str],
        hacer: Callable[[dict[str, str]], str],
        *,
        revisar_todo: Callable[[dict[str, str]], tuple[str, str]] = lambda _valores: ("", ""),
        nota: Callable[[dict[str, str]], str] = lambda _valores: "",
    ) -> None:
        """Ask, and do it: a refusal is said in the form, which keeps what was typed.

        `hacer` returns what is said once it is done.
        """
        dicho: list[str] = []

        def cerrada(valores: dict[str, str] | None) -> None:
            self.al_contestar()
            if valores is not None:
                self.avisar(dicho[-1])

        self.app.push_screen(
            Pregunta(
                titulo,
                campos,
                detalle,
                revisar_todo=revisar_todo,
                nota=nota,
                intentar=lambda valores: dicho.append(hacer(valores)),
            ),
            cerrada,
        )

    def al_contestar(self) -> None:
        """A form of this screen was closed, whatever came of it."""

    def action_ayuda(self) -> None:
        """Help of this screen."""
        from certtui.tui.ayuda import PantallaAyuda

        ahora = self.comandos_a_la_mano()
        self.app.push_screen(
            PantallaAyuda(self.oficina, type(self), () if ahora is self.COMANDOS else ahora)
        )

    def action_paleta(self) -> None:
        """Every command and every screen, by name."""
        from certtui.tui.paleta import PaletaDeOrdenes, opciones

        def elegida(comando: type[Comando] | None) -> None:
            if comando is not None:
                self.call_later(self.run_action, comando.accion())

        self.app.push_screen(PaletaDeOrdenes(opciones(self)), elegida)

    def _su_lista(self) -> Lista | None:
        listas = [w for w in self.query(Lista) if w.display]
        return next((w for w in listas if w.has_focus), next(iter(listas), None))

    def action_ordenar(self) -> None:
        """By the next column in sight; after the last one, as it came."""
        lista = self._su_lista()
        if lista is None or not (hay := ["", *lista.ordenes()])[1:]:
            self.avisar(pantallas.NO_SE_ORDENA)
            return
        lugar = hay.index(lista.orden.clave) if lista.orden.clave in hay else 0
        self._poner_en_orden(lista, Orden(hay[(lugar + 1) % len(hay)]))

    def action_invertir(self) -> None:
        """The last one first."""
        lista = self._su_lista()
        if lista is None or not lista.ordenes():
            self.avisar(pantallas.NO_SE_ORDENA)
            return
        self._poner_en_orden(lista, Orden(lista.orden.clave, not lista.orden.al_reves))

    def _poner_en_orden(self, lista: Lista, orden: Orden) -> None:
        lista.ordenar(orden)
        self.ordenada()
        titulo = lista.titulo_de(orden.clave)
        self.avisar(pantallas.ordenado_por(orden.clave, titulo, al_reves=orden.al_reves))

    def ordenada(self) -> None:
        """The list changed its order; screens that keep it for the person say so here."""

    def action_guardar(self) -> None:
        """What the list shows, all of it, as CSV in the outbox."""
        lista = self._su_lista()
        if lista is None or lista.actual is None:
            self.avisar(pantallas.NADA_QUE_GUARDAR)
            return
        self.run_worker(self._guardar_lista(lista), group="guardar", exclusive=True)

    async def _guardar_lista(self, lista: Lista) -> None:
        from certtui.process.salidas import guardar_lista

        columnas = [c for c in lista.columnas if c.hasta > ANCHO_DE_ARCHIVO > c.desde]
        filas: list[list[str]] = []
        async for algunas in lista.recorrer(FILAS_POR_VEZ):
            filas += [[f.celdas.get(c.clave, "") for c in columnas] for f in algunas]
            if len(filas) % (20 * FILAS_POR_VEZ) == 0:
                self.avisar(pantallas.guardando(len(filas)))
        titulos = [c.titulo or pantallas.COLUMNAS[c.clave] for c in columnas]
        try:
            ruta = guardar_lista(self.oficina, self.clave(), titulos, filas)
        except CerttuiError as error:
            self.avisar_error(error)
            return
        self.avisar(pantallas.guardado(len(filas), str(ruta)))

    def action_regla(self) -> None:
        """The rule that the last message cited, with the whole message; or the message alone."""
        from certtui.process import normativa
        from certtui.tui.normativa.regla import PantallaRegla

        citadas = normativa.reglas_citadas(self._dicho)
        ficha = normativa.ficha(self.oficina.ruta, citadas[0]) if citadas else None
        if ficha is None and self._cortado:
            from certtui.tui.piezas.mensaje import PaginaDeMensaje

            self.app.push_screen(PaginaDeMensaje(self.oficina, self._dicho))
            return
        if ficha is None:
            self.avisar(pantallas_normativa.SIN_REGLA)
            return
        self.app.push_screen(PantallaRegla(self.oficina, ficha, self._dicho, citadas[1:]))

    def on_resize(self) -> None:
        """Say which columns a narrow terminal leaves out, once for each width."""
        ancho = self.app.size.width
        if ancho == self._medido:
            return
        self._medido = ancho
        self.pintar_cabecera()
        self.pintar_pie()
        lista = self._su_lista()
        if lista is None:
            return
        fuera = [c for c in lista.columnas if ancho < c.desde <= DISENO <= c.hasta]
        if fuera and not es_chica(*self.app.size):
            nombres = [c.titulo.strip() or pantallas.COLUMNAS.get(c.clave, "") for c in fuera]
            self.call_after_refresh(
                self.avisar, pantallas_tamano.no_caben(ancho, [n for n in nombres if n])
            )

    def para_copiar(self) -> tuple[str, bool]:
        """What the person would take from here, and whether it is a page: one is saved."""
        for hoja in self.query(Hoja):
            return hoja.texto, True
        for lista in self.query(Lista):
            return lista.texto_de_actual(), False
        return "", False

    def action_copiar(self) -> None:
        """By OSC 52, which a terminal may refuse: so a line is shown too, and a page saved."""
        texto, es_pagina = self.para_copiar()
        if not texto:
            self.avisar(pantallas_normativa.NADA_QUE_COPIAR)
            return
        if len(texto) <= MAXIMO_COPIADO:
            self.app.copy_to_clipboard(texto)
        if not es_pagina:
            self.avisar(pantallas_normativa.COPIADO.format(texto=texto))
            return
        try:
            ruta = guardar_salida(self.oficina, ARCHIVO_COPIADO, f"{texto}\n".encode(), filas=1)
        except CerttuiError as error:
            self.avisar_error(error)
            return
        self.avisar(con_ruta(pantallas_normativa.COPIADO_Y_GUARDADO, ruta, self.size.width))

    def action_ir(self, tecla: str) -> None:
        """To another screen."""
        ir(self.app, self.oficina, tecla)

    def ver_todo(self) -> None:
        """Before it opens: show all that there is, whatever the person left filtered."""

    def al_dejar(self) -> None:
        """What is kept when the person leaves it."""

    def action_volver(self) -> None:
        """Back to the screen below."""
        self.al_dejar()
        self.app.pop_screen()

    def action_salir(self) -> None:
        """End the program."""
        self.app.exit(0)

    def action_interrumpir(self) -> None:
        """Say how to leave."""
        self.avisar(pantallas.COMO_SALIR)
