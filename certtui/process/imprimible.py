"""Whether a certificate can be printed, asked before anybody signs it (L17a, L24)."""

from dataclasses import replace

from certtui.dec.iems.modelo import Terminacion, Timbre
from certtui.domain.guardas.nombre import no_imprimibles
from certtui.domain.reloj import zona
from certtui.domain.tramite import CAMPOS_DEL_NOMBRE, Tramite, TransicionRehusada
from certtui.export.pdf.composicion import componer
from certtui.export.representacion import Diseno, Papel, Representacion
from certtui.process.oficina import Oficina

_NADIE = "00000000-0000-0000-0000-000000000000"
"""A folio digital for the composition only; what it prints is told to be missing."""


def por_timbrar(oficina: Oficina, documento: Terminacion) -> Terminacion:
    """The document with a stamp that stands for SEP's, so that it can be composed."""
    ahora = oficina.reloj.ahora().astimezone(zona(oficina.identidad.entidad))
    sello = Timbre("1.0", _NADIE, f"{ahora:%Y-%m-%dT%H:%M:%S}", "", "***", "***")
    return replace(documento, timbre=sello)


def hoja_de(oficina: Oficina) -> tuple[Papel, Diseno]:
    """The paper and the layout that the office chose."""
    papel: Papel = "oficio" if oficina.ajustes.texto("pdf.papel") == "oficio" else "carta"
    diseno: Diseno = "clasico" if oficina.ajustes.texto("pdf.diseno") == "clasico" else "recuadros"
    return papel, diseno


def exigir_imprimible(oficina: Oficina, t: Tramite, documento: Terminacion) -> None:
    """Refuse a certificate whose name breaks its rules or whose page cannot be composed.

    Raises TransicionRehusada for the name; GlifoAusente, TextoNoCabe or ValorNoImprimible for the
    page. The office's pictures are left out: a missing one is no fault of the certificate.
    """
    nombre = [getattr(t, campo) for campo in CAMPOS_DEL_NOMBRE]
    if hallazgos := tuple(no_imprimibles(nombre, oficina.ajustes)):
        raise TransicionRehusada(
            regla=hallazgos[0].regla,
            hallazgos=hallazgos,
            paso="Firmar",
            matricula=t.folio_control,
            reglas=", ".join(dict.fromkeys(h.regla for h in hallazgos)),
        )
    papel, diseno = hoja_de(oficina)
    componer(
        Representacion(
            documento=por_timbrar(oficina, documento),
            ambiente=oficina.ambiente,
            papel=papel,
            diseno=diseno,
        )
    )
