"""The register of the pre-flight's rules: each one by its own id, with who mends what it finds."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from certtui.dec.iems.modelo import Terminacion
from certtui.domain.hallazgo import Hallazgo, ResuelveEn, Veredicto
from certtui.process.revision.contexto import Contexto


class Falta(NamedTuple):
    """What a rule saw: "Elemento.atributo", the value, and what fills the sentence."""

    campo: str
    valor: str = ""
    datos: tuple[tuple[str, str], ...] = ()


Regla = Callable[[Terminacion, Contexto], Iterator[Falta]]
"""Yields what is wrong with one document; nothing when it is right."""


@dataclass(frozen=True, slots=True)
class ReglaRevision:
    """One rule of the pre-flight."""

    clave: str
    resuelve: ResuelveEn
    revisar: Regla

    def hallar(self, doc: Terminacion, contexto: Contexto) -> Iterator[Hallazgo]:
        """Its findings, each with the rule's id and owner."""
        for falta in self.revisar(doc, contexto):
            yield hallazgo(self.clave, self.resuelve, falta)


REGLAS: dict[str, ReglaRevision] = {}
"""Every rule on one document, by id."""


def regla(clave: str, resuelve: ResuelveEn) -> Callable[[Regla], Regla]:
    """Register a rule under its id; an id serves one rule only."""

    def anotar(funcion: Regla) -> Regla:
        if clave in REGLAS:
            raise ValueError(f"regla repetida: {clave}")
        REGLAS[clave] = ReglaRevision(clave, resuelve, funcion)
        return funcion

    return anotar


def hallazgo(clave: str, resuelve: ResuelveEn, falta: Falta) -> Hallazgo:
    """A finding that keeps the certificate out of the lot."""
    return Hallazgo(
        regla=clave,
        veredicto=Veredicto.FALLA,
        clave=clave,
        campo=falta.campo,
        valor=falta.valor,
        resuelve=resuelve,
        datos=falta.datos,
    )
