"""Repairs that a mapping may order on a cell; each is a function of the text alone."""

import re
from collections.abc import Callable

from certtui.exchange.texto import undo_mojibake

Transformacion = Callable[[str], str]

_FLOTANTE = re.compile(r"(\d+)\.0+")
_MATRICULA_SIN_GUION = re.compile(r"(\d{9})['\"´’]?(\d)")
_UNIDAD = re.compile(r"3\d{2}(\d{3})\d")
_PLAN_CON_T = re.compile(r"([A-Z]{4}\d{2})T")


def trim(texto: str) -> str:
    """Single spaces, none at the ends."""
    return " ".join(texto.split())


def drop_decimals(texto: str) -> str:
    """ "16.0" -> "16"; anything else as it came."""
    return _FLOTANTE.sub(r"\1", texto) if _FLOTANTE.fullmatch(texto) else texto


def pad(cifras: int) -> Transformacion:
    """Zeros on the left up to `cifras`, for texts of digits only."""

    def apply(texto: str) -> str:
        return texto.zfill(cifras) if texto.isdecimal() and texto.isascii() else texto

    return apply


def hyphenate(texto: str) -> str:
    """Matrícula with its hyphen: "1825200017" or "182520001'7" -> "182520001-7"."""
    hallada = _MATRICULA_SIN_GUION.fullmatch(texto)
    return f"{hallada[1]}-{hallada[2]}" if hallada else texto


def pad_matricula(texto: str) -> str:
    """Ten digits for a matrícula of the years 2000-2009 read as a number: 8 or 9 digits only."""
    return texto.zfill(10) if re.fullmatch(r"\d{8,9}", texto, re.ASCII) else texto


def unit_to_plantel(texto: str) -> str:
    """SAE's cveunidadmin "3302520" -> plantel "252"."""
    hallada = _UNIDAD.fullmatch(texto)
    return hallada[1] if hallada else texto


def drop_final_t(texto: str) -> str:
    """Plan key "EMEC18T" -> "EMEC18"."""
    hallada = _PLAN_CON_T.fullmatch(texto)
    return hallada[1] if hallada else texto


def repair_mojibake(texto: str) -> str:
    """ "TÃ©cnico" -> "Técnico"; a text that was well stays as it came."""
    return undo_mojibake(texto) or texto


SIN_ARGUMENTO: dict[str, Transformacion] = {
    "recortar": trim,
    "entero": drop_decimals,
    "guion": hyphenate,
    "ceros_matricula": pad_matricula,
    "unidad": unit_to_plantel,
    "sin_t": drop_final_t,
    "mayusculas": str.upper,
    "mojibake": repair_mojibake,
}


def find_transformacion(orden: str) -> Transformacion | None:
    """The repair that a mapping names ("entero", "ceros:3"), or None when there is none."""
    nombre, _, argumento = orden.partition(":")
    if nombre == "ceros":
        return pad(int(argumento)) if re.fullmatch(r"[1-9]\d?", argumento) else None
    return None if argumento else SIN_ARGUMENTO.get(nombre)
