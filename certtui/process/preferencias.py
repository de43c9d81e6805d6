"""What each person set for themselves and finds again on coming back; JSON by key."""

import contextlib
import json
from collections.abc import Mapping

from certtui.process.oficina import Oficina
from certtui.store import preferencias as tabla

VISTA = "vista."
"""Keys of what a list showed: they may hold a name that was searched, and erasure takes them."""

TECLAS = "teclas"
"""Key of the keys that a person changed: command id to keys."""


def leer(oficina: Oficina, clave: str) -> dict[str, object]:
    """What the person of the session keeps under a key; empty when nothing, or not readable."""
    texto = tabla.leer_preferencia(oficina.base, oficina.usuario.id, clave)
    with contextlib.suppress(ValueError):
        valor = json.loads(texto)
        if isinstance(valor, dict):
            return valor
    return {}


def guardar(oficina: Oficina, clave: str, valor: Mapping[str, object]) -> None:
    """Keep it for the person of the session, in one durable step; an empty one is taken away.

    Nothing is written when it already stands so.
    """
    texto = json.dumps(dict(valor), ensure_ascii=False, sort_keys=True) if valor else ""
    if texto == tabla.leer_preferencia(oficina.base, oficina.usuario.id, clave):
        return
    with oficina.base.tx():
        tabla.poner_preferencia(oficina.base, oficina.usuario.id, clave, texto)
