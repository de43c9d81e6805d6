"""The queue within a person's scope: filters as people say them, pages, counts, places."""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from certtui.domain.reloj import a_texto, zona
from certtui.process.oficina import Oficina
from certtui.process.pendientes import condicion
from certtui.store import catalogos
from certtui.store import cola as tabla
from certtui.store.alumnos import plegar_busqueda
from certtui.store.cola import Corte, Elegido, Lugar, Recorrido, Renglon

MAXIMO_ELEGIDOS = 5000
"""Lines that one batch takes."""

ORDENES = tuple(tabla.ORDENES)
"""Names of the orders: "" is that of arrival, the others are columns of the list."""

VACIABLES = tuple(tabla.VACIABLES)
"""Fields that a filter may ask for as empty."""

_LUGARES_RECORDADOS = 4096


@dataclass(frozen=True, slots=True)
class FiltroCola:
    """What the queue shows; "" means any. `texto` is searched without accents, each word apart.

    `carrera` is a key of a plan, or words of a carrera's name. `ciclo` (2025-2026) is that in which
    the generation ends. `desde` and `hasta` are ISO dates of the entrance in the present state,
    both in. `vacios` are fields that must be empty. `pendiente` is a name of what waits. Within
    `texto`, quotes keep words together.
    """

    plantel: str = ""
    entidad: str = ""
    estado: str = ""
    carrera: str = ""
    plan: str = ""
    grupo: str = ""
    ciclo: str = ""
    desde: str = ""
    hasta: str = ""
    texto: str = ""
    vacios: tuple[str, ...] = ()
    pendiente: str = ""


@dataclass(frozen=True, slots=True)
class OrdenDeCola:
    """An order of the queue; "" is that of arrival."""

    clave: str = ""
    al_reves: bool = False


@dataclass(frozen=True, slots=True)
class Resumen:
    """Exact counts of the queue: under the filter, in all, and by state without regard to it."""

    mostrados: int
    total: int
    por_estado: dict[str, int]


def palabras_de(texto: str) -> tuple[str, ...]:
    """The words that a search looks for, without accents; what is between quotes is one."""
    palabras: list[str] = []
    for n, parte in enumerate(texto.replace("\0", "").split('"')):
        plegada = plegar_busqueda(parte)
        palabras += [plegada] if n % 2 and plegada else plegada.split()
    return tuple(dict.fromkeys(palabras))


def acotar(oficina: Oficina, filtro: FiltroCola) -> Corte:
    """The filter within the person's scope, in the words of the table."""
    return Corte(
        planteles=_planteles(oficina, filtro),
        estado=filtro.estado,
        planes=_planes(oficina, filtro),
        grupo=filtro.grupo,
        egreso=filtro.ciclo[-4:],
        desde=_instante(oficina, filtro.desde, 0),
        hasta=_instante(oficina, filtro.hasta, 1),
        palabras=palabras_de(filtro.texto),
        vacios=filtro.vacios,
        pendiente=condicion(oficina, filtro.pendiente) if filtro.pendiente else None,
    )


def _planteles(oficina: Oficina, filtro: FiltroCola) -> tuple[str, ...] | None:
    usuario = oficina.usuario
    plantel = usuario.plantel or filtro.plantel
    entidad = usuario.entidad or filtro.entidad
    if not entidad:
        return (plantel,) if plantel else None
    todos = catalogos.planteles_por_entidad(oficina.base)
    propios = todos.get(entidad, ())
    if plantel:
        return (plantel,) if plantel in propios else ()
    return None if len(todos) == 1 and propios else propios


def _planes(oficina: Oficina, filtro: FiltroCola) -> tuple[str, ...] | None:
    if not filtro.carrera:
        return (filtro.plan,) if filtro.plan else None
    buscada = plegar_busqueda(filtro.carrera)
    return tuple(
        clave
        for clave, carrera in catalogos.carreras_de_planes(oficina.base)
        if filtro.plan in {"", clave}
        and (plegar_busqueda(clave) == buscada or buscada in plegar_busqueda(carrera))
    )


def _instante(oficina: Oficina, fecha: str, dias: int) -> str:
    """The instant at which a date, or the day after it, begins in the office's zone."""
    if not fecha:
        return ""
    dia = date.fromisoformat(fecha) + timedelta(days=dias)
    return a_texto(datetime.combine(dia, time(), zona(oficina.identidad.entidad)).astimezone(UTC))


