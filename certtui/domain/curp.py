"""The CURP: shape, real date and check digit (L06b); that it exists only RENAPO can say."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final, Self

from certtui.domain.valor import FechaImposible, FormaInvalida, ValorVacio, VerificadorIncorrecto

TIPO: Final = "CURP"
REGLA: Final = "L06b"

ENTIDADES: Final = (
    *("AS", "BC", "BS", "CC", "CL", "CM", "CS", "CH", "DF", "DG", "GT"),
    *("GR", "HG", "JC", "MC", "MN", "MS", "NT", "NL", "OC", "PL", "QT"),
    *("QR", "SP", "SL", "SR", "TC", "TS", "TL", "VZ", "YN", "ZS", "NE"),
)
"""Codes of RENAPO: CDMX is still DF, NE is a birth abroad."""

FORMA: Final = re.compile(
    r"[A-Z][AEIOUX][A-Z]{2}\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
    rf"[HMX](?:{'|'.join(ENTIDADES)})[B-DF-HJ-NP-TV-Z]{{3}}[0-9A-Z]\d",
    re.ASCII,
)
"""Shape of RENAPO; X is the sex of a non-binary record."""

_ALFABETO: Final = "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ"


def digito_verificador(primeros_17: str) -> str:
    """The 18th character that RENAPO computes from the first 17, weights 18 down to 2."""
    if len(primeros_17) != 17 or any(c not in _ALFABETO for c in primeros_17):
        raise FormaInvalida(tipo=TIPO, valor=primeros_17, regla=REGLA)
    suma = sum((18 - i) * _ALFABETO.index(c) for i, c in enumerate(primeros_17))
    return str((10 - suma % 10) % 10)


@dataclass(frozen=True, slots=True, order=True)
class Curp:
    """A well-formed CURP in its normal form, upper case and without spaces."""

    valor: str

    def __post_init__(self) -> None:
        if not self.valor:
            raise ValorVacio(tipo=TIPO, valor="", regla=REGLA)
        if not FORMA.fullmatch(self.valor):
            raise FormaInvalida(tipo=TIPO, valor=self.valor, regla=REGLA)
        try:
            _fecha(self.valor)
        except ValueError as error:
            raise FechaImposible(tipo=TIPO, valor=self.valor, regla=REGLA) from error
        if digito_verificador(self.valor[:17]) != self.valor[17]:
            raise VerificadorIncorrecto(tipo=TIPO, valor=self.valor, regla=REGLA)

    @classmethod
    def parse(cls, texto: str) -> Self:
        """A CURP as people type it: any case, spaces at the edges."""
        return cls(texto.strip().upper())

    @property
    def fecha_nacimiento(self) -> date:
        """Date of birth; position 17 is a digit up to 1999 and a letter from 2000."""
        return _fecha(self.valor)

    @property
    def sexo(self) -> str:
        """H, M or X."""
        return self.valor[10]

    @property
    def entidad(self) -> str:
        """RENAPO's two letters of the entidad of birth."""
        return self.valor[11:13]

    def __str__(self) -> str:
        return self.valor


def _fecha(curp: str) -> date:
    siglo = 1900 if curp[16].isdigit() else 2000
    return date(siglo + int(curp[4:6]), int(curp[6:8]), int(curp[8:10]))
