"""Starts, interleaved: the program, a bare Textual application, visidata and less."""

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from tests.bench.sesion import Sesion

TEXTUAL_PELON = """
from textual.app import App
from textual.widgets import Static
class Pelon(App):
    ENABLE_COMMAND_PALETTE = False
    def compose(self):
        yield Static("\\n".join(f"{n:05d} lorem ipsum dolor sit amet" for n in range(24)))
Pelon().run(mouse=False)
"""
"""The least that an application of Textual can be: one widget with a screenful of text."""


def ordenes(base: Path, usuario: str, texto: Path) -> dict[str, list[str]]:
    """What is started, by name; visidata and less only where they are installed."""
    todas = {
        "certtui": [
            *(sys.executable, "-m", "certtui"),
            *("--base", str(base), "--usuario", usuario),
        ],
        "Textual pelón": [sys.executable, "-c", TEXTUAL_PELON],
        "visidata": ["vd", str(texto)],
        "less": ["less", "-S", str(texto)],
    }
    return {n: o for n, o in todas.items() if shutil.which(o[0])}


def medir_arranques(
    cuales: dict[str, list[str]], veces: int
) -> dict[str, tuple[float, float, float]]:
    """Medians of ms to the first byte, to half of the screen and to the last byte."""
    tiempos: dict[str, list[tuple[float, float, float]]] = {n: [] for n in cuales}
    for _ in range(veces):
        for nombre, orden in cuales.items():
            with Sesion(orden, (80, 24), silencio=0.6) as sesion:
                sesion.arrancar("")
                tiempos[nombre].append(sesion.llenado())
    return {n: _medianas(t) for n, t in tiempos.items()}


def _medianas(tiempos: Sequence[tuple[float, float, float]]) -> tuple[float, float, float]:
    primero, contenido, ultimo = (median(columna) for columna in zip(*tiempos, strict=True))
    return primero, contenido, ultimo


def imprimir(medidos: dict[str, tuple[float, float, float]], veces: int) -> None:
    """The table, and whether the start is within its bounds."""
    print(f"\n## Arranques (mediana de {veces}, intercalados)\n")
    print("| programa | ms al 1.er byte | ms a la mitad de la vista | ms al último byte |")
    print("|---|--:|--:|--:|")
    for nombre, tiempos in medidos.items():
        print(f"| {nombre} | {' | '.join(f'{t:.0f}' for t in tiempos)} |")
    nuestro = medidos["certtui"][1]
    razon = nuestro / medidos["Textual pelón"][1]
    print(f"\ncontra Textual pelón: {razon:.2f} (≤ 1.25: {'sí' if razon <= 1.25 else 'NO'})")
    if "visidata" in medidos:
        razon = nuestro / medidos["visidata"][1]
        print(f"contra visidata: {razon:.2f} (< 1: {'sí' if razon < 1 else 'NO'})")
