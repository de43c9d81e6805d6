"""What COSFAC refused and who can resolve it (L15, pains of triage)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from certtui.domain.errores import CerttuiError, Salida
from certtui.domain.hallazgo import ResuelveEn
from certtui.domain.nombre import normal
from certtui.domain.plegado import plegar
from certtui.domain.tramite import CAMPOS_DEL_NOMBRE
from certtui.domain.voces import VOCES

CAUSA_DESCONOCIDA = "desconocida"

REGLA_DUPLICADO = "DUPLICADO"
"""Key of the rule of who already has a certificate: a lost lot may have been stamped after all."""


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


@dataclass(frozen=True, slots=True)
class NombreRehusado:
    """A name that COSFAC refused in an earlier trámite of the student, and what it answered."""

    campo: str
    mensaje: str
    textos: tuple[str, str, str]

    def repite(self, textos: Sequence[str]) -> bool:
        """True when what was refused is written again letter by letter.

        A refusal of a surname is of that field; any other is of the whole name.
        """
        pares = zip(CAMPOS_DEL_NOMBRE, textos, self.textos, strict=True)
        iguales = {campo: normal(a) == normal(b) for campo, a, b in pares}
        return all(iguales.values()) if self.campo == "nombre" else iguales[self.campo]


def campo_del_nombre(mensaje: str) -> str:
    """Which field of the name a refusal is about, as its message says it."""
    dicho = plegar(mensaje)
    if "SEGUNDO APELLIDO" in dicho:
        return "segundo_apellido"
    return "primer_apellido" if "APELLIDO" in dicho else "nombre"


class PatronInvalido(CerttuiError):
    """A pattern with a term that is not a regular expression, or with a voice that nobody knows."""

    codigo = "REC-001"
    salida = Salida.USO


_VOZ: Final = re.compile(r"\{([A-Z]+)\}")


@lru_cache(maxsize=512)
def compilar(patron: str) -> tuple[tuple[bool, re.Pattern[str]], ...]:
    """The terms of a pattern, each with True when it must be found; raises PatronInvalido.

    Terms are regular expressions joined by " & ": all must be found, in any order, and one that
    begins with "~" must not. `{FIRMANTE}` stands for a voice of `domain.voces`.
    """
    try:
        return tuple(
            (
                not termino.startswith("~"),
                re.compile(
                    _VOZ.sub(lambda m: VOCES[m.group(1)], termino.removeprefix("~")), re.IGNORECASE
                ),
            )
            for termino in patron.split(" & ")
        )
    except KeyError as error:
        raise PatronInvalido(regla="L15b", patron=patron, motivo=str(error)) from error
    except re.error as error:
        raise PatronInvalido(regla="L15b", patron=patron, motivo=str(error)) from error


def reconoce(patron: str, plegado: str) -> bool:
    """True when a pattern recognises a folded message; raises PatronInvalido."""
    return all(bool(termino.search(plegado)) is hay for hay, termino in compilar(patron))


def clasificar(mensaje: str, reglas: Sequence[ReglaCausa]) -> ReglaCausa:
    """First rule that matches, or the explicit "desconocido": never a guess.

    A rule that resolves "desconocido" is for messages that name too much to say anything.
    """
    plegado = plegar(mensaje)
    for regla in sorted(reglas, key=lambda r: r.orden):
        if reconoce(regla.patron, plegado):
            if regla.resuelve is not ResuelveEn.DESCONOCIDO:
                return regla
            break
    return ReglaCausa(0, "", "", CAUSA_DESCONOCIDA, "", ResuelveEn.DESCONOCIDO, "")
