"""Inside tmux and GNU screen: their own screens, under the painter and under the plain driver."""

import contextlib
import os
import random
import shlex
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import pytest

from tests.bench.wire import orden_de
from tests.wire.vista import Terminal, Visto

TECLAS = int(os.environ.get("CERTTUI_TECLAS_TMUX", "24"))

NOMBRES = {
    "Down": "\x1b[B",
    "Up": "\x1b[A",
    "NPage": "\x1b[6~",
    "PPage": "\x1b[5~",
    "Home": "\x1b[1~",
    "End": "\x1b[4~",
    "Enter": "\r",
    "Escape": "\x1b",
}
"""Keys by tmux's name, and what they send."""

AL_AZAR = (*("Down", "Up") * 3, "NPage", "PPage", "Home", "End", "Enter", "Escape", "?", "/", "e")


class Ventana(Protocol):
    """A window of a multiplexer with the program in it."""

    def teclear(self, tecla: str) -> None: ...

    def ver(self) -> object: ...


class Tmux:
    """A server of its own, without its status line."""

    def __init__(self, carpeta: Path, orden: list[str]) -> None:
        self._zocalo = str(carpeta / "tmux")
        conf = carpeta / "tmux.conf"
        conf.write_text("set -g status off\nset -g default-terminal tmux-256color\n")
        entorno = {k: v for k, v in os.environ.items() if k not in {"TMUX", "COLORTERM"}}
        subprocess.run(
            [
                *("tmux", "-u", "-S", self._zocalo, "-f", str(conf)),
                *("new-session", "-d", "-x", "80", "-y", "24", shlex.join(orden)),
            ],
            check=True,
            env={**entorno, "LC_ALL": "C.UTF-8"},
        )

    def _pedir(self, *orden: str) -> str:
        return subprocess.run(
            ["tmux", "-S", self._zocalo, *orden], check=True, capture_output=True, text=True
        ).stdout

    def teclear(self, tecla: str) -> None:
        self._pedir("send-keys", tecla)

    def medir(self, ancho: int, alto: int) -> None:
        self._pedir("resize-window", "-x", str(ancho), "-y", str(alto))

    def ver(self) -> list[list[Visto]]:
        """Its own screen, with attributes."""
        terminal = Terminal(132, 40)
        terminal.dar("\n".join(self.crudo().split("\n")))
        return terminal.celdas()

    def crudo(self) -> str:
        """What tmux says that it shows."""
        return self._pedir("capture-pane", "-e", "-p", "-N")

    def cerrar(self) -> None:
        with contextlib.suppress(subprocess.CalledProcessError):
            self._pedir("kill-server")


class GnuScreen:
    """A session of its own; what it shows is asked as text."""

    def __init__(self, carpeta: Path, orden: list[str]) -> None:
        self._copia = carpeta / "copia"
        casa = carpeta / "s"
        casa.mkdir(mode=0o700)
        self._entorno = {**os.environ, "SCREENDIR": str(casa), "LC_ALL": "C.UTF-8"}
        subprocess.run(
            ["screen", "-U", "-c", "/dev/null", "-T", "screen", "-dmS", "c", *orden],
            check=True,
            env=self._entorno,
        )
        time.sleep(0.3)

    def _pedir(self, *orden: str) -> None:
        subprocess.run(
            ["screen", "-S", "c", "-p", "0", "-X", *orden], check=True, env=self._entorno
        )

    def teclear(self, tecla: str) -> None:
        self._pedir("stuff", NOMBRES.get(tecla, tecla))

    def ver(self) -> str:
        self._copia.unlink(missing_ok=True)
        self._pedir("hardcopy", str(self._copia))
        fin = time.monotonic() + 2
        while time.monotonic() < fin and not self._copia.exists():
            time.sleep(0.02)
        return self._copia.read_bytes().decode("utf-8", "replace") if self._copia.exists() else ""

    def cerrar(self) -> None:
        with contextlib.suppress(subprocess.CalledProcessError):
            self._pedir("quit")


def quieta(ventana: Ventana, hasta: Callable[[object], bool] = bool) -> object:
    """What it shows once that no longer changes."""
    fin, antes = time.monotonic() + 15, None
    while time.monotonic() < fin:
        time.sleep(0.12)
        ahora = ventana.ver()
        if ahora == antes and hasta(ahora):
            return ahora
        antes = ahora
    raise AssertionError(antes)


def iguales(una: Ventana, otra: Ventana) -> bool:
    """Both come to the same in the end: tmux takes its time to tell a size, an escape to be one."""
    fin = time.monotonic() + 20
    while quieta(una) != quieta(otra):
        if time.monotonic() > fin:
            return False
    return True


def abierta(vista: object) -> bool:
    texto = vista if isinstance(vista, str) else "".join(c[0] for f in vista for c in f)  # type: ignore[attr-defined]
    return "por atender" in texto


@pytest.fixture
def carpetas(tmp_path: Path) -> tuple[Path, Path]:
    dos = tmp_path / "p", tmp_path / "l"
    for carpeta in dos:
        carpeta.mkdir()
    return dos


@pytest.mark.sistema("tmux")
def test_tmux_shows_the_same_of_both_drivers_attribute_by_attribute(
    base: Path, carpetas: tuple[Path, Path]
) -> None:
    azar = random.Random(9)
    with contextlib.ExitStack() as pila:
        ventanas = []
        for carpeta, llano in zip(carpetas, (False, True), strict=True):
            ventanas.append(Tmux(carpeta, orden_de(base, "estatal", llano=llano)))
            pila.callback(ventanas[-1].cerrar)
        pintada, llana = ventanas
        assert quieta(pintada, abierta) == quieta(llana, abierta)
        hecho: list[str] = []
        for n in range(TECLAS):
            if n % 8 == 7:
                medida = azar.choice([(80, 24), (100, 30), (60, 15)])
                hecho.append(str(medida))
                for v in ventanas:
                    v.medir(*medida)
            else:
                hecho.append(azar.choice(AL_AZAR))
                for v in ventanas:
                    v.teclear(hecho[-1])
            assert iguales(pintada, llana), (hecho, pintada.crudo(), llana.crudo())


@pytest.mark.sistema("screen")
def test_gnu_screen_shows_the_same_of_both_drivers(base: Path, carpetas: tuple[Path, Path]) -> None:
    azar = random.Random(5)
    with contextlib.ExitStack() as pila:
        ventanas = []
        for carpeta, llano in zip(carpetas, (False, True), strict=True):
            ventanas.append(GnuScreen(carpeta, orden_de(base, "estatal", llano=llano)))
            pila.callback(ventanas[-1].cerrar)
        pintada, llana = ventanas
        assert quieta(pintada, abierta) == quieta(llana, abierta)
        hecho: list[str] = []
        for _ in range(TECLAS // 2):
            hecho.append(azar.choice(AL_AZAR))
            for v in ventanas:
                v.teclear(hecho[-1])
            assert iguales(pintada, llana), hecho
