"""The top of the first page: the institution's pictures in their places, and its headings."""

from typing import Final

from certtui.export.pdf.estilos import (
    DER,
    ENCABEZADO,
    FIJO,
    IZQ,
    SUBENCABEZADO,
    TITULO,
    UTIL,
)
from certtui.export.representacion import Representacion
from certtui.export.trazo import ACENTO, ANCHO, Estilo, Pliego

_TITULO: Final = "Certificado de Terminación de Estudios"
_MEDIO: Final = ANCHO / 2
_LUGAR: Final = (62.0, 54.0)
"""Points that a picture may take, wide and high."""

_ALTO: Final = 48.0
"""Where the pictures start: below the word that marks a cancellation."""


def componer_encabezado(pliego: Pliego, rep: Representacion, titulo: Estilo = TITULO) -> float:
    """Draw pictures, headings and title; returns where the next line may stand."""
    iems = rep.documento.iems
    con_logotipo = rep.logotipo is not None
    con_calidad = rep.calidad is not None and bool(rep.pc_sinems)
    if rep.logotipo:
        pliego.estampa(IZQ, _ALTO, *_LUGAR, rep.logotipo)
    if rep.calidad and rep.pc_sinems:
        pliego.estampa(DER - _LUGAR[0], _ALTO, *_LUGAR, rep.calidad)
    margen = _LUGAR[0] + 8 if con_logotipo or con_calidad else 20.0
    y = 49.0
    for texto, estilo, campo in (
        (iems.nombre_sen.upper(), ENCABEZADO, "Iems.nombreSEN"),
        (iems.nombre_dependencia, SUBENCABEZADO, "Iems.nombreDependencia"),
        (iems.nombre_iems, SUBENCABEZADO, "Iems.nombreIEMS"),
        (iems.tipo_iems, SUBENCABEZADO, "Iems.tipoIEMS"),
    ):
        if texto:
            y = pliego.parrafo(
                IZQ + margen, y, UTIL - 2 * margen, texto, estilo, campo,
                lado="centro", interlinea=1.3,
            )  # fmt: skip
    if con_logotipo or con_calidad:
        y = max(y, _ALTO + _LUGAR[1] - 12)
        titulo = pliego.ajustado(_TITULO, UTIL - 2 * margen, titulo, FIJO, 12)
    y += titulo.cuerpo * 0.81
    pliego.texto(_MEDIO, y, _TITULO, titulo, FIJO, "centro")
    y += 8.5
    pliego.linea(_MEDIO - 40, y, _MEDIO + 40, y, ACENTO, 0.9)
    if iems.opcion_educativa:
        y += 13
        pliego.texto(
            _MEDIO,
            y,
            f"Opción educativa: {iems.opcion_educativa}",
            SUBENCABEZADO,
            "Iems.opcionEducativa",
            "centro",
        )
    return y + 15
