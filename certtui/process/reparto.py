"""Certificates on their way to their owners: pages, and what is done with one or many (T15–E07)."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from certtui.domain.entrega import OrigenCorreo
from certtui.domain.errores import CerttuiError
from certtui.domain.mensaje import EstadoMensaje, Mensaje
from certtui.domain.reloj import a_texto, sumar_horas_habiles, zona
from certtui.domain.tramite import Tramite
from certtui.process.errores import NoEncontrado
from certtui.process.motor import Fallido, Paso
from certtui.process.oficina import Oficina
from certtui.store import alumnos, catalogos, correos, entregas, reparto
from certtui.store.reparto import FiltroReparto, RenglonReparto

if TYPE_CHECKING:
    from certtui.process.entrega import DatosEntrega

__all__ = ["FiltroReparto", "RelojesDeCancelacion", "RenglonReparto"]

PENDIENTES = ("timbrado", "descargado", "cancelacion_solicitada")
"""States of what somebody has to do something about."""
TODOS = (*PENDIENTES, "entregado", "cancelado")
MAXIMO = 5000
"""Certificates that one batch takes."""


@dataclass(frozen=True, slots=True)
class RelojesDeCancelacion:
    """When the term of a cancellation is over by each clock, and which one is in force (C02)."""

    natural: datetime
    habil: datetime
    rige: str
    horas: int


@dataclass(frozen=True, slots=True)
class Destino:
    """Where a delivery goes, and who received; `correo` "" is each person's institutional one."""

    correo: str = ""
    origen: OrigenCorreo = OrigenCorreo.INSTITUCIONAL
    declarado_por: str = ""
    recibe: str = ""
    instruccion: str = ""


def limite(oficina: Oficina) -> str:
    """The instant before which what is not delivered is late (L13a)."""
    dias = oficina.ajustes.entero("entrega.dias")
    return a_texto(oficina.reloj.ahora() - timedelta(days=dias))


def acotar(oficina: Oficina, filtro: FiltroReparto) -> FiltroReparto:
    """The filter within the person's scope."""
    return replace(
        filtro,
        entidad=oficina.usuario.entidad,
        plantel=oficina.usuario.plantel,
        texto=alumnos.plegar_busqueda(filtro.texto),
    )


def pagina(
    oficina: Oficina, filtro: FiltroReparto, inicio: int, cuantos: int
) -> list[RenglonReparto]:
    """One page of the certificates."""
    return reparto.pagina(oficina.base, acotar(oficina, filtro), inicio, cuantos)


def contar(oficina: Oficina, filtro: FiltroReparto) -> int:
    """How many."""
    return reparto.contar(oficina.base, acotar(oficina, filtro))


def posicion(oficina: Oficina, filtro: FiltroReparto, tramite: int) -> int | None:
    """Where one stands, from 0."""
    return reparto.posicion(oficina.base, acotar(oficina, filtro), tramite)


def ids(oficina: Oficina, filtro: FiltroReparto) -> list[int]:
    """Ids of all that the filter shows, at most MAXIMO."""
    return reparto.ids(oficina.base, acotar(oficina, filtro), MAXIMO)


def en_estados(oficina: Oficina, claves: Sequence[int], estados: Sequence[str]) -> list[int]:
    """Those of some certificates that are in some states, in their order."""
    return reparto.en_estados(oficina.base, claves, estados)


def leer(oficina: Oficina, tramite: int) -> RenglonReparto:
    """One certificate within the person's scope; raises NoEncontrado."""
    hallado = reparto.leer(oficina.base, acotar(oficina, FiltroReparto(TODOS)), tramite)
    if hallado is None:
        raise NoEncontrado(regla="L07c", que="certificado", valor=tramite)
    return hallado


def correo_institucional(oficina: Oficina, tramite: int) -> str:
    """The address that the institution gave to the owner (L13c)."""
    from certtui.process.custodia import tramite_de

    alumno = alumnos.leer_alumno(oficina.base, tramite_de(oficina, tramite).alumno)
    return alumno.correo_institucional if alumno else ""


def mensaje_siguiente(oficina: Oficina, tramite: int) -> Mensaje | None:
    """The last message of the delivery that comes next."""
    numero = len(entregas.leer_entregas(oficina.base, tramite)) + 1
    return correos.mensaje_de(oficina.base, tramite, numero)


def relojes(oficina: Oficina, desde: datetime | None = None) -> RelojesDeCancelacion:
    """Both clocks of a cancellation that starts at an instant; now when it is not given."""
    inicio, horas = desde or oficina.reloj.ahora(), oficina.ajustes.entero("cancelacion.horas")
    return RelojesDeCancelacion(
        natural=inicio + timedelta(hours=horas),
        habil=sumar_horas_habiles(
            inicio,
            horas,
            catalogos.leer_feriados(oficina.base),
            zona(oficina.identidad.entidad),
        ),
        rige=oficina.ajustes.texto("cancelacion.modo"),
        horas=horas,
    )


