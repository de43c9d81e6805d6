"""The academic models of CONALEP and how each one is certified (L01, L22a, V29, C09)."""

import csv
import io
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from certtui.domain.fecha import leer_fecha_opcional


@dataclass(frozen=True, slots=True)
class ModeloAcademico:
    """One model; `desde` and `hasta` are years of its generations, `hasta` None while unknown."""

    anio: int
    desde: int
    hasta: int | None
    niveles: tuple[str, ...]
    """PT, PTB or both (V29)."""
    electronica: bool
    electronica_desde: date | None
    """First date of electronic issuing; None when it is not electronic (L03, C09)."""
    minimo_aprobatorio: Decimal
    regla: str
    nota: str

    def emite_electronico(self, fecha: date) -> bool:
        """True when a certificate registered on that date goes the electronic way (L01, L03)."""
        return (
            self.electronica
            and self.electronica_desde is not None
            and fecha >= self.electronica_desde
        )


def leer_modelos(texto_csv: str) -> dict[int, ModeloAcademico]:
    """The models of `modelos.csv`, by year."""
    modelos = (
        ModeloAcademico(
            anio=int(fila["anio"]),
            desde=int(fila["desde"]),
            hasta=int(fila["hasta"]) if fila["hasta"] else None,
            niveles=tuple(fila["nivel"].split("|")),
            electronica=fila["electronica"] == "1",
            electronica_desde=leer_fecha_opcional(fila["electronica_desde"]),
            minimo_aprobatorio=Decimal(fila["minimo_aprobatorio"]),
            regla=fila["regla"],
            nota=fila["nota"],
        )
        for fila in csv.DictReader(io.StringIO(texto_csv))
    )
    return {m.anio: m for m in modelos}
