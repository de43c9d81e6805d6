"""Sentences of the rules and of the key that leads to one."""

import re
from typing import Final

TITULO: Final = "Normativa"
TITULO_REGLA: Final = "Regla"
DOCUMENTO_PROPIO: Final = "Revisión previa"

COLUMNAS: Final = {
    "regla": "Regla",
    "documento": "Documento",
    "numeral": "Numeral",
    "pasos": "Pasos",
    "texto": "Qué pide",
}
"""Titles of the columns."""

VACIA: Final = ("No hay reglas.", "Falta el archivo de la normativa: revise la instalación.")
COMO_FILTRAR: Final = (
    "Escriba la clave (L06c), el documento, un paso (T08) o palabras de la regla, sin acentos."
)
AYUDA: Final = (
    "Reglas",
    "  La clave de cada regla es la que citan los mensajes. Las que empiezan con P-",
    "  son de la revisión previa del lote. Pasos: dónde la comprueba el programa.",
)

SIN_REGLA: Final = "El último mensaje no citó ninguna regla."
COPIADO: Final = "Copiado, si su terminal lo permite: {texto}"
COPIADO_Y_GUARDADO: Final = "Copiado, si su terminal lo permite, y guardado en"
NADA_QUE_COPIAR: Final = "Aquí no hay nada que copiar."

DOCUMENTO: Final = "Documento"
NUMERAL: Final = "Numeral"
VIGENCIA: Final = "Vigencia"
QUE_PIDE: Final = "Qué pide"
DONDE: Final = "Dónde la aplica el programa"
MENSAJE: Final = "El mensaje"
AJUSTES: Final = "Ajustes que decide: {ajustes}"
ES_CRITERIO: Final = "Criterio de elegibilidad: pantalla 3 Elegibilidad, y al solicitar."
ES_REVISION: Final = "Revisión previa: antes de hacer un lote (pantalla 6 Lotes)."
NO_SE_APLICA: Final = (
    "El programa no la comprueba paso a paso: describe el trámite, el documento o a otra área."
)
PAPELES: Final = {
    "guarda": "se comprueba antes de",
    "estado": "dice desde qué estado procede",
    "quien": "dice quién puede",
}
TAMBIEN: Final = "También se citó: {reglas}"


def texto_de_revision(frase: str) -> str:
    """What the pre-flight stops, as a rule."""
    return "Antes de hacer un lote se detiene lo que cumpla: " + re.sub(r"\{\w+\}", "…", frase)


def ambito_de(_clave: str) -> str:
    """Part of the program that a rule of the pre-flight belongs to."""
    return "cosfac"


def paso(clave: str, nombre: str, papel: str, pantalla: str) -> str:
    """A step where a rule counts."""
    lugar = f" (pantalla {pantalla})" if pantalla else ""
    return f"{clave} {nombre}: {PAPELES[papel]} este paso{lugar}."


def vigencia(desde: str, hasta: str) -> str:
    """Since when and until when a document holds."""
    if desde and hasta:
        return f"del {desde} al {hasta}"
    if desde:
        return f"desde el {desde}"
    return f"hasta el {hasta}" if hasta else "sin fecha conocida"
