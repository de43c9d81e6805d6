"""Makes text from outside harmless before a terminal sees it."""

import json
import unicodedata
from typing import Final

_ESPACIOS: Final = frozenset({"Zs"})
_OCULTAS: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Never sent to a terminal: control, format (bidi), surrogate, private, unassigned."""


def safe(valor: object) -> str:
    """The value as one line of visible text: control, C1, bidi and format characters as escapes."""
    texto = str(valor)
    if texto.isascii() and texto.isprintable():
        return texto
    return "".join(_visible(c) for c in texto)


def safe_lines(valor: object) -> str:
    """The same for text of several lines of ours: line feeds stay."""
    return "\n".join(safe(linea) for linea in str(valor).split("\n"))


def json_seguro(valor: object) -> str:
    """JSON that is faithful for a program and harmless on a terminal."""
    texto = json.dumps(valor, ensure_ascii=False, indent=2, default=str)
    return "".join(c if c == "\n" or not _oculta(c) else _escape_json(c) for c in texto)


def _oculta(c: str) -> bool:
    return unicodedata.category(c) in _OCULTAS


def _visible(c: str) -> str:
    categoria = unicodedata.category(c)
    if categoria in _ESPACIOS:
        return " "
    if categoria not in _OCULTAS:
        return c
    numero = ord(c)
    if numero <= 0xFF:
        return f"\\x{numero:02x}"
    return f"\\u{numero:04x}" if numero <= 0xFFFF else f"\\U{numero:08x}"


def _escape_json(c: str) -> str:
    return json.dumps(c) if c == '"' else json.dumps(c, ensure_ascii=True)[1:-1]
