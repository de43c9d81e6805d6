"""Pages and timelines for screens and commands; reads only, light to import."""

import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from certtui.domain.alumno import Alumno
from certtui.domain.rechazo import Rechazo
from certtui.domain.reloj import de_texto
from certtui.domain.tramite import Tramite
from certtui.process.errores import NoEncontrado
from certtui.process.oficina import Oficina
from certtui.store import alumnos, bitacora, catalogos, conexion, lotes, tramites
from certtui.store.tramites import Elegido, FiltroCola, Renglon

__all__ = [
    "Elegido",
    "FiltroCola",
    "Historia",
    "Hito",
    "Renglon",
    "Resumen",
    "aparte",
    "contar_cola",
    "contar_por_estado",
    "elegidos",
    "historia",
    "nombre_oficina",
    "pagina_cola",
    "posicion_cola",
    "resumir_cola",
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
    regla: str = ""


@dataclass(frozen=True, slots=True)
class Resumen:
    """Exact counts of the queue: under the filter, in all, and by state without regard to it."""

    mostrados: int
    total: int
    por_estado: dict[str, int]


@dataclass(frozen=True, slots=True)
class Historia:
    """The timeline of one trámite: who has it now, since when, and what comes next.

    `motivo` is the last reason that a person wrote, `rechazo` the last refusal of COSFAC.
    """

    alumno: Alumno
    tramite: Tramite
    hitos: tuple[Hito, ...]
    estado: str
    vista: str
    tiene: str
    sigue: str
    dias: int
    motivo: str = ""
    rechazo: Rechazo | None = None


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


def posicion_cola(oficina: Oficina, filtro: FiltroCola, tramite: int) -> int | None:
    """Where a trámite stands in the queue under a filter, from 0; None when it is not there."""
    return tramites.posicion_en_cola(oficina.base, acotar(oficina, filtro), tramite)


def resumir_cola(oficina: Oficina, filtro: FiltroCola) -> Resumen:
    """Counts of the queue within the person's scope."""
    todos = tramites.contar_cola_por_estado(oficina.base, acotar(oficina, FiltroCola()))
    total = sum(todos.values())
    mostrados = total if filtro == FiltroCola() else contar_cola(oficina, filtro)
    return Resumen(mostrados=mostrados, total=total, por_estado=todos)


@contextlib.contextmanager
def aparte(oficina: Oficina) -> Iterator[Oficina]:
    """The same session over a second connection, for a long reading in another thread."""
    base = conexion.abrir(oficina.base.ruta)
    try:
        yield replace(oficina, base=base)
    finally:
        base.cerrar()


def nombre_oficina(oficina: Oficina) -> str:
    """Name of the entidad of the base."""
    return catalogos.nombre_entidad(oficina.base, oficina.identidad.entidad)


def contar_por_estado(oficina: Oficina) -> list[tuple[str, str, int]]:
    """(state, label, how many), in the order of the route."""
    return tramites.contar_por_estado(oficina.base, oficina.ruta.clave)


MAXIMO_ELEGIDOS = 5000
"""Lines that one batch takes."""


def elegidos(
    oficina: Oficina,
    filtro: FiltroCola,
    claves: Iterable[int] | None = None,
    cuantos: int = MAXIMO_ELEGIDOS,
) -> list[Elegido]:
    """What a filter shows now within the person's scope: those of `claves`, or all."""
    return tramites.elegir_en_cola(oficina.base, acotar(oficina, filtro), claves, cuantos)


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
            regla=e.regla,
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
        motivo=t.cancelacion_motivo or t.motivo,
        rechazo=lotes.ultimo_rechazo(oficina.base, t.id),
    )
