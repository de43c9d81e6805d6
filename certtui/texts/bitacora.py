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
    "ancla_retirada": "Dejar de reconocer una autoridad",
    "revocacion": "Cargar revocaciones",
    "firmantes": "Cargar quién puede firmar",
    "sello_de_tiempo": "Guardar un sello de tiempo",
    "restaurado": "Reponer un archivo de la custodia",
    "causa": "Agregar una regla de causa",
    "salida": "Guardar un archivo",
    "rango": "Asignar un rango",
    "acuse_rango": "Acusar un rango",
    "bloquear": "Bloquear folios",
    "devolver": "Devolver folios",
    "desbloquear": "Desbloquear folios",
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
    "servicio": "Enviar un lote por el servicio",
    "carga_intento": "Intentar la carga de un lote",
    "carga_incierta": "Carga de un lote, sin saber si llegó",
    "carga_fallida": "Carga de un lote, fallida",
    "carga_recibida": "Carga de un lote, recibida",
    "cancelacion_intento": "Intentar una cancelación",
    "cancelacion_fallida": "Cancelación, fallida",
    "cancelacion_incierta": "Cancelación, sin saber si llegó",
    "cancelacion_rehusada": "Cancelación, rehusada",
    "correo_preparado": "Preparar un correo",
    "correo_intento": "Intentar un correo",
    "correo_enviado": "Enviar un correo",
    "correo_aplazado": "Correo, aplazado",
    "correo_rehusado": "Correo, rehusado",
    "correo_cortado": "Correo, cortado al enviarlo",
    "correo_incierto": "Correo, sin saber si llegó",
    "duda": "Abrir una duda",
    "ticket_atendido": "Atender un ticket",
    "pdf_cancelado": "Marcar un PDF cancelado",
    "suprimir": "Suprimir a una persona",
}
"""Name of each act that is not a move of a trámite, by its key in the log."""


def acto(clave: str) -> str:
    """Name of an act; its key when it has none."""
    return ACTOS.get(clave, clave)


COSAS: Final[dict[str, str]] = {
    "tramite": "trámite",
    "alumno": "matrícula",
    "folio_rango": "rango de folios",
    "lote": "lote",
    "archivo": "archivo",
    "base": "base",
    "ajuste": "ajuste",
    "usuario": "cuenta",
    "catalogo": "catálogo",
    "plantel": "plantel",
    "plan": "plan",
    "pc_sinems": "registro de calidad",
    "ancla": "autoridad",
    "firma": "firma",
    "firmante": "firmante",
    "correo": "correo",
    "cancelacion": "cancelación",
    "bitacora": "bitácora",
    "supresion": "supresión",
    "causa_regla": "causa",
    "ticket": "ticket",
}
"""Name of what an act is about, by its key in the log."""


def cosa(clave: str) -> str:
    """What an act is about."""
    return COSAS.get(clave, clave)
