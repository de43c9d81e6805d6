"""Dates as files and people write them."""

import re
from datetime import date
from typing import Final

from certtui.domain.valor import FechaImposible, FormaInvalida, ValorVacio

TIPO: Final = "fecha"
_ISO: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00(?::00(?:\.0+)?)?)?", re.ASCII)
_CORTA: Final = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?: 0?0:00(?::00)?)?", re.ASCII)
_PRIMER_ANIO: Final = 1900


def leer_fecha(texto: str) -> date:
    """The date of aaaa-mm-dd or dd/mm/aaaa (a midnight after it is dropped); day before month."""
    limpio = texto.strip()
    if not limpio:
        raise ValorVacio(tipo=TIPO, valor="")
    if iso := _ISO.fullmatch(limpio):
        anio, mes, dia = iso.groups()
    elif corta := _CORTA.fullmatch(limpio):
        dia, mes, anio = corta.groups()
    else:
        raise FormaInvalida(tipo=TIPO, valor=texto)
    try:
        fecha = date(int(anio), int(mes), int(dia))
    except ValueError as error:
        raise FechaImposible(tipo=TIPO, valor=texto) from error
    if fecha.year < _PRIMER_ANIO:
        raise FechaImposible(tipo=TIPO, valor=texto)
    return fecha


def leer_fecha_opcional(texto: str) -> date | None:
    """As `leer_fecha`, but no text is no date."""
    return leer_fecha(texto) if texto.strip() else None
