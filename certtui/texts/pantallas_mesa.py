"""Sentences of the tickets for the mesa de servicio."""

from typing import Final

TITULO: Final = "Mesa de servicio"
TITULO_DUDA: Final = "Duda para la DSE, desde «{pantalla}»"
DUDA: Final = "Duda"
DUDA_AVISO: Final = (
    "Se abre un ticket con la duda y la pantalla (L23). No escriba nombres, CURP ni contraseñas."
)
NUMERO: Final = "Número"
TITULO_ATENDER: Final = "Anotar el número que dio la mesa al ticket {numero}"
ATENDER_AVISO: Final = "El ticket queda atendido, con la fecha de hoy."

COMANDOS: Final[dict[str, tuple[str, str]]] = {
    "ayuda.duda": ("Duda a DSE", "Abre un ticket con una duda sobre esta pantalla (L23)."),
    "mesa.atender": ("Atendido", "Anota el número que dio la mesa y cierra el ticket."),
    "mesa.duda": ("Duda", "Abre un ticket con una duda para la DSE (L23)."),
    "mesa.vista": ("Abiertos", "Muestra los tickets abiertos, o todos."),
    "mesa.textos": ("Guardar", "Guarda el texto de lo que se ve en su bandeja de salida."),
}
"""Id of each command: its word for the footer and its sentence for the help."""

COLUMNAS: Final = {
    "numero": "Núm.",
    "signo": " ",
    "tipo": "Tipo",
    "destino": "Para",
    "quien": "Matrícula",
    "asunto": "Asunto",
    "en": "Abierto",
    "externo": "Núm. de la mesa",
}
"""Titles of the columns."""

VACIA: Final = (
    "No hay tickets.",
    "Nacen al pedir una baja, de un lote sin respuesta, o de una duda desde la ayuda.",
)
COMO_FILTRAR: Final = "Escriba parte del asunto, del texto, de la matrícula o del número."
ABIERTOS: Final = "Tickets abiertos"
TODOS: Final = "Todos los tickets"

TIPOS: Final = {
    "baja": "Baja",
    "sin_respuesta": "Sin respuesta",
    "duda": "Duda",
}
"""What each kind of ticket is called; another kind goes by its own name."""

YA_ATENDIDO: Final = "Ese ticket ya está atendido."
ES_BAJA: Final = (
    "El ticket de una baja se atiende en Rechazos, que además da la baja del registro. Regla L15d."
)
SOLO_MIRA: Final = "Su papel solo consulta: no abre ni atiende tickets. Regla L23."
NADA_QUE_GUARDAR: Final = "No hay ningún ticket a la vista que guardar."
GUARDADOS: Final = "Guardado en su bandeja de salida:"
ATENDIDO: Final = "Ticket {numero} atendido."

AYUDA: Final = (
    "Tickets",
    "  · abierto: espera respuesta de la mesa.   √ atendido: ya tiene su número.",
    "  certtui no manda el ticket: deja el texto listo para el portal de la mesa.",
)


def duda_abierta(numero: int) -> str:
    """A doubt has its ticket."""
    return f"Ticket {numero} abierto. Su texto está en Mesa de servicio, listo para copiar."


def de_cuando(en: str, atendido: str, por: str) -> str:
    """When a ticket was opened and attended to."""
    partes = [f"Abierto {en}"]
    if atendido:
        partes.append(f"atendido {atendido}" + (f" con el número {por}" if por else ""))
    return " · ".join(partes)
