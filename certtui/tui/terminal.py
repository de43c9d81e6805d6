"""The terminal while the screens are open: what is written to it, read from it, and left of it."""

import codecs
import contextlib
import gc
import os
import select
import signal
import sys
import termios
import time
import tty
from dataclasses import dataclass, field
from functools import partial
from threading import Event
from typing import Any

from textual import constants
from textual._parser import ParseError
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.events import CursorPosition
from textual.message import Message

from certtui.tui.puerta import Trato, codificacion
from certtui.tui.wire.ascii import a_ascii
from certtui.tui.wire.compas import PLAZO, PREGUNTA, Compas
from certtui.tui.wire.gasto import Gasto, anotar_gasto
from certtui.tui.wire.pintor import Pintor
from certtui.tui.wire.toma import (
    COMO_ESTABA,
    PANTALLA_APARTE,
    SALIDA_HUP,
    SALIDA_TERM,
    SIN_CURSOR,
    Toma,
)

_DE_SOBRA = frozenset({"\x1b[?1004h", "\x1b[?1004l"}) | (
    {"\x1b[<u"} if constants.DISABLE_KITTY_KEY else set()
)
"""Focus reports, which nothing here uses, and the end of a keyboard protocol never begun."""

_PUNTERO = "\x1b]22;"
"""The pointer's shape, of no use without a mouse."""

ESPERA_AL_SALIR = 1.5
"""Seconds that leaving waits, at most, for an answer which the shell would take as typed."""

ESPERA_AL_ESTRENO = 0.3
"""Seconds that the first whole picture waits, at most, for the exact counts."""

PACIENCIA = 3
"""Seconds that a program told to end has for leaving in order."""

_LATIDO_MS = 100
"""How often a lone escape, or the end of the program, is looked for."""


@dataclass(frozen=True, slots=True)
class Arranque:
    """What was done before Textual came: the terminal taken, the picture on it, the agreement."""

    toma: Toma = field(default_factory=Toma)
    pintor: Pintor | None = None
    trato: Trato = field(default_factory=Trato)


