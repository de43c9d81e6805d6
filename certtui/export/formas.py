"""Forms of the procedure 30-524-PO-04: F01 request of folios, F02 and F03 acuse of delivery."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from certtui.domain.ambiente import Ambiente
from certtui.export.fuentes import Letra
from certtui.export.letras import fecha_corta, fecha_en_letra
from certtui.export.pdf.cuadricula import Celda, fila
from certtui.export.pdf.estilos import (
    DER,
    FIJO,
    FOLIO,
    IZQ,
    NOTA,
    PIE,
    SUBENCABEZADO,
    TITULO,
    UTIL,
    VALOR,
    VALOR_FUERTE,
    banda,
    marco,
)
from certtui.export.pdf.marcas import marcar_pruebas
from certtui.export.trazo import ACENTO, GRIS, Estilo, Pliego

CODIGO_F01: Final = "30-524-PO-04-F01"
"""Solicitud de formatería oficial y/o folios electrónicos (V27, V-F01)."""

CODIGO_F02: Final = "30-524-PO-04-F02"
"""Acuse de entrega del certificado electrónico (V-F02, L13e)."""

CODIGO_F03: Final = "30-524-PO-04-F03"
"""Acuse de entrega, reposición (V-F03, C10)."""

TITULAR: Final = "egresada o egresado"
"""As what the person whose certificate it is takes it."""

_HUELLA = Estilo(Letra.MONO, 6.6)


@dataclass(frozen=True, slots=True)
class ArchivoEntregado:
    """One delivered file and its SHA-256 in hexadecimal."""

    nombre: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Acuse:
    """What an acuse of delivery says; `reposicion` 0 makes an F02, from 1 on an F03.

    `fecha` is the local time of the office; `recibe` who takes it and `caracter` as what
    (`TITULAR`, "madre", "padre", "tutor"; "—" when nobody said it).
    """

    folio: str
    folio_digital: str
    nombre: str
    curp: str
    plantel: str
    cct: str
    lugar: str
    archivos: tuple[ArchivoEntregado, ...]
    fecha: datetime
    medios: tuple[str, ...]
    destino: str
    recibe: str
    caracter: str
    entrega: str
    cargo_entrega: str
    ambiente: Ambiente
    reposicion: int = 0


@dataclass(frozen=True, slots=True)
class SolicitudFolios:
    """What a plantel asks for with an F01."""

    plantel: str
    cct: str
    lugar: str
    modelo: str
    cantidad: int
    justificacion: str
    fecha: datetime
    solicita: str
    cargo_solicita: str
    autoriza: str
    cargo_autoriza: str
    ambiente: Ambiente


def acuse_entrega(acuse: Acuse) -> bytes:
    """The acuse as PDF: F02, or F03 with the number of the reposición."""
    f03 = acuse.reposicion > 0
    codigo = CODIGO_F03 if f03 else CODIGO_F02
    titulo = "Acuse de entrega del certificado electrónico"
    hoja, y = _hoja(titulo, codigo, acuse.ambiente, acuse.fecha, acuse.lugar, acuse.folio)
    if f03:
        y = fila(
            hoja,
            y,
            Celda(
                1, "Reposición número", str(acuse.reposicion), "Entrega.reposicion", VALOR_FUERTE
            ),
        )
    y = banda(hoja, y + 8, "Certificado")
    y = fila(
        hoja,
        y,
        Celda(0.7, "Nombre", acuse.nombre, "Alumno.nombre", VALOR_FUERTE),
        Celda(0.3, "Folio", acuse.folio, "Dec.folioControl", FOLIO),
    )
    y = fila(
        hoja,
        y,
        Celda(0.5, "CURP", acuse.curp, "Alumno.curp", FOLIO),
        Celda(0.5, "Folio digital", acuse.folio_digital, "Sep.folioDigital", FOLIO),
    )
    y = _plantel(hoja, y, acuse.plantel, acuse.cct)
    y = banda(hoja, y + 8, "Entrega")
    y = fila(
        hoja,
        y,
        Celda(0.3, "Fecha y hora", _instante(acuse.fecha), "Entrega.fecha"),
        Celda(0.3, "Medio", ", ".join(acuse.medios), "Entrega.medio"),
        Celda(0.4, "Dirección de entrega", acuse.destino or "***", "Entrega.destino"),
    )
    y = fila(
        hoja,
        y,
        Celda(0.6, "Recibe", acuse.recibe, "Entrega.recibe", VALOR_FUERTE),
        Celda(0.4, "En su carácter de", acuse.caracter, "Entrega.caracter"),
    )
    y = banda(hoja, y + 8, "Archivos entregados y su huella SHA-256") + 12
    for archivo in acuse.archivos:
        hoja.texto(IZQ + 9, y, archivo.nombre, VALOR, "Entrega.archivo")
        hoja.texto(IZQ + 9, y + 9.5, archivo.sha256, _HUELLA, "Entrega.sha256")
        y += 23
    y = hoja.parrafo(
        IZQ,
        y + 8,
        UTIL,
        "Recibí los archivos arriba descritos y comprobé que mis datos son correctos. Me"
        " comprometo a conservarlos; la información que contienen es personal y está protegida.",
        VALOR,
        FIJO,
    )
    _firmas(
        hoja, ((acuse.recibe, acuse.caracter, "Recibe"),
               (acuse.entrega, acuse.cargo_entrega, "Entrega")),
    )  # fmt: skip
    return _pintar(hoja, f"{titulo} {acuse.folio}", acuse.fecha)


def solicitud_folios(solicitud: SolicitudFolios) -> bytes:
    """The request of electronic folios (F01) as PDF."""
    titulo = "Solicitud de folios electrónicos"
    hoja, y = _hoja(
        titulo, CODIGO_F01, solicitud.ambiente, solicitud.fecha, solicitud.lugar, solicitud.modelo
    )
    y = banda(hoja, y + 8, "Plantel solicitante")
    y = _plantel(hoja, y, solicitud.plantel, solicitud.cct)
    y = banda(hoja, y + 8, "Solicitud")
    y = fila(
        hoja,
        y,
        Celda(0.5, "Modelo académico", solicitud.modelo, "Solicitud.modelo", VALOR_FUERTE),
        Celda(
            0.5, "Cantidad de folios", f"{solicitud.cantidad:,}", "Solicitud.cantidad", VALOR_FUERTE
        ),
    )
    hoja.texto(IZQ + 9, y + 14, "Justificación", NOTA, FIJO)
    hoja.parrafo(
        IZQ + 9,
        y + 26,
        UTIL - 18,
        solicitud.justificacion,
        VALOR,
        "Solicitud.justificacion",
        maximo=20,
    )
    _firmas(
        hoja, ((solicitud.solicita, solicitud.cargo_solicita, "Solicita"),
               (solicitud.autoriza, solicitud.cargo_autoriza, "Autoriza")),
    )  # fmt: skip
    return _pintar(hoja, f"{titulo} {solicitud.plantel}", solicitud.fecha)


def _instante(fecha: datetime) -> str:
    return f"{fecha_corta(fecha)} {fecha:%H:%M}"


def _plantel(hoja: Pliego, y: float, plantel: str, cct: str) -> float:
    return fila(
        hoja,
        y,
        Celda(0.7, "Plantel", plantel, "PlantelOServicioEducativo.nombreNumeroPlantel"),
        Celda(0.3, "Clave de Centro de Trabajo (CCT)", cct, "PlantelOServicioEducativo.cct", FOLIO),
    )


def _hoja(
    titulo: str, codigo: str, ambiente: Ambiente, fecha: datetime, lugar: str, referencia: str
) -> tuple[Pliego, float]:
    hoja = Pliego()
    hoja.nueva_pagina()
    marcar_pruebas(hoja, ambiente)
    marco(hoja)
    hoja.texto(IZQ, 66, titulo, TITULO.de(16), FIJO)
    hoja.texto(DER, 54, codigo, FOLIO, "Forma.codigo", "derecha")
    hoja.texto(DER, 66, "Página 1 de 1", NOTA, FIJO, "derecha")
    hoja.linea(IZQ, 76, DER, 76, ACENTO, 0.9)
    hoja.parrafo(
        IZQ, 92, UTIL, f"{lugar}, {fecha_en_letra(fecha)}", SUBENCABEZADO, "Lugar y fecha",
        lado="derecha",
    )  # fmt: skip
    hoja.texto(IZQ, PIE, referencia, NOTA, "Forma.referencia")
    hoja.texto(DER, PIE, codigo, NOTA, "Forma.codigo", "derecha")
    return hoja, 102.0


def _firmas(hoja: Pliego, quienes: tuple[tuple[str, str, str], ...]) -> None:
    ancho = 220.0
    for x, (nombre, cargo, papel) in zip((IZQ + 20, DER - 20 - ancho), quienes, strict=True):
        y = 660.0
        hoja.linea(x, y, x + ancho, y, GRIS, 0.6)
        hoja.texto(x + ancho / 2, y - 44, papel, NOTA, FIJO, "centro")
        y = hoja.parrafo(
            x, y + 12, ancho, nombre, VALOR_FUERTE, f"Firma.{papel}", lado="centro", maximo=4
        )
        hoja.parrafo(x, y, ancho, cargo, NOTA, f"Firma.{papel}.cargo", lado="centro", maximo=4)


def _pintar(hoja: Pliego, titulo: str, fecha: datetime) -> bytes:
    from certtui.export.pdf.pintor import pintar

    return pintar(hoja, titulo=titulo, fecha=fecha.replace(microsecond=0))
