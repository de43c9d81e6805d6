"""Text for a terminal that shows ASCII alone: one sign for each cell, so that nothing shifts."""

import unicodedata
from functools import lru_cache

from rich.cells import get_character_cell_size

_SIGNOS = {
    **dict.fromkeys("–—─━═‐‑‒―", "-"),
    **dict.fromkeys("│┃║", "|"),
    **dict.fromkeys("┌┐└┘├┤┬┴┼╭╮╰╯╔╗╚╝", "+"),
    **dict.fromkeys("·•∙", "."),
    **dict.fromkeys("»→›▸▶…", ">"),
    **dict.fromkeys("«←‹", "<"),
    **dict.fromkeys("“”„", '"'),
    **dict.fromkeys("‘’‚´", "'"),
    **dict.fromkeys("√✓✔", "v"),
    **dict.fromkeys("×✗✘", "x"),
    **dict.fromkeys("●■▪", "*"),
    **dict.fromkeys("○□", "o"),
    "░": ".",
    "▒": "-",
    "▓": "=",
    "█": "#",
    "¿": "?",
    "¡": "!",
    "°": "o",
    "º": "o",
    "ª": "a",
    "§": "S",
    "↑": "^",
    "↓": "v",
    "≤": "<",
    "≥": ">",
    "±": "+",
    "ø": "o",
    "Ø": "O",
    "ß": "s",
    "\u00a0": " ",
}


@lru_cache(maxsize=2048)
def _signo(c: str) -> str:
    if c in _SIGNOS:
        return _SIGNOS[c]
    letra = unicodedata.normalize("NFD", c)[0]
    if letra.isascii():
        return letra
    return "?" * get_character_cell_size(c)


def a_ascii(texto: str) -> str:
    """The nearest in ASCII; what combines over a letter is lost, what has no likeness is "?"."""
    return texto if texto.isascii() else "".join(c if c < "\x80" else _signo(c) for c in texto)
