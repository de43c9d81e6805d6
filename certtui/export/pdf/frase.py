"""A sentence of several fields: wrapped as one text, drawn as one piece per field and line."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from certtui.export.trazo import Estilo, Pliego, partir

_PEGADOS = (",", ".", ";", ":", ")")


@dataclass(frozen=True, slots=True)
class Parte:
    """Some words of a sentence, with their style and the field that they print."""

    texto: str
    estilo: Estilo
    campo: str


@dataclass(frozen=True, slots=True)
class _Palabra:
    texto: str
    estilo: Estilo
    campo: str
    ancho: float
    pegada: bool


def frase(
    pliego: Pliego, x: float, y: float, ancho: float, partes: Sequence[Parte], interlinea: float
) -> float:
    """Draw a centred sentence from a first baseline; returns the baseline after the last line.

    A part that begins with a comma or a stop is not parted from the word before it.
    """
    salto = max(p.estilo.cuerpo for p in partes) * interlinea
    for linea in _lineas(_palabras(partes, ancho), ancho):
        usado = sum(p.ancho + _hueco(p, i) for i, p in enumerate(linea))
        cursor = x + (ancho - usado) / 2
        for (estilo, campo), grupo in groupby(
            enumerate(linea), lambda e: (e[1].estilo, e[1].campo)
        ):
            palabras = list(grupo)
            cursor += _hueco(palabras[0][1], palabras[0][0])
            texto = "".join(
                p.texto if p.pegada or not k else f" {p.texto}" for k, (_, p) in enumerate(palabras)
            )
            cursor += pliego.texto(cursor, y, texto, estilo, campo)
        y += salto
    return y


def _palabras(partes: Sequence[Parte], ancho: float) -> list[_Palabra]:
    palabras = []
    for parte in partes:
        for i, entera in enumerate(parte.texto.split()):
            pegada = not i and entera.startswith(_PEGADOS)
            for trozo in partir(entera, ancho, parte.estilo, parte.campo):
                medida = parte.estilo.ancho(trozo, parte.campo)
                palabras.append(_Palabra(trozo, parte.estilo, parte.campo, medida, pegada))
    return palabras


def _lineas(palabras: list[_Palabra], ancho: float) -> list[list[_Palabra]]:
    """Lines that fit; what is glued to a word goes with it to the next line."""
    lineas: list[list[_Palabra]] = []
    usado = 0.0
    for i, palabra in enumerate(palabras):
        cola = 0.0
        for siguiente in palabras[i + 1 :]:
            if not siguiente.pegada:
                break
            cola += siguiente.ancho
        hueco = _hueco(palabra, 1)
        if lineas and (palabra.pegada or usado + hueco + palabra.ancho + cola <= ancho):
            lineas[-1].append(palabra)
            usado += hueco + palabra.ancho
        else:
            lineas.append([palabra])
            usado = palabra.ancho
    return lineas


def _hueco(palabra: _Palabra, lugar: int) -> float:
    """The blank before a word that does not open its line."""
    return 0.0 if palabra.pegada or not lugar else palabra.estilo.ancho(" ", "")
