"""The taking of the terminal: the line raw, the other screen shown, and everything given back."""

import contextlib
import os
import signal
import sys
import termios
import tty
from types import FrameType
from typing import Any

COMO_ESTABA = b"\x1b[?2004l\x1b[?7h\x1b[?1049l\x1b[?25h\x1b[?1004l\x1b[0m"
"""Paste brackets off, wrap on, main screen, cursor shown, focus reports off, plain text."""

PANTALLA_APARTE = "\x1b[?1049h"
SIN_CURSOR = "\x1b[?25l"

SALIDA_TERM = 128 + signal.SIGTERM
SALIDA_HUP = 128 + signal.SIGHUP


class Toma:
    """One terminal, taken before the screens are ready; only one of the two gives it back."""

    def __init__(self) -> None:
        self._entrada = sys.__stdin__.fileno() if sys.__stdin__ is not None else 0
        self._salida = sys.__stdout__.fileno() if sys.__stdout__ is not None else 1
        self.modo: list[Any] | None = None
        self.tomada = False
        self.enviado = 0

    def tomar(self, primero: str = "") -> None:
        """Keys typed from now on wait unseen; the other screen, and a first picture on it."""
        self.modo = termios.tcgetattr(self._entrada)
        nuevo = termios.tcgetattr(self._entrada)
        nuevo[tty.OFLAG] &= ~termios.OPOST
        nuevo[tty.IFLAG] &= ~(
            termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR
        )
        nuevo[tty.LFLAG] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
        nuevo[tty.CC][termios.VMIN] = 1
        self.tomada = True
        signal.signal(signal.SIGTERM, self._terminar)
        signal.signal(signal.SIGHUP, self._cortar)
        termios.tcsetattr(self._entrada, termios.TCSANOW, nuevo)
        datos = (PANTALLA_APARTE + SIN_CURSOR + primero).encode()
        while self.enviado < len(datos):
            self.enviado += os.write(self._salida, datos[self.enviado :])

    def _terminar(self, _senal: int, _marco: FrameType | None) -> None:
        raise SystemExit(SALIDA_TERM)

    def _cortar(self, _senal: int, _marco: FrameType | None) -> None:
        self.soltar()
        os._exit(SALIDA_HUP)

    def ceder(self) -> None:
        """Somebody else gives it back from now on."""
        self.tomada = False

    def soltar(self) -> None:
        """Leave the terminal as it was, without waiting for anything: it may be gone."""
        if not self.tomada:
            return
        self.tomada = False
        with contextlib.suppress(OSError, termios.error):
            os.set_blocking(self._salida, False)
            os.write(self._salida, COMO_ESTABA)
            os.set_blocking(self._salida, True)
            if self.modo is not None:
                termios.tcsetattr(self._entrada, termios.TCSANOW, self.modo)
