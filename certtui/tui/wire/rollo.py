"""Bands of rows that moved: the terminal moves them itself, with IL and DL."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from certtui.tui.wire.hoja import BLANCA, Renglon
from certtui.tui.wire.pieza import Trazo

_RENGLONES = 3
"""Rows that must have moved together."""

_CANDIDATOS = 2


class Rollo(NamedTuple):
    """Rows `arriba`..`abajo` show what was `paso` rows below (above, when negative)."""

    arriba: int
    abajo: int
    paso: int


def _iguales(uno: Renglon, otro: Renglon) -> int:
    return sum(a == b for a, b in zip(uno, otro, strict=True))


def buscar(viejos: Sequence[Renglon], nuevos: Sequence[Renglon]) -> list[Rollo]:
    """The likeliest bands."""
    cambian = [y for y, nuevo in enumerate(nuevos) if viejos[y] != nuevo]
    if len(cambian) < _RENGLONES:
        return []
    donde: dict[str, list[int]] = {}
    for y, viejo in enumerate(viejos):
        texto = "".join(c for c, _ in viejo)
        if not texto.isspace():
            donde.setdefault(texto, []).append(y)
    votos: Counter[int] = Counter()
    de: dict[int, list[int]] = {}
    for y in cambian:
        for origen in donde.get("".join(c for c, _ in nuevos[y]), ()):
            if origen != y:
                votos[origen - y] += 1
                de.setdefault(origen - y, []).append(y)
    return [
        _banda(viejos, nuevos, de[paso], paso)
        for paso, cuantos in votos.most_common(_CANDIDATOS)
        if cuantos >= _RENGLONES - 1
    ]


def _banda(
    viejos: Sequence[Renglon], nuevos: Sequence[Renglon], filas: list[int], paso: int
) -> Rollo:
    """Stretch a band over its neighbours that are closer to the moved row than to the old one."""
    primera, ultima = min(filas), max(filas)

    def ganan(y: int) -> bool:
        origen = y + paso
        return (
            0 <= y < len(nuevos)
            and 0 <= origen < len(nuevos)
            and _iguales(viejos[origen], nuevos[y]) > _iguales(viejos[y], nuevos[y])
        )

    while ganan(primera - 1):
        primera -= 1
    while ganan(ultima + 1):
        ultima += 1
    return Rollo(primera + min(0, paso), ultima + max(0, paso), paso)


def rodar(trazo: Trazo, rollo: Rollo) -> None:
    """Say it to the terminal."""
    cuantos = abs(rollo.paso)
    fondo = rollo.abajo + 1 - cuantos
    numero = "" if cuantos == 1 else str(cuantos)
    quita, abre = (rollo.arriba, fondo) if rollo.paso > 0 else (fondo, rollo.arriba)
    al_borde = rollo.abajo == len(trazo.renglones) - 1
    trazo.sin_fondo()
    if not (al_borde and rollo.paso < 0):
        trazo.ir(quita, 0)
        trazo.decir(f"\x1b[{numero}M")
    if not (al_borde and rollo.paso > 0):
        trazo.ir(abre, 0)
        trazo.decir(f"\x1b[{numero}L")


def rodado(viejos: Sequence[Renglon], rollo: Rollo) -> list[Renglon]:
    """The rows that the terminal shows afterwards."""
    arriba, abajo, paso = rollo
    banda = list(viejos[arriba : abajo + 1])
    blancos = [[BLANCA] * len(viejos[0]) for _ in range(abs(paso))]
    banda = [*banda[paso:], *blancos] if paso > 0 else [*blancos, *banda[:paso]]
    return [*viejos[:arriba], *banda, *viejos[abajo + 1 :]]
