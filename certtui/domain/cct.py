"""The Clave de Centro de Trabajo of a plantel."""

import re
from dataclasses import dataclass
from typing import Final, Self

from certtui.domain.valor import (
    EntidadDesconocida,
    FormaInvalida,
    ValorVacio,
    VerificadorIncorrecto,
)

TIPO: Final = "CCT"
FORMA: Final = re.compile(r"\d{2}[A-Z]{3}\d{4}[A-Z]", re.ASCII)
TIPO_CONALEP: Final = "DPT"
"""Type of CONALEP's public planteles; the check letter is known for this type only."""

_LETRAS: Final = "LMNOPQRSTUVWXYZZABCDEFGHIJK"


def letra_verificadora(entidad: str, consecutivo: str) -> str:
    """Check letter of a DPT key, from the two digits of the entidad and the four of the serial."""
    if not re.fullmatch(r"\d{6}", entidad + consecutivo, re.ASCII):
        raise FormaInvalida(tipo=TIPO, valor=entidad + TIPO_CONALEP + consecutivo)
    d = [int(c) for c in entidad + consecutivo]
    return _LETRAS[(7 * (d[0] + d[2] + d[4]) + 26 * (d[1] + d[3] + d[5])) % 27]


@dataclass(frozen=True, slots=True, order=True)
class Cct:
    """A well-formed CCT; of other types than DPT only shape and entidad are known."""

    valor: str

    def __post_init__(self) -> None:
        if not self.valor:
            raise ValorVacio(tipo=TIPO, valor="")
        if not FORMA.fullmatch(self.valor):
            raise FormaInvalida(tipo=TIPO, valor=self.valor)
        if not 1 <= int(self.entidad) <= 32:
            raise EntidadDesconocida(tipo=TIPO, valor=self.valor)
        if (
            self.tipo == TIPO_CONALEP
            and letra_verificadora(self.entidad, self.consecutivo) != self.valor[9]
        ):
            raise VerificadorIncorrecto(tipo=TIPO, valor=self.valor)

    @classmethod
    def parse(cls, texto: str) -> Self:
        """A CCT as people type it: any case, spaces at the edges."""
        return cls(texto.strip().upper())

    @property
    def entidad(self) -> str:
        """INEGI code of the entidad, 01 to 32."""
        return self.valor[:2]

    @property
    def tipo(self) -> str:
        """Three letters of the kind of service."""
        return self.valor[2:5]

    @property
    def consecutivo(self) -> str:
        """Four digits of the serial."""
        return self.valor[5:9]

    def __str__(self) -> str:
        return self.valor
