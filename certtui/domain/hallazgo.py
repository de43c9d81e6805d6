"""What a check says of one datum: a value, never an exception."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Veredicto(StrEnum):
    """Outcome of one check."""

    OK = "ok"
    FALLA = "falla"
    NO_APLICA = "no_aplica"
    AVISO = "aviso"


class ResuelveEn(StrEnum):
    """Where a fault is resolved; the only list of owners (workflow §1, `rechazo.resuelve_en`)."""

    APLICATIVO = "aplicativo"
    SAE = "sae"
    EFIRMA = "e.firma"
    CATALOGO = "catalogo"
    RED = "red"
    COSFAC = "cosfac"
    DESCONOCIDO = "desconocido"


@dataclass(frozen=True, slots=True)
class Hallazgo:
    """One result of one rule on one datum.

    `clave` names the sentence in `texts.hallazgos` (for instance "L06c.reprobados"), `valor` is the
    value seen, as text; `datos` fills the sentence.
    """

    regla: str
    veredicto: Veredicto
    clave: str
    campo: str = ""
    valor: str = ""
    resuelve: ResuelveEn = ResuelveEn.SAE
    datos: tuple[tuple[str, str], ...] = ()

    @property
    def impide(self) -> bool:
        """True when the step that asked must not go on."""
        return self.veredicto is Veredicto.FALLA


def fallas(hallazgos: Iterable[Hallazgo]) -> tuple[Hallazgo, ...]:
    """Only those that stop the step."""
    return tuple(h for h in hallazgos if h.impide)
