"""fpdf2 behind one door: paints a composed document as PDF/A-3U bytes that never change."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, lru_cache
from math import cos, radians, sin
from typing import Any, Final
from xml.sax.saxutils import escape
from zlib import compress

from fpdf import FPDF
from fpdf.image_datastructures import RasterImageInfo

from certtui.export.fuentes import Letra
from certtui.export.imagen import Imagen
from certtui.export.pdf.fuentes_fijas import FuenteFija, escribir, poner_fuentes, poner_pagina
from certtui.export.trazo import ANCHO, Caja, Color, Estampa, Linea, Mosaico, Pliego, Texto, Trazo

PROGRAMA: Final = "certtui"

PERFIL: Final = "PDF/A-3U"
"""ISO 19005-3, conformance U: Unicode text, and attachments of any kind."""


@dataclass(frozen=True, slots=True)
class Adjunto:
    """The XML from which a page was made, to be embedded in it with relationship Source."""

    nombre: str
    datos: bytes


def pintar(
    pliego: Pliego,
    *,
    titulo: str,
    fecha: datetime,
    marca: str = "",
    adjunto: Adjunto | None = None,
) -> bytes:
    """The PDF/A-3U of a composed document, dated `fecha`; `marca` is kept in its XMP.

    A `fecha` without zone is written as it is, marked UTC.

    One text operator for each text of the composition, in its order.
    """
    instante = fecha.astimezone(UTC) if fecha.tzinfo else fecha.replace(tzinfo=UTC)
    pdf = FPDF(unit="pt", format=(ANCHO, pliego.alto), enforce_compliance=PERFIL)
    pdf.set_auto_page_break(False)
    pdf.set_title(titulo)
    pdf.set_lang("es-MX")
    pdf.set_creation_date(instante)
    pdf.set_xmp_metadata(_xmp(titulo, instante, marca))
    fuentes = poner_fuentes(pdf)
    for trazos in pliego.paginas:
        imagenes = {
            t.imagen: _poner_imagen(pdf, t.imagen) for t in trazos if isinstance(t, Estampa)
        }
        operadores = "\n".join(_operadores(trazos, fuentes, imagenes, pliego.alto))
        poner_pagina(pdf, operadores, imagenes.values())
    if adjunto is not None:
        pdf.embed_file(
            bytes=adjunto.datos,
            basename=adjunto.nombre,
            mime_type="text/xml",
            associated_file_relationship="Source",
            creation_date=instante,
            modification_date=instante,
            desc="XML del certificado",
            compress=True,
        )
    return escribir(pdf)


def _poner_imagen(pdf: FPDF, imagen: Imagen) -> int:
    """Number of a picture among those of the document."""
    guardadas = pdf.image_cache.images
    clave = imagen.digesto
    if clave not in guardadas:
        guardadas[clave] = RasterImageInfo(_info(imagen), i=len(guardadas) + 1)
    return int(str(guardadas[clave]["i"]))


@lru_cache(maxsize=8)
def _info(imagen: Imagen) -> dict[str, Any]:
    """What fpdf2 keeps of a picture, deflated once in a process."""
    return {
        "w": imagen.ancho,
        "h": imagen.alto,
        "cs": "DeviceRGB",
        "bpc": 8,
        "f": "FlateDecode",
        "dp": f"/Predictor 1 /Colors 3 /Columns {imagen.ancho}",
        "data": compress(imagen.rgb, 9),
        "usages": 1,
    }


def _operadores(
    trazos: list[Trazo],
    fuentes: Mapping[str, FuenteFija],
    imagenes: Mapping[Imagen, int],
    alto: float,
) -> Iterator[str]:
    """The page's content, an operator a line; what does not change is not said again."""
    letra: tuple[Letra, float] | None = None
    tinta: Color | None = None
    pluma: tuple[Color, float] | None = None
    for trazo in trazos:
        match trazo:
            case Texto():
                estilo = trazo.estilo
                if estilo.color != tinta:
                    tinta = estilo.color
                    yield f"{_color(tinta)} rg"
                if (estilo.letra, estilo.cuerpo) != letra:
                    letra = (estilo.letra, estilo.cuerpo)
                    yield f"/F{fuentes[estilo.letra].i} {estilo.cuerpo:.2f} Tf"
                texto = fuentes[estilo.letra].encode_text(trazo.texto)
                if trazo.angulo:
                    c, s = cos(radians(trazo.angulo)), sin(radians(trazo.angulo))
                    giro = f"{c:.5f} {s:.5f} {-s:.5f} {c:.5f}"
                    yield f"BT {giro} {trazo.x:.2f} {alto - trazo.y:.2f} Tm {texto} ET"
                else:
                    yield f"BT {trazo.x:.2f} {alto - trazo.y:.2f} Td {texto} ET"
            case Caja():
                if trazo.relleno != tinta:
                    tinta = trazo.relleno
                    yield f"{_color(tinta)} rg"
                y = alto - trazo.y - trazo.alto
                yield f"{trazo.x:.2f} {y:.2f} {trazo.ancho:.2f} {trazo.alto:.2f} re f"
            case Linea():
                if (trazo.color, trazo.grosor) != pluma:
                    pluma = (trazo.color, trazo.grosor)
                    yield f"{_color(trazo.color)} RG {trazo.grosor:.2f} w"
                desde, hasta = alto - trazo.y1, alto - trazo.y2
                yield f"{trazo.x1:.2f} {desde:.2f} m {trazo.x2:.2f} {hasta:.2f} l S"
            case Mosaico():
                lado, y = trazo.modulo, alto - trazo.y
                yield f"q 0 0 0 rg {lado:.5f} 0 0 {-lado:.5f} {trazo.x:.2f} {y:.2f} cm"
                for columna, fila, largo in trazo.corridas:
                    yield f"{columna} {fila} {largo} 1 re"
                yield "f Q"
            case Estampa():
                y = alto - trazo.y - trazo.alto
                lugar = f"{trazo.ancho:.2f} 0 0 {trazo.alto:.2f} {trazo.x:.2f} {y:.2f} cm"
                yield f"q {lugar} /I{imagenes[trazo.imagen]} Do Q"


@cache
def _color(color: Color) -> str:
    return " ".join(f"{c / 255:.3f}" for c in color)


def _xmp(titulo: str, fecha: datetime, marca: str) -> str:
    """Metadata with the document's own date: fpdf2's would carry the moment of rendering."""
    instante = f"{fecha:%Y-%m-%dT%H:%M:%S}Z"
    identificador = f"<dc:identifier>{escape(marca)}</dc:identifier>" if marca else ""
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"'
        ' xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">'
        "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>"
        f"<xmp:CreateDate>{instante}</xmp:CreateDate><xmp:ModifyDate>{instante}</xmp:ModifyDate>"
        f"<xmp:MetadataDate>{instante}</xmp:MetadataDate>"
        f"<xmp:CreatorTool>{PROGRAMA}</xmp:CreatorTool><pdf:Producer>{PROGRAMA}</pdf:Producer>"
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(titulo)}</rdf:li></rdf:Alt>'
        "</dc:title><dc:creator><rdf:Seq><rdf:li>Servicios Escolares</rdf:li></rdf:Seq>"
        "</dc:creator><dc:language><rdf:Bag><rdf:li>es-MX</rdf:li></rdf:Bag></dc:language>"
        f"{identificador}</rdf:Description></rdf:RDF></x:xmpmeta>"
    )
