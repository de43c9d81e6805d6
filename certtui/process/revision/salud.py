"""Health of the catalogues: each fault once, with the students that it holds back (pains of data).

A fault of a catalogue stops everybody who hangs from it; mended once, it stops nobody. What the
office cannot know (whether SEP registered a plan for a CCT) is not asked.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from certtui.domain.alumno import Formacion, Plan
from certtui.domain.cct import Cct
from certtui.domain.firma import Nivel, Politica
from certtui.domain.guardas.firma import NIVEL_DE_ROL
from certtui.domain.reloj import de_texto
from certtui.domain.rol import Rol, Usuario
from certtui.domain.valor import ValorInvalido
from certtui.process.oficina import Oficina
from certtui.store import catalogos
from certtui.store import revision as consultas
from certtui.store.catalogos import Plantel

DIAS_DE_EFIRMA = 60
"""Days before its end at which a certificate is told (L16a)."""

AJUSTES_EXIGIDOS = (
    "dec.nombreSEN",
    "dec.nombreDependencia",
    "dec.idEntidad",
    "dec.idIEMS",
    "dec.idTipoIEMS",
    "dec.idOpcionEducativa",
    "dec.idTipoPlantel",
    "dec.idSostenimiento",
    "dec.idNivelEstudios",
    "dec.idTipoEstudios",
)
"""Settings that every document bears (dec-iems §1.3)."""

_MUNICIPIO = re.compile(r"(?!000)\d{3}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Salud:
    """One fault: its key in the texts, what it is in, the value seen, and whom it holds back."""

    clave: str
    que: str
    valor: str = ""
    matriculas: tuple[str, ...] = ()

    @property
    def alumnos_afectados(self) -> int:
        """How many students without a certificate hang from it."""
        return len(self.matriculas)


def revisar_catalogos(oficina: Oficina) -> list[Salud]:
    """Every fault of the office's catalogues, the one that holds back most students first."""
    hallados = [
        *_ajustes(oficina),
        *_planteles(oficina),
        *_planes(oficina),
        *_firmantes(oficina),
        *_modelos(oficina),
        *_kardex(oficina),
    ]
    return sorted(hallados, key=lambda s: (-s.alumnos_afectados, s.clave, s.que))


def _ajustes(oficina: Oficina) -> Iterator[Salud]:
    for clave in AJUSTES_EXIGIDOS:
        if not oficina.ajustes.texto(clave).strip():
            yield Salud("S-AJUSTE", clave, "", consultas.matriculas_todas(oficina.base))


def _planteles(oficina: Oficina) -> Iterator[Salud]:
    for p in catalogos.listar_planteles(oficina.base):
        for clave, valor in _faltas_de_plantel(p):
            matriculas = consultas.matriculas_de_plantel(oficina.base, p.clave)
            yield Salud(clave, p.clave, valor, matriculas)


def _faltas_de_plantel(p: Plantel) -> Iterator[tuple[str, str]]:
    try:
        if Cct(p.cct).entidad != p.entidad:
            yield "S-PLANTEL-ENTIDAD", f"{p.cct}, {p.entidad}"
    except ValorInvalido:
        yield "S-PLANTEL-CCT", p.cct
    if not _MUNICIPIO.fullmatch(p.id_municipio) or not p.municipio.strip():
        yield "S-PLANTEL-MUNICIPIO", p.id_municipio
    if not p.nombre.strip():
        yield "S-PLANTEL-NOMBRE", ""


def _planes(oficina: Oficina) -> Iterator[Salud]:
    for clave in consultas.claves_de_planes(oficina.base):
        plan = catalogos.leer_plan(oficina.base, clave)
        if plan is not None:
            for falta, valor in _faltas_de_plan(plan):
                yield Salud(falta, clave, valor, consultas.matriculas_de_plan(oficina.base, clave))
    for clave, matriculas in consultas.planes_sin_alta(oficina.base):
        yield Salud("S-PLAN-AUSENTE", clave, "", matriculas)


