"""The criteria that a matrícula must meet before it is requested and loaded (L06, V15, V-d.egr)."""

import hashlib
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, Self

from certtui.domain.ajustes import Ajustes
from certtui.domain.alumno import Alumno, Calificacion, EstatusRenapo, Plan
from certtui.domain.correo import Correo
from certtui.domain.crip import LARGO, Crip, corregir
from certtui.domain.curp import Curp
from certtui.domain.hallazgo import Hallazgo, ResuelveEn, Veredicto
from certtui.domain.promedio import aprueba, definitiva
from certtui.domain.valor import ValorInvalido

INSTITUCIONES_PROHIBIDAS: Final = ("En trámite", "No tengo Seguridad Social o lo Desconozco")
"""Literals that L06g refuses, whatever their case, accents and spaces."""


class Momento(StrEnum):
    """When the criteria are asked; L06d means two different things (C05)."""

    SOLICITUD = "solicitud"
    CARGA = "carga"


@dataclass(frozen=True, slots=True)
class AjustesElegibilidad:
    """What the documents leave open; the defaults are the resolutions of the contradictions."""

    institucion_medica_vacia: Veredicto = Veredicto.FALLA
    """Verdict of an empty institución médica (L06g)."""
    dominios_institucionales: tuple[str, ...] = ()
    """Domains of institutional e-mail; another one is a warning, none given means no opinion."""
    adeudos: Veredicto = Veredicto.AVISO
    """Verdict of a student with debts; a state may raise it to FALLA (C30)."""
    reserva_en_solicitud: bool = True
    """Whether the request asks for a free folio in the plantel (C05)."""

    @classmethod
    def de(cls, ajustes: Ajustes) -> Self:
        """The part of the office's settings that the criteria read."""
        return cls(
            institucion_medica_vacia=Veredicto(ajustes.texto("institucion_medica.vacia")),
            dominios_institucionales=ajustes.lista("correo.dominios_alumno"),
            adeudos=Veredicto(ajustes.texto("adeudos")),
            reserva_en_solicitud=ajustes.activo("folio.reserva_en_solicitud"),
        )


@dataclass(frozen=True, slots=True)
class Expediente:
    """All that the criteria look at, for one matrícula at one moment."""

    alumno: Alumno
    plan: Plan | None
    kardex: tuple[Calificacion, ...]
    folios_libres: int
    """Free CE folios of the student's model in the plantel."""
    folio_asignado: bool
    momento: Momento
    huella_renapo_actual: str
    """`huella_renapo` of the student's data as they are now."""
    ajustes: AjustesElegibilidad = field(default_factory=AjustesElegibilidad)


Criterio = Callable[[Expediente], Hallazgo]
"""One criterion: always one result, with the value seen."""


def huella_renapo(alumno: Alumno) -> str:
    """SHA-256 of what RENAPO confronts: CURP and the three names, whatever case and spacing."""
    datos = (alumno.curp, alumno.nombre, alumno.primer_apellido, alumno.segundo_apellido)
    limpios = (" ".join(unicodedata.normalize("NFC", d).upper().split()) for d in datos)
    return hashlib.sha256("\x1f".join(limpios).encode()).hexdigest()


def evaluar(expediente: Expediente) -> tuple[Hallazgo, ...]:
    """One result per criterion, in the order of the norm (L06, L06z)."""
    return tuple(criterio(expediente) for criterio in CRITERIOS.values())


def revisar_datos_validados(e: Expediente) -> Hallazgo:
    """L06a: someone validated the data, and it is known when."""
    quien, cuando = e.alumno.datos_validados_por.strip(), e.alumno.datos_validados_en
    if not quien or cuando is None:
        return _falla("L06a", "sin_validar", "datos_validados", quien)
    return _ok("L06a", "datos_validados", f"{quien}, {cuando:%Y-%m-%d}")


