"""The stamp block: QR, authority, seals, folio digital, legends and place of issue (L20, L21)."""

from certtui.dec.iems.modelo import FirmaResponsable
from certtui.export import qr
from certtui.export.letras import dia_de_expedicion, fecha_corta, leer_instante
from certtui.export.pdf import leyendas
from certtui.export.pdf.estilos import (
    ETIQUETA,
    FIJO,
    FILA,
    FOLIO,
    IZQ,
    LEYENDA,
    NOTA,
    SELLO,
    UTIL,
    banda,
)
from certtui.export.representacion import Representacion
from certtui.export.trazo import ACENTO, BLANCO, Pliego

VALOR_CHICO = FILA.de(6.9)
LADO_QR = 108.0
"""Side of the QR with its quiet zone, in points."""

_X = IZQ + LADO_QR + 4
_ANCHO = IZQ + UTIL - _X
_POR_LINEA = 130
"""Characters of a seal per line: 344 (RSA-2048) take three."""


def alto_de_timbre(rep: Representacion) -> float:
    """Height of the block, measured on a draft without the QR, which does not change it."""
    return _componer(Pliego([[]]), rep, 0, con_qr=False)


def componer_timbre(pliego: Pliego, rep: Representacion, y: float) -> None:
    """Draw the block from `y`."""
    _componer(pliego, rep, y, con_qr=True)


def _componer(pliego: Pliego, rep: Representacion, y: float, *, con_qr: bool) -> float:
    inicio = y
    d, timbre = rep.documento, rep.timbre
    instante = leer_instante(timbre.fecha_sep, "Sep.fechaSep")
    y = banda(pliego, y, "Firma electrónica y timbre de la Secretaría de Educación Pública") + 3
    if con_qr:
        _qr(pliego, rep, IZQ - 2, y)

    y = _autoridad(pliego, d.firma, y)
    y = _dato(
        pliego,
        y,
        "Número de certificado de la autoridad educativa",
        d.firma.no_certificado or "***",
        "FirmaResponsable.noCertificadoResponsable",
    )
    y = _sello(
        pliego,
        y,
        "Sello digital CONALEP (autoridad educativa)",
        d.firma.sello or "***",
        "FirmaResponsable.sello",
    )
    y = _sello(pliego, y, "Sello digital SEP", timbre.sello_sep, "Sep.selloSep")
    y = _dato(
        pliego, y, "Número de certificado SEP", timbre.no_certificado_sep, "Sep.noCertificadoSep"
    )
    y = _dato(
        pliego,
        y,
        "Fecha y hora de timbrado",
        f"{fecha_corta(instante)} {instante:%H:%M:%S}",
        "Sep.fechaSep",
    )
    y += 10
    ancho = pliego.texto(_X, y, "Folio digital:", ETIQUETA.de(6.3), FIJO) + 5
    pliego.texto(_X + ancho, y, timbre.folio_digital, FOLIO.de(8.8), "Sep.folioDigital")
    y = max(y + 4, inicio + 13 + LADO_QR + 11)
    pliego.linea(IZQ, y, IZQ + UTIL, y, ACENTO, 0.7)
    y += 9
    for leyenda in leyendas.leyendas(rep):
        y = pliego.parrafo(IZQ, y, UTIL, leyenda, LEYENDA, FIJO, interlinea=1.28) + 1.2
    for enlace in rep.enlaces:
        y = pliego.parrafo(IZQ, y, UTIL, f"Consulta adicional: {enlace}", LEYENDA, "Enlaces") + 1
    y += 4.5
    lugar = ", ".join(p for p in (d.plantel.municipio, d.plantel.entidad) if p) or "***"
    y = pliego.parrafo(
        IZQ,
        y,
        UTIL,
        f"El presente documento se imprime en {lugar}, {dia_de_expedicion(instante)}.",
        FILA,
        "Lugar y fecha de expedición (Sep.fechaSep, PlantelOServicioEducativo.municipio)",
        lado="centro",
    )
    return y - inicio


def _autoridad(pliego: Pliego, firma: FirmaResponsable, y: float) -> float:
    partes = (firma.nombre, firma.primer_apellido, firma.segundo_apellido)
    nombre = " ".join(p for p in partes if p)
    y = _dato(pliego, y, "Autoridad educativa", nombre, "FirmaResponsable.nombre")
    if not firma.cargo:
        return y
    usado = ETIQUETA.de(6.3).ancho("Autoridad educativa:", FIJO) + 5
    usado += VALOR_CHICO.ancho(f"{nombre} ", "FirmaResponsable.nombre")
    cargo = f"– {firma.cargo}"
    if usado + VALOR_CHICO.ancho(cargo, "FirmaResponsable.cargo") <= _ANCHO:
        pliego.texto(_X + usado, y - 2, cargo, VALOR_CHICO, "FirmaResponsable.cargo")
        return y
    return _dato(pliego, y, "Cargo", firma.cargo, "FirmaResponsable.cargo")


def _dato(pliego: Pliego, y: float, etiqueta: str, valor: str, campo: str) -> float:
    y += 8
    ancho = pliego.texto(_X, y, f"{etiqueta}:", ETIQUETA.de(6.3), FIJO) + 5
    y = pliego.parrafo(_X + ancho, y, _ANCHO - ancho, valor, VALOR_CHICO, campo, interlinea=1.2)
    return y - 6.9 * 1.2 + 2


def _sello(pliego: Pliego, y: float, etiqueta: str, valor: str, campo: str) -> float:
    y += 8
    pliego.texto(_X, y, f"{etiqueta}:", ETIQUETA.de(6.3), FIJO)
    y = pliego.renglones(_X, y + 7, valor, _POR_LINEA, SELLO, campo)
    return y - SELLO.cuerpo * 1.3 + 1.5


def _qr(pliego: Pliego, rep: Representacion, x: float, y: float) -> None:
    pie = y + LADO_QR + 4
    codigo = qr.matriz(qr.url_siged(rep.timbre.folio_digital))
    modulo = LADO_QR / (len(codigo) + 2 * qr.MARGEN)
    pliego.caja(x, y, LADO_QR, LADO_QR, BLANCO)
    x, y = x + qr.MARGEN * modulo, y + qr.MARGEN * modulo
    pliego.mosaico(x, y, modulo, qr.corridas(codigo))
    pliego.texto(IZQ + LADO_QR / 2, pie, "Consulte el folio en SIGED", NOTA, FIJO, "centro")
