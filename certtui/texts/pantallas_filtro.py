"""What the queue says of its filter: the fields, how they are typed, and what is wrong."""

from collections.abc import Sequence
from typing import Final

CAMPOS: Final = (
    "plantel",
    "estado",
    "pendiente",
    "carrera",
    "plan",
    "grupo",
    "ciclo",
    "fecha",
    "desde",
    "hasta",
)
"""Fields of the filter, as the user types them."""

EJEMPLOS: Final = {
    "plantel": "901",
    "estado": "rechazado",
    "pendiente": "vencido",
    "carrera": "informática",
    "plan": "INFO18",
    "grupo": "601-INFO18",
    "ciclo": "2025-2026",
    "fecha": "10/07/2026",
    "desde": "01/07/2026",
    "hasta": "31/07/2026",
}
"""One value of each field of the filter."""

AYUDA: Final = (
    "Filtro",
    "  plantel:901          un plantel",
    "  estado:rechazado     un estado; basta el principio: estado:rech",
    "  pendiente:mio        lo que me toca; también firma, firma-estatal, vencido,",
    "                       vencido-lote, -entrega, -cancelacion o -revision",
    "  carrera:informática  una carrera, por parte de su nombre o por su plan",
    "  plan:INFO18          un plan de estudios",
    "  grupo:601-INFO18     un grupo; con grupo:601 entran todos los 601",
    "  ciclo:2025-2026      la generación que termina en ese ciclo",
    "  fecha:10/07/2026     cuándo llegó a su estado; fecha:2026-07, todo el mes",
    "  desde: hasta:        lo mismo, entre dos días, los dos incluidos",
    "  !correo:             sin correo; también !folio:, !grupo: y !ciclo:",
    "  hernandez maria      partes del nombre, matrícula, CURP o folio, sin orden",
    '  "de la luz"          esas palabras juntas',
    "  Se pueden combinar: plantel:901 estado:firmado hernandez",
    '  Un valor con espacios va entre comillas: estado:"en firma"',
)

COMO_FILTRAR: Final = (
    "Campos: plantel: estado: pendiente: carrera: plan: grupo: ciclo: fecha: desde: hasta:"
    " !correo: Texto: nombre, matrícula, CURP o folio. Ejemplos: ?"
)


def campo_desconocido(campo: str, hay: Sequence[str]) -> str:
    """An unknown field of the filter."""
    return f"No hay filtro «{campo}:». Se filtra por {', '.join(hay)} o por texto."


def campo_sin_valor(campo: str) -> str:
    """A field without value."""
    return f"Falta el valor de «{campo}:». Por ejemplo: {campo}:{EJEMPLOS[campo]}"


def campo_repetido(campo: str) -> str:
    """A field given twice."""
    if campo in {"fecha", "desde", "hasta"}:
        return f"«{campo}:» sobra: las fechas van con «fecha:», o con «desde:» y «hasta:», una vez."
    return f"«{campo}:» está dos veces; deje una."


def comillas_abiertas(pieza: str) -> str:
    """A quote that is never closed."""
    return f"Falta cerrar las comillas en «{pieza}»."


def no_se_pregunta_vacio(campo: str, hay: Sequence[str]) -> str:
    """A field that cannot be asked for as empty."""
    if not hay:
        return f"Aquí no se pregunta por lo vacío: quite «!{campo}:»."
    return f"«!{campo}:» no existe: vacío se pregunta por {', '.join(f'!{h}:' for h in hay)}"


def vacio_con_valor(campo: str, valor: str) -> str:
    """An empty field that is asked for with a value."""
    return f"«!{campo}:» pregunta por lo vacío y no lleva valor: quite «{valor}»."


_DOS_RENGLONES = 150
"""Letters that a message of two lines holds at 80 columns."""


def estado_desconocido(valor: str, hay: Sequence[str]) -> str:
    """An unknown state; the states that fit, and how many more there are."""
    for cuantos in range(len(hay), 0, -1):
        mas = len(hay) - cuantos
        resto = f" y {mas} más: {{cola.estado}} en la cola los recorre" if mas else ""
        dicho = f"No hay estado «{valor}». Hay: {', '.join(hay[:cuantos])}{resto}."
        if len(dicho) <= _DOS_RENGLONES:
            return dicho
    return f"No hay estado «{valor}»."


def estado_ambiguo(valor: str, hay: str) -> str:
    """The beginning of several states."""
    return f"«{valor}» puede ser: {hay}. Escriba más."


def pendiente_desconocido(valor: str, hay: Sequence[str]) -> str:
    """What is no name of what waits."""
    return f"No hay pendiente «{valor}». Hay: {', '.join(hay)}"


def ciclo_malo(valor: str) -> str:
    """What is no school cycle."""
    return f"«ciclo:{valor}» no es un ciclo escolar. Por ejemplo: ciclo:2025-2026"


def fecha_mala(campo: str, valor: str) -> str:
    """What is no date."""
    return (
        f"«{campo}:{valor}» no es una fecha. Escriba {campo}:10/07/2026, {campo}:2026-07-10 "
        f"o {campo}:2026-07"
    )


def fechas_al_reves(desde: str, hasta: str) -> str:
    """Dates the other way round."""
    return f"«hasta:{hasta}» es antes que «desde:{desde}»."
