"""The matrícula of a CONALEP student: nine digits, a hyphen and a digit."""

import re
from dataclasses import dataclass
from typing import Final, Self

from certtui.domain.valor import FormaInvalida, ValorVacio

TIPO: Final = "matrícula"
FORMA: Final = re.compile(r"\d{9}-\d", re.ASCII)
"""Year of entry (2), plantel (3), serial (4) and a last digit that is kept as given."""

_ESCRITA: Final = re.compile(r"(\d{9})\s*[-'\"´’–]?\s*(\d)", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class Matricula:
    """A matrícula in its normal form; only the shape is judged, the last digit is not checked."""

    valor: str

    def __post_init__(self) -> None:
        if not self.valor:
            raise ValorVacio(tipo=TIPO, valor="")
        if not FORMA.fullmatch(self.valor):
            raise FormaInvalida(tipo=TIPO, valor=self.valor)

    @classmethod
    def parse(cls, texto: str) -> Self:
        """A matrícula as typed or read by a bar code reader: no hyphen, or ' or \" in its place."""
        limpio = texto.strip()
        partes = _ESCRITA.fullmatch(limpio)
        return cls(f"{partes[1]}-{partes[2]}" if partes else limpio)

    @property
    def ingreso(self) -> str:
        """Two digits of the year of entry."""
        return self.valor[:2]

    @property
    def plantel(self) -> str:
        """Three digits of the plantel of entry."""
        return self.valor[2:5]

    def __str__(self) -> str:
        return self.valor
