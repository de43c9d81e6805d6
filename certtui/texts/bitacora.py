"""The acts of the log, in words."""

from typing import Final

FILA: Final = "fila de la bitácora"
"""Name of the datum, as an error says it."""

ACTOS: Final[dict[str, str]] = {
    "iniciar": "Crear la base",
    "ajuste": "Cambiar un ajuste",
    "usuario": "Cambiar una cuenta",
    "catalogo": "Cargar un catálogo",
    "ancla": "Reconocer una autoridad",
    "causa": "Agregar una regla de causa",
    "salida": "Guardar un archivo",
    "rango": "Asignar un rango",
    "acuse_rango": "Acusar un rango",
    "folio": "Mover folios",
    "importar_alumno": "Cambiar una matrícula",
    "importar_alumnos": "Importar matrículas",
    "importar_kardex": "Importar kardex",
    "importar_renapo": "Importar de RENAPO",
    "confronta": "Confrontar con RENAPO",
    "paquete": "Escribir un paquete de firma",
    "lote": "Armar un lote",
    "lote_enviado": "Enviar un lote",
    "lote_partido": "Partir un lote",
    "lote_perdido": "Declarar perdido un lote",
    "lote_devuelto": "Recibir devuelto un lote",
    "numero_lote": "Anotar el número de un lote",
    "pdf_cancelado": "Marcar un PDF cancelado",
    "suprimir": "Suprimir a una persona",
}
"""Name of each act that is not a move of a trámite, by its key in the log."""


def acto(clave: str) -> str:
    """Name of an act; its key when it has none."""
    return ACTOS.get(clave, clave)


COSAS: Final[dict[str, str]] = {
    "tramite": "trámite",
    "catalogo": "catálogo",
    "supresion": "supresión",
    "causa_regla": "causa",
}
"""Name of what an act is about, where its key is not its name."""


def cosa(clave: str) -> str:
    """What an act is about."""
    return COSAS.get(clave, clave)
