"""Where two texts of a name differ, word by word, accents and case apart."""

from difflib import SequenceMatcher

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


_ESTILO = {True: "", False: "reverse"}
