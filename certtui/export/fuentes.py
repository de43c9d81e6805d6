"""The letters of every PDF: four pre-subset open fonts, their widths and their repertoire."""

from enum import StrEnum
from functools import cache, lru_cache

from certtui.archivos import ruta_de_datos
from certtui.export.errores import GlifoAusente


class Letra(StrEnum):
    """A font file of `data/fuentes`, without extension."""

    SANS = "sans"
    NEGRITA = "sans-negrita"
    TITULO = "serif-negrita"
    MONO = "mono"

    @property
    def ruta(self) -> str:
        """Path of the font file."""
        return str(ruta_de_datos("fuentes", f"{self.value}.ttf"))


@cache
def _avances(letra: Letra) -> dict[str, float]:
    """Advance width of each character, in thousandths of the body."""
    from fontTools.ttLib import TTFont

    with TTFont(letra.ruta) as fuente:
        escala = 1000 / fuente["head"].unitsPerEm
        metrica = fuente["hmtx"].metrics
        return {chr(c): metrica[g][0] * escala for c, g in fuente.getBestCmap().items()}


def repertorio(letra: Letra) -> frozenset[str]:
    """Characters that the font can print."""
    return frozenset(_avances(letra))


@lru_cache(maxsize=8192)
def _medida(letra: Letra, texto: str) -> float | None:
    avances = _avances(letra)
    try:
        return sum([avances[c] for c in texto])
    except KeyError:
        return None


def medir(letra: Letra, cuerpo: float, texto: str, campo: str) -> float:
    """Width of a text in points; GlifoAusente names the character and the field."""
    medida = _medida(letra, texto)
    if medida is None:
        malo = next(c for c in texto if c not in _avances(letra))
        raise GlifoAusente(
            campo=campo,
            caracter=f"«{malo}»" if malo.isprintable() else "un signo invisible",
            codigo=f"U+{ord(malo):04X}",
        )
    return medida * cuerpo / 1000
