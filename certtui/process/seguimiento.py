"""A lot followed through the service from wherever it is: one command after any interruption.

It sends what was not sent, looks for what may have arrived, asks, brings the answer and takes it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from certtui.domain.lote import EstadoLote
from certtui.exchange.cosfac.servicio import ServicioCosfac
from certtui.exchange.errores import ResultadoIncierto, ServicioRehusa
from certtui.process.errores import EnvioSinResolver
from certtui.process.lote import leer_lote
from certtui.process.oficina import Oficina
from certtui.process.respuesta import Resultado, importar_respuesta
from certtui.process.servicio import (
    SIN_RESOLVER,
    Via,
    corregir_numero,
    enviar_lote,
    hallar_lote,
    traer_respuesta,
    via_de,
)
from certtui.store import lotes


class Etapa(StrEnum):
    """Where a lot was found or brought to."""

    ENVIADO = "enviado"
    HALLADO = "hallado"
    EN_PROCESO = "en_proceso"
    CONTESTADO = "contestado"
    TERMINADO = "terminado"


@dataclass(frozen=True, slots=True)
class Seguido:
    """One stage of a lot, with its number and what COSFAC said."""

    lote: int
    etapa: Etapa
    numero: str = ""
    mensaje: str = ""


def pendientes_de_seguir(oficina: Oficina) -> list[int]:
    """Lots that began this road and are not over, oldest first."""
    return [
        lote.id
        for lote in reversed(lotes.listar_lotes(oficina.base))
        if lote.pendientes and via_de(oficina, lote.id) is not Via.NINGUNA
    ]


def seguir_lote(
    oficina: Oficina, clave: int, servicio: ServicioCosfac, carpeta: Path
) -> Iterator[Seguido | Resultado]:
    """Bring a lot as far as it goes now; doing it again changes nothing that is done.

    A number that the service does not know was another's in the receipt: the lot is looked for.
    Raises EnvioSinResolver when an upload has no outcome and the service does not show it: only
    then a person decides, because COSFAC has no way to say that it does not have a lot.
    """
    lote = leer_lote(oficina, clave)
    if lote.estado not in {EstadoLote.PREPARADO, EstadoLote.ENVIADO}:
        yield Seguido(clave, Etapa.TERMINADO, lote.numero_lote)
        return
    if via_de(oficina, clave) in SIN_RESOLVER:
        yield _buscar(oficina, clave, servicio)
    elif not lote.numero_lote:
        yield _enviar(oficina, clave, servicio, carpeta)
    try:
        consultado, rutas = traer_respuesta(oficina, clave, servicio, carpeta)
    except ServicioRehusa:
        corregido = corregir_numero(oficina, clave, servicio)
        if not corregido:
            raise
        yield Seguido(clave, Etapa.HALLADO, corregido)
        consultado, rutas = traer_respuesta(oficina, clave, servicio, carpeta)
    numero = consultado.lote.numero_lote
    if not rutas:
        yield Seguido(clave, Etapa.EN_PROCESO, numero, consultado.mensaje)
        return
    yield Seguido(clave, Etapa.CONTESTADO, numero, consultado.mensaje)
    yield from importar_respuesta(oficina, rutas, lote=clave)


def _enviar(oficina: Oficina, clave: int, servicio: ServicioCosfac, carpeta: Path) -> Seguido:
    try:
        enviado = enviar_lote(oficina, clave, servicio, carpeta)
    except ResultadoIncierto:
        if numero := hallar_lote(oficina, clave, servicio):
            return Seguido(clave, Etapa.HALLADO, numero)
        raise
    return Seguido(clave, Etapa.ENVIADO, enviado.numero, enviado.mensaje)


def _buscar(oficina: Oficina, clave: int, servicio: ServicioCosfac) -> Seguido:
    numero = hallar_lote(oficina, clave, servicio)
    if not numero:
        raise EnvioSinResolver(regla="L11a", lote=clave, en=leer_lote(oficina, clave).enviado_en)
    return Seguido(clave, Etapa.HALLADO, numero)
