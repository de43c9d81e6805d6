"""Invented people whose CURP and RFC agree with their name, birth, sex and entidad."""

import csv
import random
from dataclasses import dataclass
from datetime import date
from functools import cache

from certtui.archivos import ruta_de_datos
from certtui.domain import curp as curp_de_la_norma
from certtui.domain import rfc as rfc_de_la_norma
from certtui.domain.letras import sin_acentos

EXTRANJERO = "NE"
"""Entidad of a CURP for people born abroad."""

_PARTICULAS = frozenset(
    {"DA", "DAS", "DE", "DEL", "DER", "DI", "DIE", "DD", "EL", "LA", "LOS", "LAS", "LE", "LES"}
    | {"MAC", "MC", "VAN", "VON", "Y"}
)
_NOMBRES_QUE_NO_CUENTAN = frozenset(("MARIA", "MA", "MA.", "M", "M.", "JOSE", "J", "J."))
_VOCALES = "AEIOU"


@dataclass(frozen=True, slots=True)
class Persona:
    """An invented person; `sexo` H, M or X, `entidad` of birth as the CURP writes it."""

    nombre: str
    primer_apellido: str
    segundo_apellido: str
    sexo: str
    nacimiento: date
    entidad: str
    curp: str

    @property
    def nombre_completo(self) -> str:
        """Given names and surnames, single-spaced."""
        return " ".join(f"{self.nombre} {self.primer_apellido} {self.segundo_apellido}".split())


def build_persona(
    nombre: str,
    primer_apellido: str,
    segundo_apellido: str,
    *,
    sexo: str,
    nacimiento: date,
    entidad: str,
) -> Persona:
    """The person with the CURP that follows from the data."""
    curp = build_curp(
        nombre,
        primer_apellido,
        segundo_apellido,
        sexo=sexo,
        nacimiento=nacimiento,
        entidad=entidad,
    )
    return Persona(nombre, primer_apellido, segundo_apellido, sexo, nacimiento, entidad, curp)


def build_curp(
    nombre: str,
    primer_apellido: str,
    segundo_apellido: str,
    *,
    sexo: str,
    nacimiento: date,
    entidad: str,
    homonimo: int = 0,
) -> str:
    """CURP of an invented person; position 17 counts down from 9 or Z, where no homonym arrives."""
    primero, segundo = _significant(primer_apellido), _significant(segundo_apellido)
    propio = _significant(nombre, nombre_propio=True)
    raiz = _initial(primero) + _inner(primero, _VOCALES) + _initial(segundo) + _initial(propio)
    if raiz in _inconvenient_words():
        raiz = f"{raiz[0]}X{raiz[2:]}"
    consonantes = "".join(_inner(p, "BCDFGHJKLMNPQRSTVWXYZ") for p in (primero, segundo, propio))
    distintivo = chr(ord("Z" if nacimiento.year >= 2000 else "9") - homonimo)
    base = f"{raiz}{nacimiento:%y%m%d}{sexo}{entidad}{consonantes}{distintivo}"
    return f"{base}{curp_de_la_norma.digito_verificador(base)}"


def build_rfc(curp: str, homoclave: str = "DE") -> str:
    """RFC of thirteen characters over the same root as the CURP, with its check character."""
    base = f"{curp[:10]}{homoclave}"
    return f"{base}{rfc_de_la_norma.digito_verificador(base)}"


class Sorteo:
    """Draws people out of the invented lists; the same seed draws the same people."""

    def __init__(self, azar: random.Random) -> None:
        self.azar = azar
        self._usadas: set[str] = set()

    def draw(
        self,
        nacimiento: tuple[date, date],
        *,
        entidad: str,
        sexo: str = "",
        nombre: str = "",
        primer_apellido: str = "",
        segundo_apellido: str | None = None,
    ) -> Persona:
        """A person nobody else has the CURP of; what is given stays, the rest is drawn."""
        desde, hasta = nacimiento
        sexo = sexo or self.azar.choice("HM")
        while True:
            propio = nombre or self.azar.choice(_given_names()[sexo])
            primero = primer_apellido or self.azar.choice(_surnames())
            segundo = (
                self.azar.choice(_surnames()) if segundo_apellido is None else segundo_apellido
            )
            dia = date.fromordinal(self.azar.randint(desde.toordinal(), hasta.toordinal()))
            persona = build_persona(
                propio, primero, segundo, sexo=sexo, nacimiento=dia, entidad=entidad
            )
            if primero != segundo and persona.curp not in self._usadas:
                self._usadas.add(persona.curp)
                return persona


def _plain(texto: str) -> str:
    """Upper case without accents, with the Ñ as the X it is in a CURP."""
    return sin_acentos(texto.upper().replace("Ñ", "X"))


def _significant(texto: str, *, nombre_propio: bool = False) -> str:
    """The word that gives the letters: no particles, nor a leading María or José."""
    palabras = _plain(texto).split()
    if nombre_propio and len(palabras) > 1 and palabras[0] in _NOMBRES_QUE_NO_CUENTAN:
        palabras = palabras[1:]
    return next((p for p in palabras if p not in _PARTICULAS), palabras[0] if palabras else "")


def _initial(palabra: str) -> str:
    return palabra[0] if palabra else "X"


def _inner(palabra: str, letras: str) -> str:
    return next((c for c in palabra[1:] if c in letras), "X")


@cache
def _inconvenient_words() -> frozenset[str]:
    return frozenset(ruta_de_datos("demo", "palabras_curp.txt").read_text("utf-8").split())


@cache
def _surnames() -> tuple[str, ...]:
    with ruta_de_datos("demo", "apellidos.csv").open(encoding="utf-8", newline="") as archivo:
        return tuple(fila["apellido"] for fila in csv.DictReader(archivo))


@cache
def _given_names() -> dict[str, tuple[str, ...]]:
    with ruta_de_datos("demo", "nombres.csv").open(encoding="utf-8", newline="") as archivo:
        filas = list(csv.DictReader(archivo))
    return {s: tuple(f["nombre"] for f in filas if f["sexo"] == s) for s in "HMX"}
