"""What each demo student is to show: a criterion to fail, a peculiarity, a part in the story."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, cycle, islice

CRITERIOS = ("L06a", "L06b", "L06c", "L06d", "L06e", "L06f", "L06g", "L06h")
"""The eight criteria of eligibility (L06)."""
POR_CRITERIO = 3
"""Students that fail each criterion, and nothing else."""
SIN_RANGO_2008 = "903"
"""The plantel without folios of model 2008, so that L06d can fail alone."""


class Papel(StrEnum):
    """Parts in the story of rejections: fit for us, refused once by the simulator."""

    NOMBRE = "nombre"
    CURP = "curp"
    FECHA = "fecha"
    CERTIFICADO_PREVIO = "certificado_previo"
    PLAN = "plan"
    LITERAL = "literal"


class Rasgo(StrEnum):
    """What is peculiar about a person."""

    EXTRANJERA = "extranjera"
    SEXO_X = "sexo_x"
    UN_APELLIDO = "un_apellido"
    ENIE = "enie"
    MA = "ma"
    PARTICULA = "particula"
    NOMBRE_LARGO = "nombre_largo"
    DIERESIS = "dieresis"
    MENOR = "menor"
    MODELO_2008 = "modelo_2008"
    ADEUDO = "adeudo"
    ACREDITADO = "acreditado"
    CORREO_PERSONAL = "correo_personal"


@dataclass(frozen=True, slots=True)
class Ficha:
    """What one student is to show, before the person is drawn; `caso` varies how a rule fails."""

    modelo: int = 2018
    plantel: str = ""
    falla: str = ""
    caso: int = 0
    rasgo: Rasgo | None = None
    papel: Papel | None = None


_AL_MENOS_DOS = (
    Rasgo.EXTRANJERA,
    Rasgo.UN_APELLIDO,
    Rasgo.PARTICULA,
    Rasgo.MENOR,
    Rasgo.MODELO_2008,
)
_COMUNES = 5
PLANTEL_2008, PLANTEL_PLAN_NO_AUTORIZADO = "901", "902"
"""Planteles with folios of model 2008; in the second one only the student of the story has it."""


def list_fichas(alumnos: int) -> Iterator[Ficha]:
    """As many fichas as students: those who fail, the story, every peculiarity, then the rest."""
    fijas = chain(_failing(), (_in_the_story(p) for p in Papel))
    return islice(chain(fijas, _fit()), alumnos)


def _failing() -> Iterator[Ficha]:
    for criterio in CRITERIOS:
        for caso in range(POR_CRITERIO):
            if criterio == "L06d":
                yield Ficha(modelo=2008, plantel=SIN_RANGO_2008, falla=criterio, caso=caso)
            else:
                yield Ficha(falla=criterio, caso=caso)
    yield Ficha(falla="V15")
    yield Ficha(modelo=1997, falla="L01c")


def _fit() -> Iterator[Ficha]:
    """Fit students without end; most of them with nothing peculiar."""
    yield from (_peculiar(r) for r in Rasgo)
    yield from (_peculiar(r) for r in _AL_MENOS_DOS)
    for rasgo in cycle(Rasgo):
        yield _peculiar(rasgo)
        yield from (Ficha() for _ in range(_COMUNES))


def _in_the_story(papel: Papel) -> Ficha:
    if papel is Papel.PLAN:
        return Ficha(modelo=2008, plantel=PLANTEL_PLAN_NO_AUTORIZADO, papel=papel)
    return Ficha(papel=papel)


def _peculiar(rasgo: Rasgo) -> Ficha:
    if rasgo is Rasgo.MODELO_2008:
        return Ficha(modelo=2008, plantel=PLANTEL_2008, rasgo=rasgo)
    return Ficha(rasgo=rasgo)
