"""From the capitals of the acta to a name in mixed case, proposed and never imposed (L17)."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from certtui.domain.letras import sin_acentos

PARTICULAS: Final = frozenset({"de", "del", "la", "las", "los", "el", "y", "e", "da", "van", "von"})
"""Words that stay in lower case inside a name (L17b)."""

ROMANOS: Final = frozenset({"II", "III", "IV", "VI", "VII", "VIII", "IX", "XII", "XIII"})
"""Ordinals kept in capitals after the first word; those that are also surnames are left out."""

ABREVIATURAS: Final = frozenset({"ma", "mª", "j", "fco", "gpe"})
"""Given names that an acta may bear shortened; the acta wins (C31)."""

SUGERENCIAS: Final = {
    "maria": "María",
    "jose": "José",
    "jesus": "Jesús",
    "angel": "Ángel",
    "iñigo": "Íñigo",
    "garcia": "García",
    "hernandez": "Hernández",
    "martinez": "Martínez",
    "lopez": "López",
    "gonzalez": "González",
    "perez": "Pérez",
    "rodriguez": "Rodríguez",
    "sanchez": "Sánchez",
    "ramirez": "Ramírez",
    "gomez": "Gómez",
    "jimenez": "Jiménez",
    "vazquez": "Vázquez",
    "gutierrez": "Gutiérrez",
    "nuñez": "Núñez",
    "ibañez": "Ibáñez",
}
"""Common words that usually bear an accent: shown to the operator, never put by the program."""

LARGO_MAXIMO: Final = 80
"""Letters of one field. The schema of the DEC sets no length; three of these fit on the page."""

_APOSTROFOS: Final = "'’´"
_SIGNOS: Final = f" -.{_APOSTROFOS}"
_LATINAS: Final = (range(0x180), range(0x218, 0x21C))
"""Letters of the fonts of a certificate: Latin, its supplement and its first extension."""
_PALABRA: Final = re.compile(r"[^\W\d_]+")
_BASURA: Final = "\ufffd"


class ReglaNombre(StrEnum):
    """How the case of a name is ruled (C04)."""

    MIXTA = "mixta"
    LIBRE = "libre"


class Manifestante(StrEnum):
    """Who states how the name is written (L17d)."""

    EGRESADO = "egresado"
    PADRE = "padre"
    MADRE = "madre"
    TUTOR = "tutor"


@dataclass(frozen=True, slots=True)
class Propuesta:
    """A name as it would be printed; the acta's text is never changed.

    `rechazo` is the key of why nothing is proposed ("" when something is), `reparado` the acta's
    text with its encoding mended when that could be done, `sugerencias` the pairs (word, accented
    word) for the operator, `avisos` keys of what deserves a look.
    """

    texto: str
    avisos: tuple[str, ...] = ()
    rechazo: str = ""
    reparado: str = ""
    sugerencias: tuple[tuple[str, str], ...] = ()


def proponer(
    campo_acta: str,
    *,
    apellido: bool = False,
    particula_inicial_mayuscula: bool = True,
    regla: ReglaNombre = ReglaNombre.MIXTA,
) -> Propuesta:
    """The mixed-case proposal of one field of the acta (L17a, L17b).

    A surname field that begins with a particle gets a capital when `particula_inicial_mayuscula`
    ("De la Cruz"); a given name always does. Accents are never added. An empty field gives an
    empty proposal: whether it may be empty is another's question.
    """
    texto = normal(campo_acta)
    if rechazo := _rechazo(texto):
        reparado = reparar(texto) if rechazo == "mojibake" else ""
        return Propuesta("", rechazo=rechazo, reparado=reparado)
    if regla is ReglaNombre.LIBRE:
        return Propuesta(texto)
    inicial = particula_inicial_mayuscula or not apellido
    palabras = [
        _palabra(palabra, primera=i == 0, inicial=inicial)
        for i, palabra in enumerate(texto.split(" "))
    ]
    propuesto = unicodedata.normalize("NFC", " ".join(palabras))
    sugerencias = tuple(
        (p, SUGERENCIAS[p.lower()]) for p in _PALABRA.findall(propuesto) if p.lower() in SUGERENCIAS
    )
    return Propuesta(propuesto, _avisos(campo_acta, propuesto, sugerencias), "", "", sugerencias)


def reparar(texto: str) -> str:
    """The text whose UTF-8 bytes were read as Windows-1252, or "" when that was not the case."""
    reparado = texto
    for _ in range(2):
        try:
            reparado = _bytes_1252(reparado).decode("utf-8")
        except (UnicodeEncodeError, UnicodeDecodeError):
            break
    return "" if reparado == texto else normal(reparado)


def es_mixto(texto: str, regla: ReglaNombre = ReglaNombre.MIXTA) -> bool:
    """True when the name is in capitals and lower case: no word of all capitals, some capital.

    Initials and ordinals such as "II" do not count; under `LIBRE` any case will do (L17a, C04).
    """
    palabras = _PALABRA.findall(unicodedata.normalize("NFC", texto))
    if not palabras:
        return False
    if regla is ReglaNombre.LIBRE:
        return True
    gritadas = (p for p in palabras if len(p) > 1 and p.isupper() and p not in ROMANOS)
    return not any(gritadas) and any(p[0].isupper() for p in palabras)


def defecto(texto: str, regla: ReglaNombre = ReglaNombre.MIXTA) -> str:
    """Key of why a text cannot be printed as a field of a name; "" when it can, or when empty.

    "mojibake", "digitos", "caracteres", "sin_letras", "largo" or "mayusculas" (L17a, C04).
    """
    limpio = normal(texto)
    if not limpio:
        return ""
    if rechazo := _rechazo(limpio):
        return rechazo
    if len(limpio) > LARGO_MAXIMO:
        return "largo"
    return "" if es_mixto(limpio, regla) else "mayusculas"


def ajenos(texto: str) -> tuple[str, ...]:
    """The characters that no name bears, once each; what cannot be seen as its code (L17a)."""
    malos = dict.fromkeys(c for c in normal(texto) if not _admitido(c))
    return tuple(c if c.isprintable() else f"U+{ord(c):04X}" for c in malos)


def plano(texto: str) -> str:
    """For comparing names: upper case, no accents, single-spaced; Ñ stays a letter of its own."""
    letras = unicodedata.normalize("NFC", texto.upper())
    return " ".join("".join(c if c == "Ñ" else sin_acentos(c) for c in letras).split())


def es_del_acta(texto: str, acta: str) -> bool:
    """True when a text is the acta's but for accents, case and repeated blanks (L17c)."""
    return plano(texto) in {plano(acta), plano(reparar(normal(acta)) or acta)}


