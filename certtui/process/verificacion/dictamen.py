"""The verdict on one file and the reasons for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from certtui.texts import veredictos


class Veredicto(StrEnum):
    """What is said of a file; the values are the words that a person reads."""

    COINCIDE = "coincide con el registro"
    SELLO_VALIDO = "sello válido (falta consultar SIGED)"
    FIRMANTE_DESCONOCIDO = "firmante desconocido"
    DE_PRUEBA = "documento de prueba"
    ALTERADO = "alterado"
    NO_VERIFICABLE = "no se puede verificar"


@dataclass(frozen=True, slots=True)
class Razon:
    """One thing found: the field, the key of its sentence, what was expected and what is there.

    `altera` is False for a notice, which does not speak against the document.
    """

    campo: str
    clave: str
    esperado: str = ""
    hallado: str = ""
    altera: bool = True

    @property
    def frase(self) -> str:
        """What was found, in Spanish."""
        return veredictos.explicar(self.clave, self.campo, self.esperado, self.hallado)[0]

    @property
    def remedio(self) -> str:
        """What to do about it, in Spanish; "" when there is nothing to do."""
        return veredictos.explicar(self.clave, self.campo, self.esperado, self.hallado)[1]

    def en_una_linea(self) -> str:
        """The sentence and its remedy."""
        return f"{self.frase} {self.remedio}".strip()


@dataclass(frozen=True, slots=True)
class Dictamen:
    """The verdict on one file, with its reasons, those that alter first.

    `clase` is "xml", "pdf", "paquete" or ""; `folio` the CE folio that is printed; `estado` where
    the certificate stands in the office's register, "" without one; `siged` where SEP answers for
    it.
    """

    archivo: str
    veredicto: Veredicto
    razones: tuple[Razon, ...] = ()
    clase: str = ""
    folio: str = ""
    folio_control: str = ""
    folio_digital: str = ""
    estado: str = ""
    siged: str = ""

    @property
    def alterado(self) -> bool:
        """True when the file was altered or nothing could be said of it: exit code 1."""
        return self.veredicto in {Veredicto.ALTERADO, Veredicto.NO_VERIFICABLE}

    @property
    def campos_alterados(self) -> tuple[str, ...]:
        """Names of the fields that are not as they should be."""
        return tuple(dict.fromkeys(r.campo for r in self.razones if r.altera))

    @property
    def frase(self) -> str:
        """What the verdict means, in Spanish."""
        return veredictos.frase(self.veredicto.value, cancelado=self.estado == "cancelado")


def reunir(razones: Iterable[Razon]) -> tuple[Razon, ...]:
    """The first reason that names each altered field, then the notices."""
    vistas: dict[tuple[str, bool], Razon] = {}
    for razon in razones:
        clave = (razon.campo if razon.altera else f"{razon.campo} {razon.clave}", razon.altera)
        vistas.setdefault(clave, razon)
    return tuple(sorted(vistas.values(), key=lambda r: not r.altera))
