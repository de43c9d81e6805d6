"""The four fonts parsed, mapped and packed once in a process, and given to every document.

fpdf2 makes a subset of each font for each document, most of what a page costs. Here each font
keeps its whole repertoire under one fixed map from character to code, so that the bytes do not
depend on which characters a document happens to use. `OutputProducer._add_fonts`, `TTFFont`
and the catalogue of resources are not public: fpdf2 is pinned to one version, and the tests read
every page back.
"""

import threading
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, cast

from fpdf import FPDF
from fpdf.enums import PDFResourceType
from fpdf.fonts import TTFFont
from fpdf.output import OutputProducer
from fpdf.syntax import PDFObject

from certtui.export.fuentes import Letra, repertorio

_CANDADO = threading.Lock()
"""Objects of the fonts are numbered anew for each file: one is written at a time."""

_TEXTOS_MAX = 2048


class FuenteFija(TTFFont):
    """A font whose map holds its whole repertoire and grows no more."""

    __slots__ = ("_operador",)

    def __init__(self, pdf: FPDF, letra: Letra) -> None:
        super().__init__(pdf, Path(letra.ruta), letra.value, "")
        self._operador = lru_cache(maxsize=_TEXTOS_MAX)(super().encode_text)
        for c in sorted(repertorio(letra)):
            self.subset.pick(ord(c))

    def encode_text(self, text: str) -> str:
        """The operator that shows a text; headings and module names repeat, so it is kept."""
        return self._operador(text)


class _Guardado:
    """An object of a font that is put in writing once for each number that it gets.

    What it refers to is numbered right after it in every file, so its own number says it all.
    """

    def __init__(self, objeto: Any) -> None:
        self._objeto = objeto
        self._escritos: dict[int, str] = {}

    @property
    def id(self) -> int:
        """Its number in the file that is being written."""
        return int(self._objeto.id)

    @id.setter
    def id(self, numero: int) -> None:
        self._objeto.id = numero

    def serialize(self, _security_handler: object = None) -> str:
        """The object as it stands in the file."""
        escrito = self._escritos.get(self.id)
        if escrito is None:
            escrito = self._escritos[self.id] = str(self._objeto.serialize())
        return escrito


class _Empaque(OutputProducer):
    """Writes the shared objects of the fonts instead of making a subset."""

    def _add_fonts(self, *_: Any, **__: Any) -> dict[int, Any]:
        objetos, por_numero = _objetos()
        for objeto in objetos:
            self._add_pdf_obj(cast(PDFObject, objeto), "fonts")
        return por_numero


def poner_fuentes(pdf: FPDF) -> Mapping[str, FuenteFija]:
    """Give a new document the shared fonts, as if they had been added one by one."""
    fuentes = _fuentes()
    pdf.fonts.update(fuentes)
    return fuentes


def poner_pagina(pdf: FPDF, operadores: str, imagenes: Iterable[int] = ()) -> None:
    """A new page with this content, all the fonts and some pictures among its resources."""
    pdf.add_page()
    for fuente in _fuentes().values():
        pdf._resource_catalog.add(PDFResourceType.FONT, fuente.i, pdf.page)
    for numero in imagenes:
        pdf._resource_catalog.add(PDFResourceType.X_OBJECT, numero, pdf.page)
    pdf._out(operadores)


def escribir(pdf: FPDF) -> bytes:
    """The bytes of a document whose fonts are the shared ones."""
    with _CANDADO:
        return bytes(pdf.output(output_producer_class=_Empaque))


@cache
def _fuentes() -> dict[str, FuenteFija]:
    pdf = FPDF(unit="pt")
    fuentes: dict[str, FuenteFija] = {}
    for letra in Letra:
        fuentes[letra.value] = FuenteFija(pdf, letra)
        pdf.fonts[letra.value] = fuentes[letra.value]
    return fuentes


@cache
def _objetos() -> tuple[tuple[_Guardado, ...], dict[int, Any]]:
    """Objects of all the fonts in writing order, and each font's own by its number."""
    pdf = FPDF(unit="pt")
    pdf.fonts.update(_fuentes())
    productor = OutputProducer(pdf)
    por_numero: dict[int, Any] = dict(productor._add_fonts({}, {}, {}))
    return tuple(_Guardado(objeto) for objeto in productor.pdf_objs), por_numero
