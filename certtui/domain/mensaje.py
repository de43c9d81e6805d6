"""A message of the outbox: one per delivery, sent at most once unless somebody decides (L13a)."""

from dataclasses import dataclass
from enum import StrEnum

from certtui.domain.entrega import OrigenCorreo


class EstadoMensaje(StrEnum):
    """How far a message went; EN_ENVIO is written before the relay can take it."""

    PENDIENTE = "pendiente"
    EN_ENVIO = "en_envio"
    ENVIADO = "enviado"
    REHUSADO = "rehusado"
    INCIERTO = "incierto"
    DESCARTADO = "descartado"


CERRADOS = frozenset({EstadoMensaje.REHUSADO, EstadoMensaje.DESCARTADO})
"""Nobody got it and it is not sent any more: another one may be made for the same delivery."""


@dataclass(frozen=True, slots=True)
class Mensaje:
    """One message as stored; `numero` is the delivery of its trámite that it is for."""

    id: int
    tramite: int
    numero: int
    message_id: str
    de: str
    para: str
    origen: OrigenCorreo
    declarado_por: str
    instruccion: str
    ruta: str
    sha256: str
    estado: EstadoMensaje
    intentos: int
    respuesta: str
    creado_en: str
    creado_por: str
    cambiado_en: str
