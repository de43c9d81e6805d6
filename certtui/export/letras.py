"""Numbers and dates in Spanish words, as a certificate prints them."""

from datetime import date, datetime

from certtui.export.errores import ValorNoImprimible

_HASTA_29 = (
    "cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez",
    "once", "doce", "trece", "catorce", "quince", "dieciséis", "diecisiete", "dieciocho",
    "diecinueve", "veinte", "veintiuno", "veintidós", "veintitrés", "veinticuatro", "veinticinco",
    "veintiséis", "veintisiete", "veintiocho", "veintinueve",
)  # fmt: skip
_DECENAS = ("", "", "", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta",
            "noventa")  # fmt: skip
_CENTENAS = ("", "ciento", "doscientos", "trescientos", "cuatrocientos", "quinientos",
             "seiscientos", "setecientos", "ochocientos", "novecientos")  # fmt: skip
_MESES = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
    "octubre", "noviembre", "diciembre",
)  # fmt: skip


def numero_en_letra(n: int) -> str:
    """A whole number from 0 to 9999 in words ("dos mil veintitrés")."""
    if not 0 <= n <= 9999:
        raise ValueError(n)
    if n < 30:
        return _HASTA_29[n]
    if n < 100:
        decena, unidad = divmod(n, 10)
        return _DECENAS[decena] + (f" y {_HASTA_29[unidad]}" if unidad else "")
    if n == 100:
        return "cien"
    if n < 1000:
        centena, resto = divmod(n, 100)
        return f"{_CENTENAS[centena]} {numero_en_letra(resto)}" if resto else _CENTENAS[centena]
    millar, resto = divmod(n, 1000)
    miles = "mil" if millar == 1 else f"{numero_en_letra(millar)} mil"
    return f"{miles} {numero_en_letra(resto)}" if resto else miles


def leer_instante(texto: str, campo: str) -> datetime:
    """The instant of an attribute `yyyy-MM-ddTHH:mm:ss`, without zone (dec-iems §1.3)."""
    try:
        return datetime.strptime(texto, "%Y-%m-%dT%H:%M:%S")  # noqa: DTZ007 - the XML has no zone
    except ValueError:
        raise ValorNoImprimible(
            campo=campo, valor=texto, esperado="una fecha como 2026-07-10T00:00:00"
        ) from None


def fecha_en_letra(dia: date) -> str:
    """A date in words: "primero de agosto de dos mil veintitrés"."""
    numero = "primero" if dia.day == 1 else numero_en_letra(dia.day)
    return f"{numero} de {_MESES[dia.month - 1]} de {numero_en_letra(dia.year)}"


def dia_de_expedicion(dia: date) -> str:
    """The close of a document: "a los veintiún días del mes de julio de dos mil veintiséis"."""
    cola = f"del mes de {_MESES[dia.month - 1]} de {numero_en_letra(dia.year)}"
    if dia.day == 1:
        return f"al primer día {cola}"
    numero = numero_en_letra(dia.day)
    if numero.endswith("veintiuno"):
        numero = "veintiún"
    elif numero.endswith(" uno"):
        numero = numero.removesuffix("o")
    return f"a los {numero} días {cola}"


def fecha_corta(dia: date) -> str:
    """A date in figures: "21/07/2026"."""
    return f"{dia.day:02d}/{dia.month:02d}/{dia.year:04d}"
