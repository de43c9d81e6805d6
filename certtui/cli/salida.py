"""Everything that goes to stdout: lines, tables and JSON, all made safe."""

import sys
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from certtui.cli import diagnostico
from certtui.texts.ordenes import ENCABEZADOS
from certtui.texts.seguro import json_seguro, safe, safe_lines

Fila = Mapping[str, object]


def escribir(texto: object = "") -> None:
    """One line of data (or several of ours)."""
    diagnostico.despejar()
    sys.stdout.write(safe_lines(texto) + "\n")


def escribir_json(valor: object) -> None:
    """One JSON document."""
    diagnostico.despejar()
    sys.stdout.write(json_seguro(valor) + "\n")


def soltar() -> None:
    """Let what was written be read now, by a pipe too."""
    sys.stdout.flush()


def mostrar(en_json: bool, datos: object, lineas: Iterable[object]) -> None:
    """The same data as JSON or as lines."""
    if en_json:
        escribir_json(datos)
        return
    for linea in lineas:
        escribir(linea)


def en_tabla(filas: Sequence[Fila], columnas: Sequence[str]) -> list[str]:
    """Aligned lines with headings; "" for what is missing."""
    if not filas:
        return []
    celdas = [[safe(ENCABEZADOS[c]) for c in columnas]]
    celdas += [[safe(f.get(c, "")) for c in columnas] for f in filas]
    anchos = [max(_ancho(r[i]) for r in celdas) for i in range(len(columnas))]
    return [
        "  ".join(
            texto + " " * (ancho - _ancho(texto))
            for texto, ancho in zip(renglon, anchos, strict=True)
        ).rstrip()
        for renglon in celdas
    ]


def _ancho(texto: str) -> int:
    """Columns of a terminal that a text takes."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in texto
    )
