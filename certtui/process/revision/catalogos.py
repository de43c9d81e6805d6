"""Rules on what the document took from the office's catalogues: ids, plantel and study plan."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from certtui.dec.iems.modelo import Terminacion
from certtui.domain.alumno import Formacion, ModuloPlan, Plan
from certtui.domain.cct import Cct
from certtui.domain.hallazgo import ResuelveEn
from certtui.domain.promedio import leer_calificacion
from certtui.domain.valor import ValorInvalido, VerificadorIncorrecto
from certtui.process.revision.contexto import Contexto, como_se_firma
from certtui.process.revision.registro import Falta, regla

PUBLICO = "1"
"""idSostenimiento of a public plantel (dec-iems §6)."""

_CATALOGO, _SAE = ResuelveEn.CATALOGO, ResuelveEn.SAE
_MUNICIPIO = re.compile(r"\d{3}", re.ASCII)
_ENTIDAD = re.compile(r"0[1-9]|[12]\d|3[0-2]", re.ASCII)


def _igual_al_ajuste(c: Contexto, ajuste: str, campo: str, valor: str) -> Iterator[Falta]:
    esperado = como_se_firma(c.ajustes.texto(ajuste))
    if valor != esperado or not valor:
        yield Falta(campo, valor, (("ajuste", ajuste), ("esperado", esperado or "—")))


@regla("P-C01", _CATALOGO)
def sistema(doc: Terminacion, c: Contexto) -> Iterator[Falta]:
    """The text of the Sistema Educativo Nacional is the catalogue's."""
    yield from _igual_al_ajuste(c, "dec.nombreSEN", "Iems.nombreSEN", doc.iems.nombre_sen)


@regla("P-C02", _CATALOGO)
def dependencia(doc: Terminacion, c: Contexto) -> Iterator[Falta]:
    """The dependencia's text, which is in the cadena, is the catalogue's."""
    campo, valor = "Iems.nombreDependencia", doc.iems.nombre_dependencia
    yield from _igual_al_ajuste(c, "dec.nombreDependencia", campo, valor)


@regla("P-C03", _CATALOGO)
def firmante_del_servicio(doc: Terminacion, c: Contexto) -> Iterator[Falta]:
    """The id of the institution that signs."""
    campo, valor = "ServicioFirmante.idEntidad", doc.id_entidad_firmante
    yield from _igual_al_ajuste(c, "dec.idEntidad", campo, valor)


@regla("P-C04", _CATALOGO)
def institucion(doc: Terminacion, c: Contexto) -> Iterator[Falta]:
    """The institution's id."""
    yield from _igual_al_ajuste(c, "dec.idIEMS", "Iems.idIEMS", doc.iems.id_iems)


@regla("P-C05", _CATALOGO)
def tipo_de_institucion(doc: Terminacion, c: Contexto) -> Iterator[Falta]:
    """The id of the kind of institution."""
    yield from _igual_al_ajuste(c, "dec.idTipoIEMS", "Iems.idTipoIEMS", doc.iems.id_tipo_iems)


@regla("P-C06", _CATALOGO)
def opcion_educativa(doc: Terminacion, c: Contexto) -> Iterator[Falta]:
    """The id of the opción educativa."""
    campo, valor = "Iems.idOpcionEducativa", doc.iems.id_opcion_educativa
    yield from _igual_al_ajuste(c, "dec.idOpcionEducativa", campo, valor)


@regla("P-C07", _CATALOGO)
def tipo_de_plantel(doc: Terminacion, c: Contexto) -> Iterator[Falta]:
    """The id of the kind of plantel."""
    campo, valor = "PlantelOServicioEducativo.idTipoPlantel", doc.plantel.id_tipo_plantel
    yield from _igual_al_ajuste(c, "dec.idTipoPlantel", campo, valor)


@regla("P-C08", _CATALOGO)
def sostenimiento(doc: Terminacion, c: Contexto) -> Iterator[Falta]:
    """The id of the sostenimiento."""
    campo, valor = "PlantelOServicioEducativo.idSostenimiento", doc.plantel.id_sostenimiento
    yield from _igual_al_ajuste(c, "dec.idSostenimiento", campo, valor)


@regla("P-C09", _CATALOGO)
def nivel_de_estudios(doc: Terminacion, c: Contexto) -> Iterator[Falta]:
    """The id of the level of studies."""
    campo, valor = "Acreditacion.idNivelEstudios", doc.acreditacion.id_nivel_estudios
    yield from _igual_al_ajuste(c, "dec.idNivelEstudios", campo, valor)


@regla("P-C10", _CATALOGO)
def tipo_de_estudios(doc: Terminacion, c: Contexto) -> Iterator[Falta]:
    """The id of the kind of studies."""
    campo, valor = "Acreditacion.idTipoEstudiosIEMS", doc.acreditacion.id_tipo_estudios
    yield from _igual_al_ajuste(c, "dec.idTipoEstudios", campo, valor)


@regla("P-C11", _CATALOGO)
def cct_forma(doc: Terminacion, _c: Contexto) -> Iterator[Falta]:
    """The CCT has its ten characters and an entidad that exists."""
    if _motivo_cct(doc.plantel.cct) not in {None, VerificadorIncorrecto}:
        yield Falta("PlantelOServicioEducativo.cct", doc.plantel.cct)


