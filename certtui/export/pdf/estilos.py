"""Measures and styles shared by the pages of the certificate."""

from typing import Final

from certtui.export.fuentes import Letra
from certtui.export.trazo import ACENTO, ALTO, ANCHO, BANDA, GRIS, REGLA, Estilo, Pliego

IZQ: Final = 42.0
DER: Final = ANCHO - 42.0
UTIL: Final = DER - IZQ
AL_PIE: Final = 34.0
PIE: Final = ALTO - AL_PIE
MARCO: Final = 26.0

FIJO: Final = "Texto fijo"
"""Field name of what does not come from the document: headings, labels, legends."""

ENCABEZADO: Final = Estilo(Letra.NEGRITA, 8.6, ACENTO)
SUBENCABEZADO: Final = Estilo(Letra.SANS, 8.2, GRIS)
TITULO: Final = Estilo(Letra.TITULO, 21, ACENTO)
NOMBRE: Final = Estilo(Letra.TITULO, 20)
BANDA_TITULO: Final = Estilo(Letra.NEGRITA, 7.2, ACENTO)
ETIQUETA: Final = Estilo(Letra.SANS, 5.9, GRIS)
VALOR: Final = Estilo(Letra.SANS, 8.3)
VALOR_FUERTE: Final = Estilo(Letra.NEGRITA, 8.3)
FILA: Final = Estilo(Letra.SANS, 7.2)
FILA_FUERTE: Final = Estilo(Letra.NEGRITA, 7.2)
COLUMNA: Final = Estilo(Letra.NEGRITA, 6.1, GRIS)
SELLO: Final = Estilo(Letra.MONO, 5.3)
LEYENDA: Final = Estilo(Letra.SANS, 5.7, GRIS)
NOTA: Final = Estilo(Letra.SANS, 6.4, GRIS)
FOLIO: Final = Estilo(Letra.MONO, 8.3, ACENTO)


def banda(pliego: Pliego, y: float, titulo: str) -> float:
    """A titled band across the page from `y`; returns where its content starts."""
    pliego.caja(IZQ, y, UTIL, 13, BANDA)
    pliego.caja(IZQ, y, 2.4, 13, ACENTO)
    pliego.texto(IZQ + 9, y + 9.2, titulo, BANDA_TITULO, FIJO)
    return y + 13


def renglon_de_titulo(pliego: Pliego, y: float, titulo: str) -> float:
    """A title over a rule, without a band, from `y`; returns where its content starts."""
    pliego.texto(IZQ, y + 9.2, titulo, BANDA_TITULO, FIJO)
    pliego.linea(IZQ, y + 13, DER, y + 13, ACENTO, 0.6)
    return y + 13


def marco(pliego: Pliego) -> None:
    """The double frame of every page."""
    for margen, grosor, color in ((MARCO, 1.1, ACENTO), (MARCO + 3, 0.4, REGLA)):
        x2, y2 = ANCHO - margen, pliego.alto - margen
        pliego.linea(margen, margen, x2, margen, color, grosor)
        pliego.linea(x2, margen, x2, y2, color, grosor)
        pliego.linea(x2, y2, margen, y2, color, grosor)
        pliego.linea(margen, y2, margen, margen, color, grosor)
