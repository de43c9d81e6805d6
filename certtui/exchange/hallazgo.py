"""What is found in one cell of a file that comes in: a value, never an exception."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from certtui.domain.hallazgo import Veredicto
from certtui.texts import hallazgos_intercambio

Fila = TypeVar("Fila")
LARGO_DEL_VALOR = 80
"""Characters of a hostile value that are worth repeating."""


def visible(valor: str) -> str:
    """The value cut short, with control and format characters written as escapes."""
    corto = valor if len(valor) <= LARGO_DEL_VALOR else valor[: LARGO_DEL_VALOR - 1] + "…"
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in corto)


@dataclass(frozen=True, slots=True)
class HallazgoFila:
    """File, line (1 = first), column, value, rule and verdict; `clave` names the sentence."""

    archivo: str
    linea: int
    columna: str
    valor: str
    regla: str
    veredicto: Veredicto
    clave: str
    datos: tuple[tuple[str, str], ...] = ()

    @property
    def impide(self) -> bool:
        """True when the row (or the member) was left out."""
        return self.veredicto is Veredicto.FALLA

    @property
    def frase(self) -> str:
        """What is wrong, in Spanish."""
        return hallazgos_intercambio.explicar(self.clave, self._campos())[0]

    @property
    def remedio(self) -> str:
        """What to do, in Spanish."""
        return hallazgos_intercambio.explicar(self.clave, self._campos())[1]

    def en_una_linea(self) -> str:
        """One line with everything, for a terminal."""
        sitio = f"{self.archivo}:{self.linea}" if self.linea else self.archivo
        columna = f" [{self.columna}]" if self.columna else ""
        return f"{sitio}{columna} «{self.valor}» ({self.regla}) {self.frase} {self.remedio}"

    def _campos(self) -> dict[str, str]:
        return {
            "archivo": self.archivo,
            "linea": str(self.linea),
            "columna": self.columna,
            "valor": self.valor,
            **dict(self.datos),
        }


@dataclass(frozen=True, slots=True)
class Lectura(Generic[Fila]):
    """The valid rows of a file and everything found on the way."""

    archivo: str
    filas: tuple[Fila, ...]
    hallazgos: tuple[HallazgoFila, ...]

    @property
    def rechazadas(self) -> tuple[HallazgoFila, ...]:
        """Only the findings that left a row out."""
        return tuple(h for h in self.hallazgos if h.impide)

    @property
    def avisos(self) -> tuple[HallazgoFila, ...]:
        """Only the findings that left the row in."""
        return tuple(h for h in self.hallazgos if not h.impide)


def gather(archivo: str, piezas: Iterable[Fila | HallazgoFila]) -> Lectura[Fila]:
    """Rows to one side and findings to the other, in order."""
    filas: list[Fila] = []
    hallazgos: list[HallazgoFila] = []
    for pieza in piezas:
        if isinstance(pieza, HallazgoFila):
            hallazgos.append(pieza)
        else:
            filas.append(pieza)
    return Lectura(archivo, tuple(filas), tuple(hallazgos))
