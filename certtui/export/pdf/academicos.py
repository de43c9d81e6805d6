"""The grid of the certificate's face: plantel, plan, periods, credits, average and PC-SINEMS."""

from certtui.export.letras import fecha_en_letra, leer_instante
from certtui.export.pdf.cuadricula import Celda, fila
from certtui.export.pdf.estilos import FOLIO, IZQ, NOTA, UTIL, VALOR_FUERTE, banda
from certtui.export.representacion import Representacion
from certtui.export.trazo import REGLA, Pliego

SIN_DATO = "***"
"""How an absent datum is printed, so that nothing can be added later (dec-iems §7.2)."""


def componer_academicos(pliego: Pliego, rep: Representacion, y: float) -> float:
    """Draw the grid of plantel, plan, periods, credits and average; returns its end (L24)."""
    d = rep.documento
    p, a, perfil = d.plantel, d.acreditacion, d.perfil
    inicio = leer_instante(a.periodo_inicio, "Acreditacion.periodoInicio")
    fin = leer_instante(a.periodo_termino, "Acreditacion.periodoTermino")
    y = banda(pliego, y + 5, "Datos del plantel e información académica")
    y = fila(
        pliego,
        y,
        Celda(
            0.70,
            "Plantel",
            _texto(p.nombre_numero),
            "PlantelOServicioEducativo.nombreNumeroPlantel",
        ),
        Celda(
            0.30, "Clave de Centro de Trabajo (CCT)", p.cct, "PlantelOServicioEducativo.cct", FOLIO
        ),
    )
    y = fila(
        pliego,
        y,
        Celda(0.36, "Municipio", _texto(p.municipio), "PlantelOServicioEducativo.municipio"),
        Celda(
            0.34,
            "Entidad federativa",
            _texto(p.entidad),
            "PlantelOServicioEducativo.entidadFederativa",
        ),
        Celda(
            0.30,
            "Sostenimiento",
            _texto(p.sostenimiento),
            "PlantelOServicioEducativo.sostenimiento",
        ),
    )
    if p.clave_rvoe or p.fecha_inicio_rvoe:
        y = fila(
            pliego,
            y,
            Celda(
                0.70,
                "Reconocimiento de validez oficial (RVOE)",
                _texto(p.clave_rvoe),
                "PlantelOServicioEducativo.claveRvoe",
            ),
            Celda(
                0.30,
                "Fecha del RVOE",
                _texto(p.fecha_inicio_rvoe),
                "PlantelOServicioEducativo.fechaInicioRvoe",
            ),
        )
    y = fila(
        pliego,
        y,
        Celda(0.70, "Plan de estudios", _texto(a.tipo_estudios), "Acreditacion.tipoEstudiosIEMS"),
        Celda(
            0.30, "Clave del plan", _texto(a.clave_plan), "Acreditacion.clavePlanEstudios", FOLIO
        ),
    )
    y = fila(
        pliego,
        y,
        Celda(
            0.70,
            "Carrera",
            _texto(a.nombre_perfil_laboral),
            "Acreditacion.nombreTipoPerfilLaboralEMS",
            VALOR_FUERTE,
        ),
        Celda(
            0.30, "Formación", _texto(a.tipo_perfil_laboral), "Acreditacion.tipoPerfilLaboralEMS"
        ),
    )
    if perfil and (perfil.trayecto or perfil.campo_disciplinar or perfil.nombre_perfil_laboral):
        y = fila(
            pliego,
            y,
            Celda(0.36, "Trayecto", _texto(perfil.trayecto), "PerfilEgresoEspecifico.trayecto"),
            Celda(
                0.34,
                "Campo disciplinar",
                _texto(perfil.campo_disciplinar),
                "PerfilEgresoEspecifico.campoDisciplinar",
            ),
            Celda(
                0.30,
                "Perfil laboral",
                _texto(perfil.nombre_perfil_laboral),
                "PerfilEgresoEspecifico.nombrePerfilLaboralEMS",
            ),
        )
    y = fila(
        pliego,
        y,
        Celda(
            0.50, "Periodo de estudios: del", fecha_en_letra(inicio), "Acreditacion.periodoInicio"
        ),
        Celda(0.50, "al", fecha_en_letra(fin), "Acreditacion.periodoTermino"),
    )
    y = fila(
        pliego,
        y,
        Celda(
            0.20,
            "Créditos obtenidos",
            a.creditos_obtenidos,
            "Acreditacion.creditosObtenidos",
            VALOR_FUERTE,
        ),
        Celda(0.16, "Total de créditos", a.total_creditos, "Acreditacion.totalCreditos"),
        Celda(
            0.24,
            "Promedio de aprovechamiento",
            a.promedio,
            "Acreditacion.promedioAprovechamiento",
            VALOR_FUERTE,
        ),
        Celda(
            0.40,
            "Promedio con letra",
            " ".join(a.promedio_texto.split()),
            "Acreditacion.promedioAprovechamientoTexto",
            VALOR_FUERTE,
        ),
    )
    if rep.pc_sinems:
        pliego.parrafo(
            IZQ + 9,
            y + 9,
            UTIL - 18,
            f"Plantel con registro vigente en el PC-SINEMS: {rep.pc_sinems}",
            NOTA,
            "PC-SINEMS",
        )
        y += 13
        pliego.linea(IZQ, y, IZQ + UTIL, y, REGLA)
    return y


def _texto(valor: str | None) -> str:
    return valor or SIN_DATO
