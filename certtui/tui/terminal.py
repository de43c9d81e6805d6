"""The terminal: what it must be, and how it is left when a signal comes."""

import os
import sys
import termios
from collections.abc import Mapping
from typing import Any

from textual.drivers.linux_driver import LinuxDriver

from certtui.tui.errores import SinTerminal, TerminalInutil

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


class Controlador(LinuxDriver):
    """Textual's driver writing to standard output: `2>file` takes only the errors away."""

    def __init__(self, *argumentos: Any, **opciones: Any) -> None:
        super().__init__(*argumentos, **opciones)
        self._salida = sys.__stdout__ or sys.__stderr__
        if self._salida is not None:
            self._file = self._salida

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
