"""The stamp block: QR, authority, seals, folio digital, legends and place of issue (L20, L21)."""

from collections.abc import Callable
from dataclasses import dataclass

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
    renglon_de_titulo,
)
from certtui.export.representacion import Representacion
from certtui.export.trazo import ACENTO, BLANCO, Pliego

VALOR_CHICO = FILA.de(6.9)
LADO_QR = 108.0
"""Side of the largest QR with its quiet zone, in points."""

_POR_LINEA = 130
"""Characters of a seal per line: 344 (RSA-2048) take three."""


@dataclass(frozen=True, slots=True)
class Formato:
    """How a layout sets the block: the QR's side, and what its title is drawn with."""

    lado_qr: float
    titular: Callable[[Pliego, float, str], float]

    @property
    def x(self) -> float:
        """Left of what stands beside the QR."""
        return IZQ + self.lado_qr + 4

    @property
    def ancho(self) -> float:
        """Points beside the QR."""
        return IZQ + UTIL - self.x


CON_BANDA = Formato(LADO_QR, banda)
CLASICO = Formato(86.0, renglon_de_titulo)


def alto_de_timbre(rep: Representacion, formato: Formato) -> float:
    """Height of the block, measured on a draft without the QR, which does not change it."""
    return _componer(Pliego([[]]), rep, 0, formato, con_qr=False)


def componer_timbre(pliego: Pliego, rep: Representacion, y: float, formato: Formato) -> None:
    """Draw the block from `y`."""
    _componer(pliego, rep, y, formato, con_qr=True)


def _componer(
    pliego: Pliego, rep: Representacion, y: float, formato: Formato, *, con_qr: bool
) -> float:
    inicio = y
    d, timbre = rep.documento, rep.timbre
    instante = leer_instante(timbre.fecha_sep, "Sep.fechaSep")
    y = (
        formato.titular(
            pliego, y, "Firma electrónica y timbre de la Secretaría de Educación Pública"
        )
        + 3
    )
    if con_qr:
        _qr(pliego, rep, IZQ - 2, y, formato.lado_qr)

    y = _autoridad(pliego, d.firma, y, formato)
    y = _dato(
        pliego,
        y,
        formato,
        "Número de certificado de la autoridad educativa",
        d.firma.no_certificado or "***",
        "FirmaResponsable.noCertificadoResponsable",
    )
    y = _sello(
        pliego,
        y,
        formato,
        "Sello digital CONALEP (autoridad educativa)",
        d.firma.sello or "***",
        "FirmaResponsable.sello",
    )
    y = _sello(pliego, y, formato, "Sello digital SEP", timbre.sello_sep, "Sep.selloSep")
    y = _dato(
        pliego,
        y,
        formato,
        "Número de certificado SEP",
        timbre.no_certificado_sep,
        "Sep.noCertificadoSep",
    )
    y = _dato(
        pliego,
        y,
        formato,
        "Fecha y hora de timbrado",
        f"{fecha_corta(instante)} {instante:%H:%M:%S}",
        "Sep.fechaSep",
    )
    y += 10
    ancho = pliego.texto(formato.x, y, "Folio digital:", ETIQUETA.de(6.3), FIJO) + 5
    pliego.texto(formato.x + ancho, y, timbre.folio_digital, FOLIO.de(8.8), "Sep.folioDigital")
    y = max(y + 4, inicio + 13 + formato.lado_qr + 11)
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


def _autoridad(pliego: Pliego, firma: FirmaResponsable, y: float, formato: Formato) -> float:
    partes = (firma.nombre, firma.primer_apellido, firma.segundo_apellido)
    nombre = " ".join(p for p in partes if p)
    y = _dato(pliego, y, formato, "Autoridad educativa", nombre, "FirmaResponsable.nombre")
    if not firma.cargo:
        return y
    usado = ETIQUETA.de(6.3).ancho("Autoridad educativa:", FIJO) + 5
    usado += VALOR_CHICO.ancho(f"{nombre} ", "FirmaResponsable.nombre")
    cargo = f"– {firma.cargo}"
    if usado + VALOR_CHICO.ancho(cargo, "FirmaResponsable.cargo") <= formato.ancho:
        pliego.texto(formato.x + usado, y - 2, cargo, VALOR_CHICO, "FirmaResponsable.cargo")
        return y
    return _dato(pliego, y, formato, "Cargo", firma.cargo, "FirmaResponsable.cargo")


def _dato(
    pliego: Pliego, y: float, formato: Formato, etiqueta: str, valor: str, campo: str
) -> float:
    y += 8
    ancho = pliego.texto(formato.x, y, f"{etiqueta}:", ETIQUETA.de(6.3), FIJO) + 5
    y = pliego.parrafo(
        formato.x + ancho, y, formato.ancho - ancho, valor, VALOR_CHICO, campo, interlinea=1.2
    )
    return y - 6.9 * 1.2 + 2


def _sello(
    pliego: Pliego, y: float, formato: Formato, etiqueta: str, valor: str, campo: str
) -> float:
    y += 8
    pliego.texto(formato.x, y, f"{etiqueta}:", ETIQUETA.de(6.3), FIJO)
    y = pliego.renglones(formato.x, y + 7, valor, _POR_LINEA, SELLO, campo)
    return y - SELLO.cuerpo * 1.3 + 1.5


def _qr(pliego: Pliego, rep: Representacion, x: float, y: float, lado: float) -> None:
    pie = y + lado + 4
    codigo = qr.matriz(qr.url_siged(rep.timbre.folio_digital))
    modulo = lado / (len(codigo) + 2 * qr.MARGEN)
    pliego.caja(x, y, lado, lado, BLANCO)
    x, y = x + qr.MARGEN * modulo, y + qr.MARGEN * modulo
    pliego.mosaico(x, y, modulo, qr.corridas(codigo))
    pliego.texto(IZQ + lado / 2, pie, "Consulte el folio en SIGED", NOTA, FIJO, "centro")
