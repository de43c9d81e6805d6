"""The list of data that a plantel must correct in SAE (L18)."""

from collections.abc import Iterable
from dataclasses import dataclass

from certtui.exchange.csv_seguro import write_csv

ENCABEZADO = ("matricula", "campo", "valor", "motivo")


@dataclass(frozen=True, slots=True, order=True)
class Correccion:
    """One datum of one student: what it should say and why."""

    matricula: str
    campo: str
    valor: str
    motivo: str


def escribir_correcciones(filas: Iterable[Correccion]) -> bytes:
    """`sae_correcciones.csv`, sorted, without repetitions, safe in a spreadsheet."""
    unicas = sorted(set(filas))
    return write_csv(ENCABEZADO, ((f.matricula, f.campo, f.valor, f.motivo) for f in unicas))
