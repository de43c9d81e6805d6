"""What a certificate's pages will say, as text: read out of the very composition that is painted.

Nothing is said twice here: words, order and wrapping come from `export.pdf.composicion`, so that a
preview on a terminal cannot drift from the page (L24).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from certtui.export.fuentes import Letra
from certtui.export.pdf.composicion import componer
from certtui.export.pdf.estilos import BANDA_TITULO, COLUMNA, FIJO, TITULO
from certtui.export.representacion import Representacion
from certtui.export.trazo import GRIS, TINTA, Texto

_NUMERADO = re.compile(r"((?:UacdeFt|CompetenciasEspecificas)\[\d+\])\.")
_SEPARADO = re.compile(r" +([,.;:)])")
_CERCA = 11.0
"""Points from a label's baseline to that of its value."""

_ETIQUETA = (5.9, 6.3, 6.4)
_FRASE = 8.6
"""Bodies of labels, and of the classic layout's sentences."""


class Tipo(StrEnum):
    """How a block reads."""

    TITULO = "titulo"
    TEXTO = "texto"
    DATO = "dato"
    CABEZA = "cabeza"
    FILA = "fila"


@dataclass(frozen=True, slots=True)
class Bloque:
    """A heading, a paragraph, a labelled datum, or a row of the table of modules.

    `partes` is one text, or the cells of a row: number, name, grade, hours and credits of a module,
    number and text of a competencia. `campo` is the field that it prints, "Texto fijo" for none.
    """

    tipo: Tipo
    partes: tuple[str, ...]
    campo: str
    etiqueta: str = ""


def leer_paginas(rep: Representacion) -> tuple[tuple[Bloque, ...], ...]:
    """The blocks of each page from top to bottom; raises what composing the page raises."""
    return tuple(
        tuple(b for _, b in sorted(_a_su_altura(pagina), key=lambda par: par[0]))
        for pagina in componer(rep).piezas()
    )


def _a_su_altura(piezas: Iterable[Texto]) -> Iterator[tuple[float, Bloque]]:
    """Each block with the height that it stands at; a table stands whole where it begins."""
    de_tabla: float | None = None
    for y, bloque in _bloques([t for t in piezas if not t.angulo]):
        if bloque.tipo not in {Tipo.CABEZA, Tipo.FILA}:
            de_tabla = None
        elif de_tabla is None:
            de_tabla = y
        yield (y if de_tabla is None else de_tabla), bloque


def _bloques(piezas: list[Texto]) -> Iterator[tuple[float, Bloque]]:
    grupos = [list(g) for _, g in groupby(piezas, _familia)]
    i = 0
    while i < len(grupos):
        grupo = grupos[i]
        siguiente = grupos[i + 1] if i + 1 < len(grupos) else None
        if siguiente and _es_etiqueta(grupo[-1], siguiente[0]):
            yield from ((t.y, _bloque([t])) for t in grupo[:-1])
            etiqueta, valor = grupo[-1], siguiente[0]
            dato = Bloque(Tipo.DATO, (_unir(siguiente),), valor.campo, etiqueta.texto.rstrip(":"))
            yield etiqueta.y, dato
            i += 2
            continue
        yield grupo[0].y, _bloque(grupo)
        i += 1


def _familia(t: Texto) -> tuple[object, ...]:
    """Pieces of one family, one after the other, are one block."""
    if numerado := _NUMERADO.match(t.campo):
        return (numerado.group(1),)
    if t.estilo.cuerpo == _FRASE and t.estilo.color == TINTA:
        return ("frase",)
    return (t.campo, t.estilo) if t.campo == FIJO else (t.campo,)


def _es_etiqueta(t: Texto, valor: Texto) -> bool:
    return (
        t.campo == FIJO
        and valor.campo != FIJO
        and (t.estilo.letra, t.estilo.color) == (Letra.SANS, GRIS)
        and t.estilo.cuerpo in _ETIQUETA
        and abs(valor.y - t.y) < _CERCA
    )


def _bloque(grupo: list[Texto]) -> Bloque:
    primera = grupo[0]
    if _NUMERADO.match(primera.campo):
        columnas = {k: " ".join(t.texto for t in g) for k, g in groupby(grupo, lambda t: t.campo)}
        return Bloque(Tipo.FILA, tuple(columnas.values()), primera.campo)
    if primera.estilo == COLUMNA:
        return Bloque(Tipo.CABEZA, tuple(t.texto for t in grupo), FIJO)
    de_titulo = primera.estilo == BANDA_TITULO or primera.estilo.letra is TITULO.letra
    tipo = Tipo.TITULO if de_titulo else Tipo.TEXTO
    return Bloque(tipo, (_unir(grupo),), primera.campo)


def _unir(grupo: list[Texto]) -> str:
    """Lines of a paragraph, or the pieces of a seal, as one text."""
    junto = "" if grupo[0].estilo.letra is Letra.MONO else " "
    return _SEPARADO.sub(r"\1", junto.join(t.texto for t in grupo))
