"""The face of the certificate: heading, graduate, data, modules and the stamp at the foot (L24)."""

from certtui.export.pdf.academicos import componer_academicos
from certtui.export.pdf.bloque_timbre import CON_BANDA, alto_de_timbre, componer_timbre
from certtui.export.pdf.cuadricula import Celda, fila
from certtui.export.pdf.encabezado import componer_encabezado
from certtui.export.pdf.estilos import (
    FIJO,
    FOLIO,
    NOMBRE,
    SUBENCABEZADO,
    banda,
)
from certtui.export.pdf.modulos import componer_modulos, titulo_de_modulos
from certtui.export.pdf.nombre import componer_nombre
from certtui.export.representacion import Representacion
from certtui.export.trazo import ANCHO, Pliego

_MEDIO = ANCHO / 2


def componer_cara(pliego: Pliego, rep: Representacion) -> int:
    """Draw the first page; returns how many modules it holds, the rest goes to the annex."""
    y = componer_encabezado(pliego, rep)
    y = _egresado(pliego, rep, y)
    y = componer_academicos(pliego, rep, y)

    tope = pliego.alto - 44 - alto_de_timbre(rep, CON_BANDA)
    componer_timbre(pliego, rep, tope, CON_BANDA)

    y = banda(pliego, y + 5, titulo_de_modulos(rep))
    return componer_modulos(pliego, tuple(enumerate(rep.documento.uacs)), y, tope - y - 7)


def _egresado(pliego: Pliego, rep: Representacion, y: float) -> float:
    a = rep.documento.alumno
    pliego.texto(_MEDIO, y, "Se expide a", SUBENCABEZADO, FIJO, "centro")
    y, cuerpo = componer_nombre(pliego, y + 21, rep.nombre_completo, NOMBRE)
    y += 6 - cuerpo * 0.75
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
