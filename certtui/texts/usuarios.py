"""What is wrong with a person of the office, in words."""

from typing import Final

CUENTA: Final = "cuenta"
"""Name of the datum, as an error says it."""

FRASES: Final[dict[str, str]] = {
    "id": "La cuenta «{valor}» no vale: de 2 a 32 letras minúsculas, cifras, punto o guion",
    "sin_nombre": "Falta el nombre",
    "sin_apellido": "Falta el primer apellido",
    "rol": "«{valor}» no es un papel",
    "sin_entidad": "Ese papel lleva entidad: dos cifras, de 01 a 32",
    "entidad": "«{valor}» no es una entidad: dos cifras, de 01 a 32",
    "plantel": "El plantel «{valor}» no está en los catálogos",
    "plantel_ajeno": "El plantel {valor} es de otra entidad",
    "sobra_plantel": "Ese papel no lleva plantel",
    "correo": "«{valor}» no es un correo institucional",
    "dominio": "El correo debe ser de: {valor}",
    "curp": "«{valor}» no es una CURP",
    "rfc": "«{valor}» no es un RFC",
    "falta_de_firmante": "A quien firma le falta {valor}",
    "otro_director": "El plantel ya tiene director activo: {valor}",
    "repetido": "La cuenta «{valor}» ya existe",
    "cambio": "Alguien cambió a «{valor}» mientras tanto; se leyó otra vez",
    "a_si_mismo": "Nadie se quita a sí mismo el papel ni el acceso",
    "ultimo": "Es la última cuenta que administra; agregue otra antes",
}
"""Sentence of each fault, by key."""


def frase(clave: str, valor: str, regla: str) -> str:
    """The sentence of a fault, with its rule."""
    return f"{FRASES[clave].format(valor=valor)} ({regla})."
