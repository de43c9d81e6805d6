"""Delivery: medium, address and who stated it (L13, C21, C26)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class OrigenCorreo(StrEnum):
    """Whose statement makes the address permitted (L13c)."""

    INSTITUCIONAL = "institucional"
    EGRESADO = "egresado"
    PADRE = "padre"
    MADRE = "madre"
    TUTOR = "tutor"


TUTELA = frozenset({OrigenCorreo.PADRE, OrigenCorreo.MADRE, OrigenCorreo.TUTOR})

MAYORIA_DE_EDAD = 18


class TipoEntrega(StrEnum):
    """First delivery, or a reposición (L22b, C10)."""

    ENTREGA = "entrega"
    REPOSICION = "reposicion"


@dataclass(frozen=True, slots=True)
class Entrega:
    """One delivery as stored."""

    id: int
    tramite: int
    tipo: TipoEntrega
    numero: int
    medio: str
    correo: str
    origen: OrigenCorreo
    declarado_por: str
    zip_sha256: str
    acuse_en: str
    acuse_recibe: str
    en: str
    por: str


def edad(nacimiento: date, en: date) -> int:
    """Whole years on a date."""
    return en.year - nacimiento.year - ((en.month, en.day) < (nacimiento.month, nacimiento.day))


def direccion_permitida(
    correo: str, origen: str, institucional: str, nacimiento: date, en: date
) -> bool:
    """L13c: the institutional one; or the one stated by the adult, or by a minor's guardian."""
    if origen == OrigenCorreo.INSTITUCIONAL:
        return bool(correo) and correo.casefold() == institucional.casefold()
    menor = edad(nacimiento, en) < MAYORIA_DE_EDAD
    if origen == OrigenCorreo.EGRESADO:
        return not menor
    return menor and origen in TUTELA
