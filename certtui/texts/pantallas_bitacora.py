"""Every sentence of the screens of the log."""

from typing import Final

from certtui.texts.pantallas import miles
from certtui.texts.pantallas_listado import conteo as _conteo

TITULO: Final = "Bitácora"
TITULO_FILA: Final = "Fila de la bitácora"
TITULO_FALLAS: Final = "La cadena de la bitácora"

COMANDOS: Final[dict[str, tuple[str, str]]] = {
    "bitacora.verificar": ("Verificar", "Recalcula la cadena entera y dice si está íntegra."),
    "bitacora.exportar": ("Guardar", "Guarda lo que el filtro muestra, sin datos personales."),
    "bitacora.suya": ("De esta", "Muestra solo lo de la misma matrícula, o de la misma cuenta."),
}
"""Id of each command: its word for the footer and its sentence for the help."""

FILA: Final = "Fila"
CUANDO: Final = "Cuándo"
QUIEN: Final = "Quién"
PASO: Final = "Paso"
DE_QUIEN: Final = "De"
REGLA: Final = "Regla"
PAPEL: Final = "Papel"
QUEDA: Final = "Queda en"
TODA: Final = "Todo lo que está a su alcance, lo más nuevo primero"
SUPRIMIDA: Final = "(suprimida)"
SUPRIMIDOS: Final = "Se suprimieron (L13d): queda su compromiso, no los datos."
SIN_DATOS: Final = "Este acto no guardó datos."
DATOS: Final = "Datos"
VACIA: Final = ("No hay nada en la bitácora a su alcance.", "")
COMO_FILTRAR: Final = (
    "Escriba quien:estatal, paso:T07, regla:L13d, desde:01/06/2026, hasta:30/06/2026, o una"
    " matrícula."
)
VACIO: Final = "—"
MOTIVO: Final = "Qué pasa"
VERIFICANDO: Final = "Recalculando la cadena…"
PREPARANDO: Final = "Preparando el archivo…"
NADA_QUE_GUARDAR: Final = "No hay nada que guardar en lo que se ve."
NO_ES_FECHA: Final = "La fecha se escribe dd/mm/aaaa, por ejemplo 01/06/2026."
YA_NO_ESTA: Final = "Esa fila ya no está a su alcance; se leyó otra vez la lista."
SIN_DUENO: Final = "Esa fila no es de una matrícula: muestra lo de la misma cuenta."
CAMPOS: Final = ("quien", "paso", "regla", "desde", "hasta")
AYUDA: Final = (
    "Bitácora",
    "  Cada fila enlaza con la anterior por su huella; nada se cambia ni se borra.",
    "  quien: una cuenta; con * al final, las que empiezan así (quien:se.*).",
    "  paso: T07, E02, ajuste, usuario, salida, bloquear…   regla: L13d",
    "  desde: y hasta: son días de la entidad, ambos incluidos.",
    "  Sola, una matrícula: todo lo suyo. De una persona suprimida quedan los pasos,",
    "  sin su nombre ni sus datos (L13d).",
)


def conteo(n: int | None) -> str:
    """How many rows."""
    return _conteo(n, "fila", "filas")


def campo_desconocido(campo: str) -> str:
    """A field that the filter does not have."""
    return f"No hay filtro «{campo}»; hay: {', '.join(CAMPOS)}, o una matrícula."


def sin_matricula(escrito: str) -> str:
    """A text that is no matrícula of the base."""
    return f"Nadie tiene la matrícula «{escrito}»."


def integra(filas: int, cabeza: str) -> str:
    """The chain stands."""
    return f"Íntegra: {miles(filas)} filas. Huella de la última: {cabeza}"


def alterada(fallas: int, primera: int) -> str:
    """The chain does not stand."""
    cuantas = "1 falla" if fallas == 1 else f"{miles(fallas)} fallas"
    return f"Alterada: {cuantas}, la primera en la fila {miles(primera)}. Avise al área técnica."


def guardada(filas: int) -> str:
    """What was left in the outbox."""
    return f"Guardado: {miles(filas)} {'fila' if filas == 1 else 'filas'}, en"


CAMPOS_DE_FILA: Final[dict[str, str]] = {
    "seq": "Fila",
    "en": "Cuándo",
    "actor": "Quién",
    "rol": "Papel",
    "paso": "Paso",
    "regla": "Regla",
    "cosa": "De",
    "cambio": "Pasa",
    "token": "Token",
    "compromiso": "Compromiso",
    "previo": "Anterior",
    "hash": "Huella",
}
"""Label of each field of a row, in its order."""
