"""The CRIP of a birth act: upper case when there is one (L06e)."""

from dataclasses import dataclass
from typing import Final, Self

from certtui.domain.valor import FormaInvalida, ValorVacio

TIPO: Final = "CRIP"
REGLA: Final = "L06e"
LARGO: Final = 15
"""Expected characters; another length is a warning, never a refusal (C23)."""


def corregir(texto: str) -> str:
    """What L06e asks for: the same key in upper case, without spaces at the edges."""
    return texto.strip().upper()


@dataclass(frozen=True, slots=True, order=True)
class Crip:
    """A CRIP in upper case; old acts bear letters and other lengths."""

    valor: str

    def __post_init__(self) -> None:
        if not self.valor:
            raise ValorVacio(tipo=TIPO, valor="", regla=REGLA)
        if self.valor != corregir(self.valor):
            raise FormaInvalida(tipo=TIPO, valor=self.valor, regla=REGLA)

    @classmethod
    def parse(cls, texto: str) -> Self:
        """A CRIP without the spaces at its edges; lower case is refused, not corrected."""
        return cls(texto.strip())

    @property
    def largo_esperado(self) -> bool:
        """True when it has the 15 characters of the acts since 1982 (C23)."""
        return len(self.valor) == LARGO

    def __str__(self) -> str:
        return self.valor
