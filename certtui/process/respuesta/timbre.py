"""A stamped document against the one that was sent (L11b, L20b)."""

from datetime import datetime

from certtui.dec.iems.cadena import cadena_original
from certtui.dec.iems.modelo import Terminacion
from certtui.dec.iems.timbre import diferencias, revisar_timbre
from certtui.domain.lote import PruebaTimbre
from certtui.domain.reloj import de_texto, zona
from certtui.domain.tramite import Tramite
from certtui.exchange.simulador.timbre import NO_CERTIFICADO_SEP
from certtui.process.oficina import Oficina
from certtui.store import firmas, tramites

MARCA_SIMULADOR = NO_CERTIFICADO_SEP[:5]
"""How a simulated stamp's noCertificadoSep begins; no SAT serial does."""


def comparar_timbre(
    oficina: Oficina, enviado: Terminacion, timbrado: Terminacion, t: Tramite
) -> PruebaTimbre:
    """What a stamped document proves against the one that was sent (L11b, L20b)."""
    fallas = [h for h in revisar_timbre(timbrado) if h.impide]
    timbre = timbrado.timbre
    folio_digital = timbre.folio_digital if timbre else ""
    otro = (
        tramites.tramite_por_folio_digital(oficina.base, folio_digital) if folio_digital else None
    )
    return PruebaTimbre(
        misma_curp=enviado.alumno.curp == timbrado.alumno.curp,
        misma_cadena=cadena_original(enviado) == cadena_original(timbrado),
        alterados=diferencias(enviado, timbrado),
        timbre_completo=not fallas,
        fallas_timbre=tuple(h.campo for h in fallas),
        folio_digital=folio_digital,
        folio_digital_ajeno=otro is not None and otro.id != t.id,
        fecha_sep=timbre.fecha_sep if timbre else "",
        simulado=bool(timbre and timbre.no_certificado_sep.startswith(MARCA_SIMULADOR)),
    )


def ultima_firma(oficina: Oficina, t: Tramite) -> str:
    """Local time of the last seal, in the stamp's own form."""
    momentos = [f.en for f in firmas.leer_firmas(oficina.base, t.id)]
    if not momentos:
        return ""
    local: datetime = de_texto(max(momentos)).astimezone(zona(t.entidad))
    return local.replace(tzinfo=None).isoformat()
