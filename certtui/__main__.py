"""No argument opens the screens; a verb runs the command line."""

import ctypes
import os
import resource
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from certtui.cli.principal import correr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from certtui.domain.reloj import Reloj
    from certtui.domain.teclado import Pagina


_PR_SET_DUMPABLE = 4


def _pantallas(base: Path, usuario: str, reloj: "Reloj | None") -> int:
    """The only place that loads the screens."""
    from certtui.tui.arranque import abrir

    return abrir(base, usuario, reloj)


def _inventario() -> "Sequence[Pagina]":
    """Every screen with its commands; it loads the screens too."""
    from certtui.tui.inventario import paginas

    return paginas()


def _sondeo() -> "tuple[Mapping[str, object], Sequence[str]]":
    """What the terminal can do; it loads nothing of the screens but that."""
    from certtui.tui.sondeo import contar, sondear

    hechos = sondear()
    return hechos, contar(hechos)


def _endurecer() -> None:
    """Files of the person alone, and no image of the memory for anybody else to read."""
    os.umask(0o077)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def main() -> int:
    """The program `certtui`; its exit code."""
    _endurecer()
    for salida in (sys.stdout, sys.stderr):
        if hasattr(salida, "reconfigure"):
            salida.reconfigure(errors="backslashreplace")
    return correr(sys.argv[1:], _pantallas, _inventario, _sondeo)


if __name__ == "__main__":
    sys.exit(main())
