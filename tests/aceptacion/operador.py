"""A person at a terminal: presses keys, types texts, waits for words, counts the keys."""

import sys
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from tests.bench.sesion import TECLAS, Sesion

_ESPERA = 8.0
"""Seconds that a screen has to say something; only a failure takes so long."""


class Operador:
    """`certtui` in a pseudo-terminal of 80×24, as one person of the office.

    `teclas` counts what was pressed; texts of fields (secrets, paths, typed words) do not count.
    """

    def __init__(self, base: Path, usuario: str, reloj: str, entorno: dict[str, str]) -> None:
        orden = [sys.executable, "-m", "certtui", "--base", str(base), "--usuario", usuario]
        self._sesion = Sesion([*orden, "--reloj", reloj], (80, 24), entorno=entorno, silencio=0.05)
        self.teclas = 0

    def __enter__(self) -> "Operador":
        self._sesion.arrancar("Ayuda", _ESPERA)
        return self

    def __exit__(
        self, tipo: type[BaseException] | None, valor: BaseException | None, t: TracebackType | None
    ) -> None:
        self._sesion.__exit__(tipo, valor, t)

    @property
    def dicho(self) -> str:
        """All that the screen says, as it is seen."""
        return self._sesion.texto()

    def dice(self, texto: str) -> bool:
        """True when the screen says it, on one line or broken in two."""
        return texto in self.dicho or texto in " ".join(self.dicho.split())

    def ver(self, *textos: str) -> None:
        """Wait until the screen says all of these."""
        limite = time.perf_counter() + _ESPERA
        while not all(self.dice(x) for x in textos):
            assert time.perf_counter() < limite, f"no dice {textos}:\n{self.dicho}"
            self._sesion.dejar_pasar(0.05)
        self._sesion.dejar_pasar(0.05)

    def pulsar(self, *teclas: str, ve: str | Sequence[str] = ()) -> None:
        """Press keys, one after the other, and wait for what the last one makes the screen say."""
        for tecla in teclas:
            self.teclas += 1
            if tecla in TECLAS:
                self._sesion.enviar(tecla)
            else:
                self._sesion.mandar_bytes(tecla.encode())
            self._sesion.dejar_pasar(0.15)
        self.ver(*((ve,) if isinstance(ve, str) else ve))

    def escribir(self, texto: str, *, se_ve: str = "") -> None:
        """Type the text of a field in place of what it holds; it does not count.

        Waits until the field shows its end, or what a secret shows instead.
        """
        self._sesion.mandar_bytes(b"\x05\x15")
        self._sesion.dejar_pasar(0.15)
        self._sesion.mandar_bytes(texto.encode())
        self.ver(se_ve or texto[-12:])
