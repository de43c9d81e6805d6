"""Grades of the kardex and the average of a study plan."""

from collections.abc import Iterable
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Final

from certtui.domain.alumno import Calificacion, Plan

MAXIMA: Final = Decimal(10)
DECIMA: Final = Decimal("0.1")
LITERALES_ACREDITADOS: Final = frozenset({"AC", "ACREDITADO", "ACREDITADA"})
"""Texts that pass a module without a number; anything else without a number does not pass."""


def leer_calificacion(valor: str) -> Decimal | None:
    """The number of a grade from 0 to 10, or None for a literal or an unreadable text."""
    texto = valor.strip().replace(",", ".")
    if not texto.isascii() or not texto.replace(".", "", 1).isdigit():
        return None
    try:
        numero = Decimal(texto)
    except InvalidOperation:
        return None
    return numero if numero <= MAXIMA else None


def aprueba(valor: str, minimo: float) -> bool:
    """True for a number of at least `minimo` or an accredited literal (L06c)."""
    numero = leer_calificacion(valor)
    if numero is not None:
        return numero >= Decimal(str(minimo))
    return valor.strip().upper() in LITERALES_ACREDITADOS


def definitiva(modulo: str, kardex: Iterable[Calificacion], minimo: float) -> Calificacion | None:
    """The attempt that counts for a module: the best that passes, a number before a literal.

    When none passes, the last one of the kardex; None when the module is not there.
    """
    clave = _clave(modulo)
    intentos = [c for c in kardex if _clave(c.modulo) == clave]
    if not intentos:
        return None
    aprobados = [c for c in intentos if aprueba(c.valor, minimo)]
    return max(aprobados, key=_peso) if aprobados else intentos[-1]


def promediar(valores: Iterable[str], *, truncar: bool = False) -> Decimal | None:
    """Mean of the numeric grades with one decimal, half up or cut; None when none is a number."""
    numeros = [n for v in valores if (n := leer_calificacion(v)) is not None]
    if not numeros:
        return None
    modo = ROUND_DOWN if truncar else ROUND_HALF_UP
    return (sum(numeros, Decimal(0)) / len(numeros)).quantize(DECIMA, rounding=modo)


def promedio_del_plan(
    plan: Plan, kardex: Iterable[Calificacion], *, truncar: bool = False
) -> Decimal | None:
    """Average of the final grades of the plan's modules; other modules do not count."""
    filas = tuple(kardex)
    finales = (definitiva(m.clave, filas, plan.minimo_aprobatorio) for m in plan.modulos)
    return promediar((c.valor for c in finales if c is not None), truncar=truncar)


def formatear(promedio: Decimal) -> str:
    """Text of an average or grade in the DEC: one decimal, and ten as "10"."""
    texto = format(promedio.quantize(DECIMA, rounding=ROUND_HALF_UP), "f")
    return "10" if texto == "10.0" else texto


def _clave(modulo: str) -> str:
    return modulo.strip().upper()


def _peso(calificacion: Calificacion) -> Decimal:
    numero = leer_calificacion(calificacion.valor)
    return Decimal(-1) if numero is None else numero
