"""The certificate's PDF: composed as pages of named texts, then painted by fpdf2."""

from certtui.dec.iems.xml import escribir
from certtui.export.archivo import nombre_seguro
from certtui.export.letras import leer_instante
from certtui.export.pdf.composicion import componer
from certtui.export.pdf.metadatos import Opciones, sellar_opciones
from certtui.export.representacion import Representacion

__all__ = ["componer", "render"]


def render(rep: Representacion) -> bytes:
    """The printed representation as PDF/A-3U with its XML inside; same input, same bytes.

    Rules L24 and L12b. Raises SinTimbre, GlifoAusente, ValorNoImprimible, FolioDigitalInvalido,
    TextoNoCabe or NombreInvalido.
    """
    pliego = componer(rep)
    fecha = leer_instante(rep.timbre.fecha_sep, "Sep.fechaSep")
    from certtui.export.pdf.pintor import Adjunto, pintar

    xml = rep.xml if rep.xml is not None else escribir(rep.documento)

    return pintar(
        pliego,
        titulo=f"Certificado de Terminación de Estudios {rep.folio_ce}",
        fecha=fecha,
        marca=sellar_opciones(Opciones.de(rep), pliego),
        adjunto=Adjunto(f"{nombre_seguro(rep.documento.folio_control)}.xml", xml),
    )
