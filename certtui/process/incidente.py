"""What is kept of an error that nobody expected: where it broke, never with which data."""

import os
import traceback
from dataclasses import dataclass
from pathlib import Path

from certtui.domain.reloj import a_texto
from certtui.process.oficina import Oficina


@dataclass(frozen=True, slots=True)
class Incidente:
    """The number to give to the help desk; `archivo` None when it could not be written."""

    numero: str
    archivo: Path | None


def _rastro(error: BaseException) -> list[str]:
    """Classes and places of an error and of what caused it; no message, no local, no argument."""
    lineas: list[str] = []
    actual: BaseException | None = error
    while actual is not None:
        lineas.append(type(actual).__qualname__)
        lineas += [
            f"  {Path(m.filename).name}:{m.lineno} {m.name}"
            for m in traceback.extract_tb(actual.__traceback__, limit=-40)
        ]
        actual = actual.__cause__ or actual.__context__
    return lineas


def anotar_incidente(oficina: Oficina, error: BaseException) -> Incidente:
    """Keep an unexpected error beside the base; never fails."""
    numero = oficina.azar.token()[:8].upper()
    carpeta = oficina.base.ruta.with_suffix(".incidentes")
    archivo = carpeta / f"{numero}.txt"
    texto = "\n".join([a_texto(oficina.reloj.ahora()), *_rastro(error), ""])
    try:
        carpeta.mkdir(mode=0o700, exist_ok=True)
        descriptor = os.open(archivo, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as salida:
            salida.write(texto)
    except OSError:
        return Incidente(numero, None)
    return Incidente(numero, archivo)
