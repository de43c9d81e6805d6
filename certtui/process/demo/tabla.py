"""A plain table of text, the same bytes for the same rows."""

import csv
import io
from collections.abc import Iterable, Sequence


def write_table(encabezado: Sequence[str], filas: Iterable[Sequence[str]]) -> bytes:
    """A UTF-8 CSV with commas and LF."""
    salida = io.StringIO(newline="")
    escritor = csv.writer(salida, lineterminator="\n")
    escritor.writerow(encabezado)
    escritor.writerows(filas)
    return salida.getvalue().encode()