def _uno_por_uno(
    oficina: Oficina,
    claves: Sequence[int],
    hacer: Callable[[Tramite], Paso],
    cancelado: Callable[[], bool],
) -> Iterator[Paso | Fallido]:
    """Each one is tried; an expected failure is a value and the rest go on."""
    from certtui.process.custodia import tramite_de

    for clave in claves:
        if cancelado():
            return
        rotulo = f"#{clave}"
        try:
            t = tramite_de(oficina, clave)
            rotulo = _rotulo(oficina, t)
            yield hacer(t)
        except CerttuiError as error:
            yield Fallido(rotulo, error)


def _rotulo(oficina: Oficina, t: Tramite) -> str:
    alumno = alumnos.leer_alumno(oficina.base, t.alumno)
    return (alumno.matricula if alumno else "") or t.folio_texto


def descargar(
    oficina: Oficina, claves: Sequence[int], cancelado: Callable[[], bool]
) -> Iterator[Paso | Fallido]:
    """The three files and the bundle of each (T15)."""
    from certtui.process import entrega

    return _uno_por_uno(oficina, claves, lambda t: entrega.descargar(oficina, t), cancelado)


def restaurar(
    oficina: Oficina, claves: Sequence[int], cancelado: Callable[[], bool]
) -> Iterator[Paso | Fallido]:
    """What is missing or changed of each, made again (L14a)."""
    from certtui.process import custodia

    return _uno_por_uno(oficina, claves, lambda t: custodia.restaurar(oficina, t), cancelado)


def entregar(
    oficina: Oficina, claves: Sequence[int], destino: Destino, cancelado: Callable[[], bool]
) -> Iterator[Paso | Fallido]:
    """The acuse of each, downloaded first when it was not (T16); a delivered one again (T17)."""
    from certtui.process import custodia, entrega

    def hacer(t: Tramite) -> Paso:
        actual = t
        if actual.estado == "timbrado":
            entrega.descargar(oficina, actual)
            actual = custodia.tramite_de(oficina, t.id)
        datos = _datos(oficina, actual, destino)
        return entrega.entregar(oficina, actual, datos, reposicion=actual.estado == "entregado")

    return _uno_por_uno(oficina, claves, hacer, cancelado)


def _datos(oficina: Oficina, t: Tramite, destino: Destino) -> "DatosEntrega":
    """Where one delivery goes: what was typed, what was sent already, or the institutional one."""
    from certtui.process.entrega import DatosEntrega

    numero = len(entregas.leer_entregas(oficina.base, t.id)) + 1
    enviado = correos.mensaje_vivo(oficina.base, t.id, numero)
    if not destino.correo and enviado is not None:
        return DatosEntrega(
            correo=enviado.para,
            origen=enviado.origen,
            declarado_por=enviado.declarado_por,
            recibe=destino.recibe or t.nombre_oficial,
            instruccion=destino.instruccion or enviado.instruccion,
        )
    return DatosEntrega(
        correo=destino.correo or correo_institucional(oficina, t.id),
        origen=destino.origen,
        declarado_por=destino.declarado_por,
        recibe=destino.recibe or t.nombre_oficial,
        instruccion=destino.instruccion,
    )


def enviar(
    oficina: Oficina, claves: Sequence[int], destino: Destino, cancelado: Callable[[], bool]
) -> Iterator[Paso | Fallido]:
    """Prepare the message of each and send them through the relay; nothing leaves twice.

    Raises what `correo.relevo_de` and `correo.enviar` raise, before anything is prepared when the
    relay is not set.
    """
    from certtui.process import correo, custodia, entrega

    relevo = correo.relevo_de(oficina)
    preparados: list[int] = []

    def preparar(t: Tramite) -> Paso:
        actual = t
        if actual.estado == "timbrado":
            entrega.descargar(oficina, actual)
            actual = custodia.tramite_de(oficina, t.id)
        hecho = correo.preparar(oficina, actual, _datos(oficina, actual, destino))
        if hecho.mensaje.estado is EstadoMensaje.PENDIENTE:
            preparados.append(hecho.mensaje.id)
            return Paso(t.id, "", "", "")
        return Paso(t.id, "", "", "", repetido=True)

    for resultado in _uno_por_uno(oficina, claves, preparar, cancelado):
        if isinstance(resultado, Fallido) or resultado.repetido:
            yield resultado
    if preparados and not cancelado():
        yield from correo.enviar(oficina, relevo, preparados, cancelado=cancelado)
