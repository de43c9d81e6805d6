"""The log as people read it: searched within their scope, a row whole, the chain verified."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from certtui.domain.bitacora import Evento
from certtui.domain.matricula import Matricula
from certtui.domain.reloj import a_texto, zona
from certtui.domain.valor import ValorInvalido
from certtui.exchange.csv_seguro import write_csv
from certtui.process.errores import NoEncontrado
from certtui.process.oficina import Oficina
from certtui.process.salidas import guardar_salida
from certtui.store import alumnos
from certtui.store import bitacora_busqueda as busqueda
from certtui.store.bitacora_busqueda import FiltroBitacora, RenglonBitacora
from certtui.texts.bitacora import FILA

__all__ = ["FiltroBitacora", "RenglonBitacora"]

COLUMNAS_DE_SALIDA = (
    "seq", "en", "actor", "rol", "entidad", "entidad_id", "transicion", "de", "a", "regla", "hash"
)  # fmt: skip
"""What an export bears: the chain, and nothing that can be erased."""

_TROZO = 500


@dataclass(frozen=True, slots=True)
class EventoEntero:
    """A row with its values; `datos` None when there are none, `suprimidos` when they went."""

    renglon: RenglonBitacora
    datos: Mapping[str, Any] | None
    suprimidos: bool
    nombre: str

    @property
    def evento(self) -> Evento:
        """The chained row."""
        return self.renglon.evento


def acotar(oficina: Oficina, filtro: FiltroBitacora) -> FiltroBitacora:
    """The filter within the person's scope; one's own acts are always seen."""
    u = oficina.usuario
    return replace(filtro, plantel=u.plantel, de_entidad=u.entidad, mio=u.id)


def pagina(
    oficina: Oficina,
    filtro: FiltroBitacora,
    inicio: int,
    cuantos: int,
    *,
    viejas_primero: bool = False,
) -> list[RenglonBitacora]:
    """One page, the newest first unless it is said otherwise."""
    return busqueda.pagina_bitacora(
        oficina.base, acotar(oficina, filtro), inicio, cuantos, viejas_primero=viejas_primero
    )


def contar(oficina: Oficina, filtro: FiltroBitacora) -> int:
    """Exact number of rows."""
    return busqueda.contar_bitacora(oficina.base, acotar(oficina, filtro))


def posicion(
    oficina: Oficina, filtro: FiltroBitacora, seq: int, *, viejas_primero: bool = False
) -> int | None:
    """Where a row stands; None when it is not there."""
    return busqueda.posicion_en_bitacora(
        oficina.base, acotar(oficina, filtro), seq, viejas_primero=viejas_primero
    )


def alumno_de(oficina: Oficina, matricula: str) -> int:
    """Row id of a matrícula in any of its written forms; raises NoEncontrado."""
    try:
        clave = Matricula.parse(matricula).valor
    except ValorInvalido:
        clave = matricula
    alumno = alumnos.alumno_por_matricula(oficina.base, clave)
    if alumno is None:
        raise NoEncontrado(que=FILA, valor=matricula)
    return alumno.id


def instantes(oficina: Oficina, desde: date | None, hasta: date | None) -> tuple[str, str]:
    """Two calendar dates of the entidad as instants; the second day is included."""
    huso = zona(oficina.identidad.entidad)

    def texto(dia: date | None, mas: int) -> str:
        if dia is None:
            return ""
        return a_texto(datetime.combine(dia + timedelta(days=mas), time(), huso))

    return texto(desde, 0), texto(hasta, 1)


def evento_entero(oficina: Oficina, seq: int) -> EventoEntero:
    """A row within the person's scope, with its values; raises NoEncontrado."""
    lugar = posicion(oficina, FiltroBitacora(), seq)
    if lugar is None:
        raise NoEncontrado(que=FILA, valor=seq)
    (renglon,) = pagina(oficina, FiltroBitacora(), lugar, 1)
    datos = busqueda.datos_de(oficina.base, seq)
    suprimidos = datos is None and bool(renglon.evento.compromiso)
    return EventoEntero(renglon, datos, suprimidos, nombre_del_paso(oficina, renglon.evento))


def nombre_del_paso(oficina: Oficina, e: Evento) -> str:
    """Name of a move in the route; "" for an act that is not a move."""
    for ruta in oficina.rutas.values():
        if e.transicion in ruta.transiciones:
            return ruta.transiciones[e.transicion].nombre
    return ""


def exportar(
    oficina: Oficina, filtro: FiltroBitacora, cancelado: Callable[[], bool] = lambda: False
) -> tuple[Path, int] | None:
    """The rows of a filter as a CSV in the outbox, and how many; None when there is none."""

    def filas() -> Iterator[tuple[str, ...]]:
        inicio = 0
        while trozo := pagina(oficina, filtro, inicio, _TROZO):
            for r in trozo:
                yield tuple(str(getattr(r.evento, c)) for c in COLUMNAS_DE_SALIDA)
            if cancelado():
                return
            inicio += len(trozo)

    todas = list(filas())
    if not todas or cancelado():
        return None
    datos = write_csv(COLUMNAS_DE_SALIDA, todas)
    return guardar_salida(oficina, "bitacora.csv", datos, filas=len(todas)), len(todas)
