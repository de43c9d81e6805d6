"""What COSFAC refused and who can resolve it (L15, pains of triage)."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from certtui.domain.hallazgo import ResuelveEn

CAUSA_DESCONOCIDA = "desconocida"


@dataclass(frozen=True, slots=True)
class ReglaCausa:
    """An editable rule: a regular expression over the folded message, and what it means."""

    orden: int
    clave: str
    patron: str
    causa: str
    campo: str
    resuelve: ResuelveEn
    consejo: str


@dataclass(frozen=True, slots=True)
class Rechazo:
    """One refusal of one trámite."""

    id: int
    tramite: int
    lote: int
    codigo: str
    mensaje: str
    causa: str
    campo: str
    resuelve: ResuelveEn
    regla: str
    en: str


def plegar(mensaje: str) -> str:
    """Message without accents, upper case and single-spaced, so that rules match any spelling."""
    sin_acentos = "".join(
        c for c in unicodedata.normalize("NFD", mensaje) if unicodedata.category(c) != "Mn"
    )
    return " ".join(sin_acentos.upper().split())


@lru_cache(maxsize=512)
def _compilado(patron: str) -> re.Pattern[str]:
    return re.compile(patron, re.IGNORECASE)


def clasificar(mensaje: str, reglas: Sequence[ReglaCausa]) -> ReglaCausa:
    """First rule that matches, or the explicit "desconocido": never a guess."""
    plegado = plegar(mensaje)
    for regla in sorted(reglas, key=lambda r: r.orden):
        if _compilado(regla.patron).search(plegado):
            return regla
    return ReglaCausa(0, "", "", CAUSA_DESCONOCIDA, "", ResuelveEn.DESCONOCIDO, "")
