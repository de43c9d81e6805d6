"""The printed side: does the PDF say what the XML says, and does the QR lead to its folio?"""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass, replace

from certtui.dec.iems.modelo import Terminacion
from certtui.domain.ambiente import Ambiente
from certtui.domain.errores import CerttuiError
from certtui.efirma.anclas import Anclas
from certtui.efirma.errores import PadesSinBiblioteca
from certtui.efirma.pades import leer_firmas
from certtui.export.lectura_pdf import Comparacion, campos_ausentes, campos_impresos, comparar
from certtui.export.pdf.estilos import FIJO
from certtui.export.pdf.metadatos import Opciones
from certtui.export.qr import matriz, png, url_siged
from certtui.process.verificacion.dictamen import Razon

SIN_ANCLAS = Anclas()

_CONSECUENCIAS = ("Huella del texto", "Dibujo de la página")
"""Differences that a changed text brings with it; told only when they stand alone."""

_NOMBRES = {FIJO: "Texto fijo del formato", "Archivo": "PDF"}


@dataclass(frozen=True, slots=True)
class OficinaImpresora:
    """What an office prints: options in force, hosts of its links, digests that it keeps."""

    opciones: Opciones
    anfitriones: Collection[str]
    huellas: frozenset[str]


@dataclass(frozen=True, slots=True)
class RevisionPdf:
    """Reasons, and whether the page says of itself that it is a test."""

    razones: tuple[Razon, ...]
    de_prueba: bool = False


def revisar_pdf(
    pdf: bytes,
    doc: Terminacion,
    *,
    oficina: OficinaImpresora | None,
    prueba: bool,
    anclas: Anclas = SIN_ANCLAS,
) -> RevisionPdf:
    """Compare every printed value with the document's; never raises for a bad PDF (L24).

    A PDF whose digest the office keeps is intact as it is. One of another program is only searched
    for the identifying data (L11b). `prueba` tells that the document is a test: its page must say
    so.
    """
    if oficina and hashlib.sha256(pdf).hexdigest() in oficina.huellas:
        return RevisionPdf((), oficina.opciones.ambiente is Ambiente.PRUEBAS)
    c = _comparar(pdf, doc, oficina)
    de_prueba = c.opciones.ambiente is Ambiente.PRUEBAS and c.propio
    if prueba and not de_prueba and (c.propio or _es_del_formato(c, doc)):
        return RevisionPdf((Razon("Ambiente", "sin_marca_de_prueba"), *_diferencias(c)))
    if c.intacto:
        avisos = () if oficina else _sin_comprobar(c.opciones)
        if oficina and oficina.huellas and not c.firmado:
            avisos = (Razon("PDF", "pdf_regrabado", altera=False),)
        if c.firmado:
            avisos = (*avisos, *_firmas(pdf, anclas))
        return RevisionPdf(avisos, de_prueba)
    if c.propio or _es_del_formato(c, doc):
        return RevisionPdf(_diferencias(c), de_prueba)
    if any(d.campo == "Archivo" for d in c.diferencias):
        return RevisionPdf(_diferencias(c))
    return RevisionPdf(_ajeno(pdf, doc, conocido=bool(oficina and oficina.huellas)))


def _firmas(pdf: bytes, anclas: Anclas) -> tuple[Razon, ...]:
    """What the signatures over the PDF itself say; the seal of the XML is another thing."""
    try:
        firmas = leer_firmas(pdf, anclas)
    except PadesSinBiblioteca:
        return (Razon("Firma del PDF", "pdf_firma_sin_comprobar", altera=False),)
    razones = []
    for f in firmas:
        clave = "pdf_firmado" if f.conocida else "pdf_firmado_por_desconocido"
        if not f.intacta:
            clave = "pdf_firma_rota"
        razones.append(Razon("Firma del PDF", clave, "", f.titular, altera=not f.intacta))
    return tuple(razones)


def _comparar(pdf: bytes, doc: Terminacion, oficina: OficinaImpresora | None) -> Comparacion:
    if oficina is None:
        return comparar(pdf, doc)
    c = comparar(pdf, doc, oficina.anfitriones, oficina.opciones)
    if c.intacto or not oficina.opciones.cancelado:
        return c
    # what was printed before the cancellation is not altered by it
    antes = comparar(pdf, doc, oficina.anfitriones, replace(oficina.opciones, cancelado=False))
    return antes if antes.intacto else c


def _diferencias(c: Comparacion) -> tuple[Razon, ...]:
    otras = [d for d in c.diferencias if not d.campo.startswith(_CONSECUENCIAS)]
    return tuple(
        Razon(_NOMBRES.get(d.campo, d.campo), "pdf_distinto", d.esperado, d.hallado)
        for d in otras or c.diferencias
    )


def _es_del_formato(c: Comparacion, doc: Terminacion) -> bool:
    """True for a page of ours that lost its mark: most of its fields are where they should be."""
    try:
        total = len(campos_impresos(c.opciones.con(doc)))
    except CerttuiError:
        return False
    return len({d.campo for d in c.diferencias}) * 2 <= total


def _ajeno(pdf: bytes, doc: Terminacion, *, conocido: bool) -> tuple[Razon, ...]:
    if conocido:
        return (Razon("PDF", "pdf_no_es_el_guardado"),)
    try:
        faltan = campos_ausentes(pdf, doc)
    except CerttuiError as error:
        return (Razon("PDF", "pdf_distinto", "un PDF legible", str(error.datos.get("motivo", ""))),)
    aviso = Razon("PDF", "pdf_de_otro_programa", altera=False)
    return (*(Razon(campo, "pdf_sin_el_dato") for campo in faltan), aviso)


def _sin_comprobar(opciones: Opciones) -> tuple[Razon, ...]:
    """What the page prints beside the document, which only the office can vouch for."""
    avisos = [Razon("Enlaces", "enlace_sin_comprobar", "", e, False) for e in opciones.enlaces]
    if opciones.pc_sinems:
        avisos.append(Razon("PC-SINEMS", "calidad_sin_comprobar", "", opciones.pc_sinems, False))
    if opciones.cancelado:
        avisos.append(Razon("Cancelación", "pdf_cancelado", altera=False))
    return tuple(avisos)


def revisar_qr(imagen: bytes, doc: Terminacion) -> tuple[Razon, ...]:
    """The picture must be the QR of the folio digital, byte for byte (L21a)."""
    if doc.timbre is None:
        return ()
    try:
        url = url_siged(doc.timbre.folio_digital)
    except CerttuiError:
        return (Razon("Código QR", "qr_distinto", hallado=""),)
    if imagen == png(matriz(url)):
        return ()
    return (Razon("Código QR", "qr_distinto", esperado=url),)
