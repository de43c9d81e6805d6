"""Where two texts of a name differ, word by word, accents and case apart."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from certtui.domain.letras import deletreado
from certtui.domain.nombre import plano
from certtui.tui.piezas.trazo import Trozo


def con_diferencia(texto: str, contra: str) -> list[Trozo]:
    """The words of a text; those that the other one does not have in their place stand out."""
    palabras = texto.split()
    parejas = SequenceMatcher(
        None, [plano(p) for p in palabras], [plano(p) for p in contra.split()], autojunk=False
    )
    trozos: list[Trozo] = []
    for que, desde, hasta, _, _ in parejas.get_opcodes():
        if desde < hasta:
            espacio = " " if trozos else ""
            trozos += [(espacio, ""), (" ".join(palabras[desde:hasta]), _ESTILO[que == "equal"])]
    return trozos


def legible(trozos: Sequence[Trozo], solo_ascii: bool) -> list[Trozo]:
    """The same; where accents cannot be shown, each is written after its letter."""
    return [(deletreado(texto) if solo_ascii else texto, estilo) for texto, estilo in trozos]


_ESTILO = {True: "", False: "reverse"}
