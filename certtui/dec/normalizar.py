"""The one form that a text has before it is written and signed (dec-iems §3).

A name is signed byte by byte, so there is one way to write it: NFC, single spaces, no edges. What
cannot stand in a document is refused by name, never taken out in silence.
"""

import re
import unicodedata

from certtui.dec.errores import DocumentoInvalido

_BLANCOS = re.compile(r"[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")

_PROHIBIDAS = {
    "Cc": "lleva un carácter de control",
    "Cf": "lleva un carácter invisible de formato",
    "Cs": "lleva medio carácter (un sustituto suelto)",
    "Co": "lleva un carácter de uso privado",
    "Zl": "lleva un salto de línea",
    "Zp": "lleva un salto de párrafo",
}


def texto(valor: str, campo: str = "") -> str:
    """The signable form of a value; raises DocumentoInvalido and never removes a character.

    Blanks (also the hard and the typographic ones) become one space and edges are trimmed. '|' is
    refused because it parts the fields of the cadena.
    """
    if es_final(valor):
        return valor
    sospechosas = () if valor.isprintable() and "|" not in valor else valor
    for posicion, letra in enumerate(sospechosas, start=1):
        motivo = _motivo(letra)
        if motivo:
            raise DocumentoInvalido(
                regla="L17",
                campo=campo or "sin nombre",
                valor=ascii(valor),
                motivo=f"{motivo} (U+{ord(letra):04X}) en la posición {posicion}",
            )
    return _BLANCOS.sub(" ", unicodedata.normalize("NFC", valor)).strip(" ")


def es_final(valor: str) -> bool:
    """True only when `texto` gives the value back as it is; a quick look for many values."""
    # isprintable refuses controls, formats, halves, noncharacters and every blank but the space
    return (
        valor.isprintable()
        and "|" not in valor
        and "  " not in valor
        and valor == valor.strip(" ")
        and unicodedata.is_normalized("NFC", valor)
    )


def _motivo(letra: str) -> str:
    if " " <= letra <= "~":
        return "lleva el separador «|»" if letra == "|" else ""
    punto = ord(letra)
    if punto & 0xFFFE == 0xFFFE or 0xFDD0 <= punto <= 0xFDEF:
        return "lleva un código que no es carácter"
    return _PROHIBIDAS.get(unicodedata.category(letra), "")
