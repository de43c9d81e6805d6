"""The rules that the program applies, and the documents they come from."""

import csv
import io
from dataclasses import dataclass
from datetime import date

from certtui.domain.fecha import leer_fecha_opcional


@dataclass(frozen=True, slots=True)
class Regla:
    """One rule: its id (what every message cites), its document and numeral, and what it asks."""

    id: str
    documento: str
    numeral: str
    texto: str
    ambito: str


@dataclass(frozen=True, slots=True)
class Norma:
    """One document; dates are None when they are not known or not set."""

    clave: str
    titulo: str
    emisor: str
    fecha: date | None
    vigente_desde: date | None
    vigente_hasta: date | None
    nota: str

    def rige(self, fecha: date) -> bool:
        """True when the document is in force on that date (L01d); an open end does not limit."""
        desde, hasta = self.vigente_desde, self.vigente_hasta
        return (desde is None or desde <= fecha) and (hasta is None or fecha <= hasta)


def leer_normativa(texto: str) -> dict[str, Regla]:
    """The rules of `normativa.csv`, by id."""
    reglas = (
        Regla(f["id"], f["documento"], f["numeral"], f["texto"], f["ambito"])
        for f in csv.DictReader(io.StringIO(texto))
    )
    return {r.id: r for r in reglas}


def leer_normas(texto: str) -> dict[str, Norma]:
    """The documents of `normas.csv`, by key."""
    normas = (
        Norma(
            clave=f["clave"],
            titulo=f["titulo"],
            emisor=f["emisor"],
            fecha=leer_fecha_opcional(f["fecha"]),
            vigente_desde=leer_fecha_opcional(f["vigente_desde"]),
            vigente_hasta=leer_fecha_opcional(f["vigente_hasta"]),
            nota=f["nota"],
        )
        for f in csv.DictReader(io.StringIO(texto))
    )
    return {n.clave: n for n in normas}
