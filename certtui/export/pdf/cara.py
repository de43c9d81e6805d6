"""The face of the certificate: heading, graduate, data, modules and the stamp at the foot (L24)."""

from certtui.export.pdf.academicos import componer_academicos
from certtui.export.pdf.bloque_timbre import alto_de_timbre, componer_timbre
from certtui.export.pdf.cuadricula import Celda, fila
from certtui.export.pdf.estilos import (
    ENCABEZADO,
    FIJO,
    FOLIO,
    IZQ,
    NOMBRE,
    SUBENCABEZADO,
    TITULO,
    UTIL,
    banda,
)
from certtui.export.pdf.modulos import componer_modulos, titulo_de_modulos
from certtui.export.representacion import Representacion
from certtui.export.trazo import ACENTO, ANCHO, Pliego

_MEDIO = ANCHO / 2


def componer_cara(pliego: Pliego, rep: Representacion) -> int:
    """Draw the first page; returns how many modules it holds, the rest goes to the annex."""
    y = _encabezado(pliego, rep)
    y = _egresado(pliego, rep, y)
    y = componer_academicos(pliego, rep, y)

    tope = pliego.alto - 44 - alto_de_timbre(rep)
    componer_timbre(pliego, rep, tope)

    y = banda(pliego, y + 5, titulo_de_modulos(rep))
    return componer_modulos(pliego, tuple(enumerate(rep.documento.uacs)), y, tope - y - 7)


def _encabezado(pliego: Pliego, rep: Representacion) -> float:
    d = rep.documento
    y = 49.0
    renglones = [
        (d.iems.nombre_sen.upper(), ENCABEZADO, "Iems.nombreSEN"),
        (d.iems.nombre_dependencia, SUBENCABEZADO, "Iems.nombreDependencia"),
    ]
    if d.iems.nombre_iems:
        renglones.append((d.iems.nombre_iems, SUBENCABEZADO, "Iems.nombreIEMS"))
    if d.iems.tipo_iems:
        renglones.append((d.iems.tipo_iems, SUBENCABEZADO, "Iems.tipoIEMS"))
    for texto, estilo, campo in renglones:
        y = pliego.parrafo(
            IZQ + 20, y, UTIL - 40, texto, estilo, campo, lado="centro", interlinea=1.3
        )
    y += 17
    pliego.texto(_MEDIO, y, "Certificado de Terminación de Estudios", TITULO, FIJO, "centro")
    y += 8.5
    pliego.linea(_MEDIO - 40, y, _MEDIO + 40, y, ACENTO, 0.9)
    if d.iems.opcion_educativa:
        y += 13
        pliego.texto(
            _MEDIO,
            y,
            f"Opción educativa: {d.iems.opcion_educativa}",
            SUBENCABEZADO,
            "Iems.opcionEducativa",
            "centro",
        )
    return y + 15


def _egresado(pliego: Pliego, rep: Representacion, y: float) -> float:
    a = rep.documento.alumno
    pliego.texto(_MEDIO, y, "Se expide a", SUBENCABEZADO, FIJO, "centro")
    nombre = rep.nombre_completo
    estilo = pliego.ajustado(nombre, UTIL - 20, NOMBRE, "Alumno.nombre", 12)
    y = pliego.parrafo(
        IZQ + 10,
        y + 21,
        UTIL - 20,
        nombre,
        estilo,
        "Alumno.nombre",
        lado="centro",
        interlinea=1.25,
        maximo=4,
    )
    y += 6 - estilo.cuerpo * 0.75
    y = banda(pliego, y, "Datos del estudiante")
    return fila(
        pliego,
        y,
        Celda(0.34, "Clave Única de Registro de Población (CURP)", a.curp, "Alumno.curp", FOLIO),
        Celda(
            0.36, "Número de control o matrícula", a.numero_control, "Alumno.numeroControl", FOLIO
        ),
        Celda(0.30, "Folio del certificado", rep.folio_ce, "Dec.folioControl", FOLIO),
    )
