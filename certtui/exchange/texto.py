"""Marks of text that was damaged on its way: controls, double decoding, lost letters."""

import unicodedata

from certtui.domain.nombre import plano

_PELIGROSAS = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_ANUNCIAN_MOJIBAKE = frozenset("ÃÂâÅÐ")


def nfc(texto: str) -> str:
    """The text in composed form (NFC), nothing else changed."""
    return unicodedata.normalize("NFC", texto)


def find_control(texto: str) -> str | None:
    """The first control, format or unassigned character, as U+XXXX; None when there is none."""
    if texto.isascii() and texto.isprintable():
        return None
    for caracter in texto:
        if unicodedata.category(caracter) in _PELIGROSAS:
            return f"U+{ord(caracter):04X}"
    return None


def undo_mojibake(texto: str) -> str | None:
    """The text decoded once less ("TÃ©cnico" -> "Técnico"), or None when it was well."""
    propuesta = texto
    for _ in range(2):
        if not _ANUNCIAN_MOJIBAKE.intersection(propuesta):
            break
        siguiente = _decode_once_less(propuesta)
        if siguiente is None:
            break
        propuesta = siguiente
    return nfc(propuesta) if propuesta != texto else None


def _decode_once_less(texto: str) -> str | None:
    try:
        return b"".join(map(_byte_of, texto)).decode("utf-8")
    except UnicodeError:
        return None


def _byte_of(caracter: str) -> bytes:
    """cp1252, and latin-1 for the five bytes that cp1252 leaves without a letter."""
    try:
        return caracter.encode("cp1252")
    except UnicodeEncodeError:
        return caracter.encode("latin-1")


def find_real_control(texto: str) -> str | None:
    """As `find_control`, but for half a letter of a text decoded twice ("MAR\u00c3\u008dA")."""
    caracter = find_control(texto)
    if caracter is None:
        return None
    propuesta = undo_mojibake(texto)
    return caracter if propuesta is None or find_control(propuesta) else None


def has_lost_letters(texto: str) -> bool:
    """True for the replacement character or for question marks inside a word ("electr??nica")."""
    if "\ufffd" in texto:
        return True
    return "?" in texto and any(
        letra == "?" and 0 < i < len(texto) - 1 and texto[i - 1].isalpha() and texto[i + 1] != " "
        for i, letra in enumerate(texto)
    )


def column_key(nombre: str) -> str:
    """A column's name without case, accents, blanks or punctuation."""
    return "".join(c for c in plano(nombre).replace("Ñ", "N").casefold() if c.isalnum())
