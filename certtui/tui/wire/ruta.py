"""The way of the cursor: the shortest text that takes it from one cell to another.

LF goes down in the same column: the driver switches off the line's CR LF.
"""

from functools import lru_cache

Lugar = tuple[int, int]
"""Row and column, from 0."""


SIN_COLUMNA = -1
"""The column of a cursor that stands in a known row, nobody knows where."""


def _veces(n: int, letra: str) -> str:
    return f"\x1b[{'' if n == 1 else n}{letra}"


def _a_lo_largo(de: int, a: int) -> str:
    """Within one row."""
    if de == a:
        return ""
    if de == SIN_COLUMNA:
        return "\r" + (_veces(a, "C") if a else "")
    formas = [_veces(a - de, "C")] if a > de else [_veces(de - a, "D"), "\b" * (de - a)]
    formas.append("\r" + (_veces(a, "C") if a else ""))
    return min(formas, key=len)


@lru_cache(maxsize=16384)
def mover(de: Lugar | None, y: int, x: int) -> str:
    """The shortest move; `de` is None when nobody knows where the cursor is."""
    formas = [f"\x1b[{y + 1 if y else ''}{f';{x + 1}' if x else ''}H"]
    if de is not None:
        ay, ax = de
        if ay == y:
            formas.append(_a_lo_largo(ax, x))
        elif y > ay:
            formas.append(_veces(y - ay, "B") + _a_lo_largo(ax, x))
            formas.append("\n" * (y - ay) + _a_lo_largo(ax, x))
        else:
            formas.append(_veces(ay - y, "A") + _a_lo_largo(ax, x))
            formas.append("\x1bM" * (ay - y) + _a_lo_largo(ax, x))
    return min(formas, key=len)