def revisar_confronta(e: Expediente) -> Hallazgo:
    """L06b: a well-formed CURP that RENAPO confirmed for these very data."""
    alumno = e.alumno
    try:
        curp = Curp.parse(alumno.curp)
    except ValorInvalido as error:
        return _falla("L06b", f"curp_{error.motivo}", "curp", alumno.curp)
    match alumno.renapo_estatus:
        case EstatusRenapo.NO_COINCIDE:
            return _falla("L06b", "no_coincide", "curp", curp.valor)
        case EstatusRenapo.BAJA:
            return _falla("L06b", "baja", "curp", curp.valor)
        case None | EstatusRenapo.SIN_RESPUESTA:
            return _falla("L06b", "sin_confronta", "curp", curp.valor, ResuelveEn.APLICATIVO)
        case EstatusRenapo.COINCIDE:
            pass
    if alumno.renapo_huella != e.huella_renapo_actual:
        return _falla("L06b", "vencida", "curp", curp.valor, ResuelveEn.APLICATIVO)
    return _ok("L06b", "curp", curp.valor)


def revisar_modulos(e: Expediente) -> Hallazgo:
    """L06c: every module of the plan is passed; lists those that are missing or failed."""
    plan = e.plan
    if plan is None or not plan.modulos:
        return _falla("L06c", "sin_plan", "plan", e.alumno.plan, ResuelveEn.CATALOGO)
    if (plan.clave, plan.modelo) != (e.alumno.plan, e.alumno.modelo):
        catalogo = (("plan", plan.clave), ("modelo", str(plan.modelo)))
        visto = f"{e.alumno.plan} ({e.alumno.modelo})"
        return _falla("L06c", "otro_plan", "plan", visto, ResuelveEn.CATALOGO, catalogo)
    minimo = plan.minimo_aprobatorio
    finales = {m.clave: definitiva(m.clave, e.kardex, minimo) for m in plan.modulos}
    faltan = [clave for clave, final in finales.items() if final is None]
    reprobados = [
        f"{clave} ({final.valor.strip() or '—'})"
        for clave, final in finales.items()
        if final is not None and not aprueba(final.valor, minimo)
    ]
    aprobados = len(finales) - len(faltan) - len(reprobados)
    visto = f"{aprobados} de {len(finales)}"
    if not faltan and not reprobados:
        return _ok("L06c", "modulos", visto)
    datos = (
        ("minimo", f"{minimo:.1f}"),
        ("faltan", ", ".join(faltan)),
        ("reprobados", ", ".join(reprobados)),
        ("pendientes", str(len(faltan) + len(reprobados))),
    )
    clave = "pendientes" if faltan and reprobados else "faltan" if faltan else "reprobados"
    return _falla("L06c", clave, "modulos", visto, datos=datos)


def revisar_folio(e: Expediente) -> Hallazgo:
    """L06d: at the request a free folio in the plantel, at the load the trámite's own (C05)."""
    if e.folio_asignado:
        return _ok("L06d", "folio", "asignado")
    if e.momento is Momento.CARGA:
        return _falla("L06d", "sin_folio", "folio", "", ResuelveEn.APLICATIVO)
    if not e.ajustes.reserva_en_solicitud:
        return Hallazgo("L06d", Veredicto.NO_APLICA, "L06d.despues", "folio")
    visto = str(e.folios_libres)
    if e.folios_libres < 1:
        return _falla("L06d", "sin_folios", "folio", visto, ResuelveEn.APLICATIVO)
    return _ok("L06d", "folio", visto)


def revisar_crip(e: Expediente) -> Hallazgo:
    """L06e: the CRIP, when there is one, is in upper case; another length is a warning (C23)."""
    texto = e.alumno.crip.strip()
    if not texto:
        return Hallazgo("L06e", Veredicto.NO_APLICA, "L06e.vacia", "crip")
    datos = (("propuesta", corregir(texto)), ("largo", str(len(texto))), ("esperado", str(LARGO)))
    try:
        crip = Crip.parse(texto)
    except ValorInvalido:
        return _falla("L06e", "minusculas", "crip", texto, datos=datos)
    if not crip.largo_esperado:
        return Hallazgo("L06e", Veredicto.AVISO, "L06e.largo", "crip", texto, datos=datos)
    return _ok("L06e", "crip", texto)