@regla("P-C12", _CATALOGO)
def cct_letra(doc: Terminacion, _c: Contexto) -> Iterator[Falta]:
    """The CCT ends in its check letter."""
    if _motivo_cct(doc.plantel.cct) is VerificadorIncorrecto:
        yield Falta("PlantelOServicioEducativo.cct", doc.plantel.cct)


@regla("P-C13", _CATALOGO)
def cct_conocida(doc: Terminacion, c: Contexto) -> Iterator[Falta]:
    """The CCT is of a plantel of the office."""
    if _motivo_cct(doc.plantel.cct) is None and doc.plantel.cct not in c.planteles:
        yield Falta("PlantelOServicioEducativo.cct", doc.plantel.cct)


@regla("P-C14", _CATALOGO)
def entidad(doc: Terminacion, _c: Contexto) -> Iterator[Falta]:
    """The entidad has INEGI's two digits, 01 to 32."""
    if not _ENTIDAD.fullmatch(doc.plantel.id_entidad):
        yield Falta("PlantelOServicioEducativo.idEntidadFederativa", doc.plantel.id_entidad)


@regla("P-C15", _CATALOGO)
def entidad_de_la_cct(doc: Terminacion, _c: Contexto) -> Iterator[Falta]:
    """The CCT begins with the entidad of the plantel."""
    p = doc.plantel
    if _ENTIDAD.fullmatch(p.id_entidad) and p.cct[:2] != p.id_entidad:
        yield Falta(
            "PlantelOServicioEducativo.idEntidadFederativa", p.id_entidad, (("cct", p.cct),)
        )


@regla("P-C16", _CATALOGO)
def municipio_forma(doc: Terminacion, _c: Contexto) -> Iterator[Falta]:
    """The municipio has INEGI's three digits."""
    if not _MUNICIPIO.fullmatch(doc.plantel.id_municipio) or doc.plantel.id_municipio == "000":
        yield Falta("PlantelOServicioEducativo.idMunicipio", doc.plantel.id_municipio)


@regla("P-C17", _CATALOGO)
def municipio_del_plantel(doc: Terminacion, c: Contexto) -> Iterator[Falta]:
    """The municipio is the plantel's."""
    plantel, visto = c.planteles.get(doc.plantel.cct), doc.plantel.id_municipio
    if plantel is not None and _MUNICIPIO.fullmatch(visto) and visto != plantel.id_municipio:
        datos = (("esperado", plantel.id_municipio), ("cct", plantel.cct))
        yield Falta("PlantelOServicioEducativo.idMunicipio", visto, datos)


@regla("P-C18", _CATALOGO)
def nombre_del_plantel(doc: Terminacion, c: Contexto) -> Iterator[Falta]:
    """The plantel has its name."""
    plantel, visto = c.planteles.get(doc.plantel.cct), doc.plantel.nombre_numero or ""
    esperado = como_se_firma(plantel.nombre) if plantel else visto
    if not visto or visto != esperado:
        datos = (("esperado", esperado or "—"),)
        yield Falta("PlantelOServicioEducativo.nombreNumeroPlantel", visto, datos)


@regla("P-C19", _CATALOGO)
def sin_rvoe(doc: Terminacion, _c: Contexto) -> Iterator[Falta]:
    """A public plantel has no RVOE."""
    p = doc.plantel
    if p.id_sostenimiento == PUBLICO:
        if p.clave_rvoe:
            yield Falta("PlantelOServicioEducativo.claveRvoe", p.clave_rvoe)
        if p.fecha_inicio_rvoe:
            yield Falta("PlantelOServicioEducativo.fechaInicioRvoe", p.fecha_inicio_rvoe)


@regla("P-C20", _CATALOGO)
def plan_conocido(doc: Terminacion, c: Contexto) -> Iterator[Falta]:
    """The plan's key is of the office's catalogue."""
    clave = doc.acreditacion.clave_plan or ""
    if clave not in c.planes:
        yield Falta("Acreditacion.clavePlanEstudios", clave)


@regla("P-C21", _CATALOGO)
def nombre_de_la_carrera(doc: Terminacion, c: Contexto) -> Iterator[Falta]:
    """The career's long name is the plan's."""
    plan, visto = _plan(doc, c), doc.acreditacion.nombre_perfil_laboral or ""
    if plan and visto != (esperado := como_se_firma(plan.nombre_largo)):
        datos = (("esperado", esperado),)
        yield Falta("Acreditacion.nombreTipoPerfilLaboralEMS", visto, datos)


@regla("P-C22", _CATALOGO)
def perfil_del_plan(doc: Terminacion, c: Contexto) -> Iterator[Falta]:
    """The profile, which is in the cadena, is the plan's career."""
    plan = _plan(doc, c)
    if plan is None or doc.perfil is None:
        return
    visto, esperado = doc.perfil.nombre_perfil_laboral or "", como_se_firma(plan.carrera)
    if visto != esperado:
        datos = (("esperado", esperado),)
        yield Falta("PerfilEgresoEspecifico.nombrePerfilLaboralEMS", visto, datos)


