"""Pages and timelines for screens and commands; reads only, light to import."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from certtui.domain.alumno import Alumno
from certtui.domain.rechazo import Rechazo
from certtui.domain.reloj import de_texto
from certtui.domain.tramite import Tramite
from certtui.process.cola import (
    MAXIMO_ELEGIDOS,
    ORDENES,
    FiltroCola,
    OrdenDeCola,
    PaginasDeCola,
    Resumen,
    acotar,
    contar_cola,
    elegidos,
    pagina_cola,
    posicion_cola,
    resumir_cola,
)
from certtui.process.errores import NoEncontrado
from certtui.process.oficina import Oficina
from certtui.store import alumnos, bitacora, catalogos, conexion, lotes, tramites
from certtui.store.cola import Elegido, Renglon

__all__ = [
    "MAXIMO_ELEGIDOS",
    "ORDENES",
    "Elegido",
    "FiltroCola",
    "Historia",
    "Hito",
    "OrdenDeCola",
    "PaginasDeCola",
    "Renglon",
    "Resumen",
    "acotar",
    "aparte",
    "contar_cola",
    "contar_por_estado",
    "elegidos",
    "historia",
    "nombre_oficina",
    "pagina_cola",
    "posicion_cola",
    "resumir_cola",
    "ultimo_paso",
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


@contextlib.contextmanager
def aparte(oficina: Oficina) -> Iterator[Oficina]:
    """The same session over a second connection, for a long reading in another thread."""
    base = conexion.abrir(oficina.base.ruta)
    try:
        yield replace(oficina, base=base)
    finally:
        base.cerrar()


def ultimo_paso(oficina: Oficina) -> int:
    """A number that grows with every step of anybody: what was read before it may have changed."""
    return bitacora.ultimo_evento(oficina.base)


def nombre_oficina(oficina: Oficina) -> str:
    """Name of the entidad of the base."""
    return catalogos.nombre_entidad(oficina.base, oficina.identidad.entidad)


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
