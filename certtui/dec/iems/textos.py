"""Numbers and dates as the document writes them (dec-iems §1.3)."""

from datetime import date
from decimal import Decimal, InvalidOperation

from certtui.dec.errores import DocumentoInvalido

_UNIDADES = ("Cero", "Uno", "Dos", "Tres", "Cuatro", "Cinco", "Seis", "Siete", "Ocho", "Nueve")


def un_decimal(valor: Decimal | str) -> str:
    """A grade with one decimal, and ten as "10"; raises DocumentoInvalido instead of rounding."""
    try:
        numero = Decimal(valor)
    except InvalidOperation:
        raise _no_es_calificacion(valor) from None
    if not numero.is_finite() or not 0 <= numero <= 10 or numero * 10 != int(numero * 10):
        raise _no_es_calificacion(valor)
    return "10" if numero == 10 else f"{abs(numero):.1f}"


def promedio_texto(valor: str) -> str:
    """The average in words: "8.9" → "Ocho punto nueve", "10" → "Diez"; only in canonical form."""
    if un_decimal(valor) != valor:
        raise _no_es_calificacion(valor)
    if valor == "10":
        return "Diez"
    entero, decimal = (int(cifra) for cifra in valor.split("."))
    return f"{_UNIDADES[entero]} punto {_UNIDADES[decimal].lower()}"


def calificacion_texto(valor: Decimal | str) -> str:
    """A module's grade in words, from any form of the number ("9", "9.0", "10.00")."""
    return promedio_texto(un_decimal(valor))


def instante(dia: date) -> str:
    """A date as xs:dateTime at midnight without zone, the only form that is stamped."""
    return f"{dia.year:04d}-{dia.month:02d}-{dia.day:02d}T00:00:00"


def _no_es_calificacion(valor: object) -> DocumentoInvalido:
    return DocumentoInvalido(
        regla="L06c",
        campo="calificación",
        valor=ascii(valor),
        motivo="no es un número de 0.0 a 9.9 con un decimal, ni 10",
    )