def _faltas_de_plan(plan: Plan) -> Iterator[tuple[str, str]]:
    if not plan.carrera.strip() or not plan.nombre_largo.strip():
        yield "S-PLAN-NOMBRE", ""
    if not plan.modulos:
        yield "S-PLAN-VACIO", ""
        return
    laborales = [m for m in plan.modulos if m.formacion is Formacion.LABORAL]
    if not laborales:
        yield "S-PLAN-LABORAL", ""
    if sin_horas := [m.clave for m in laborales if not m.horas]:
        yield "S-PLAN-HORAS", ", ".join(sin_horas)
    if sin_creditos := [m.clave for m in laborales if not m.creditos]:
        yield "S-PLAN-MODULO-CREDITOS", ", ".join(sin_creditos)
    nombres = [m.nombre.casefold() for m in laborales]
    if repetidos := [m.clave for m in laborales if nombres.count(m.nombre.casefold()) > 1]:
        yield "S-PLAN-REPETIDO", ", ".join(repetidos)
    if (suma := sum(m.creditos for m in plan.modulos)) > plan.creditos_total:
        yield "S-PLAN-CREDITOS", f"{suma} de {plan.creditos_total}"


def _firmantes(oficina: Oficina) -> Iterator[Salud]:
    activos = [
        u for u in catalogos.listar_usuarios(oficina.base) if u.activo and u.rol in NIVEL_DE_ROL
    ]
    certificados = consultas.ultimos_certificados(oficina.base)
    limite = oficina.reloj.ahora() + timedelta(days=DIAS_DE_EFIRMA)
    for u in activos:
        faltan = [n for n, v in _datos_de_firmante(u) if not v.strip()]
        if faltan:
            yield Salud("S-FIRMANTE-DATOS", u.id, ", ".join(faltan), _alcance(oficina, u))
        _numero, hasta = certificados.get(u.curp, ("", ""))
        if hasta and de_texto(hasta) < limite:
            yield Salud("S-FIRMANTE-EFIRMA", u.id, hasta[:10], _alcance(oficina, u))
    yield from _niveles_vacantes(oficina, activos)


def _niveles_vacantes(oficina: Oficina, activos: list[Usuario]) -> Iterator[Salud]:
    niveles = Politica(oficina.ajustes.texto("firma.politica")).niveles
    for nivel in niveles:
        de_nivel = [u for u in activos if NIVEL_DE_ROL[u.rol] == nivel]
        if nivel is Nivel.PLANTEL:
            cubiertos = {u.plantel for u in de_nivel}
            for p in catalogos.listar_planteles(oficina.base):
                matriculas = consultas.matriculas_de_plantel(oficina.base, p.clave)
                if p.clave not in cubiertos and matriculas:
                    yield Salud("S-NIVEL-SIN-FIRMANTE", f"{nivel} {p.clave}", "", matriculas)
        elif not de_nivel:
            todas = consultas.matriculas_todas(oficina.base)
            yield Salud("S-NIVEL-SIN-FIRMANTE", str(nivel), "", todas)


def _datos_de_firmante(u: Usuario) -> tuple[tuple[str, str], ...]:
    return (
        ("nombre", u.nombre),
        ("primer apellido", u.primer_apellido),
        ("CURP", u.curp),
        ("RFC", u.rfc),
        ("idCargo", u.id_cargo),
    )


def _alcance(oficina: Oficina, u: Usuario) -> tuple[str, ...]:
    if u.rol is Rol.DIRECTOR_PLANTEL:
        return consultas.matriculas_de_plantel(oficina.base, u.plantel)
    return consultas.matriculas_todas(oficina.base)


def _modelos(oficina: Oficina) -> Iterator[Salud]:
    """Models of the electronic way without a disposition that names a first date (C09, L03)."""
    for modelo in catalogos.listar_modelos(oficina.base):
        sin_disposicion = modelo.electronica and modelo.electronica_desde is None
        pendiente = not modelo.electronica and modelo.desde > _ultimo_electronico(oficina)
        if sin_disposicion or pendiente:
            matriculas = consultas.matriculas_de_modelo(oficina.base, modelo.anio)
            yield Salud("S-MODELO", str(modelo.anio), "", matriculas)


def _ultimo_electronico(oficina: Oficina) -> int:
    """First generation of the newest electronic model: an older one stays on paper (L01c)."""
    return max(
        (m.desde for m in catalogos.listar_modelos(oficina.base) if m.electronica), default=0
    )


def _kardex(oficina: Oficina) -> Iterator[Salud]:
    for plan, modulo, matriculas in consultas.modulos_ajenos(oficina.base):
        yield Salud("S-KARDEX", plan, modulo, matriculas)
