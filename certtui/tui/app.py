"""The program of the screens."""

import time
from typing import Any

from rich.console import RenderableType
from rich.text import Text
from textual import on
from textual.app import App
from textual.events import Key, Resize
from textual.screen import Screen

from certtui.domain.errores import CerttuiError
from certtui.process import tandas, teclado
from certtui.process.incidente import Incidente, anotar_incidente
from certtui.process.oficina import Oficina
from certtui.texts import pantallas
from certtui.tui.chica import PantallaChica
from certtui.tui.cola.cola import Cola
from certtui.tui.comandos import cambiar_teclas
from certtui.tui.pantalla import Pantalla
from certtui.tui.piezas.lista import Lista
from certtui.tui.puerta import es_chica
from certtui.tui.sigue import Sigue
from certtui.tui.tecleo import UnaPorUna
from certtui.tui.terminal import Arranque, Controlador

TEMA, TEMA_CLARO = "ansi-dark", "ansi-light"
"""The terminal's own two colours and the 16 ANSI ones: blanks cost nothing."""


MAXIMO_DE_FALLOS, MINUTO = 3, 60.0
"""Unexpected errors in so many seconds after which the program ends instead of going on."""

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


class CerttuiApp(Sigue, UnaPorUna, App[int], inherit_bindings=False):
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
        self.sigue_tras_error = arranque is not None
        self._fallos: list[float] = []
        self.animation_level = "none"
        self.theme = TEMA_CLARO if self.arranque.trato.claro else TEMA
        self._cambios, self.teclas_mal = _teclas_de(oficina)
        cambiar_teclas(self._cambios)

    def get_default_screen(self) -> Screen[None]:
        """The queue is the first thing painted."""
        return Cola(self.oficina)

    def on_resize(self, cambio: Resize) -> None:
        """The next painting is a whole one."""
        if isinstance(self._driver, Controlador):
            self._driver.cambio_de_tamano()
        if not self.screen_stack:
            return
        hay = isinstance(self.screen, PantallaChica)
        if es_chica(*cambio.size) and not hay:
            self.push_screen(PantallaChica())
        elif hay and not es_chica(*cambio.size):
            self.pop_screen()

    async def on_key(self, tecla: Key) -> None:
        """The redraw key, on every screen."""
        if tecla.key == TECLA_DE_REPINTAR and isinstance(self._driver, Controlador):
            self._driver.repintar()

    def on_mount(self) -> None:
        """The person's keys; from here on a signal leaves the terminal as it was."""
        self.set_keymap({clave: ",".join(teclas) for clave, teclas in self._cambios.items()})
        if self.teclas_mal is not None and isinstance(self.screen, Pantalla):
            self.screen.call_after_refresh(self.screen.avisar_error, self.teclas_mal)
        if isinstance(self._driver, Controlador):
            self._driver.atender_senales()
        if tandas.hay_marcas(self.oficina):
            from certtui.tui.recuperacion import recuperar

            self.call_after_refresh(recuperar, self, self.oficina)

    @on(Lista.Contada)
    def _esta_entera(self) -> None:
        """The first screen has its counts: it is painted once all of it has been laid out."""
        if isinstance(self._driver, Controlador) and not self._driver.estrenado:
            self.screen.call_after_refresh(self._driver.estrenar)

    def exit(
        self,
        result: int | None = None,
        return_code: int = 0,
        message: RenderableType | None = None,
    ) -> None:
        """End; each screen that is open keeps what it keeps on being left."""
        for pantalla in self.screen_stack:
            if isinstance(pantalla, Pantalla) and pantalla.is_mounted:
                pantalla.al_dejar()
        super().exit(result, return_code, message)

    def sigue(self, error: Exception) -> bool:
        """Tell an error that was not caught where it arose, and go on; False when one cannot.

        A program that does nothing but fail ends; one that is being tested fails at once. A module
        that cannot be loaded, when others were, is of another version of the program.
        """
        ahora = time.monotonic()
        self._fallos = [t for t in self._fallos if ahora - t < MINUTO]
        pantalla = next((s for s in reversed(self.screen_stack) if isinstance(s, Pantalla)), None)
        if not self.sigue_tras_error or pantalla is None or len(self._fallos) >= MAXIMO_DE_FALLOS:
            return False
        self._fallos.append(ahora)
        if isinstance(error, CerttuiError):
            pantalla.avisar_error(error)
        else:
            numero = anotar_incidente(self.oficina, error).numero
            cambio = isinstance(error, ImportError)
            dicho = pantallas.PROGRAMA_CAMBIADO if cambio else pantallas.INCIDENTE_CORTO
            pantalla.avisar(dicho.format(numero=numero), mal=True)
        return True

    def retira(self, abierta: object, error: Exception) -> bool:
        """Take away a screen that could not be opened and tell why on the one that was there."""
        if not self.sigue_tras_error or abierta not in self.screen_stack[1:]:
            return False
        self.call_later(self._retirar, abierta, error)
        return True

    def _retirar(self, abierta: Screen[Any], error: Exception) -> None:
        if abierta not in self.screen_stack:
            return
        while abierta in self.screen_stack:
            self.pop_screen()
        if not self.sigue(error):
            raise error

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
