"""The one finder of the files that travel with the program (catalogues, schemas, fonts)."""

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
