"""A certificate as it will print, before it is signed and stamped (L24)."""

from dataclasses import dataclass, replace

from certtui.domain.firma import Nivel, Politica
from certtui.export.vista import Bloque, leer_paginas
from certtui.process.documento import nivel_del_xml
from certtui.process.entrega import representacion_de
from certtui.process.firma import Pendiente
from certtui.process.imprimible import por_timbrar
from certtui.process.oficina import Oficina
from certtui.store import firmas
from certtui.texts.pantallas_firma import falta_firma, falta_timbre


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
    documento = por_timbrar(oficina, pendiente.documento)
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
