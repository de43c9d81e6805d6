"""A certificate as it will print, before it is signed and stamped (L24)."""

from dataclasses import dataclass, replace

from certtui.dec.iems.modelo import Timbre
from certtui.domain.firma import Nivel, Politica
from certtui.domain.reloj import zona
from certtui.export.vista import Bloque, leer_paginas
from certtui.process.documento import nivel_del_xml
from certtui.process.entrega import representacion_de
from certtui.process.firma import Pendiente
from certtui.process.oficina import Oficina
from certtui.store import firmas
from certtui.texts.pantallas_firma import falta_firma, falta_timbre

_NADIE = "00000000-0000-0000-0000-000000000000"
"""A folio digital for the composition only; what it prints is told to be missing."""


@dataclass(frozen=True, slots=True)
class Vista:
    """The blocks of each page, and each level of the policy with when it was signed ("" if not)."""

    paginas: tuple[tuple[Bloque, ...], ...]
    firmas: tuple[tuple[Nivel, str], ...]


def vista_de(oficina: Oficina, pendiente: Pendiente) -> Vista:
    """What the page will say; what only a signature or the stamp brings is told to be missing.

    Raises what composing the page raises: a glyph that cannot be printed, a text that does not fit.
    """
    t = pendiente.tramite
    ahora = oficina.reloj.ahora().astimezone(zona(oficina.identidad.entidad))
    provisional = Timbre("1.0", _NADIE, f"{ahora:%Y-%m-%dT%H:%M:%S}", "", "***", "***")
    documento = replace(pendiente.documento, timbre=provisional)
    nivel = nivel_del_xml(oficina, t)
    hechas = {f.nivel: f.en for f in firmas.leer_firmas(oficina.base, t.id)}
    paginas = leer_paginas(representacion_de(oficina, documento, t))
    return Vista(
        tuple(tuple(_por_venir(b, nivel) for b in pagina) for pagina in paginas),
        tuple((n, hechas.get(n, "")) for n in Politica(t.politica).niveles),
    )


def _por_venir(b: Bloque, nivel: Nivel) -> Bloque:
    if b.campo.startswith("Sep."):
        return replace(b, partes=(falta_timbre(),))
    if b.campo.startswith("FirmaResponsable."):
        return replace(b, partes=(falta_firma(nivel.value),))
    if "Sep.fechaSep" in b.campo:
        return replace(b, partes=(f"{b.partes[0]} {falta_timbre()}",))
    return b
