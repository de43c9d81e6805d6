"""Folios and the tree of their ranges (workflow §4, L04, L08)."""

from dataclasses import dataclass
from enum import StrEnum

from certtui.domain.errores import CerttuiError, Salida

SERIE_ELECTRONICA = "CE"
"""Series of the electronic folios (L08b)."""


class RangoInvalido(CerttuiError):
    """A range that overlaps, leaves its parent, or does not exist."""

    codigo = "FOL-001"
    salida = Salida.USO


class EstadoFolio(StrEnum):
    """The eight states of a folio."""

    DISPONIBLE = "disponible"
    RESERVADO = "reservado"
    USADO = "usado"
    EMITIDO = "emitido"
    LIBERADO = "liberado"
    INUTILIZADO = "inutilizado"
    CANCELADO = "cancelado"
    DEVUELTO = "devuelto"


PASOS: dict[EstadoFolio, frozenset[EstadoFolio]] = {
    EstadoFolio.DISPONIBLE: frozenset(
        {
            EstadoFolio.RESERVADO,
            EstadoFolio.USADO,
            EstadoFolio.INUTILIZADO,
            EstadoFolio.DEVUELTO,
        }
    ),
    EstadoFolio.RESERVADO: frozenset({EstadoFolio.DISPONIBLE, EstadoFolio.USADO}),
    EstadoFolio.USADO: frozenset(
        {EstadoFolio.EMITIDO, EstadoFolio.LIBERADO, EstadoFolio.INUTILIZADO}
    ),
    EstadoFolio.EMITIDO: frozenset({EstadoFolio.CANCELADO}),
    EstadoFolio.LIBERADO: frozenset({EstadoFolio.USADO, EstadoFolio.INUTILIZADO}),
    EstadoFolio.INUTILIZADO: frozenset({EstadoFolio.DISPONIBLE}),
    EstadoFolio.CANCELADO: frozenset(),
    EstadoFolio.DEVUELTO: frozenset({EstadoFolio.DISPONIBLE}),
}
"""Moves of a folio; INUTILIZADO and DEVUELTO go back only by desbloquear and a new assignment."""


class NivelRango(StrEnum):
    """Levels of the tree, from the top."""

    NACIONAL = "nacional"
    ENTIDAD = "entidad"
    PLANTEL = "plantel"

    @property
    def padre(self) -> "NivelRango | None":
        """The level above."""
        return {
            NivelRango.ENTIDAD: NivelRango.NACIONAL,
            NivelRango.PLANTEL: NivelRango.ENTIDAD,
        }.get(self)


@dataclass(frozen=True, slots=True)
class Folio:
    """One folio of a plantel's range."""

    id: int
    serie: str
    modelo: int
    numero: int
    rango: int
    plantel: str
    estado: EstadoFolio
    tramite: int | None
    alumno: int | None

    @property
    def texto(self) -> str:
        """Printed form, for instance `CE18-0000123`."""
        return texto_de_folio(self.serie, self.modelo, self.numero)


@dataclass(frozen=True, slots=True)
class Rango:
    """A closed interval of folios of one series and model."""

    id: int
    padre: int | None
    nivel: NivelRango
    serie: str
    modelo: int
    desde: int
    hasta: int
    entidad: str
    plantel: str
    oficio: str
    acuse_en: str = ""

    @property
    def tamano(self) -> int:
        """How many folios it holds."""
        return self.hasta - self.desde + 1


def texto_de_folio(serie: str, modelo: int, numero: int) -> str:
    """Printed form of a folio; the official one is not published, so this is the office's."""
    return f"{serie}{modelo % 100:02d}-{numero:07d}"
