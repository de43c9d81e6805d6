"""An e-mail address of the form nombre@dominio (L06h)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Self

from certtui.domain.valor import FormaInvalida, ValorVacio

TIPO: Final = "correo electrónico"
REGLA: Final = "L06h"

_ATOMO: Final = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_ETIQUETA: Final = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
FORMA: Final = re.compile(rf"{_ATOMO}(?:\.{_ATOMO})*@{_ETIQUETA}(?:\.{_ETIQUETA})+", re.ASCII)
_LARGO: Final = 254
_LARGO_LOCAL: Final = 64


@dataclass(frozen=True, slots=True, order=True)
class Correo:
    """A deliverable-looking address: one @, no spaces, a domain with at least one dot."""

    valor: str

    def __post_init__(self) -> None:
        if not self.valor:
            raise ValorVacio(tipo=TIPO, valor="", regla=REGLA)
        if (
            not FORMA.fullmatch(self.valor)
            or len(self.valor) > _LARGO
            or len(self.local) > _LARGO_LOCAL
        ):
            raise FormaInvalida(tipo=TIPO, valor=self.valor, regla=REGLA)

    @classmethod
    def parse(cls, texto: str) -> Self:
        """An address as people type it; the domain is lowered, the name stays as written."""
        local, arroba, dominio = texto.strip().partition("@")
        return cls(f"{local}{arroba}{dominio.lower()}")

    @property
    def local(self) -> str:
        """What stands before the @."""
        return self.valor.partition("@")[0]

    @property
    def dominio(self) -> str:
        """What stands after the @, in lower case."""
        return self.valor.partition("@")[2].lower()

    def es_de(self, dominios: Iterable[str]) -> bool:
        """True when the domain is one of those given, or under one of them (L10d)."""
        propios = [d.strip().lower().lstrip("@.") for d in dominios]
        return any(self.dominio == d or self.dominio.endswith(f".{d}") for d in propios if d)

    def __str__(self) -> str:
        return self.valor
