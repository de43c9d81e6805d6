"""What is said in a terminal smaller than the screens are drawn for."""

from collections.abc import Sequence
from typing import Final

TEMAS: Final = ("oscuro", "claro")
"""What `--tema` takes."""


def muy_chica(ancho: int, alto: int, minimo_ancho: int, minimo_alto: int) -> str:
    """Nothing fits."""
    return (
        f"La ventana mide {ancho}×{alto} y aquí no cabe nada legible: hágala de"
        f" {minimo_ancho}×{minimo_alto} o más. Nada se perdió. q termina."
    )


def no_caben(ancho: int, columnas: Sequence[str]) -> str:
    """Columns that a narrow terminal leaves out."""
    cuales = ", ".join(columnas)
    if len(columnas) == 1:
        return f"En {ancho} columnas no cabe «{cuales}»: ábralo, o ensanche la ventana a 80."
    return f"En {ancho} columnas no caben {cuales}: ábralo, o ensanche la ventana a 80."