class PaginasDeCola:
    """The pages of the queue under a filter and in an order, for a list that goes through them.

    It keeps where each page that was read begins and ends, so that the next one, and the one
    before, cost the same at line one million as at line one.
    """

    def __init__(
        self, oficina: Oficina, filtro: FiltroCola, orden: OrdenDeCola | None = None
    ) -> None:
        self._oficina = oficina
        self._corte = acotar(oficina, filtro)
        self._orden = orden or OrdenDeCola()
        self._recorrido: Recorrido | None = None
        self._primeros: OrderedDict[int, Lugar] = OrderedDict()
        self._ultimos: OrderedDict[int, Lugar] = OrderedDict()
        self._lectura = 0
        self.total: int | None = None
        """Exact number of lines, once somebody counted them."""

    def olvidar(self) -> None:
        """The base is read again: nothing is known of where pages begin."""
        self._recorrido = None
        self._lectura += 1
        self._primeros.clear()
        self._ultimos.clear()
        self.total = None

    def pagina(self, inicio: int, cuantos: int) -> list[Renglon]:
        """One page; at once."""
        lugares = self._lugares(inicio, cuantos)
        if lugares:
            self._recordar(self._primeros, inicio, lugares[0])
            self._recordar(self._ultimos, inicio + len(lugares), lugares[-1])
        return tabla.renglones(self._oficina.base, [clave for _valor, clave in lugares])

    def posicion(self, tramite: int) -> int | None:
        """Where a trámite stands, from 0; None when it is not shown."""
        lugar = tabla.lugar_de(self._oficina.base, self._trazado(), tramite)
        return None if lugar is None else self._contar_antes(lugar)

    def contar(self, oficina: Oficina) -> Resumen:
        """Exact counts, over the connection of another thread."""
        lectura = self._lectura
        resumen = resumir_cola(oficina, self._corte)
        if lectura == self._lectura:
            self.total = resumen.mostrados
        return resumen

    def _trazado(self) -> Recorrido:
        if self._recorrido is None:
            self._recorrido = tabla.trazar(
                self._oficina.base,
                self._corte,
                self._orden.clave,
                al_reves=self._orden.al_reves,
            )
        return self._recorrido

    def _contar_antes(self, lugar: Lugar) -> int:
        return tabla.contar_antes(self._oficina.base, self._trazado(), lugar)

    def _lugares(self, inicio: int, cuantos: int) -> list[Lugar]:
        base, r = self._oficina.base, self._trazado()
        if (tras := self._ultimos.get(inicio)) is not None:
            return tabla.lugares(base, r, cuantos, tras=tras)
        if (ante := self._primeros.get(inicio + cuantos)) is not None:
            return tabla.lugares(base, r, cuantos, tras=ante, desde_el_final=True)[::-1]
        if self.total is not None and inicio > self.total // 2:
            quedan = max(0, self.total - inicio - cuantos)
            hay = min(cuantos, self.total - inicio)
            if hay <= 0:
                return []
            return tabla.lugares(base, r, hay, salto=quedan, desde_el_final=True)[::-1]
        return tabla.lugares(base, r, cuantos, salto=inicio)

    @staticmethod
    def _recordar(donde: "OrderedDict[int, Lugar]", numero: int, lugar: Lugar) -> None:
        donde[numero] = lugar
        if len(donde) > _LUGARES_RECORDADOS:
            donde.popitem(last=False)


def pagina_cola(
    oficina: Oficina,
    filtro: FiltroCola,
    inicio: int,
    cuantos: int,
    orden: OrdenDeCola | None = None,
) -> list[Renglon]:
    """One page of the queue."""
    return PaginasDeCola(oficina, filtro, orden).pagina(inicio, cuantos)


def contar_cola(oficina: Oficina, filtro: FiltroCola) -> int:
    """Exact length of the queue under a filter."""
    return tabla.contar(oficina.base, acotar(oficina, filtro))


def posicion_cola(
    oficina: Oficina, filtro: FiltroCola, tramite: int, orden: OrdenDeCola | None = None
) -> int | None:
    """Where a trámite stands in the queue under a filter, from 0; None when it is not there."""
    return PaginasDeCola(oficina, filtro, orden).posicion(tramite)


def resumir_cola(oficina: Oficina, filtro: FiltroCola | Corte) -> Resumen:
    """Counts of the queue within the person's scope."""
    corte = acotar(oficina, filtro) if isinstance(filtro, FiltroCola) else filtro
    sin_filtro = acotar(oficina, FiltroCola())
    todos = tabla.contar_por_estado(oficina.base, sin_filtro)
    total = sum(todos.values())
    if corte == sin_filtro:
        mostrados = total
    elif corte == replace(sin_filtro, estado=corte.estado):
        mostrados = todos.get(corte.estado, 0)
    else:
        mostrados = tabla.contar(oficina.base, corte)
    return Resumen(mostrados=mostrados, total=total, por_estado=todos)


def elegidos(
    oficina: Oficina,
    filtro: FiltroCola,
    claves: Iterable[int] | None = None,
    cuantos: int = MAXIMO_ELEGIDOS,
) -> list[Elegido]:
    """What a filter shows now within the person's scope: those of `claves`, or all."""
    return tabla.elegir(oficina.base, acotar(oficina, filtro), claves, cuantos)
