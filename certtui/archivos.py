"""The one finder of the files that travel with the program, and of what it keeps for a person."""

import os
from functools import cache
from pathlib import Path

_RAIZ = Path(__file__).resolve().parent


@cache
def carpeta_de_datos() -> Path:
    """Folder of the packaged data: `certtui/datos` in a wheel, `data/` in a checkout."""
    instalada = _RAIZ / "datos"
    return instalada if instalada.is_dir() else _RAIZ.parent / "data"


def ruta_de_datos(*partes: str) -> Path:
    """Path of one packaged file; raises FileNotFoundError when the program lacks it."""
    ruta = carpeta_de_datos().joinpath(*partes)
    if not ruta.is_file():
        raise FileNotFoundError(ruta)
    return ruta


def carpeta_de_estado() -> Path:
    """Where incidents and the like are kept for a person: XDG_STATE_HOME/certtui."""
    raiz = os.environ.get("XDG_STATE_HOME") or str(Path.home() / ".local" / "state")
    return Path(raiz) / "certtui"
