"""What an answer of COSFAC would do, in words: of the dry run and of what was left aside."""

from typing import Final

EFECTOS: Final[dict[str, tuple[str, str, str]]] = {
    "timbre": ("timbre", "se timbra", "se timbran"),
    "pdf": ("pdf", "recibe su PDF", "reciben su PDF"),
    "sin_xml": ("sin XML", "aceptado sin XML, sigue en espera", "aceptados sin XML, en espera"),
    "rechazo": ("rechazo", "se rechaza", "se rechazan"),
    "devuelto": ("devuelto", "vuelve con su lote", "vuelven con su lote"),
    "ya_estaba": ("ya estaba", "ya estaba", "ya estaban"),
    "alterado": ("alterado", "viene alterado y no se toma", "vienen alterados y no se toman"),
    "rehusado": ("rehusado", "no se toma", "no se toman"),
    "extravio": ("extraviado", "no es de aquí", "no son de aquí"),
    "renglon": ("aviso", "aviso de la respuesta", "avisos de la respuesta"),
}
"""Each effect of an answer: its word, and what it says of one and of several."""

SIGNOS: Final[dict[str, str]] = {
    "timbre": "+",
    "pdf": "+",
    "sin_xml": "·",
    "rechazo": "!",
    "devuelto": "<",
    "ya_estaba": "=",
    "alterado": "×",
    "rehusado": "×",
    "extravio": "?",
    "renglon": "?",
}
"""The sign of each effect, so that it is never told by colour alone."""

EXTRAVIOS: Final[dict[str, str]] = {
    "ajeno": "no corresponde a ningún trámite de esta base",
    "otro_lote": "es de otro lote, que no está a su alcance",
    "diga_el_lote": "viajó en más de un lote; diga de cuál es la respuesta con --lote",
    "sin_envio": "no se ha enviado en ningún lote",
    "contradictorio": "la tabla lo rechaza y también llegó timbrado; pida aclaración a COSFAC",
    "contestado_distinto": "ya se había recibido un timbre distinto; se conserva el primero",
    "rechazo_tras_timbre": "ya estaba timbrado y ahora llega rechazado; se conserva el timbre",
    "lote_cerrado": "su lote ya se cerró (perdido o devuelto); la respuesta no se aplicó",
    "pdf_tardio": "llegó un PDF después de descargar; se conserva el que ya se resguardó",
    "timbre_tras_baja": "se timbró algo ya dado de baja; pida a COSFAC su cancelación",
    "pdf_sin_xml": "llegó un PDF sin su XML",
}
"""Why something in an answer is nobody's here."""

ACLARE: Final = "; si debía entrar, aclárelo con COSFAC"
"""What to do about what is of no lot that the person reaches."""

NADA_EN_LA_RESPUESTA: Final = "La respuesta no trae nada."
VUELVE_CON_SU_LOTE: Final = "un rechazo regresa el lote completo (C28)"
SIN_CAUSA: Final = "ninguna regla lo reconoce"
ES_ENSAYO: Final = "Ensayo: no se cambió nada. Para aplicarlo, repita la orden sin --ensayo."


def extravio(clave: str, lote: int = 0) -> str:
    """Why something is nobody's here; what is of another lot of the office is to be read there."""
    if lote:
        return f"es del lote {lote}: lea esta respuesta en ese lote"
    return EXTRAVIOS.get(clave, clave)


def cuantos(efecto: str, n: int) -> str:
    """How many certificates suffer an effect: «970 se timbran»."""
    _, uno, varios = EFECTOS[efecto]
    return f"{n} {uno if n == 1 else varios}"


def rechazado(causa: str, resuelve: str, mensaje: str) -> str:
    """A refusal with its cause and its owner."""
    return f"{causa} ({resuelve}): «{mensaje}»"


COLUMNAS_DE_ENSAYO: Final = (
    "efecto",
    "archivo",
    "matricula",
    "nombre",
    "causa",
    "campo",
    "detalle",
)
"""Header of a dry run saved as CSV."""
