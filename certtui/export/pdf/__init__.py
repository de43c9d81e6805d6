"""The certificate's PDF: composed as pages of named texts, then painted by fpdf2."""

from certtui.export.letras import leer_instante
from certtui.export.pdf.composicion import componer
from certtui.export.pdf.metadatos import Opciones, sellar_opciones
from certtui.export.representacion import Representacion

__all__ = ["componer", "render"]


def render(rep: Representacion) -> bytes:
    """The printed representation as PDF bytes; same input, same bytes (L24, L12b).

    Raises SinTimbre, GlifoAusente, ValorNoImprimible, FolioDigitalInvalido or TextoNoCabe.
    """
    pliego = componer(rep)
    fecha = leer_instante(rep.timbre.fecha_sep, "Sep.fechaSep")
    from certtui.export.pdf.pintor import pintar

    return pintar(
        pliego,
        titulo=f"Certificado de Terminación de Estudios {rep.folio_ce}",
        fecha=fecha,
        marca=sellar_opciones(Opciones.de(rep), pliego),
    )
