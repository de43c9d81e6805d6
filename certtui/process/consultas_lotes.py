"""Lots for screens: pages within the person's scope, their clock, one lot and its history."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from certtui.domain.lote import EstadoLote, Semaforo, semaforo
from certtui.domain.reloj import a_texto, de_texto
from certtui.process.errores import NoEncontrado
from certtui.process.oficina import Oficina
from certtui.store import bitacora, lotes_lista
from certtui.store.lotes_lista import FiltroLotes, RenglonItem, RenglonLote

__all__ = ["FiltroLotes", "HitoDeLote", "RelojDeLote", "RenglonItem", "RenglonLote"]


@dataclass(frozen=True, slots=True)
class RelojDeLote:
    """How long a lot has been waiting for its answer, and what that means (L11c)."""

    semaforo: Semaforo
    pasado: timedelta


@dataclass(frozen=True, slots=True)
class HitoDeLote:
    """One event of a lot."""

    en: datetime
    que: str
    actor: str
    rol: str
    datos: dict[str, object]


@dataclass(frozen=True, slots=True)
class ResumenLotes:
    """Exact counts: under the filter, by state, and those past the term."""

    mostrados: int
    por_estado: dict[str, int]
    vencidos: int


def acotar(oficina: Oficina, filtro: FiltroLotes) -> FiltroLotes:
    """The filter within the person's scope."""
    return replace(filtro, entidad=oficina.usuario.entidad, plantel=oficina.usuario.plantel)


def limite_de_vencidos(oficina: Oficina) -> str:
    """The instant before which a lot without answer is overdue."""
    horas = oficina.ajustes.entero("cosfac.sla_max_h")
    return a_texto(oficina.reloj.ahora() - timedelta(hours=horas))


def pagina(oficina: Oficina, filtro: FiltroLotes, inicio: int, cuantos: int) -> list[RenglonLote]:
    """One page of the lots, newest first."""
    return lotes_lista.pagina_de_lotes(oficina.base, acotar(oficina, filtro), inicio, cuantos)


def resumir(oficina: Oficina, filtro: FiltroLotes) -> ResumenLotes:
    """Counts within the person's scope."""
    acotado = acotar(oficina, filtro)
    vencidos = replace(acotar(oficina, FiltroLotes()), vencidos_antes=limite_de_vencidos(oficina))
    return ResumenLotes(
        mostrados=lotes_lista.contar(oficina.base, acotado),
        por_estado=lotes_lista.contar_por_estado(oficina.base, acotado),
        vencidos=lotes_lista.contar(oficina.base, vencidos),
    )


def posicion(oficina: Oficina, filtro: FiltroLotes, lote: int) -> int | None:
    """Where a lot stands under a filter, from 0; None when it is not there."""
    return lotes_lista.posicion(oficina.base, acotar(oficina, filtro), lote)


def leer(oficina: Oficina, lote: int) -> RenglonLote:
    """One lot within the person's scope; raises NoEncontrado."""
    renglon = lotes_lista.leer_renglon(oficina.base, acotar(oficina, FiltroLotes()), lote)
    if renglon is None:
        raise NoEncontrado(regla="T11", que="lote", valor=lote)
    return renglon


def semaforo_de(oficina: Oficina, enviado_en: str) -> Semaforo:
    """Colour of the clock of what was sent then, under the office's terms (L11c, C14)."""
    ajustes = oficina.ajustes
    return semaforo(
        de_texto(enviado_en),
        oficina.reloj.ahora(),
        ajustes.entero("cosfac.sla_normal_h"),
        ajustes.entero("cosfac.sla_max_h"),
    )


def reloj_de(oficina: Oficina, lote: RenglonLote) -> RelojDeLote | None:
    """The clock of a lot that waits for its answer; None for any other."""
    if lote.estado is not EstadoLote.ENVIADO or not lote.pendientes or not lote.enviado_en:
        return None
    pasado = oficina.reloj.ahora() - de_texto(lote.enviado_en)
    return RelojDeLote(semaforo_de(oficina, lote.enviado_en), max(timedelta(), pasado))


def pagina_de_items(
    oficina: Oficina, lote: int, estatus: str, inicio: int, cuantos: int
) -> list[RenglonItem]:
    """One page of a lot's certificates, within the person's scope."""
    filtro = acotar(oficina, FiltroLotes())
    return lotes_lista.pagina_de_items(oficina.base, filtro, lote, estatus, inicio, cuantos)


def contar_items(oficina: Oficina, lote: int) -> dict[str, int]:
    """How many of a lot's certificates in each state, within the person's scope."""
    return lotes_lista.contar_items(oficina.base, acotar(oficina, FiltroLotes()), lote)


def historia(oficina: Oficina, lote: int) -> list[HitoDeLote]:
    """The events of a lot, oldest first."""
    leer(oficina, lote)
    return [
        HitoDeLote(de_texto(e.en), e.transicion, e.actor, e.rol, dict(datos))
        for e, datos in bitacora.historia_con_datos(oficina.base, "lote", lote)
    ]


def intentos(oficina: Oficina) -> dict[int, int]:
    """How many times each signed certificate has left before."""
    return lotes_lista.contar_salidas(oficina.base)
