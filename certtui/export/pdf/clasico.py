"""The classic face: sentences instead of boxes, as the older stationery has it (dec-iems §7.1)."""

from typing import Final

from certtui.export.letras import fecha_en_letra, leer_instante
from certtui.export.pdf.academicos import SIN_DATO
from certtui.export.pdf.bloque_timbre import CLASICO, alto_de_timbre, componer_timbre
from certtui.export.pdf.encabezado import componer_encabezado
from certtui.export.pdf.estilos import (
    ETIQUETA,
    FIJO,
    FOLIO,
    IZQ,
    NOMBRE,
    NOTA,
    TITULO,
    UTIL,
    VALOR,
    VALOR_FUERTE,
    renglon_de_titulo,
)
from certtui.export.pdf.frase import Parte, frase
from certtui.export.pdf.modulos import componer_modulos, titulo_de_modulos
from certtui.export.pdf.nombre import componer_nombre
from certtui.export.representacion import Representacion
from certtui.export.trazo import ANCHO, REGLA, Pliego

CERTIFICA: Final = "certifica que"
"""Fixed words that only this layout has."""

_CUERPO = VALOR.de(8.6)
_FUERTE = VALOR_FUERTE.de(8.6)
_INTERLINEA = 1.42
_MARGEN = 14.0


def componer_clasico(pliego: Pliego, rep: Representacion) -> int:
    """Draw the first page; returns how many modules it holds, the rest goes to the annex."""
    y = componer_encabezado(pliego, rep, TITULO.de(18))
    y = frase(pliego, IZQ + _MARGEN, y + 3, UTIL - 2 * _MARGEN, _quien_certifica(rep), _INTERLINEA)
    y, _cuerpo = componer_nombre(pliego, y + 9, rep.nombre_completo, NOMBRE.de(16))
    y = frase(pliego, IZQ + _MARGEN, y + 2, UTIL - 2 * _MARGEN, _que_acredito(rep), _INTERLINEA)
    y = _promedio(pliego, rep, y)

    tope = pliego.alto - 44 - alto_de_timbre(rep, CLASICO)
    componer_timbre(pliego, rep, tope, CLASICO)

    y = renglon_de_titulo(pliego, y + 2, titulo_de_modulos(rep))
    return componer_modulos(pliego, tuple(enumerate(rep.documento.uacs)), y, tope - y - 7)


def _fijo(texto: str) -> Parte:
    return Parte(texto, _CUERPO, FIJO)


def _dato(valor: str | None, campo: str) -> Parte:
    return Parte(valor or SIN_DATO, _FUERTE, campo)


def _quien_certifica(rep: Representacion) -> list[Parte]:
    p = rep.documento.plantel
    partes = [
        Parte(p.genero or "El", _CUERPO, "PlantelOServicioEducativo.generoPlantel"),
        _fijo("plantel"),
        _dato(p.nombre_numero, "PlantelOServicioEducativo.nombreNumeroPlantel"),
        _fijo(", ubicado en"),
        _dato(p.municipio, "PlantelOServicioEducativo.municipio"),
        _fijo(","),
        _dato(p.entidad, "PlantelOServicioEducativo.entidadFederativa"),
        _fijo(", con Clave de Centro de Trabajo"),
        _dato(p.cct, "PlantelOServicioEducativo.cct"),
        _fijo("y sostenimiento"),
        _dato(p.sostenimiento, "PlantelOServicioEducativo.sostenimiento"),
    ]
    if p.clave_rvoe or p.fecha_inicio_rvoe:
        partes += [
            _fijo(", con reconocimiento de validez oficial (RVOE)"),
            _dato(p.clave_rvoe, "PlantelOServicioEducativo.claveRvoe"),
            _fijo("del"),
            _dato(p.fecha_inicio_rvoe, "PlantelOServicioEducativo.fechaInicioRvoe"),
        ]
    return [*partes, _fijo(f", {CERTIFICA}")]


