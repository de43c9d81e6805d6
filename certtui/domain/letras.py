"""Letters of a text, as searches and comparisons look at them."""

import unicodedata


def sin_acentos(texto: str) -> str:
    """The text without what combines over its letters: "ñ" becomes "n"."""
    return "".join(c for c in unicodedata.normalize("NFD", texto) if not unicodedata.combining(c))


def llano(texto: str) -> str:
    """Without accents and in lower case: two texts that a person would take for the same word."""
    return sin_acentos(texto).casefold()


def solo_letras(texto: str) -> str:
    """Its letters and digits alone, without accents or case: names as certificates write them."""
    return "".join(c for c in llano(texto) if c.isalnum())
