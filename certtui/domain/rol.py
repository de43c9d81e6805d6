"""Who may act (requirements §H, L10c)."""

from dataclasses import dataclass
from enum import StrEnum


class Rol(StrEnum):
    """Profiles of L10c, the national ones, and the system's own."""

    SE_PLANTEL = "se_plantel"
    DIRECTOR_PLANTEL = "director_plantel"
    SE_ESTATAL = "se_estatal"
    DIRECTOR_ESTATAL = "director_estatal"
    NACIONAL = "nacional"
    DSE = "dse"
    SYSADMIN = "sysadmin"
    LECTOR = "lector"
    SISTEMA = "sistema"


@dataclass(frozen=True, slots=True)
class Usuario:
    """A person (or `sistema:*`) who acts; `entidad` INEGI code, `plantel` key, "" when not bound.

    `nombre` are the given names; a signer's surnames stand apart, as the XML wants them.
    """

    id: str
    nombre: str
    rol: Rol
    entidad: str = ""
    plantel: str = ""
    curp: str = ""
    rfc: str = ""
    correo: str = ""
    id_cargo: str = ""
    cargo: str = ""
    activo: bool = True
    primer_apellido: str = ""
    segundo_apellido: str = ""

    @property
    def nombre_completo(self) -> str:
        """Given names and surnames, single-spaced."""
        return " ".join(f"{self.nombre} {self.primer_apellido} {self.segundo_apellido}".split())

    def alcanza(self, entidad: str, plantel: str) -> bool:
        """True when the place lies in the person's scope (L05a, L07c)."""
        if self.plantel and self.plantel != plantel:
            return False
        return not self.entidad or self.entidad == entidad