@regla("P-C23", _CATALOGO)
def creditos_del_plan(doc: Terminacion, c: Contexto) -> Iterator[Falta]:
    """The total of credits is the plan's."""
    plan, visto = _plan(doc, c), doc.acreditacion.total_creditos
    if plan and visto != str(plan.creditos_total):
        datos = (("esperado", str(plan.creditos_total)), ("plan", plan.clave))
        yield Falta("Acreditacion.totalCreditos", visto, datos)


@regla("P-C24", _CATALOGO)
def faltan_modulos(doc: Terminacion, c: Contexto) -> Iterator[Falta]:
    """Every module of formación laboral of the plan is there."""
    vistos = {u.nombre for u in doc.uacs}
    for modulo in _laborales(doc, c):
        if modulo.nombre not in vistos:
            yield Falta("UacsdeFt", modulo.nombre, (("modulo", modulo.clave),))


@regla("P-C25", _CATALOGO)
def sobran_modulos(doc: Terminacion, c: Contexto) -> Iterator[Falta]:
    """No module of another plan is there."""
    propios = {m.nombre for m in _laborales(doc, c)}
    for numero, uac in enumerate(doc.uacs, start=1):
        if propios and uac.nombre not in propios:
            yield Falta(f"UacdeFt[{numero}].nombre", uac.nombre)


@regla("P-C26", _CATALOGO)
def orden_de_modulos(doc: Terminacion, c: Contexto) -> Iterator[Falta]:
    """The modules stand in curricular order (dec-iems §1.3)."""
    lugar = {m.nombre: i for i, m in enumerate(_laborales(doc, c))}
    vistos = [lugar[u.nombre] for u in doc.uacs if u.nombre in lugar]
    for numero, (antes, despues) in enumerate(pairwise(vistos), start=2):
        if despues < antes:
            yield Falta(f"UacdeFt[{numero}].nombre", doc.uacs[numero - 1].nombre)
            return


@regla("P-C27", _CATALOGO)
def horas_del_plan(doc: Terminacion, c: Contexto) -> Iterator[Falta]:
    """Each module bears the plan's hours."""
    horas = {m.nombre: str(m.horas) if m.horas else "***" for m in _laborales(doc, c)}
    for numero, uac in enumerate(doc.uacs, start=1):
        if (esperado := horas.get(uac.nombre)) is not None and uac.horas != esperado:
            datos = (("esperado", esperado), ("modulo", uac.nombre))
            yield Falta(f"UacdeFt[{numero}].totalHorasUAC", uac.horas, datos)


@regla("P-C28", _CATALOGO)
def creditos_de_modulos(doc: Terminacion, c: Contexto) -> Iterator[Falta]:
    """Each module bears the plan's credits."""
    creditos = {m.nombre: str(m.creditos) for m in _laborales(doc, c)}
    for numero, uac in enumerate(doc.uacs, start=1):
        if (esperado := creditos.get(uac.nombre)) is not None and uac.creditos != esperado:
            datos = (("esperado", esperado), ("modulo", uac.nombre))
            yield Falta(f"UacdeFt[{numero}].creditos", uac.creditos or "", datos)


@regla("P-C29", _SAE)
def calificacion_aprobatoria(doc: Terminacion, c: Contexto) -> Iterator[Falta]:
    """No module bears less than the plan's minimum (L06c)."""
    plan = _plan(doc, c)
    for numero, uac in enumerate(doc.uacs, start=1):
        nota = leer_calificacion(uac.calificacion)
        if plan and nota is not None and float(nota) < plan.minimo_aprobatorio:
            datos = (("minimo", f"{plan.minimo_aprobatorio:.1f}"), ("modulo", uac.nombre))
            yield Falta(f"UacdeFt[{numero}].calificacion", uac.calificacion, datos)


@regla("P-C30", _SAE)
def promedio_aprobatorio(doc: Terminacion, c: Contexto) -> Iterator[Falta]:
    """The average is not below the plan's minimum (L06c)."""
    plan, nota = _plan(doc, c), leer_calificacion(doc.acreditacion.promedio)
    if plan and nota is not None and float(nota) < plan.minimo_aprobatorio:
        datos = (("minimo", f"{plan.minimo_aprobatorio:.1f}"),)
        yield Falta("Acreditacion.promedioAprovechamiento", doc.acreditacion.promedio, datos)


def _motivo_cct(cct: str) -> type[ValorInvalido] | None:
    try:
        Cct(cct)
    except ValorInvalido as error:
        return type(error)
    return None


def _plan(doc: Terminacion, c: Contexto) -> Plan | None:
    return c.planes.get(doc.acreditacion.clave_plan or "")


def _laborales(doc: Terminacion, c: Contexto) -> tuple[ModuloPlan, ...]:
    """The plan's modules that the document bears, with their names as they are signed."""
    plan = _plan(doc, c)
    return tuple(
        replace(m, nombre=como_se_firma(m.nombre))
        for m in (plan.modulos if plan else ())
        if m.formacion is Formacion.LABORAL
    )
