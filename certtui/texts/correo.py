"""What is said of the outbox: states of its messages and what came of a sending."""

from typing import Final

ESTADOS: Final[dict[str, tuple[str, str, str]]] = {
    "pendiente": ("·", "por enviar", ""),
    "en_envio": ("»", "saliendo", "cyan"),
    "enviado": ("√", "enviado", "green"),
    "rehusado": ("!", "rehusado", "red"),
    "incierto": ("?", "en duda", "yellow"),
    "descartado": ("×", "descartado", ""),
}
"""Sign, word and colour of each state of a message."""

COLUMNAS: Final = ("mensaje", "estado", "matricula", "correo", "intentos", "respuesta")
PROBADO: Final = "El servidor {servidor} contesta, con {cifrado}; no se envió nada."
CIFRADO: Final = {
    "starttls": "STARTTLS",
    "tls": "TLS",
    "ninguno": "la conexión sin cifrar de este mismo equipo",
}
PREPARADO: Final = "por enviar"
NADA: Final = "No hay nada por enviar."
RESUELTO: Final = "Mensaje {mensaje}: {estado}."
EN_DUDA: Final = (
    "Hay {cuantos} en duda: se cortó al enviarlos y no se repiten solos. Véalos con"
    " «certtui correo ver» y decida con «certtui correo resolver»."
)
SE_CORTO: Final = "el programa se cortó al enviarlo"
DE_CERTIFICADO: Final = "de un certificado {estado}"
