"""The one clock: instants in UTC, dates in the zone of the entidad (workflow §1b, §6)."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

_ZONAS = {
    "02": "America/Tijuana",
    "03": "America/Mazatlan",
    "08": "America/Chihuahua",
    "18": "America/Mazatlan",
    "23": "America/Cancun",
    "25": "America/Mazatlan",
    "26": "America/Hermosillo",
}
_CENTRO = "America/Mexico_City"


class Reloj(Protocol):
    """Gives the present instant, aware, in UTC."""

    def ahora(self) -> datetime:
        """The instant now."""
        ...


@dataclass(slots=True)
class RelojInyectado:
    """A clock that starts where it is told and moves by a fixed step each time it is read."""

    instante: datetime
    paso: timedelta = field(default_factory=timedelta)

    def ahora(self) -> datetime:
        """The instant, which then advances by `paso`."""
        leido = self.instante
        self.instante += self.paso
        return leido

    def adelantar(self, cuanto: timedelta) -> None:
        """Let time pass."""
        self.instante += cuanto


def zona(entidad: str) -> ZoneInfo:
    """Time zone of an entidad by INEGI code; the border municipios follow their entidad."""
    return ZoneInfo(_ZONAS.get(entidad, _CENTRO))


def fecha_local(instante: datetime, entidad: str) -> date:
    """Calendar date of an instant in an entidad."""
    return instante.astimezone(zona(entidad)).date()


def a_texto(instante: datetime) -> str:
    """The stored form of an instant: `2026-11-21T18:00:00Z`, to the second."""
    return instante.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def de_texto(texto: str) -> datetime:
    """The instant of a stored or typed ISO text; without zone it is UTC."""
    leido = datetime.fromisoformat(texto)
    return (leido if leido.tzinfo else leido.replace(tzinfo=UTC)).astimezone(UTC)


def sumar_horas_habiles(
    desde: datetime, horas: int, feriados: frozenset[date], zona_local: ZoneInfo
) -> datetime:
    """Instant after N hours that run only on business days of the zone (C02: 48 h = two days)."""
    dias, resto = divmod(horas, 24)
    instante = desde.astimezone(zona_local)

    def habil(dia: date) -> bool:
        return dia.weekday() < 5 and dia not in feriados

    while dias:
        instante += timedelta(days=1)
        if habil(instante.date()):
            dias -= 1
    instante += timedelta(hours=resto)
    while not habil(instante.date()):
        instante += timedelta(days=1)
    return instante.astimezone(UTC)
