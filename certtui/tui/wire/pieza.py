"""What has to be drawn of a row, and the text that draws it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from certtui.tui.wire.hoja import BLANCA, Celda, Renglon
from certtui.tui.wire.pluma import LISA, Pluma, cambiar, sirve_al_blanco
from certtui.tui.wire.ruta import SIN_COLUMNA, Lugar, mover

_PUENTE = 8
"""Cells that are written again, at most, instead of jumping over them."""

_VALE_BORRAR_AL_FINAL, _VALE_BORRAR_EN_MEDIO = 6, 11
"""Blanks from which ECH is shorter than writing them."""


class Pieza(NamedTuple):
    """Cells of a row that change; with `borra` they are erased, with `resto` up to the edge."""

    y: int
    x: int
    hasta: int
    borra: bool = False
    resto: bool = False


def _tramos(viejo: Renglon, nuevo: Renglon) -> list[tuple[int, int]]:
    """Spans of cells that differ; a wide character goes whole, the old one and the new one."""
    ancho = len(nuevo)
    sucias = [x for x in range(ancho) if viejo[x] != nuevo[x]]
    todas: set[int] = set(sucias)
    for x in sucias:
        for renglon in (viejo, nuevo):
            if renglon[x][0] == "" and x:
                todas.add(x - 1)
            if x + 1 < ancho and renglon[x + 1][0] == "":
                todas.add(x + 1)
    if len(todas) > len(sucias):
        copia = list(viejo)
        for x in todas:
            copia[x] = ("\0", LISA)
        return _tramos(copia, nuevo) if copia != viejo else []
    tramos: list[tuple[int, int]] = []
    for x in sucias:
        if tramos and tramos[-1][1] == x:
            tramos[-1] = (tramos[-1][0], x + 1)
        else:
            tramos.append((x, x + 1))
    return tramos


def piezas_de(y: int, viejo: Renglon, nuevo: Renglon, *, hueca: bool = True) -> list[Pieza]:
    """What turns a row into another, from left to right."""
    tramos = _tramos(viejo, nuevo)
    partir = _partir if hueca else _entero
    cola = len(nuevo)
    while cola and nuevo[cola - 1] == BLANCA:
        cola -= 1
    piezas: list[Pieza] = []
    for desde, hasta in tramos:
        corte = max(desde, cola)
        if corte < hasta and tramos[-1][1] - corte > 3:
            if desde < corte:
                piezas += partir(y, desde, corte, nuevo)
            piezas.append(Pieza(y, corte, len(nuevo), borra=True, resto=True))
            break
        piezas += partir(y, desde, hasta, nuevo)
    return piezas


def _partir(y: int, desde: int, hasta: int, nuevo: Renglon) -> Iterable[Pieza]:
    """Take long blanks out of a span."""
    x = inicio = desde
    while x < hasta:
        fin = x
        while fin < hasta and nuevo[fin] == BLANCA:
            fin += 1
        vale = _VALE_BORRAR_AL_FINAL if fin == hasta else _VALE_BORRAR_EN_MEDIO
        if fin - x >= vale:
            if inicio < x:
                yield Pieza(y, inicio, x)
            yield Pieza(y, x, fin, borra=True)
            inicio = fin
        x = max(fin, x + 1)
    if inicio < hasta:
        yield Pieza(y, inicio, hasta)


def _entero(y: int, desde: int, hasta: int, nuevo: Renglon) -> Iterable[Pieza]:
    """A span as it is."""
    del nuevo
    return (Pieza(y, desde, hasta),)


def por_pluma(piezas: Sequence[Pieza], renglones: Sequence[Renglon]) -> list[Pieza]:
    """The same pieces, cut where the pen changes: these may go in any order."""
    cortadas: list[Pieza] = []
    for p in piezas:
        if p.borra:
            cortadas.append(p)
            continue
        inicio, celdas = p.x, renglones[p.y]
        for x in range(p.x + 1, p.hasta):
            if celdas[x][1] != celdas[x - 1][1] and celdas[x][0]:
                cortadas.append(Pieza(p.y, inicio, x))
                inicio = x
        cortadas.append(Pieza(p.y, inicio, p.hasta))
    return cortadas


_SIGNOS = frozenset("✓✗")
"""Signs of ours beyond the ranges below: never drawn as pictures, one cell wide everywhere."""


def _segura(texto: str) -> bool:
    """True for a character that every terminal draws in one cell."""
    return len(texto) == 1 and (
        texto < "\u0250" or "\u2010" <= texto <= "\u25ff" or texto in _SIGNOS
    )


@dataclass(slots=True)
class Trazo:
    """A text for the terminal, and where it leaves the cursor and the pen."""

    renglones: Sequence[Renglon]
    lugar: Lugar | None
    pluma: Pluma
    partes: list[str] = field(default_factory=list)

    @property
    def texto(self) -> str:
        """All of it."""
        return "".join(self.partes)

    def seguir(self) -> "Trazo":
        """Another one that begins where this one ends."""
        return Trazo(self.renglones, self.lugar, self.pluma)

    def decir(self, texto: str) -> None:
        """Something that moves neither cursor nor pen."""
        self.partes.append(texto)

    def con(self, pluma: Pluma) -> None:
        """Change the pen."""
        self.partes.append(cambiar(self.pluma, pluma))
        self.pluma = pluma

    def ir(self, y: int, x: int) -> None:
        """Move the cursor."""
        self.partes.append(mover(self.lugar, y, x))
        self.lugar = (y, x)

    def sin_fondo(self) -> None:
        """A pen with which erasing leaves plain blanks."""
        if not sirve_al_blanco(self.pluma, LISA):
            self.con(LISA)

    def poner(self, pieza: Pieza) -> None:
        """Draw a piece."""
        celdas = self.renglones[pieza.y]
        self._llegar(pieza, celdas)
        if pieza.borra:
            self.sin_fondo()
            self.partes.append("\x1b[K" if pieza.resto else f"\x1b[{pieza.hasta - pieza.x}X")
            return
        self._escribir(celdas[pieza.x : pieza.hasta])
        if pieza.hasta >= len(celdas):
            self.lugar = (pieza.y, SIN_COLUMNA)

    def _llegar(self, pieza: Pieza, celdas: Renglon) -> None:
        y, x = pieza.y, pieza.x
        salto = mover(self.lugar, y, x)
        if self.lugar is not None and self.lugar[0] == y and 0 < x - self.lugar[1] <= _PUENTE:
            desde = self.lugar[1]
            entre = celdas[desde:x] if desde >= 0 else []
            if entre and all(_segura(c) for c, _ in entre):
                querida = LISA if pieza.borra else celdas[x][1]
                puente = self.seguir()
                puente._escribir(entre)
                largo = len(puente.texto.encode()) + len(cambiar(puente.pluma, querida))
                if largo <= len(salto) + len(cambiar(self.pluma, querida)):
                    self.partes += puente.partes
                    self.pluma, self.lugar = puente.pluma, (y, x)
                    return
        self.ir(y, x)

    def _escribir(self, celdas: Sequence[Celda]) -> None:
        seguras = True
        for texto, querida in celdas:
            if texto == " " and sirve_al_blanco(self.pluma, querida):
                self.partes.append(" ")
                continue
            if not texto:
                continue
            if querida != self.pluma:
                self.con(querida)
            self.partes.append(texto)
            seguras = seguras and _segura(texto)
        if self.lugar is not None:
            y, x = self.lugar
            self.lugar = (y, x + len(celdas) if seguras else SIN_COLUMNA)
