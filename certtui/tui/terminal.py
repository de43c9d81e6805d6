"""The terminal: what it must be, and how it is left when a signal comes."""

import os
import select
import signal
import sys
import termios
import time
import tty
from collections.abc import Mapping
from threading import Event, Thread
from typing import Any, ClassVar

from textual import constants
from textual.drivers.linux_driver import LinuxDriver
from textual.events import CursorPosition
from textual.message import Message

from certtui.tui.errores import SinTerminal, TerminalInutil
from certtui.tui.wire.compas import PLAZO, PREGUNTA, Compas
from certtui.tui.wire.pintor import Pintor
from certtui.tui.wire.rasgos import leer_rasgos

INUTILES = frozenset({"dumb", "unknown"})
"""Values of TERM for which there is no cursor to move."""

_COMO_ESTABA = b"\x1b[?2004l\x1b[?7h\x1b[?1049l\x1b[?25h\x1b[?1004l\x1b[0m"
"""Paste brackets off, wrap on, main screen, cursor shown, focus reports off, plain text."""


def exigir_terminal(entorno: Mapping[str, str], *, es_terminal: bool) -> None:
    """Refuse what cannot show screens: SinTerminal, TerminalInutil."""
    if not es_terminal:
        raise SinTerminal()
    termino = entorno.get("TERM", "")
    if termino in INUTILES:
        raise TerminalInutil(term=termino)


def hay_terminal() -> bool:
    """True when both ends are a terminal."""
    return all(f is not None and f.isatty() for f in (sys.__stdin__, sys.__stdout__))


_DE_SOBRA = frozenset({"\x1b[?1004h", "\x1b[?1004l"}) | (
    {"\x1b[<u"} if constants.DISABLE_KITTY_KEY else set()
)
"""Focus reports, which nothing here uses, and the end of a keyboard protocol never begun."""


_PUNTERO = "\x1b]22;"
"""The pointer's shape, of no use without a mouse."""


ESPERA_AL_SALIR = 1.5
"""Seconds that leaving waits, at most, for an answer which the shell would take as typed."""


class Controlador(LinuxDriver):
    """Textual's driver with the painter before it, writing to standard output, not to errors."""

    DIRECTO: ClassVar[bool] = False
    """True leaves the painter out: what Textual writes goes as it is."""

    def __init__(self, *argumentos: Any, **opciones: Any) -> None:
        super().__init__(*argumentos, **opciones)
        rasgos = leer_rasgos(os.environ.get("TERM", ""))
        self._pintor: Pintor | None = None
        if rasgos.mueve and not self.DIRECTO:
            self._pintor = Pintor(*self._app.size, rasgos)
        self._ocupado = False
        self._compas = Compas()
        self._respondido = Event()
        self._vigia: Thread | None = None
        self._salida = sys.__stdout__ or sys.__stderr__
        if self._salida is not None:
            self._file = self._salida

    def start_application_mode(self) -> None:
        """As Textual does; besides, LF stays LF: one byte, and a column that is known."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if self._vigia is None:
            self._vigia = Thread(target=self._vigilar, name="vigia", daemon=True)
            self._vigia.start()
        if self._pintor is None or self._salida is None:
            return
        try:
            modo = termios.tcgetattr(self._salida)
            modo[tty.OFLAG] &= ~termios.OPOST
            termios.tcsetattr(self._salida, termios.TCSANOW, modo)
        except termios.error:
            return

    def _vigilar(self) -> None:
        """Sleep until the line is cut: perhaps nobody sends the signal, and reading would spin."""
        linea = select.poll()
        linea.register(self.fileno, 0)
        linea.poll()
        os.kill(os.getpid(), signal.SIGHUP)

    def _request_terminal_sync_mode_support(self) -> None:
        """A frame is one writing and small: nothing to hold together."""

    def _query_in_band_window_resize(self) -> None:
        """SIGWINCH tells the size."""

    def write(self, data: str) -> None:
        """Send what changes; a signal that comes in the middle writes past the painter."""
        if data in _DE_SOBRA or (data.startswith(_PUNTERO) and not self._mouse):
            return
        if self._pintor is None or self._ocupado:
            if self._pintor is not None:
                self._pintor.olvidar()
            super().write(data)
            return
        self._ocupado = True
        try:
            self._pintor.medir(*self._app.size)
            texto = "".join(self._pintor.pasar(data)) + self._cuadro()
        finally:
            self._ocupado = False
        if texto:
            super().write(texto)

    def _cuadro(self) -> str:
        """The frame that may go now; in a burst it ends with a question."""
        if self._pintor is None or self._compas.espera:
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
        self._compas.llego()
        if (texto := self._cuadro()) and self._writer_thread is not None:
            super().write(texto)

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

    def repintar(self) -> None:
        """Paint everything again, whatever the terminal shows."""
        if self._pintor is not None and (texto := self._pintor.repintar()):
            super().write(texto)

    def cambio_de_tamano(self) -> None:
        """The terminal moved its lines about: what it shows is not known, even at the same size."""
        if self._pintor is not None:
            self._pintor.medir(*self._app.size)
            self._pintor.olvidar()

    def soltar(self) -> None:
        """Leave the terminal as it was, without waiting for anything: it may be gone."""
        if self._salida is None:
            return
        salida = self._salida.fileno()
        try:
            os.set_blocking(salida, False)
            os.write(salida, _COMO_ESTABA)
            os.set_blocking(salida, True)
            if self.attrs_before is not None:
                termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)
        except (OSError, termios.error):
            return
