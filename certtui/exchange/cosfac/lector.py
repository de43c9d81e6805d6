"""Reads one workbook from stdin and writes its rows as JSON; runs alone, as a short-lived child.

The reader of workbooks is native code that a damaged file can make abort; it must not take the
program with it. Imports nothing of ours.
"""

import io
import json
import os
import sys

_MEMORIA = 1024 * 1024 * 1024
_SEGUNDOS = 20
_FILAS = 100_000
_COLUMNAS = 16
_HOJA = "resultado"


def limit_resources() -> None:
    """Cap memory and time of this process where the system can."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORIA, _MEMORIA))
    resource.setrlimit(resource.RLIMIT_CPU, (_SEGUNDOS, _SEGUNDOS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def read_rows(datos: bytes) -> list[list[str]]:
    """Cells as text of the sheet `Resultado`, or of the first; 1.0 is "1"."""
    from python_calamine import CalamineWorkbook

    libro = CalamineWorkbook.from_filelike(io.BytesIO(datos))
    nombres = list(libro.sheet_names)
    elegida = next((h for h in nombres if h.strip().casefold() == _HOJA), nombres[0])
    hoja = libro.get_sheet_by_name(elegida)
    filas = hoja.to_python(skip_empty_area=False, nrows=_FILAS)
    return [[_cell(c) for c in fila[:_COLUMNAS]] for fila in filas]


def _cell(valor: object) -> str:
    if isinstance(valor, float) and valor.is_integer():
        return str(int(valor))
    return str(valor)


if __name__ == "__main__":
    limit_resources()
    filas = read_rows(sys.stdin.buffer.read())
    sys.stdout.write(json.dumps(filas))
    sys.stdout.flush()
    os._exit(0)
