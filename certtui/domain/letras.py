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


_MARCAS = {"\u0301": "'", "\u0303": "~", "\u0308": '"', "\u0300": "`", "\u0327": ","}


def deletreado(texto: str) -> str:
    """The text for who sees ASCII alone, each mark after its letter: "Ñ" is "N~", "é" is "e'"."""
    return "".join(_MARCAS.get(c, c) for c in unicodedata.normalize("NFD", texto))
