"""The manual: one page for each screen, shown by the help and printed by `certtui manual`."""

from collections.abc import Sequence
from typing import Final

from certtui.domain.teclado import Pagina
from certtui.texts.manual import camino, oficina
from certtui.texts.manual.forma import (
    EN_TODAS,
    TECLAS,
    TITULO,
    Hoja,
    Linea,
    Teclado,
    lineas_de_hoja,
    lineas_de_teclas,
)

__all__ = ["HOJAS", "Hoja", "Linea", "manual", "pagina_de_manual"]

HOJAS: Final[dict[str, Hoja]] = {**camino.HOJAS, **oficina.HOJAS}
"""Each screen by the name of its page."""


def pagina_de_manual(pagina: Pagina, teclado: Teclado, ancho: int) -> list[Linea]:
    """A screen: what it is for, what to do, what to mind, and its keys."""
    hoja = HOJAS.get(pagina.clave)
    lineas = lineas_de_hoja(hoja, pagina, teclado, ancho) if hoja else []
    lineas += [Linea(TECLAS, titulo=True), *lineas_de_teclas(pagina.ordenes, teclado, ancho)]
    for parrafo in pagina.parrafos:
        lineas += [Linea(""), Linea(parrafo[0], titulo=True), *(Linea(t) for t in parrafo[1:])]
    return lineas


def manual(paginas: Sequence[Pagina], teclado: Teclado, ancho: int) -> list[Linea]:
    """Every page, and at the end the keys that every screen has."""
    lineas = [Linea(TITULO, titulo=True), Linea("")]
    vistas: set[tuple[str, str]] = set()
    for pagina in paginas:
        if (pagina.clave, pagina.titulo) not in vistas:
            vistas.add((pagina.clave, pagina.titulo))
            lineas += [Linea(pagina.titulo.upper(), titulo=True), Linea("")]
            lineas += [*pagina_de_manual(pagina, teclado, ancho), Linea(""), Linea("")]
    generales = {o.id: o for p in paginas for o in p.generales}
    lineas += [Linea(EN_TODAS, titulo=True)]
    return [*lineas, *lineas_de_teclas(tuple(generales.values()), teclado, ancho)]
