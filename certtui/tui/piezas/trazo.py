"""Text into cells: everything that a screen shows passes here, made safe and without markup.

Light to import: the first picture is drawn with it before Textual is there.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size

from certtui.texts.seguro import safe

if TYPE_CHECKING:
    from rich.style import Style
    from textual.strip import Strip

Trozo = tuple[str, str]
"""A text and its style in Rich's words ("bold", "red"); "" is the terminal's own."""

_CORTE = "…"


_CLAROS = {"yellow": "magenta", "cyan": "blue"}
"""What stands, over a light background, for the colours that cannot be read there."""

_tonos: dict[str, str] = {}


def poner_tema(*, claro: bool) -> None:
    """From here on styles are for a light background, or for a dark one."""
    _tonos.clear()
    _tonos.update(_CLAROS if claro else {})
    estilo.cache_clear()


def tono(palabras: str) -> str:
    """The words of a style, in the theme."""
    if not _tonos:
        return palabras
    return " ".join(_tonos.get(palabra, palabra) for palabra in palabras.split())


@lru_cache(maxsize=64)
def estilo(palabras: str) -> "Style":
    """The style of a few words, in the theme."""
    from rich.style import Style

    return Style.parse(tono(palabras)) if palabras else Style.null()


def medir(texto: str) -> int:
    """Cells that a text takes, once safe."""
    return cell_len(safe(texto))


def encajar(texto: str, ancho: int, *, derecha: bool = False) -> str:
    """The safe text in exactly `ancho` cells: cut with an ellipsis, or padded."""
    limpio = safe(texto)
    largo = cell_len(limpio)
    if largo > ancho:
        return set_cell_size(limpio, ancho - 1) + _CORTE if ancho > 1 else _CORTE[:ancho]
    relleno = " " * (ancho - largo)
    return relleno + limpio if derecha else limpio + relleno


def partir(texto: str, ancho: int) -> list[str]:
    """The safe text in lines of at most `ancho` cells, broken between words."""
    lineas: list[str] = []
    actual = ""
    for palabra in safe(texto).split():
        junto = f"{actual} {palabra}" if actual else palabra
        if cell_len(junto) <= ancho or not actual:
            actual = junto
        else:
            lineas.append(actual)
            actual = palabra
    return [*lineas, actual] if actual else lineas or [""]


def llenar(trozos: Iterable[Trozo], ancho: int) -> list[Trozo]:
    """A line of exactly `ancho` cells; neighbours of one style are one run."""
    juntos: list[Trozo] = []
    queda = ancho
    for texto, palabras in trozos:
        if queda <= 0:
            break
        limpio = safe(texto)
        if cell_len(limpio) > queda:
            limpio = encajar(limpio, queda)
        queda -= cell_len(limpio)
        if juntos and juntos[-1][1] == palabras:
            juntos[-1] = (juntos[-1][0] + limpio, palabras)
        else:
            juntos.append((limpio, palabras))
    if queda > 0:
        if juntos and not juntos[-1][1]:
            juntos[-1] = (juntos[-1][0] + " " * queda, "")
        else:
            juntos.append((" " * queda, ""))
    return juntos


def tira(trozos: Iterable[Trozo], ancho: int) -> "Strip":
    """The same as Textual wants it."""
    from rich.segment import Segment
    from textual.strip import Strip

    return Strip([Segment(t, estilo(palabras)) for t, palabras in llenar(trozos, ancho)], ancho)


def a_los_lados(izquierda: Sequence[Trozo], derecha: Sequence[Trozo], ancho: int) -> list[Trozo]:
    """Two groups at the two ends of a line; the left one gives way."""
    ocupa = sum(medir(t) for t, _ in derecha)
    libre = max(0, ancho - ocupa - (1 if ocupa else 0))
    puestos: list[Trozo] = []
    for texto, palabras in izquierda:
        largo = medir(texto)
        if largo > libre:
            if libre:
                puestos.append((encajar(texto, libre), palabras))
            libre = 0
            break
        puestos.append((safe(texto), palabras))
        libre -= largo
    return [*puestos, (" " * (libre + (1 if ocupa else 0)), ""), *derecha]


def invertir(trozos: Iterable[Trozo]) -> list[Trozo]:
    """A bar: letter and background change places."""
    return [(texto, f"{palabras} reverse".strip()) for texto, palabras in trozos]
