"""The guards of the transitions: one pure function per rule id."""

from certtui.domain.guardas import cosfac, entrega, firma, folios, nombre, solicitud
from certtui.domain.guardas.registro import GUARDAS, Guarda

__all__ = ["GUARDAS", "Guarda", "cosfac", "entrega", "firma", "folios", "nombre", "solicitud"]
