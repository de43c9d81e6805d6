"""Expected failures: a code, a rule id and plain data; the sentence lives in `texts.errores`."""

from enum import IntEnum
from typing import ClassVar


class Salida(IntEnum):
    """Exit codes of the command line; a contract."""

    OK = 0
    """Everything asked for was done."""
    ALGUNOS = 1
    """Some items failed, or something audited is not as it should be."""
    USO = 2
    """Usage or configuration."""
    DATOS = 3
    """Data or database."""
    EFIRMA = 4
    """A .cer, a .key, its password or its owner."""
    LOTE = 5
    """A lot or an answer of COSFAC."""
    INTERRUMPIDO = 130
    """Ctrl+C."""


class CerttuiError(Exception):
    """A failure that a user can cause or meet; never shown as a traceback.

    Subclasses set `codigo` (unique, for instance "FIR-003") and `salida`, and pass what happened
    as keyword data. `texts.errores.explicar(error)` makes title, sentence and remedy of it.
    """

    codigo: ClassVar[str] = "GEN-000"
    salida: ClassVar[Salida] = Salida.DATOS

    def __init__(self, *, regla: str = "", **datos: object) -> None:
        super().__init__(self.codigo)
        self.regla = regla
        self.datos = datos

    def __str__(self) -> str:
        partes = ", ".join(f"{k}={v!r}" for k, v in self.datos.items())
        return f"{self.codigo} {self.regla} {partes}".strip()
