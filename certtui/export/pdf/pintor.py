"""fpdf2 behind one door: paints a composed document into bytes that never change."""

from datetime import UTC, datetime
from typing import Final
from xml.sax.saxutils import escape

from fpdf import FPDF

from certtui.export.fuentes import Letra
from certtui.export.trazo import Caja, Color, Linea, Pliego, Texto, Trazo

PROGRAMA: Final = "certtui"


def pintar(pliego: Pliego, *, titulo: str, fecha: datetime, marca: str = "") -> bytes:
    """The PDF of a composed document, dated `fecha`; `marca` is kept in its XMP.

    A `fecha` without zone is written as it is, marked UTC.

    Only public calls of fpdf2, one `text()` for each text of the composition.
    """
    instante = fecha.astimezone(UTC) if fecha.tzinfo else fecha.replace(tzinfo=UTC)
    pdf = FPDF(unit="pt", format="letter")
    pdf.set_auto_page_break(False)
    pdf.set_title(titulo)
    pdf.set_lang("es-MX")
    pdf.set_author("Servicios Escolares")
    pdf.set_producer(PROGRAMA)
    pdf.set_creator(PROGRAMA)
    pdf.set_creation_date(instante)
    pdf.set_xmp_metadata(_xmp(titulo, instante, marca))
    for letra in Letra:
        pdf.add_font(letra.value, fname=letra.ruta)
    for trazos in pliego.paginas:
        pdf.add_page()
        _pintar_pagina(pdf, trazos)
    return bytes(pdf.output())


def _pintar_pagina(pdf: FPDF, trazos: list[Trazo]) -> None:
    letra: tuple[Letra, float] | None = None
    tinta: Color | None = None
    relleno: Color | None = None
    pluma: tuple[Color, float] | None = None
    for trazo in trazos:
        match trazo:
            case Texto():
                estilo = trazo.estilo
                if (estilo.letra, estilo.cuerpo) != letra:
                    letra = (estilo.letra, estilo.cuerpo)
                    pdf.set_font(estilo.letra.value, size=estilo.cuerpo)
                if estilo.color != tinta:
                    tinta = estilo.color
                    pdf.set_text_color(*tinta)
                if trazo.angulo:
                    with pdf.rotation(trazo.angulo, trazo.x, trazo.y):
                        pdf.text(trazo.x, trazo.y, trazo.texto)
                else:
                    pdf.text(trazo.x, trazo.y, trazo.texto)
            case Caja():
                if trazo.relleno != relleno:
                    relleno = trazo.relleno
                    pdf.set_fill_color(*relleno)
                pdf.rect(trazo.x, trazo.y, trazo.ancho, trazo.alto, style="F")
            case Linea():
                if (trazo.color, trazo.grosor) != pluma:
                    pluma = (trazo.color, trazo.grosor)
                    pdf.set_draw_color(*trazo.color)
                    pdf.set_line_width(trazo.grosor)
                pdf.line(trazo.x1, trazo.y1, trazo.x2, trazo.y2)


def _xmp(titulo: str, fecha: datetime, marca: str) -> str:
    instante = f"{fecha:%Y-%m-%dT%H:%M:%S}Z"
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"'
        f' xmp:CreateDate="{instante}" xmp:ModifyDate="{instante}" xmp:MetadataDate="{instante}"'
        f' xmp:CreatorTool="{PROGRAMA}" pdf:Producer="{PROGRAMA}">'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(titulo)}</rdf:li></rdf:Alt>'
        "</dc:title>"
        "<dc:language><rdf:Bag><rdf:li>es-MX</rdf:li></rdf:Bag></dc:language>"
        f"<dc:identifier>{escape(marca)}</dc:identifier>"
        "</rdf:Description></rdf:RDF></x:xmpmeta>"
    )
