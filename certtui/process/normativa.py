"""The rules that the program applies: where each comes from, and where it is applied."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from certtui.archivos import ruta_de_datos
from certtui.domain.ajustes import CATALOGO
from certtui.domain.elegibilidad import CRITERIOS
from certtui.domain.norma import Norma, Regla, leer_normas, leer_normativa
from certtui.domain.ruta import Ruta
from certtui.texts.hallazgos_revision import FRASES
from certtui.texts.pantallas_normativa import DOCUMENTO_PROPIO, ambito_de, texto_de_revision

_CLAVE = re.compile(r"(?<![\w.-])[A-Z][A-Za-z0-9]*(?:[.-][A-Za-z0-9]+)*(?![\w-])")


class Papel(StrEnum):
    """What a rule does to a step."""

    GUARDA = "guarda"
    """The step is not made unless it holds."""
    ESTADO = "estado"
    """Cited when the state does not allow the step."""
    QUIEN = "quien"
    """Cited when the person may not make it."""


@dataclass(frozen=True, slots=True)
class Aplicacion:
    """A step of the road where a rule counts."""

    paso: str
    nombre: str
    papel: Papel


@dataclass(frozen=True, slots=True)
class FichaDeRegla:
    """A rule with its document, the steps where it counts, and the settings it explains."""

    regla: Regla
    norma: Norma | None
    pasos: tuple[Aplicacion, ...]
    es_criterio: bool
    es_revision: bool
    ajustes: tuple[str, ...]

    @property
    def se_aplica(self) -> bool:
        """True when some code of the program asks for it."""
        return bool(self.pasos or self.ajustes or self.es_criterio or self.es_revision)


@cache
def reglas() -> Mapping[str, Regla]:
    """Every rule by id: those of the documents, then those of the pre-flight of a lot."""
    propias = leer_normativa(ruta_de_datos("normativa.csv").read_text(encoding="utf-8"))
    for clave, (frase, _remedio) in FRASES.items():
        if clave not in propias:
            texto = texto_de_revision(frase)
            propias[clave] = Regla(clave, DOCUMENTO_PROPIO, "", texto, ambito_de(clave))
    return propias


@cache
def normas() -> Mapping[str, Norma]:
    """Every document by key."""
    return leer_normas(ruta_de_datos("normas.csv").read_text(encoding="utf-8"))


def _pasos(ruta: Ruta, clave: str) -> tuple[Aplicacion, ...]:
    lista: list[Aplicacion] = []
    for t in ruta.transiciones.values():
        papeles = (
            (Papel.GUARDA, clave in t.guardas),
            (Papel.ESTADO, t.regla == clave),
            (Papel.QUIEN, t.regla_rol == clave),
        )
        lista += [Aplicacion(t.id, t.nombre, papel) for papel, es in papeles if es]
    return tuple(lista)


def ficha(ruta: Ruta, clave: str) -> FichaDeRegla | None:
    """Everything about a rule; None for an id that no document has.

    L06 stands for its criteria: a step that asks for L06 asks for each of them.
    """
    regla = reglas().get(clave)
    if regla is None:
        return None
    pasos = _pasos(ruta, clave)
    if clave in CRITERIOS:
        pasos = (*pasos, *(a for a in _pasos(ruta, "L06") if a not in pasos))
    return FichaDeRegla(
        regla=regla,
        norma=normas().get(regla.documento),
        pasos=pasos,
        es_criterio=clave in CRITERIOS,
        es_revision=clave in FRASES,
        ajustes=tuple(a.clave for a in CATALOGO.values() if a.regla == clave),
    )


def reglas_citadas(texto: str) -> list[str]:
    """Ids of the rules that a message cites, in order, each once."""
    conocidas = reglas()
    return [c for c in dict.fromkeys(_CLAVE.findall(texto)) if c in conocidas]


def pasos_de_reglas(ruta: Ruta) -> Mapping[str, Sequence[str]]:
    """Steps where each rule counts, for a list."""
    por_regla: dict[str, list[str]] = {}
    for t in ruta.transiciones.values():
        for clave in dict.fromkeys((*t.guardas, t.regla, t.regla_rol)):
            if clave:
                por_regla.setdefault(clave, []).append(t.id)
    return por_regla
