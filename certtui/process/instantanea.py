"""The frozen snapshot of a trámite: what the document says, but the name and the signer (T06)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from certtui.dec.iems.modelo import (
    Acreditacion,
    AlumnoDec,
    FirmaResponsable,
    Iems,
    PerfilEgreso,
    PlantelOServicio,
    Terminacion,
    UacdeFt,
)
from certtui.dec.iems.textos import instante, promedio_texto, un_decimal
from certtui.dec.normalizar import texto
from certtui.domain.alumno import Formacion, Plan
from certtui.domain.hechos import Hechos
from certtui.domain.promedio import definitiva, formatear, leer_calificacion, promedio_del_plan
from certtui.domain.rol import Usuario
from certtui.domain.tramite import Tramite
from certtui.process.errores import DatoIncompleto
from certtui.process.oficina import Oficina
from certtui.store import catalogos

_EXIGIDOS = (
    "dec.nombreDependencia",
    "dec.idEntidad",
    "dec.idIEMS",
    "dec.idTipoPlantel",
    "dec.idTipoEstudios",
)
"""Settings that have no default because SEP does not publish them for CONALEP."""


def congelar(oficina: Oficina, h: Hechos) -> dict[str, object]:
    """Values of the document as they stand now; raises DatoIncompleto for what is missing."""
    ajustes, alumno, plan = h.ajustes, h.alumno, h.plan
    for clave in _EXIGIDOS:
        if not ajustes.texto(clave):
            raise DatoIncompleto(regla="L09", dato=f"ajuste {clave}", matricula=alumno.matricula)
    plantel = catalogos.leer_plantel(oficina.base, h.en_curso.plantel)
    inicio, termino = alumno.fecha_inicio, alumno.fecha_termino
    if plantel is None or plan is None or inicio is None or termino is None:
        falta = "fecha de inicio o de término" if plan else "plan de estudios"
        raise DatoIncompleto(regla="L09", dato=falta, matricula=alumno.matricula)
    promedio = promedio_del_plan(
        plan, h.kardex, truncar=ajustes.texto("promedio.redondeo") == "truncar"
    )
    if promedio is None:
        raise DatoIncompleto(regla="L06c", dato="promedio", matricula=alumno.matricula)
    return {
        "iems": {
            "nombre_sen": texto(ajustes.texto("dec.nombreSEN")),
            "nombre_dependencia": texto(ajustes.texto("dec.nombreDependencia")),
            "id_iems": ajustes.texto("dec.idIEMS"),
            "nombre_iems": texto(ajustes.texto("dec.nombreIEMS")) or None,
            "id_tipo_iems": ajustes.texto("dec.idTipoIEMS"),
            "tipo_iems": None,
            "id_opcion_educativa": ajustes.texto("dec.idOpcionEducativa"),
            "opcion_educativa": None,
        },
        "id_entidad_firmante": ajustes.texto("dec.idEntidad"),
        "plantel": {
            "id_tipo_plantel": ajustes.texto("dec.idTipoPlantel"),
            "tipo_plantel": None,
            "nombre_numero": texto(plantel.nombre),
            "id_municipio": plantel.id_municipio,
            "municipio": texto(plantel.municipio) or None,
            "id_entidad": plantel.entidad,
            "entidad": texto(catalogos.nombre_entidad(oficina.base, plantel.entidad)) or None,
            "cct": plantel.cct,
            "id_sostenimiento": ajustes.texto("dec.idSostenimiento"),
            "sostenimiento": None,
        },
        "alumno": {"curp": alumno.curp, "numero_control": alumno.matricula},
        "acreditacion": _acreditacion(h, plan, inicio, termino, formatear(promedio)),
        "uacs": _uacs(h, plan),
        "perfil": {
            "tipo_perfil_laboral": ajustes.texto("dec.tipoPerfilLaboral") or None,
            "nombre_perfil_laboral": texto(plan.carrera),
        },
    }


def _acreditacion(
    h: Hechos, plan: Plan, inicio: date, termino: date, promedio: str
) -> dict[str, object]:
    return {
        "id_nivel_estudios": h.ajustes.texto("dec.idNivelEstudios"),
        "nivel_estudios": None,
        "id_tipo_estudios": h.ajustes.texto("dec.idTipoEstudios"),
        "tipo_estudios": None,
        "tipo_perfil_laboral": h.ajustes.texto("dec.tipoPerfilLaboral") or None,
        "nombre_perfil_laboral": texto(plan.nombre_largo),
        "clave_plan": plan.clave,
        "periodo_inicio": instante(inicio),
        "periodo_termino": instante(termino),
        "creditos_obtenidos": str(plan.creditos_total),
        "total_creditos": str(plan.creditos_total),
        "promedio": promedio,
        "promedio_texto": promedio_texto(promedio),
    }


def _uacs(h: Hechos, plan: Plan) -> list[dict[str, object]]:
    filas: list[dict[str, object]] = []
    for modulo in plan.modulos:
        if modulo.formacion is not Formacion.LABORAL:
            continue
        nota = definitiva(modulo.clave, h.kardex, plan.minimo_aprobatorio)
        valor = nota.valor if nota else ""
        numero = leer_calificacion(valor)
        filas.append(
            {
                "nombre": texto(modulo.nombre),
                "calificacion": texto(valor) if numero is None else un_decimal(numero),
                "horas": str(modulo.horas) if modulo.horas else "***",
                "creditos": str(modulo.creditos),
            }
        )
    return filas


def firmante_de(usuario: Usuario) -> FirmaResponsable:
    """The signer as the document names them; raises DatoIncompleto when something is missing."""
    for dato, valor in (
        ("nombre", usuario.nombre),
        ("primer apellido", usuario.primer_apellido),
        ("CURP", usuario.curp),
        ("idCargo", usuario.id_cargo),
    ):
        if not valor:
            raise DatoIncompleto(regla="L16a", dato=f"{dato} de quien firma", matricula=usuario.id)
    return FirmaResponsable(
        nombre=texto(usuario.nombre),
        primer_apellido=texto(usuario.primer_apellido),
        segundo_apellido=texto(usuario.segundo_apellido) or None,
        curp=usuario.curp,
        id_cargo=usuario.id_cargo,
        cargo=texto(usuario.cargo) or None,
    )


def construir(
    tramite: Tramite, instantanea: Mapping[str, Any], firma: FirmaResponsable
) -> Terminacion:
    """The document of a trámite, from its snapshot, its confirmed name and a signer."""
    return Terminacion(
        folio_control=tramite.folio_control,
        id_entidad_firmante=instantanea["id_entidad_firmante"],
        firma=firma,
        iems=Iems(**instantanea["iems"]),
        plantel=PlantelOServicio(**instantanea["plantel"]),
        alumno=AlumnoDec(
            nombre=texto(tramite.nombre),
            primer_apellido=texto(tramite.primer_apellido),
            segundo_apellido=texto(tramite.segundo_apellido) or None,
            curp=instantanea["alumno"]["curp"],
            numero_control=instantanea["alumno"]["numero_control"],
        ),
        acreditacion=Acreditacion(**instantanea["acreditacion"]),
        uacs=tuple(UacdeFt(**u) for u in instantanea["uacs"]),
        perfil=PerfilEgreso(**instantanea["perfil"]),
    )
