"""Pages and timelines for screens and commands; reads only, light to import."""

from dataclasses import dataclass
from datetime import datetime

from certtui.domain.alumno import Alumno
from certtui.domain.reloj import de_texto
from certtui.domain.tramite import Tramite
from certtui.process.errores import NoEncontrado
from certtui.process.oficina import Oficina
from certtui.store import alumnos, bitacora, tramites
from certtui.store.tramites import FiltroCola, Renglon

__all__ = [
    "FiltroCola",
    "Historia",
    "Hito",
    "Renglon",
    "contar_cola",
    "contar_por_estado",
    "historia",
    "pagina_cola",
]


@dataclass(frozen=True, slots=True)
class Hito:
    """One step of a trámite: when, what, from where to where, by whom."""

    en: datetime
    transicion: str
    nombre: str
    de: str
    a: str
    actor: str
    rol: str


@dataclass(frozen=True, slots=True)
class Historia:
    """The timeline of one trámite: who has it now, since when, and what comes next."""

    alumno: Alumno
    tramite: Tramite
    hitos: tuple[Hito, ...]
    estado: str
    vista: str
    tiene: str
    sigue: str
    dias: int


def acotar(oficina: Oficina, filtro: FiltroCola) -> FiltroCola:
    """The filter within the person's scope."""
    usuario = oficina.usuario
    return FiltroCola(
        plantel=usuario.plantel or filtro.plantel,
        entidad=usuario.entidad or filtro.entidad,
        estado=filtro.estado,
        plan=filtro.plan,
        grupo=filtro.grupo,
        texto=filtro.texto,
    )


def pagina_cola(oficina: Oficina, filtro: FiltroCola, inicio: int, cuantos: int) -> list[Renglon]:
    """One page of the queue."""
    return tramites.pagina_cola(oficina.base, acotar(oficina, filtro), inicio, cuantos)


def contar_cola(oficina: Oficina, filtro: FiltroCola) -> int:
    """Exact length of the queue under a filter."""
    return tramites.contar_cola(oficina.base, acotar(oficina, filtro))


def contar_por_estado(oficina: Oficina) -> list[tuple[str, str, int]]:
    """(state, label, how many), in the order of the route."""
    return tramites.contar_por_estado(oficina.base, oficina.ruta.clave)


def historia(oficina: Oficina, tramite: int) -> Historia:
    """The timeline of a trámite; raises NoEncontrado."""
    t = tramites.leer_tramite(oficina.base, tramite)
    alumno = alumnos.leer_alumno(oficina.base, t.alumno) if t else None
    if t is None or alumno is None or not oficina.usuario.alcanza(t.entidad, t.plantel):
        raise NoEncontrado(que="trámite", valor=tramite)
    ruta = oficina.rutas[t.ruta]
    estado = ruta.estados[t.estado]
    hitos = tuple(
        Hito(
            en=de_texto(e.en),
            transicion=e.transicion,
            nombre=ruta.transiciones[e.transicion].nombre,
            de=ruta.estados[e.de].etiqueta if e.de else "",
            a=ruta.estados[e.a].etiqueta,
            actor=e.actor,
            rol=e.rol,
        )
        for e in bitacora.historia(oficina.base, "tramite", t.id)
    )
    llegada = next((h.en for h in reversed(hitos) if h.de != h.a), oficina.reloj.ahora())
    return Historia(
        alumno=alumno,
        tramite=t,
        hitos=hitos,
        estado=estado.etiqueta,
        vista=estado.vista,
        tiene=estado.tiene,
        sigue=estado.sigue,
        dias=max(0, (oficina.reloj.ahora() - llegada).days),
    )
