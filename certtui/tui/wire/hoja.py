"""The sheet: the cells that Textual wants on the terminal, read from what it writes."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from rich.cells import get_character_cell_size

from certtui.tui.wire.ascii import a_ascii
from certtui.tui.wire.pluma import LISA, Pluma, de_blanco, leer_sgr

Celda = tuple[str, Pluma]
"""A character with what combines over it, and its pen; "" is the second half of a wide one."""

Renglon = list[Celda]

BLANCA: Celda = (" ", LISA)

_PIEZA = re.compile(
    r"\x1b\[(?P<par>[0-9;:<=>?]*)(?P<medio>[ -/]*)(?P<fin>[@-~])"
    r"|\x1b\](?P<osc>[^\x07\x1b]*)(?:\x07|\x1b\\)"
    r"|(?P<otra>\x1b[P_^X][^\x1b]*\x1b\\|\x1b[ -/]*[0-~]|\x1b)"
    r"|(?P<control>[\x00-\x1a\x1c-\x1f\x7f])"
    r"|(?P<texto>[^\x00-\x1f\x7f]+)"
)
_SIN_TONOS: Mapping[str, str] = MappingProxyType({})

_PANTALLA = re.compile(r"\?(?:47|1047|1049)")
_JUNTA = "\u200d"


class Hoja:
    """A screen of cells that takes a driver's writing."""

    def __init__(
        self,
        ancho: int,
        alto: int,
        *,
        ascii: bool = False,
        sin_color: bool = False,
        tonos: Mapping[str, str] = _SIN_TONOS,
    ) -> None:
        self.ancho = ancho
        self._ascii = ascii
        self._sin_color = sin_color
        self._tonos = tonos
        self.alto = alto
        self.renglones: list[Renglon] = [[BLANCA] * ancho for _ in range(alto)]
        self.tocados: set[int] = set()
        self._x = self._y = 0
        self._pluma = LISA

    def leer(self, datos: str) -> Iterator[tuple[str, bool]]:
        """Apply a writing; yields what is not of cells, and whether it disturbs the screen."""
        for pieza in _PIEZA.finditer(datos):
            clase = pieza.lastgroup
            if clase == "texto":
                self._poner(pieza["texto"])
            elif clase == "control":
                if not self._control(pieza["control"]):
                    yield pieza[0], False
            elif clase == "osc":
                if pieza["osc"].startswith("8;"):
                    enlace = pieza["osc"][2:]
                    self._pluma = self._pluma._replace(enlace="" if enlace == ";" else enlace)
                else:
                    yield pieza[0], False
            elif clase == "otra":
                yield pieza[0], True
            else:
                yield from self._csi(pieza)

    def _csi(self, pieza: re.Match[str]) -> Iterator[tuple[str, bool]]:
        parametros, fin = pieza["par"], pieza["fin"]
        if not pieza["medio"]:
            if fin == "H" and re.fullmatch(r"[0-9;]*", parametros):
                y, _, x = parametros.partition(";")
                self._y = max(0, min(self.alto, int(y or 1)) - 1)
                self._x = max(0, min(self.ancho, int(x or 1)) - 1)
                return
            if fin == "m":
                pluma = leer_sgr(self._pluma, parametros)
                if pluma is not None:
                    self._pluma = self._con_trato(pluma)
                    return
        propio = parametros[:1] in {"<", "=", ">", "?"} or bool(pieza["medio"])
        pregunta = fin in "cn"
        yield pieza[0], bool(_PANTALLA.match(parametros)) or not (propio or pregunta)

    def _con_trato(self, pluma: Pluma) -> Pluma:
        """The pen in the colours that were agreed on."""
        if self._sin_color:
            return pluma._replace(letra="", fondo="")
        if pluma.letra in self._tonos:
            return pluma._replace(letra=self._tonos[pluma.letra])
        return pluma

    def _control(self, c: str) -> bool:
        if c == "\n":
            self._y, self._x = min(self.alto - 1, self._y + 1), 0
        elif c == "\r":
            self._x = 0
        else:
            return False
        return True

    def _poner(self, texto: str) -> None:
        if self._ascii:
            texto = a_ascii(texto)
        y, x, ancho = self._y, self._x, self.ancho
        renglon = self.renglones[y]
        self.tocados.add(y)
        pluma, blanco = self._pluma, de_blanco(self._pluma)
        if texto.isascii() and x + len(texto) <= ancho:
            fin = x + len(texto)
            self._cortar_anchas(renglon, x, fin)
            renglon[x:fin] = [(c, blanco if c == " " else pluma) for c in texto]
            self._x = fin
            return
        junta = False
        for c in texto:
            mide = 1 if " " <= c <= "~" else get_character_cell_size(c)
            if mide == 0 or junta:
                junta = c == _JUNTA
                if x and (lugar := x - 1 if renglon[x - 1][0] or x < 2 else x - 2) >= 0:
                    antes, con = renglon[lugar]
                    renglon[lugar] = (antes + c, con)
                continue
            if x + mide > ancho:
                if mide > 1 or not ancho:
                    continue
                x = ancho - 1
            self._cortar_anchas(renglon, x, x + mide)
            renglon[x] = (c, blanco if c == " " else pluma)
            if mide == 2:
                renglon[x + 1] = ("", pluma)
            x += mide
        self._x = x

    def _cortar_anchas(self, renglon: Renglon, desde: int, hasta: int) -> None:
        """A wide character that loses a half is gone whole."""
        if desde and renglon[desde][0] == "":
            renglon[desde - 1] = (" ", de_blanco(renglon[desde - 1][1]))
        if hasta < self.ancho and renglon[hasta][0] == "":
            renglon[hasta] = (" ", de_blanco(renglon[hasta][1]))
