"""What is a person's to do today: the four numbers, the age of each step, terms and clocks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from certtui.domain.firma import (
    AVISOS_DE_VIGENCIA,
    Nivel,
    Politica,
    aviso_de_vigencia,
    siguiente,
)
from certtui.domain.guardas.firma import NIVEL_DE_ROL
from certtui.domain.lote import Semaforo
from certtui.domain.reloj import a_texto, de_texto
from certtui.process.consultas_lotes import semaforo_de
from certtui.process.oficina import Oficina
from certtui.process.pendientes import VENCIDOS, Termino, condicion, estados_de
from certtui.store import pendientes, rechazos
from certtui.store import tablero as cuentas
from certtui.store.rechazos import Alcance, GrupoDeCausa
from certtui.store.tablero import CuentaPaso
from certtui.store.tickets import FiltroTickets, contar_tickets


class Urgencia(StrEnum):
    """How loud a term is told."""

    TRANQUILO = "tranquilo"
    AVISO = "aviso"
    VENCIDO = "vencido"


_URGENCIAS = {
    Semaforo.NORMAL: Urgencia.TRANQUILO,
    Semaforo.SATURADO: Urgencia.AVISO,
    Semaforo.VENCIDO: Urgencia.VENCIDO,
}


@dataclass(frozen=True, slots=True)
class Espera:
    """A lot at COSFAC: its certificates of the scope, how many wait, hours since it was sent."""

    lote: int
    archivo: str
    certificados: int
    sin_respuesta: int
    horas: int
    urgencia: Urgencia


@dataclass(frozen=True, slots=True)
class FinDeEfirma:
    """A director's e.firma: days left (negative once over), None when none is known.

    `aviso` is the notice that is due, in days (L16a).
    """

    usuario: str
    nombre: str
    dias: int | None
    urgencia: Urgencia
    aviso: int | None = None


@dataclass(frozen=True, slots=True)
class Tablero:
    """One reading of the board, within the person's scope."""

    en: datetime
    pasos: tuple[CuentaPaso, ...]
    mios: Mapping[str, int]
    """How many of each state wait for the person's role, in the order of the route."""
    vencidos: Mapping[Termino, int]
    firmas: Mapping[Nivel, int]
    """What waits for each level; for a director, only for the own one."""
    causas: tuple[GrupoDeCausa, ...]
    esperas: tuple[Espera, ...]
    efirmas: tuple[FinDeEfirma, ...]
    tickets: int

    @property
    def por_resolver(self) -> int:
        """Trámites that wait for the person's role today."""
        return sum(self.mios.values())

    @property
    def total_vencido(self) -> int:
        """What is beyond its term."""
        return sum(self.vencidos.values())

    @property
    def listos_para_firma(self) -> int:
        """What waits for a signature."""
        return sum(self.firmas.values())

    @property
    def rechazados(self) -> int:
        """Refusals that wait for a remedy."""
        return sum(c.cuantos for c in self.causas)


def _esperas(oficina: Oficina, alcance: Alcance, ahora: datetime) -> tuple[Espera, ...]:
    lista: list[Espera] = []
    for lote in cuentas.lotes_en_espera(oficina.base, alcance):
        horas = max(0, (ahora - de_texto(lote.enviado_en)) // timedelta(hours=1))
        urgencia = _URGENCIAS[semaforo_de(oficina, lote.enviado_en)]
        lista.append(
            Espera(lote.lote, lote.archivo, lote.certificados, lote.sin_respuesta, horas, urgencia)
        )
    return tuple(lista)


def _efirmas(oficina: Oficina, alcance: Alcance, ahora: datetime) -> tuple[FinDeEfirma, ...]:
    lista: list[FinDeEfirma] = []
    for v in cuentas.vigencias(oficina.base, alcance):
        if not v.hasta:
            lista.append(FinDeEfirma(v.usuario, v.nombre, None, Urgencia.TRANQUILO))
            continue
        resta = de_texto(v.hasta) - ahora
        aviso = aviso_de_vigencia(resta)
        urgencia = Urgencia.AVISO if aviso else Urgencia.TRANQUILO
        if aviso == AVISOS_DE_VIGENCIA[0]:
            urgencia = Urgencia.VENCIDO
        lista.append(FinDeEfirma(v.usuario, v.nombre, resta.days, urgencia, aviso))
    return tuple(lista)


def _firmas(oficina: Oficina, alcance: Alcance) -> dict[Nivel, int]:
    suma = dict.fromkeys(Nivel, 0)
    for politica, hechas, cuantos in cuentas.contar_por_firmar(oficina.base, alcance):
        if not politica:
            continue
        toca = siguiente(Politica(politica), tuple(Nivel(n) for n in hechas))
        if toca is not None:
            suma[toca] += cuantos
    rol = oficina.usuario.rol
    if rol in NIVEL_DE_ROL:
        propio = Nivel(NIVEL_DE_ROL[rol])
        return {propio: suma[propio]}
    return suma


def _mios(
    oficina: Oficina, pasos: Sequence[CuentaPaso], firmas: Mapping[Nivel, int]
) -> dict[str, int]:
    rol = oficina.usuario.rol
    propios = estados_de(oficina.ruta, rol, actos_de_dse=oficina.ajustes.activo("externos"))
    mios = {p.estado: p.cuantos - p.suspendidos for p in pasos if p.estado in propios}
    if rol in NIVEL_DE_ROL and "en_firma" in mios:
        mios["en_firma"] = firmas.get(Nivel(NIVEL_DE_ROL[rol]), 0)
    return {estado: n for estado, n in mios.items() if n}


def leer_tablero(oficina: Oficina) -> Tablero:
    """Read everything now; it may take its time on a big base."""
    ahora = oficina.reloj.ahora()
    alcance = Alcance(oficina.usuario.entidad, oficina.usuario.plantel)

    def hace(dias: int) -> str:
        return a_texto(ahora - timedelta(days=dias))

    pasos = cuentas.contar_pasos(oficina.base, alcance, (hace(3), hace(8), hace(31)))
    firmas = _firmas(oficina, alcance)
    vencidos = {
        termino: pendientes.contar(oficina.base, alcance, condicion(oficina, nombre))
        for termino, nombre in VENCIDOS.items()
    }
    return Tablero(
        en=ahora,
        pasos=tuple(pasos),
        mios=_mios(oficina, pasos, firmas),
        vencidos={termino: n for termino, n in vencidos.items() if n},
        firmas={nivel: n for nivel, n in firmas.items() if n},
        causas=tuple(rechazos.causas_pendientes(oficina.base, alcance)),
        esperas=_esperas(oficina, alcance, ahora),
        efirmas=_efirmas(oficina, alcance, ahora),
        tickets=contar_tickets(oficina.base, alcance, FiltroTickets()),
    )