def puede_manifestar(manifiesta: str, menor: bool) -> bool:
    """True for the graduate of age, or for the parent or guardian of a minor (L17d)."""
    try:
        quien = Manifestante(manifiesta)
    except ValueError:
        return False
    return (quien is not Manifestante.EGRESADO) if menor else (quien is Manifestante.EGRESADO)


def normal(texto: str) -> str:
    """The text composed (NFC) and single-spaced, as it is kept."""
    return " ".join(unicodedata.normalize("NFC", texto).split())


def _bytes_1252(texto: str) -> bytes:
    """Windows-1252 bytes, where the five holes of the table stand for themselves."""
    partes = []
    for c in texto:
        try:
            partes.append(c.encode("cp1252"))
        except UnicodeEncodeError:
            partes.append(c.encode("latin-1"))
    return b"".join(partes)


def _rechazo(texto: str) -> str:
    if _BASURA in texto or reparar(texto):
        return "mojibake"
    if any(c.isdigit() for c in texto):
        return "digitos"
    if any(not _admitido(c) for c in texto):
        return "caracteres"
    if texto and not any(c.isalpha() for c in texto):
        return "sin_letras"
    return ""


def _admitido(c: str) -> bool:
    """Letters that the certificate prints, and the few signs of a name."""
    return c in _SIGNOS or (c.isalpha() and any(ord(c) in r for r in _LATINAS))


def _palabra(palabra: str, *, primera: bool, inicial: bool) -> str:
    minuscula = palabra.lower()
    if minuscula in PARTICULAS and not (primera and inicial):
        return minuscula
    if palabra.upper() in ROMANOS and not primera:
        return palabra.upper()
    return "-".join(_parte(p) for p in minuscula.split("-"))


def _parte(parte: str) -> str:
    """One hyphen-free word: capitals after a one-letter apostrophe, a dot and Mc."""
    if len(parte) > 2 and parte[1] in _APOSTROFOS:
        return parte[0].upper() + parte[1] + _parte(parte[2:])
    if "." in parte.rstrip("."):
        cabeza, _, resto = parte.partition(".")
        return f"{_parte(cabeza)}.{_parte(resto)}"
    if parte.startswith("mc") and len(parte) > 3:
        return f"Mc{parte[2].upper()}{parte[3:]}"
    return parte[:1].upper() + parte[1:]


def _avisos(acta: str, propuesto: str, sugerencias: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    palabras = propuesto.split(" ")
    hechos = {
        "espacios": acta != " ".join(acta.split()),
        "vacio": not propuesto,
        "mc": any(p.startswith("Mc") for p in palabras),
        "abreviatura": any(p.lower().rstrip(".") in ABREVIATURAS for p in palabras),
        "apostrofo": "´" in propuesto,
        "ordinal": any(p in ROMANOS for p in palabras[1:]),
        "acento": bool(sugerencias),
    }
    return tuple(clave for clave, pasa in hechos.items() if pasa)
