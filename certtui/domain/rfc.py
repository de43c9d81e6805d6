"""The RFC of a person or an institution."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final, Self

from certtui.domain.valor import FechaImposible, FormaInvalida, ValorVacio

TIPO: Final = "RFC"
FORMA: Final = re.compile(r"[A-ZÑ&]{3,4}\d{6}[A-Z0-9]{2}[0-9A]", re.ASCII)

_ALFABETO: Final = "0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ"


def digito_verificador(sin_digito: str) -> str:
    """Last character that SAT computes from the 11 (institution) or 12 (person) before it."""
    if len(sin_digito) not in (11, 12) or any(c not in _ALFABETO for c in sin_digito):
        raise FormaInvalida(tipo=TIPO, valor=sin_digito)
    texto = sin_digito.rjust(12)
    suma = sum((13 - i) * _ALFABETO.index(c) for i, c in enumerate(texto))
    return _ALFABETO[-suma % 11]


@dataclass(frozen=True, slots=True, order=True)
class Rfc:
    """A well-formed RFC; generic and test keys of SAT do not keep the check digit, so it is asked.

    See `digito_correcto`.
    """

    valor: str

    def __post_init__(self) -> None:
        if not self.valor:
            raise ValorVacio(tipo=TIPO, valor="")
        if not FORMA.fullmatch(self.valor):
            raise FormaInvalida(tipo=TIPO, valor=self.valor)
        if not _existe(self.valor[-9:-3]):
            raise FechaImposible(tipo=TIPO, valor=self.valor)

    @classmethod
    def parse(cls, texto: str) -> Self:
        """An RFC as people type it: any case, spaces at the edges, hyphens between parts."""
        return cls(texto.strip().upper().replace("-", ""))

    @property
    def es_persona(self) -> bool:
        """True for a natural person (13 characters)."""
        return len(self.valor) == 13

    @property
    def digito_correcto(self) -> bool:
        """True when the last character is the computed one."""
        return digito_verificador(self.valor[:-1]) == self.valor[-1]

    def __str__(self) -> str:
        return self.valor


def _existe(aammdd: str) -> bool:
    for siglo in (1900, 2000):
        try:
            date(siglo + int(aammdd[:2]), int(aammdd[2:4]), int(aammdd[4:]))
        except ValueError:
            continue
        return True
    return False
