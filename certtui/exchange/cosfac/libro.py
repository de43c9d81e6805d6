"""The cells of a workbook (.xls, .xlsx) as rows of text, read in a child process."""

import json
import os
import subprocess
import sys
from pathlib import Path

from certtui.exchange.archivo_seguro import LimitesZip, leer_zip
from certtui.exchange.cosfac import lector
from certtui.exchange.errores import ResultadoIlegible

LIMITE = 32 * 1024 * 1024
"""Bytes of the largest workbook that is opened, and of each part of an .xlsx when expanded."""
_ESPERA = 30.0
_SALIDA = 64 * 1024 * 1024


def read_workbook(nombre: str, datos: bytes) -> list[tuple[int, tuple[str, ...]]]:
    """Row number and cells of the sheet `Resultado`, or of the first; 1.0 is read as "1"."""
    if len(datos) > LIMITE:
        raise ResultadoIlegible(nombre, detalle="es demasiado grande")
    if datos.startswith(b"PK"):
        leer_zip(datos, limites=LimitesZip(entradas=1000, total=2 * LIMITE), nombre=nombre)
    try:
        hijo = subprocess.run(  # noqa: S603  (our own file, no shell, no argument from outside)
            [sys.executable, "-P", str(Path(lector.__file__))],
            input=datos,
            capture_output=True,
            timeout=_ESPERA,
            check=False,
            env=_entorno(),
        )
    except subprocess.TimeoutExpired:
        raise ResultadoIlegible(nombre, detalle="tarda demasiado en abrirse") from None
    if hijo.returncode != 0 or len(hijo.stdout) > _SALIDA:
        raise ResultadoIlegible(nombre, detalle="el libro está dañado")
    try:
        filas = json.loads(hijo.stdout)
    except ValueError:
        raise ResultadoIlegible(nombre, detalle="el libro está dañado") from None
    return [(i, tuple(map(str, fila))) for i, fila in enumerate(filas, 1)]


def _entorno() -> dict[str, str]:
    """What the child inherits: never the credentials of the service."""
    ajeno = {k: v for k, v in os.environ.items() if not k.startswith("CERTTUI_")}
    return {**ajeno, "RUST_BACKTRACE": "0"}
