"""CSV that a spreadsheet opens without running anything of it."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

_ARRANCAN_FORMULA = frozenset("=+-@\t\r\n＝＋－＠|")
_NUMERO = re.compile(r"[+-]?\d+(\.\d+)?")
_INVISIBLES = " \u00a0\u3000\u200b\ufeff"


def safe_cell(texto: str) -> str:
    """The text, with ' before it when a spreadsheet would take it for a formula."""
    if not texto or _NUMERO.fullmatch(texto):
        return texto
    visible = texto.lstrip(_INVISIBLES)
    if texto[0] in _ARRANCAN_FORMULA or (visible and visible[0] in _ARRANCAN_FORMULA):
        return f"'{texto}"
    return texto


def write_csv(encabezado: Sequence[str], filas: Iterable[Sequence[str]]) -> bytes:
    """UTF-8 with BOM (so that spreadsheets keep accents), CRLF, every cell made safe."""
    salida = io.StringIO()
    escritor = csv.writer(salida, lineterminator="\r\n")
    escritor.writerow([safe_cell(c) for c in encabezado])
    escritor.writerows([safe_cell(c) for c in fila] for fila in filas)
    return salida.getvalue().encode("utf-8-sig")
