"""Words of `diagnostico terminal`."""

from typing import Final

ETIQUETAS: Final[dict[str, str]] = {
    "es_terminal": "Hay terminal en los dos extremos",
    "term": "TERM",
    "ancho": "Columnas",
    "alto": "Renglones",
    "por_ssh": "Por SSH",
    "multiplexor": "Dentro de",
    "codificacion": "Juego de caracteres de la sesión",
    "ascii": "Solo ASCII (--ascii)",
    "colores": "Colores (--colores)",
    "raton": "Ratón",
    "pintor": "Se manda solo lo que cambia",
    "mueve_renglones": "Mueve renglones por sí misma (IL, DL)",
    "borra_en_medio": "Borra en medio del renglón (ECH)",
    "responde": "Responde dónde está el cursor",
    "vuelta_ms": "Milisegundos de ida y vuelta",
    "sesion_veces": "Veces que se abrieron las pantallas en esta sesión",
    "sesion_bytes": "Bytes que mandaron",
    "sesion_cuadros": "Cuadros que pintaron",
    "sesion_segundos": "Segundos que estuvieron abiertas",
}
"""Name of each fact, in the order in which they are told."""

SI: Final = "sí"
NO: Final = "no"
NADIE_SABE: Final = "—"
NO_SIRVE: Final = (
    "Las pantallas no se abren aquí: entre con una terminal interactiva (ssh -t) cuyo TERM "
    "sea, por ejemplo, xterm-256color."
)