def revisar_secundaria(e: Expediente) -> Hallazgo:
    """L06f: the secundaria certificate is strictly earlier than the start in CONALEP."""
    secundaria, inicio = e.alumno.fecha_secundaria, e.alumno.fecha_inicio
    if secundaria is None:
        return _falla("L06f", "sin_secundaria", "fecha_secundaria", "")
    if inicio is None:
        return _falla("L06f", "sin_inicio", "fecha_inicio", "")
    if secundaria >= inicio:
        datos = (("inicio", f"{inicio:%d/%m/%Y}"),)
        visto = f"{secundaria:%d/%m/%Y}"
        return _falla("L06f", "orden", "fecha_secundaria", visto, datos=datos)
    return _ok("L06f", "fecha_secundaria", f"{secundaria:%d/%m/%Y}")


def revisar_institucion_medica(e: Expediente) -> Hallazgo:
    """L06g: an institución médica other than the two refused answers."""
    texto = e.alumno.institucion_medica.strip()
    if not _letras(texto):
        veredicto = e.ajustes.institucion_medica_vacia
        return Hallazgo("L06g", veredicto, "L06g.vacia", "institucion_medica", texto)
    if _letras(texto) in {_letras(p) for p in INSTITUCIONES_PROHIBIDAS}:
        return _falla("L06g", "prohibida", "institucion_medica", texto)
    return _ok("L06g", "institucion_medica", texto)


def revisar_correo(e: Expediente) -> Hallazgo:
    """L06h: an institutional e-mail nombre@dominio; a strange domain is a warning."""
    texto = e.alumno.correo_institucional.strip()
    if not texto:
        return _falla("L06h", "sin_correo", "correo_institucional", "")
    try:
        correo = Correo.parse(texto)
    except ValorInvalido:
        return _falla("L06h", "forma", "correo_institucional", texto)
    dominios = e.ajustes.dominios_institucionales
    if dominios and not correo.es_de(dominios):
        datos = (("dominio", correo.dominio), ("dominios", ", ".join(dominios)))
        return Hallazgo(
            "L06h", Veredicto.AVISO, "L06h.dominio", "correo_institucional", texto, datos=datos
        )
    return _ok("L06h", "correo_institucional", texto)


def revisar_adeudos(e: Expediente) -> Hallazgo:
    """V-d.egr: a graduate has no debts; warning or failure by setting (C30)."""
    if e.alumno.adeudos:
        return Hallazgo("V-d.egr", e.ajustes.adeudos, "V-d.egr.adeudos", "adeudos", "sí")
    return _ok("V-d.egr", "adeudos", "no")


def revisar_baja(e: Expediente) -> Hallazgo:
    """V15: a student with a baja is not certified."""
    if e.alumno.baja_en is not None:
        return _falla("V15", "baja", "baja_en", f"{e.alumno.baja_en:%d/%m/%Y}")
    return _ok("V15", "baja_en", "")


CRITERIOS: Final[dict[str, Criterio]] = {
    "L06a": revisar_datos_validados,
    "L06b": revisar_confronta,
    "L06c": revisar_modulos,
    "L06d": revisar_folio,
    "L06e": revisar_crip,
    "L06f": revisar_secundaria,
    "L06g": revisar_institucion_medica,
    "L06h": revisar_correo,
    "V-d.egr": revisar_adeudos,
    "V15": revisar_baja,
}
"""The criteria by rule id, in the order in which they are shown."""


def _ok(regla: str, campo: str, valor: str) -> Hallazgo:
    return Hallazgo(regla, Veredicto.OK, f"{regla}.ok", campo, valor)


def _falla(
    regla: str,
    motivo: str,
    campo: str,
    valor: str,
    resuelve: ResuelveEn = ResuelveEn.SAE,
    datos: tuple[tuple[str, str], ...] = (),
) -> Hallazgo:
    return Hallazgo(regla, Veredicto.FALLA, f"{regla}.{motivo}", campo, valor, resuelve, datos)


def _letras(texto: str) -> str:
    """Letters and digits only, upper case, without accents."""
    base = unicodedata.normalize("NFKD", texto).upper()
    return "".join(c for c in base if c.isalnum())
