"""The engine: one move is one transaction that re-reads, checks, writes and logs.

It knows no state and no rule: the route says who may move what from where, the guards of the norm
say whether, and the effect of the move says what is written.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from certtui.domain.errores import CerttuiError
from certtui.domain.guardas import GUARDAS
from certtui.domain.hallazgo import Hallazgo, fallas
from certtui.domain.hechos import Hechos
from certtui.domain.reloj import a_texto
from certtui.domain.rol import Rol, Usuario
from certtui.domain.ruta import Ruta, Transicion
from certtui.domain.tramite import (
    EstadoNoPermite,
    PermisoDenegado,
    TransicionRehusada,
    VersionVieja,
)
from certtui.process.efectos import EFECTOS, Cambio
from certtui.process.errores import NoEncontrado
from certtui.process.hechos import reunir
from certtui.process.oficina import Oficina
from certtui.store import alumnos, bitacora, catalogos, tramites


@dataclass(frozen=True, slots=True)
class Paso:
    """A move that was made; `repetido` when its token had already made it."""

    tramite: int
    transicion: str
    de: str
    a: str
    hallazgos: tuple[Hallazgo, ...] = ()
    repetido: bool = False


@dataclass(frozen=True, slots=True)
class Fallido:
    """An item of a batch that could not move, and why."""

    clave: str
    error: CerttuiError


def avanzar(
    oficina: Oficina,
    transicion: str,
    *,
    tramite: int | None = None,
    alumno: int | None = None,
    datos: Mapping[str, object] | None = None,
    actor: Usuario | None = None,
    token: str = "",
    version: int | None = None,
    ruta: str = "",
    ensayo: bool = False,
) -> Paso:
    """Make one move, whole or not at all; with `ensayo` only say whether it could be made.

    `tramite` moves an existing one; `alumno` opens a new one. A `token` that was already used
    returns what was done then. Raises TransicionRehusada (or PermisoDenegado, EstadoNoPermite,
    VersionVieja) with the rule id and every finding; nothing is written in that case.
    """
    quien = actor or oficina.usuario
    with oficina.base.tx():
        hecho = bitacora.evento_por_token(oficina.base, token) if token else None
        if hecho is not None:
            return Paso(hecho.entidad_id, hecho.transicion, hecho.de, hecho.a, repetido=True)
        actual = None
        if tramite is not None:
            actual = tramites.leer_tramite(oficina.base, tramite)
            if actual is None:
                raise NoEncontrado(que="trámite", valor=tramite)
            alumno = actual.alumno
        maquina = (
            oficina.rutas[actual.ruta] if actual else oficina.rutas[ruta or oficina.ruta.clave]
        )
        paso = maquina.transiciones[transicion]
        persona = alumnos.leer_alumno(oficina.base, alumno or 0)
        if persona is None:
            raise NoEncontrado(que="alumno", valor=alumno)
        hechos = reunir(oficina, paso, _vigente(oficina, quien), persona, actual, datos or {})
        if actual is not None and version is not None and actual.version != version:
            raise VersionVieja(
                regla=paso.regla, esperada=version, hay=actual.version, tramite=tramite
            )
        _revisar_estado(maquina, paso, hechos)
        _revisar_permiso(oficina, paso, hechos)
        hallazgos = _revisar_guardas(paso, hechos)
        if ensayo:
            return Paso(
                tramite or 0, transicion, hechos.tramite.estado if hechos.tramite else "", ""
            )
        cambio = EFECTOS[paso.efecto](oficina, hechos, hallazgos)
        return _escribir(oficina, maquina, paso, hechos, cambio, hallazgos, token)


def _vigente(oficina: Oficina, quien: Usuario) -> Usuario:
    """The actor as the base has them now: a session may be older than a change of role (L10)."""
    if quien.rol is Rol.SISTEMA:
        return quien
    actual = catalogos.leer_usuario(oficina.base, quien.id)
    if actual is None or not actual.activo:
        raise PermisoDenegado(
            regla="L10c",
            paso="",
            usuario=quien.id,
            rol=quien.rol,
            roles="alguien activo en esta base",
            plantel="",
            matricula="",
        )
    return actual


def _revisar_estado(ruta: Ruta, paso: Transicion, h: Hechos) -> None:
    estado = h.tramite.estado if h.tramite else ""
    if (paso.crea and h.tramite is not None) or (not paso.crea and estado not in paso.de):
        raise EstadoNoPermite(
            regla=paso.regla,
            paso=paso.nombre,
            estado=ruta.estados[estado].etiqueta if estado else "sin trámite",
            desde=", ".join(ruta.estados[d].etiqueta for d in paso.de) or "un alumno sin trámite",
            matricula=h.alumno.matricula,
        )


def _revisar_permiso(oficina: Oficina, paso: Transicion, h: Hechos) -> None:
    plantel = h.plantel
    roles = paso.roles
    if paso.id == "T15" and oficina.ajustes.activo("descargar.se_estatal"):
        roles = (*roles, Rol.SE_ESTATAL)
    if h.actor.rol not in roles or not h.actor.alcanza(h.entidad, plantel):
        raise PermisoDenegado(
            regla=paso.regla_rol,
            paso=paso.nombre,
            usuario=h.actor.id,
            rol=h.actor.rol,
            roles=", ".join(roles),
            plantel=plantel,
            matricula=h.alumno.matricula,
        )


def _revisar_guardas(paso: Transicion, h: Hechos) -> tuple[Hallazgo, ...]:
    hallazgos = tuple(x for regla in paso.guardas for x in GUARDAS[regla](h))
    if malos := fallas(hallazgos):
        raise TransicionRehusada(
            regla=malos[0].regla,
            hallazgos=malos,
            paso=paso.nombre,
            matricula=h.alumno.matricula,
            reglas=", ".join(dict.fromkeys(m.regla for m in malos)),
        )
    return hallazgos


def _escribir(
    oficina: Oficina,
    ruta: Ruta,
    paso: Transicion,
    h: Hechos,
    cambio: Cambio,
    hallazgos: tuple[Hallazgo, ...],
    token: str,
) -> Paso:
    base = oficina.base
    if h.tramite is None:
        de, a = "", ruta.inicial
        clave = tramites.crear_tramite(base, ruta, cambio.campos)
    else:
        de, clave = h.tramite.estado, h.tramite.id
        a = cambio.estado or (de if de in paso.a else paso.a[0])
        if a not in paso.a:
            raise ValueError(f"{paso.id} no llega a {a}")
        if not tramites.mover_tramite(base, ruta, h.tramite, a, cambio.campos):
            raise VersionVieja(
                regla=paso.regla, esperada=h.tramite.version, hay="otra", tramite=clave
            )
    bitacora.anotar(
        base,
        en=a_texto(h.ahora),
        actor=h.actor.id,
        rol=h.actor.rol.value,
        entidad="tramite",
        entidad_id=clave,
        transicion=paso.id,
        de=de,
        a=a,
        regla=paso.regla,
        token=token or oficina.azar.token(),
        sal=oficina.azar.token(),
        datos=dict(cambio.datos),
    )
    return Paso(clave, paso.id, de, a, hallazgos)