class Controlador(LinuxDriver):
    """Textual's driver with the painter before it, writing to standard output, not to errors."""

    def __init__(self, *argumentos: Any, **opciones: Any) -> None:
        super().__init__(*argumentos, **opciones)
        arranque = getattr(self._app, "arranque", None) or Arranque()
        self._toma: Toma = arranque.toma
        self._trato: Trato = arranque.trato
        self._pintor: Pintor | None = arranque.pintor
        self._dado = {PANTALLA_APARTE, SIN_CURSOR} if self._toma.tomada else set()
        self.estrenado = False
        self._ocupado = False
        self._enviado, self._cuadros = self._toma.enviado, int(self._toma.tomada)
        self._desde = time.monotonic()
        self._compas = Compas()
        self._respondido = Event()
        self._salida = sys.__stdout__ or sys.__stderr__
        if self._salida is not None:
            self._file = self._salida

    def start_application_mode(self) -> None:
        """As Textual does; besides, LF stays LF: one byte, and a column that is known."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if self._toma.tomada:
            self.attrs_before = self._toma.modo
            self._toma.ceder()
        if not self.estrenado:
            self._loop.call_later(ESPERA_AL_ESTRENO, self.estrenar)
        if self._pintor is None or self._salida is None:
            return
        try:
            modo = termios.tcgetattr(self._salida)
            modo[tty.OFLAG] &= ~termios.OPOST
            termios.tcsetattr(self._salida, termios.TCSANOW, modo)
        except termios.error:
            return

    def run_input_thread(self) -> None:
        """Read keys, in the charset of the person's locale, until the end or the line is cut.

        A cut line ends the program though nobody sends the signal: reading on would spin.
        """
        lector = XTermParser(self._debug)
        descifrar = _descifrador().decode
        linea = select.poll()
        linea.register(self.fileno, select.POLLIN)
        try:
            while not self.exit_event.is_set():
                if linea.poll(_LATIDO_MS):
                    datos = self._leer_teclas()
                    if not datos:
                        os.kill(os.getpid(), signal.SIGHUP)
                        self.exit_event.wait()
                        return
                    for evento in lector.feed(descifrar(datos)):
                        self.process_message(evento)
                for evento in lector.tick():
                    self.process_message(evento)
        finally:
            with contextlib.suppress(EOFError, ParseError):
                list(lector.feed(""))

    def _leer_teclas(self) -> bytes:
        try:
            return os.read(self.fileno, 4096)
        except OSError:
            return b""

    def estrenar(self) -> None:
        """The first screen is whole: paint it, in one writing."""
        if self.estrenado:
            return
        self.estrenado = True
        if (texto := self._cuadro()) and self._writer_thread is not None:
            self._mandar(texto)
        gc.freeze()
        gc.enable()

    def _request_terminal_sync_mode_support(self) -> None:
        """A frame is one writing and small: nothing to hold together."""

    def _query_in_band_window_resize(self) -> None:
        """SIGWINCH tells the size."""

    def write(self, data: str) -> None:
        """Send what changes; a signal that comes in the middle writes past the painter."""
        if data in _DE_SOBRA or (data.startswith(_PUNTERO) and not self._mouse):
            return
        if data in self._dado:
            self._dado.discard(data)
            return
        if self._pintor is None or self._ocupado:
            if self._pintor is not None:
                self._pintor.olvidar()
            self._mandar(a_ascii(data) if self._trato.ascii else data)
            return
        self._ocupado = True
        try:
            self._pintor.medir(*self._app.size)
            texto = "".join(self._pintor.pasar(data)) + self._cuadro()
        finally:
            self._ocupado = False
        if texto:
            self._mandar(texto)

    def _mandar(self, texto: str) -> None:
        self._enviado += len(texto.encode())
        self._cuadros += 1
        super().write(texto)

    def _cuadro(self) -> str:
        """The frame that may go now; in a burst it ends with a question."""
        if self._pintor is None or not self.estrenado or self._compas.espera:
            return ""
        texto = self._pintor.pintar()
        if texto and self._compas.cuadro(time.monotonic()):
            self._respondido.clear()
            self._loop.call_later(PLAZO + 0.1, self._continuar, True)
            texto += PREGUNTA
        return texto

    def _continuar(self, plazo: bool) -> None:
        """The answer came, or its time is over: what collected meanwhile goes."""
        if plazo and not self._compas.vencio(time.monotonic()):
            return
        self._compas.llego(time.monotonic())
        if (texto := self._cuadro()) and self._writer_thread is not None:
            self._mandar(texto)

    def process_message(self, message: Message) -> None:
        """Keep the answers to the frames' questions; runs in the thread that reads."""
        if isinstance(message, CursorPosition):
            self._respondido.set()
            self._loop.call_soon_threadsafe(self._continuar, False)
            return
        super().process_message(message)

    def stop_application_mode(self) -> None:
        """As Textual does, once no answer is on its way to the shell."""
        if self._compas.espera:
            self._respondido.wait(ESPERA_AL_SALIR)
        super().stop_application_mode()
        self._anotar_gasto()

    def _anotar_gasto(self) -> None:
        """What was sent since the last noting."""
        ahora = time.monotonic()
        gasto = Gasto(self._enviado, self._cuadros, ahora - self._desde, 1)
        self._enviado, self._cuadros, self._desde = 0, 0, ahora
        anotar_gasto(gasto)

    def repintar(self) -> None:
        """Paint everything again, whatever the terminal shows."""
        if self._pintor is not None and (texto := self._pintor.repintar()):
            self._mandar(texto)

    def cambio_de_tamano(self) -> None:
        """The terminal moved its lines about: what it shows is not known.

        Back at the same size Textual sees nothing to paint, so all is painted from here. The
        first telling of the size, before the first whole picture, moved nothing.
        """
        if self._pintor is not None and not self._pintor.medir(*self._app.size) and self.estrenado:
            self.repintar()

    def atender_senales(self) -> None:
        """From here on a signal leaves the terminal as it was.

        TERM leaves in order, or at once when the line is stuck; HUP at once: what is done is
        committed. The handlers are the system's own, for the loop's wait while writing is stuck.
        """
        signal.signal(signal.SIGTERM, self._terminar)
        signal.signal(signal.SIGHUP, lambda *_: self._acabar(SALIDA_HUP))
        signal.signal(signal.SIGALRM, lambda *_: self._acabar(SALIDA_TERM))

    def _terminar(self, *_: object) -> None:
        signal.alarm(PACIENCIA)
        self._loop.call_soon_threadsafe(partial(self._app.exit, return_code=SALIDA_TERM))

    def _acabar(self, codigo: int) -> None:
        self.soltar()
        self._anotar_gasto()
        os._exit(codigo)

    def soltar(self) -> None:
        """Leave the terminal as it was, without waiting for anything: it may be gone."""
        if self._salida is None:
            return
        salida = self._salida.fileno()
        try:
            os.set_blocking(salida, False)
            os.write(salida, COMO_ESTABA)
            os.set_blocking(salida, True)
            if self.attrs_before is not None:
                termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)
        except (OSError, termios.error):
            return


def _descifrador() -> codecs.IncrementalDecoder:
    """What turns the keys' bytes into text; a stray byte is a sign of doubt, not the end."""
    try:
        clase = codecs.getincrementaldecoder(codificacion())
    except LookupError:
        clase = codecs.getincrementaldecoder("utf-8")
    return clase("replace")