def _que_acredito(rep: Representacion) -> list[Parte]:
    d = rep.documento
    a, perfil = d.acreditacion, d.perfil
    inicio = leer_instante(a.periodo_inicio, "Acreditacion.periodoInicio")
    fin = leer_instante(a.periodo_termino, "Acreditacion.periodoTermino")
    partes = [
        _fijo("con Clave Única de Registro de Población"),
        _dato(d.alumno.curp, "Alumno.curp"),
        _fijo("y número de control o matrícula"),
        _dato(d.alumno.numero_control, "Alumno.numeroControl"),
        _fijo(", acreditó totalmente el plan de estudios"),
        _dato(a.tipo_estudios, "Acreditacion.tipoEstudiosIEMS"),
        _fijo(", clave"),
        _dato(a.clave_plan, "Acreditacion.clavePlanEstudios"),
        _fijo(", con la carrera"),
        _dato(a.nombre_perfil_laboral, "Acreditacion.nombreTipoPerfilLaboralEMS"),
        _fijo(", formación"),
        _dato(a.tipo_perfil_laboral, "Acreditacion.tipoPerfilLaboralEMS"),
    ]
    if perfil and (perfil.trayecto or perfil.campo_disciplinar or perfil.nombre_perfil_laboral):
        partes += [
            _fijo(", trayecto"),
            _dato(perfil.trayecto, "PerfilEgresoEspecifico.trayecto"),
            _fijo(", campo disciplinar"),
            _dato(perfil.campo_disciplinar, "PerfilEgresoEspecifico.campoDisciplinar"),
            _fijo(", perfil laboral"),
            _dato(perfil.nombre_perfil_laboral, "PerfilEgresoEspecifico.nombrePerfilLaboralEMS"),
        ]
    return [
        *partes,
        _fijo(", en el periodo del"),
        _dato(fecha_en_letra(inicio), "Acreditacion.periodoInicio"),
        _fijo("al"),
        _dato(fecha_en_letra(fin), "Acreditacion.periodoTermino"),
        _fijo(", con"),
        _dato(a.creditos_obtenidos, "Acreditacion.creditosObtenidos"),
        _fijo("créditos, de un total de"),
        _dato(a.total_creditos, "Acreditacion.totalCreditos"),
        _fijo("."),
    ]


def _promedio(pliego: Pliego, rep: Representacion, y: float) -> float:
    """The average in two boxes, the folio beside it, and the quality register under them."""
    a = rep.documento.acreditacion
    letra = " ".join(a.promedio_texto.split())
    etiqueta = _CUERPO.ancho("Promedio de aprovechamiento:", FIJO)
    numero, texto = 44.0, max(96.0, _FUERTE.ancho(letra, "") + 16)
    x = (ANCHO - etiqueta - 8 - numero - 6 - texto) / 2
    pliego.texto(x, y + 7, "Promedio de aprovechamiento:", _CUERPO, FIJO)
    for ancho, valor, campo in (
        (numero, a.promedio, "Acreditacion.promedioAprovechamiento"),
        (texto, letra, "Acreditacion.promedioAprovechamientoTexto"),
    ):
        x0 = x + etiqueta + 8
        for x1, y1, x2, y2 in (
            (x0, y - 4, x0 + ancho, y - 4), (x0, y + 11, x0 + ancho, y + 11),
            (x0, y - 4, x0, y + 11), (x0 + ancho, y - 4, x0 + ancho, y + 11),
        ):  # fmt: skip
            pliego.linea(x1, y1, x2, y2, REGLA, 0.6)
        pliego.texto(x0 + ancho / 2, y + 7, valor, _FUERTE, campo, "centro")
        x += ancho + 6
    y += 22
    ancho = ETIQUETA.de(6.4).ancho("Folio del certificado:", FIJO) + 4
    medio = (ancho + FOLIO.ancho(rep.folio_ce, "Dec.folioControl")) / 2
    pliego.texto(ANCHO / 2 - medio, y, "Folio del certificado:", ETIQUETA.de(6.4), FIJO)
    pliego.texto(ANCHO / 2 - medio + ancho, y, rep.folio_ce, FOLIO, "Dec.folioControl")
    if rep.pc_sinems:
        y = pliego.parrafo(
            IZQ, y + 11, UTIL,
            f"Plantel con registro vigente en el PC-SINEMS: {rep.pc_sinems}",
            NOTA, "PC-SINEMS", lado="centro",
        )  # fmt: skip
        y -= 8
    return y + 7
