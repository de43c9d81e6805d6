"""Pens: how a cell is drawn, read from SGR sequences and written as the shortest change."""

from functools import lru_cache
from typing import NamedTuple

_PRENDE = {1: 22, 2: 22, 3: 23, 4: 24, 5: 25, 6: 25, 7: 27, 8: 28, 9: 29, 21: 24, 53: 55}
"""Each attribute's code and the code that takes it away."""

_SE_VE_EN_BLANCO = frozenset({4, 5, 6, 7, 8, 9, 21, 53})


class Pluma(NamedTuple):
    """Attributes (sorted SGR codes), colours as SGR parameters ("" is the terminal's), link."""

    atributos: tuple[int, ...] = ()
    letra: str = ""
    fondo: str = ""
    enlace: str = ""

    @property
    def marca_blancos(self) -> bool:
        """True when a blank drawn with it shows more than a background."""
        return bool(self.enlace) or not _SE_VE_EN_BLANCO.isdisjoint(self.atributos)


LISA = Pluma()
"""The terminal's own."""

BORRADO = "\x1b[m"


@lru_cache(maxsize=1024)
def de_blanco(pluma: Pluma) -> Pluma:
    """What of a pen shows on a blank."""
    return pluma if pluma.marca_blancos else Pluma(fondo=pluma.fondo)


@lru_cache(maxsize=4096)
def sirve_al_blanco(pluma: Pluma, querida: Pluma) -> bool:
    """True when a blank drawn with `pluma` looks as one drawn with `querida`."""
    if querida.marca_blancos or pluma.marca_blancos:
        return pluma == querida
    return pluma.fondo == querida.fondo


@lru_cache(maxsize=1024)
def leer_sgr(pluma: Pluma, parametros: str) -> Pluma | None:
    """The pen after an SGR sequence; None when it says something not known."""
    atributos, letra, fondo = set(pluma.atributos), pluma.letra, pluma.fondo
    try:
        codigos = [int(p or 0) for p in parametros.split(";")]
    except ValueError:
        return None
    i = 0
    while i < len(codigos):
        c = codigos[i]
        i += 1
        if c == 0:
            atributos, letra, fondo = set(), "", ""
        elif c in _PRENDE:
            atributos.add(c)
        elif c in _PRENDE.values():
            atributos = {a for a in atributos if _PRENDE[a] != c}
        elif 30 <= c <= 37 or 90 <= c <= 97:
            letra = str(c)
        elif 40 <= c <= 47 or 100 <= c <= 107:
            fondo = str(c)
        elif c == 39:
            letra = ""
        elif c == 49:
            fondo = ""
        elif c in {38, 48}:
            largo = {5: 2, 2: 4}.get(codigos[i] if i < len(codigos) else 0)
            if largo is None or i + largo > len(codigos):
                return None
            color = ";".join(map(str, [c, *codigos[i : i + largo]]))
            i += largo
            letra, fondo = (color, fondo) if c == 38 else (letra, color)
        else:
            return None
    return Pluma(tuple(sorted(atributos)), letra, fondo, pluma.enlace)


@lru_cache(maxsize=4096)
def cambiar(de: Pluma, a: Pluma) -> str:
    """The shortest text that takes the terminal from one pen to another."""
    enlace = f"\x1b]8;{a.enlace or ';'}\x1b\\" if de.enlace != a.enlace else ""
    if de[:3] == a[:3]:
        return enlace
    entero = [*map(str, a.atributos), *(c for c in (a.letra, a.fondo) if c)]
    desde_cero = f"\x1b[0;{';'.join(entero)}m" if entero else BORRADO
    apagar = sorted({_PRENDE[x] for x in de.atributos if x not in a.atributos})
    prender = [x for x in a.atributos if x not in de.atributos or _PRENDE[x] in apagar]
    codigos = [str(x) for x in (*apagar, *prender)]
    if de.letra != a.letra:
        codigos.append(a.letra or "39")
    if de.fondo != a.fondo:
        codigos.append(a.fondo or "49")
    paso = f"\x1b[{';'.join(codigos)}m"
    return enlace + min(paso, desde_cero, key=len)
