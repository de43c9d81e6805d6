"""Sentences about authorities, revocations, signers and time stamps."""

from typing import Final

from certtui.texts.pantallas import miles

SIN_ANCLAS: Final = (
    "No hay ninguna autoridad vigente en la lista: ninguna e.firma será reconocida. "
    "Agregue el certificado de la autoridad del SAT con «certtui anclas agregar»."
)
AGREGADA: Final = "Compare la huella con la que publica la autoridad; si no coincide, retírela."
RETIRADA: Final = (
    "Ya no se firma con certificados de esa autoridad; lo que está en el registro no cambia."
)
LISTA_VIEJA: Final = (
    "La lista de revocación de «{autoridad}» venció el {siguiente}: traiga la más reciente."
)
REVOCACION: Final = "{autoridad}: {certificados} certificados en el archivo, {revocados} revocados."
SIN_FIRMANTES: Final = (
    "No hay lista propia: cuenta como firmante toda persona de la oficina con CURP registrada."
)

SELLADO: Final = "Sello de tiempo de {autoridad}: {instante}."
SIN_SELLO: Final = "El lote quedó sin sello de tiempo. {frase} {remedio}"
SELLOS_COMPROBADOS: Final = "{cuantos} comprobados."

PDF_FIRMADOS: Final = (
    "{cuantos} con firma electrónica; el sello que cuenta sigue siendo el del XML."
)

AGENDA: Final[dict[str, str]] = {
    "": "",
    "sin_dato": "aún no ha firmado aquí",
    "vencida": "vencida: no puede firmar",
    "7": "vence en 7 días o menos",
    "30": "vence en 30 días o menos",
    "60": "vence en 60 días o menos",
}
"""What is said of an e.firma by how near its end is."""


def fin_en_dias(dias: int) -> str:
    """How far the end of an e.firma is, by its whole days; negative once it is over."""
    if dias < 0:
        return f"venció hace {miles(-dias)} {'día' if dias == -1 else 'días'}"
    return f"vence en {miles(dias)} {'día' if dias == 1 else 'días'}" if dias else "vence hoy"
