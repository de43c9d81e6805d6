"""What a good painter of cells needs for a change: cheapest moves, least SGR, one scroll."""

from collections.abc import Sequence
from typing import Any

import pyte
from pyte.screens import Char

Vista = tuple[Any, ...]
Cuadro = list[list[Vista]]

_LISA: Vista = ("default", "default", False, False, False, False)
_BASICOS = {
    "black": 0,
    "red": 1,
    "green": 2,
    "brown": 3,
    "blue": 4,
    "magenta": 5,
    "cyan": 6,
    "white": 7,
}
_APAGA = ((2, "1", "22"), (3, "3", "23"), (4, "4", "24"), (5, "9", "29"))


def ver(c: Char) -> Vista:
    """What a person sees of a cell: (" ", background), or character, colours and attributes."""
    letra, fondo = c.fg, c.bg
    if c.reverse:
        letra, fondo = (
            ("bg-default" if fondo == "default" else fondo),
            ("fg-default" if letra == "default" else letra),
        )
    if c.data in {" ", "\u00a0"} and not c.underscore and not c.strikethrough:
        return (" ", fondo)
    return (c.data, fondo, letra, c.bold, c.italics, c.underscore, c.strikethrough)


def cuadro_de(hoja: pyte.Screen) -> Cuadro:
    """The whole screen."""
    return [[ver(hoja.buffer[y][x]) for x in range(hoja.columns)] for y in range(hoja.lines)]


def _color(nombre: str, base: int) -> str:
    if nombre in {"default", "bg-default", "fg-default"}:
        return str(base + 9)
    if nombre in _BASICOS:
        return str(base + _BASICOS[nombre])
    if nombre.startswith("bright"):
        return str(base + 60 + _BASICOS.get(nombre[6:], 7))
    return f"{base + 8};5;200"


def _pintar_con(pluma: Vista, celda: Vista) -> tuple[Vista, int]:
    """The pen that a cell wants, and the bytes of changing to it."""
    if len(celda) == 2:
        quiere: Vista = (pluma[0], celda[1], pluma[2], pluma[3], False, False)
    else:
        quiere = (celda[2], celda[1], *celda[3:])
    if quiere == pluma:
        return pluma, 0
    codigos = [pon if quiere[i] else quita for i, pon, quita in _APAGA if quiere[i] != pluma[i]]
    codigos += [_color(quiere[i], base) for i, base in ((0, 30), (1, 40)) if quiere[i] != pluma[i]]
    return quiere, len(f"\x1b[{';'.join(codigos)}m")


def _ir(en: tuple[int, int] | None, y: int, x: int) -> int:
    cuesta = len(f"\x1b[{y + 1}{f';{x + 1}' if x else ''}H")
    if en is not None and en[0] == y and x > en[1]:
        paso = x - en[1]
        return min(cuesta, 3 if paso == 1 else len(f"\x1b[{paso}C"))
    return min(cuesta, 2) if en is not None and y == en[0] + 1 and not x else cuesta


def _en_su_sitio(antes: Cuadro, despues: Cuadro) -> tuple[int, int]:
    """(cells that differ, bytes)."""
    celdas = total = 0
    pluma, en = _LISA, None
    for y, (viejo, nuevo) in enumerate(zip(antes, despues, strict=True)):
        seguido = False
        for x, (a, b) in enumerate(zip(viejo, nuevo, strict=True)):
            if a == b:
                seguido = False
                continue
            celdas += 1
            if not seguido:
                seguido = True
                salto = _ir(en, y, x)
                if en is not None and en[0] == y and x - en[1] <= 6:
                    puente, otra = 0, pluma
                    for c in nuevo[en[1] : x]:
                        otra, sgr = _pintar_con(otra, c)
                        puente += sgr + len(c[0].encode())
                    if puente <= salto:
                        salto, pluma = puente, otra
                total += salto
            pluma, sgr = _pintar_con(pluma, b)
            total += sgr + len(b[0].encode())
            en = (y, x + 1)
    return celdas, total + (3 if pluma != _LISA else 0)


def _parecidos(uno: Sequence[Vista], otro: Sequence[Vista]) -> bool:
    return sum(a == b for a, b in zip(uno, otro, strict=True)) >= 0.75 * len(uno)


def _rodando(antes: Cuadro, despues: Cuadro) -> list[int]:
    """Bytes of each way of scrolling a band first."""
    alto, ancho = len(despues), len(despues[0])
    cambian = [y for y in range(alto) if not _parecidos(antes[y], despues[y])]
    formas = []
    for paso in (s for n in range(1, alto - 2) for s in (n, -n)):
        filas = [
            y for y in cambian if 0 <= y + paso < alto and _parecidos(despues[y], antes[y + paso])
        ]
        if len(filas) < 3:
            continue
        arriba, abajo = min(filas), max(filas)
        abajo = min(alto - 1, abajo + paso) if paso > 0 else abajo
        arriba = max(0, arriba + paso) if paso < 0 else arriba
        movido = [list(fila) for fila in antes]
        for y in range(arriba, abajo + 1):
            de = y + paso
            movido[y] = antes[de] if arriba <= de <= abajo else [(" ", "default")] * ancho
        marco = len(f"\x1b[{arriba + 1};{abajo + 1}r\x1b[{abs(paso)}S\x1b[r")
        formas.append(marco + _en_su_sitio(movido, despues)[1])
    return formas


def optimo(antes: Cuadro, despues: Cuadro) -> tuple[int, int]:
    """(cells that differ, bytes of the best way)."""
    celdas, total = _en_su_sitio(antes, despues)
    return celdas, min([total, *(_rodando(antes, despues) if celdas > 100 else [])])
