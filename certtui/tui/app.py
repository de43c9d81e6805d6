"""The program of the screens."""

import asyncio
import os
import signal
from functools import partial

from rich.text import Text
from textual import on
from textual.app import App
from textual.events import Key
from textual.screen import Screen

from certtui.domain.errores import CerttuiError
from certtui.process import teclado
from certtui.process.incidente import Incidente, anotar_incidente
from certtui.process.oficina import Oficina
from certtui.texts import pantallas
from certtui.tui.cola import Cola
from certtui.tui.comandos import cambiar_teclas
from certtui.tui.lista import Lista
from certtui.tui.pantalla import Pantalla
from certtui.tui.terminal import Arranque, Controlador
from certtui.tui.wire.toma import SALIDA_HUP, SALIDA_TERM

PACIENCIA = 3
"""Seconds that a program told to end has for leaving in order."""

TEMA = "ansi-dark"
"""The terminal's own two colours and the 16 ANSI ones: blanks cost nothing."""


TECLA_DE_REPINTAR = "ctrl+l"
"""What every full-screen program does on it: draw the whole screen again."""


def _teclas_de(oficina: Oficina) -> tuple[teclado.Cambios, CerttuiError | None]:
    """The keys that the person changed, or why they cannot stand: then those that come with it."""
    if not teclado.leer_cambios(oficina):
        return {}, None
    from certtui.tui.inventario import paginas

    try:
        return teclado.revisar(oficina, paginas()), None
    except CerttuiError as error:
        return {}, error


class CerttuiApp(App[int], inherit_bindings=False):
    """Shows the queue of one office."""

    TITLE = "certtui"
    ENABLE_COMMAND_PALETTE = False
    ESCAPE_TO_MINIMIZE = False
    CSS = """
    Screen { background: ansi_default; color: ansi_default; }
    """

    def __init__(self, oficina: Oficina, arranque: Arranque | None = None) -> None:
        self.arranque = arranque or Arranque()
        super().__init__(driver_class=Controlador)
        self.oficina = oficina
        self.incidente: Incidente | None = None
        self.animation_level = "none"
        self.theme = TEMA
        self._cambios, self.teclas_mal = _teclas_de(oficina)
        cambiar_teclas(self._cambios)

    def get_default_screen(self) -> Screen[None]:
        """The queue is the first thing painted."""
        return Cola(self.oficina)

    def on_resize(self) -> None:
        """The next painting is a whole one."""
        if isinstance(self._driver, Controlador):
            self._driver.cambio_de_tamano()

    async def on_key(self, tecla: Key) -> None:
        """The redraw key, on every screen."""
        if tecla.key == TECLA_DE_REPINTAR and isinstance(self._driver, Controlador):
            self._driver.repintar()

    def on_mount(self) -> None:
        """The person's keys; from here on a signal leaves the terminal as it was."""
        self.set_keymap({clave: ",".join(teclas) for clave, teclas in self._cambios.items()})
        if self.teclas_mal is not None and isinstance(self.screen, Pantalla):
            self.screen.call_after_refresh(self.screen.avisar_error, self.teclas_mal)
        if self.is_headless:
            return
        bucle = asyncio.get_running_loop()
        signal.signal(signal.SIGTERM, lambda *_: self._terminar(bucle))
        signal.signal(signal.SIGHUP, lambda *_: self._acabar(SALIDA_HUP))
        signal.signal(signal.SIGALRM, lambda *_: self._acabar(SALIDA_TERM))

    @on(Lista.Contada)
    def _esta_entera(self) -> None:
        """The first screen has its counts: it is painted once all of it has been laid out."""
        if isinstance(self._driver, Controlador) and not self._driver.estrenado:
            self.screen.call_after_refresh(self._driver.estrenar)

    def _terminar(self, bucle: asyncio.AbstractEventLoop) -> None:
        """Leave in order; at once when the line is stuck and nothing can be written."""
        signal.alarm(PACIENCIA)
        bucle.call_soon_threadsafe(partial(self.exit, return_code=SALIDA_TERM))

    def _acabar(self, codigo: int) -> None:
        """End now: what is done is committed, so only the terminal is left to mend."""
        if isinstance(self._driver, Controlador):
            self._driver.soltar()
        os._exit(codigo)

    def _fatal_error(self) -> None:
        """End with an incident number: Textual would print every local variable."""
        error = self._exception or RuntimeError()
        self.incidente = anotar_incidente(self.oficina, error)
        archivo = self.incidente.archivo
        texto = pantallas.INCIDENTE.format(
            numero=self.incidente.numero, archivo=archivo or pantallas.SIN_ARCHIVO
        )
        self._exit_renderables.append(Text(texto))
        self._close_messages_no_wait()
