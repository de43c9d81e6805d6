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
from certtui.domain.rol import Rol
from certtui.domain.ruta import Ruta
from certtui.process.consultas_lotes import semaforo_de
from certtui.process.oficina import Oficina
from certtui.store import rechazos
from certtui.store import tablero as cuentas
from certtui.store.rechazos import Alcance, GrupoDeCausa
from certtui.store.tablero import CuentaPaso
from certtui.store.tickets import FiltroTickets, contar_tickets

_REMEDIO = frozenset({"devuelto", "rechazado", "baja_solicitada"})
"""States that wait for a remedy: whoever may take a trámite out of them has it."""


class Termino(StrEnum):
    """What may be overdue."""

    LOTE = "lote"
    ENTREGA = "entrega"
    CANCELACION = "cancelacion"
    REVISION = "revision"


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
    """A lot at COSFAC: whole hours since it was sent (L11c, C14)."""

    archivo: str
    certificados: int
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


def estados_de(ruta: Ruta, rol: Rol, *, actos_de_dse: bool = False) -> frozenset[str]:
    """States whose next step is the role's: the main road, and the way out of a remedy.

    A move belongs to the first of its roles; with `actos_de_dse` the state office also records
    what DSE answers (L15d). Moves that the system makes wait for nobody.
    """
    propios: set[str] = set()
    for paso in ruta.transiciones.values():
        if Rol.SISTEMA in paso.roles or paso.permanece:
            continue
        ajeno = actos_de_dse and paso.roles[0] is Rol.DSE and rol in paso.roles
        if rol is not paso.roles[0] and not ajeno:
            continue
        for de in paso.de:
            if ruta.estados[de].final:
                continue
            avanza = any(ruta.estados[a].orden > ruta.estados[de].orden for a in paso.a)
            if de in _REMEDIO or (avanza and paso.id.startswith("T")):
                propios.add(de)
    return frozenset(propios)


def _esperas(oficina: Oficina, alcance: Alcance, ahora: datetime) -> tuple[Espera, ...]:
    lista: list[Espera] = []
    for lote in cuentas.lotes_en_espera(oficina.base, alcance):
        horas = max(0, (ahora - de_texto(lote.enviado_en)) // timedelta(hours=1))
        urgencia = _URGENCIAS[semaforo_de(oficina, lote.enviado_en)]
        lista.append(Espera(lote.archivo, lote.certificados, horas, urgencia))
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
    ahora, ajustes = oficina.reloj.ahora(), oficina.ajustes
    alcance = Alcance(oficina.usuario.entidad, oficina.usuario.plantel)

    def hace(dias: int) -> str:
        return a_texto(ahora - timedelta(days=dias))

    pasos = cuentas.contar_pasos(oficina.base, alcance, (hace(3), hace(8), hace(31)))
    firmas = _firmas(oficina, alcance)
    esperas = _esperas(oficina, alcance, ahora)
    vencidos = {
        Termino.LOTE: sum(e.certificados for e in esperas if e.urgencia is Urgencia.VENCIDO),
        Termino.ENTREGA: cuentas.contar_entregas_vencidas(
            oficina.base, alcance, hace(ajustes.entero("entrega.dias"))
        ),
        Termino.CANCELACION: cuentas.contar_cancelaciones_vencidas(
            oficina.base, alcance, a_texto(ahora)
        ),
        Termino.REVISION: cuentas.contar_revisiones_vencidas(
            oficina.base, alcance, hace(ajustes.entero("elegibilidad.dias"))
        ),
    }
    return Tablero(
        en=ahora,
        pasos=tuple(pasos),
        mios=_mios(oficina, pasos, firmas),
        vencidos={termino: n for termino, n in vencidos.items() if n},
        firmas={nivel: n for nivel, n in firmas.items() if n},
        causas=tuple(rechazos.causas_pendientes(oficina.base, alcance)),
        esperas=esperas,
        efirmas=_efirmas(oficina, alcance, ahora),
        tickets=contar_tickets(oficina.base, alcance, FiltroTickets()),
    )
