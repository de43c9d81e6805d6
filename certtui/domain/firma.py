"""Levels, policy and order of the signatures (V17, C06)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class Nivel(StrEnum):
    """Who signs, in the order of V17."""

    PLANTEL = "plantel"
    ESTATAL = "estatal"
    NACIONAL = "nacional"

    @property
    def orden(self) -> int:
        """1, 2 or 3."""
        return list(Nivel).index(self) + 1


class Politica(StrEnum):
    """How many levels sign (C06); frozen into the trámite at T06."""

    UNA = "una"
    DOS = "dos"
    TRES = "tres"

    @property
    def niveles(self) -> tuple[Nivel, ...]:
        """Levels that must sign, in order."""
        return tuple(Nivel)[: list(Politica).index(self) + 1]


@dataclass(frozen=True, slots=True)
class Firma:
    """A seal that counts: which level, who, with which certificate, over which cadena."""

    nivel: Nivel
    usuario: str
    curp: str
    rfc: str
    no_certificado: str
    cer_sha256: str
    cadena: str
    sello: str
    en: str


def siguiente(politica: Politica, hechas: tuple[Nivel, ...]) -> Nivel | None:
    """The level whose turn it is, or None when all have signed (V17)."""
    return next((n for n in politica.niveles if n not in hechas), None)


AVISOS_DE_VIGENCIA = (7, 30, 60)
"""Days before the end of an e.firma at which its notice changes, the loudest first (L16a)."""


def aviso_de_vigencia(resta: timedelta) -> int | None:
    """The days of the notice that is due with so much time left; None while none is (L16a)."""
    return next((d for d in AVISOS_DE_VIGENCIA if resta <= timedelta(days=d)), None)


@dataclass(frozen=True, slots=True)
class PruebaFirma:
    """What the e.firma room found of a seal that wants to count; the guards judge it."""

    nivel: Nivel
    es_efirma: bool
    emisor_conocido: bool
    desde: datetime
    hasta: datetime
    curp: str
    rfc: str
    sello_valido: bool
    cadena_propia: bool
