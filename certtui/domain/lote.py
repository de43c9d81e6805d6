"""Lots to COSFAC, their items and their clock (L11, C14, C28, E10, E11)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from certtui.domain.errores import CerttuiError, Salida


class LoteInvalido(CerttuiError):
    """A lot that does not exist, is empty, or is not in the state that the act needs."""

    codigo = "LOT-001"
    salida = Salida.LOTE


class RespuestaRehusada(CerttuiError):
    """An answer that cannot be taken as a whole (of another environment, unreadable)."""

    codigo = "LOT-002"
    salida = Salida.LOTE


class RespuestaAparte(CerttuiError):
    """Something of an answer that was left aside: nobody's here, or not as it was sent."""

    codigo = "LOT-003"
    salida = Salida.LOTE


class EstadoLote(StrEnum):
    """A lot's life."""

    PREPARADO = "preparado"
    ENVIADO = "enviado"
    RESPONDIDO = "respondido"
    PERDIDO = "perdido"
    DEVUELTO = "devuelto"


class EstatusItem(StrEnum):
    """What is known of one certificate of a lot."""

    PREPARADO = "preparado"
    ENVIADO = "enviado"
    ACEPTADO_SIN_XML = "aceptado_sin_xml"
    TIMBRADO = "timbrado"
    RECHAZADO = "rechazado"
    PERDIDO = "perdido"
    DEVUELTO = "devuelto"


PENDIENTES = (EstatusItem.PREPARADO, EstatusItem.ENVIADO, EstatusItem.ACEPTADO_SIN_XML)
"""Items that still wait for an answer."""


class Semaforo(StrEnum):
    """State of the clock of a sent lot (L11c)."""

    NORMAL = "normal"
    SATURADO = "saturado"
    VENCIDO = "vencido"


@dataclass(frozen=True, slots=True)
class Lote:
    """A lot as stored."""

    id: int
    archivo: str
    sha256: str
    estado: EstadoLote
    creado_en: str
    enviado_en: str
    numero_lote: str
    total: int
    timbrados: int
    rechazados: int
    pendientes: int


@dataclass(frozen=True, slots=True)
class ItemLote:
    """One certificate of a lot."""

    lote: int
    tramite: int
    archivo: str
    estatus: EstatusItem
    mensaje: str
    lote_estado: EstadoLote


def semaforo(enviado: datetime, ahora: datetime, normal_h: int, max_h: int) -> Semaforo:
    """Colour of the clock: under the couple of hours, up to the day, past the day (L11c, E05)."""
    pasado = ahora - enviado
    if pasado > timedelta(hours=max_h):
        return Semaforo.VENCIDO
    return Semaforo.NORMAL if pasado < timedelta(hours=normal_h) else Semaforo.SATURADO


@dataclass(frozen=True, slots=True)
class PruebaTimbre:
    """What a stamped XML proved against the trámite that it claims to be."""

    misma_curp: bool
    misma_cadena: bool
    alterados: tuple[str, ...]
    timbre_completo: bool
    fallas_timbre: tuple[str, ...]
    folio_digital: str
    folio_digital_ajeno: bool
    fecha_sep: str
    simulado: bool
