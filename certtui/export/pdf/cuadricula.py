"""A row of labelled cells whose height follows its longest value."""

from dataclasses import dataclass

from certtui.export.pdf.estilos import ETIQUETA, FIJO, IZQ, UTIL, VALOR
from certtui.export.trazo import REGLA, Estilo, Pliego, partir

_SANGRIA = 9.0


@dataclass(frozen=True, slots=True)
class Celda:
    """One value under its label; `parte` is its share of the row's width."""

    parte: float
    etiqueta: str
    valor: str
    campo: str
    estilo: Estilo = VALOR


def fila(pliego: Pliego, y: float, *celdas: Celda) -> float:
    """Draw the cells from `y`, with rules between and under them; returns the row's end."""
    x = IZQ
    lineas = 1
    bordes = []
    for c in celdas:
        ancho = UTIL * c.parte
        estilo = pliego.ajustado(c.valor, ancho - _SANGRIA - 4, c.estilo, c.campo, 7)
        partes = partir(c.valor, ancho - _SANGRIA - 4, estilo, c.campo)
        lineas = max(lineas, len(partes))
        pliego.texto(x + _SANGRIA, y + 8, c.etiqueta, ETIQUETA, FIJO)
        for i, parte in enumerate(partes):
            pliego.texto(x + _SANGRIA, y + 18 + i * 9.2, parte, estilo, c.campo)
        x += ancho
        bordes.append(x)
    fin = y + 13.4 + lineas * 9.2
    pliego.linea(IZQ, fin, IZQ + UTIL, fin, REGLA)
    for borde in bordes[:-1]:
        pliego.linea(borde, y + 2.5, borde, fin - 2.5, REGLA, 0.4)
    return fin
