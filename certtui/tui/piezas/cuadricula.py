"""The lines of a list as runs of text: which columns are in sight, their titles, their cells."""

from collections.abc import Sequence

from certtui.texts import pantallas
from certtui.tui.piezas.fuente import Columna, Fila, Orden
from certtui.tui.piezas.trazo import Trozo, encajar

MARCA = "> "
SIN_MARCA = "  "
_ELEGIDA = "*"

Visibles = Sequence[tuple[Columna, int]]
"""The columns in sight and their widths."""


def visibles(columnas: Sequence[Columna], ancho: int) -> list[tuple[Columna, int]]:
    """What fits in so many cells."""
    caben = [c for c in columnas if c.desde <= ancho < c.hasta]
    fijo = len(MARCA) + sum(c.ancho for c in caben) + len(caben) - 1
    return [(c, c.ancho or max(1, ancho - fijo)) for c in caben]


def titulos(columnas: Visibles, ancho: int, orden: Orden | None = None) -> list[Trozo]:
    """The line of the titles; the column that sorts bears an arrow."""
    textos = " ".join(
        encajar(_titulo(c, n, orden or Orden()), n, derecha=c.derecha) for c, n in columnas
    )
    return [(encajar(SIN_MARCA + textos, ancho), "underline")]


def _titulo(columna: Columna, ancho: int, orden: Orden) -> str:
    titulo = columna.titulo or pantallas.COLUMNAS[columna.clave]
    if not orden.clave or (columna.orden or columna.clave) != orden.clave:
        return titulo
    flecha = pantallas.BAJA if orden.al_reves else pantallas.SUBE
    return f"{titulo[: ancho - 1]}{flecha}"


def renglon(
    fila: Fila, columnas: Visibles, *, en_cursor: bool, elegida: bool, negrita: str
) -> list[Trozo]:
    """A line: on the cursor's, a mark and one bold cell."""
    margen = MARCA if en_cursor else SIN_MARCA
    if elegida:
        margen = margen[0] + _ELEGIDA
    trozos: list[Trozo] = [(margen, "bold" if en_cursor else "")]
    for i, (columna, ancho) in enumerate(columnas):
        palabras = fila.estilos.get(columna.clave, "")
        if en_cursor and columna.clave == negrita:
            palabras = "bold"
        texto = encajar(fila.celdas.get(columna.clave, ""), ancho, derecha=columna.derecha)
        trozos += [(" ", ""), (texto, palabras)] if i else [(texto, palabras)]
    return trozos
