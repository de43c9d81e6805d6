"""Generates the demo office: pure, and the same for the same seed, size and date."""

import csv
import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from certtui.archivos import ruta_de_datos
from certtui.domain.folio import SERIE_ELECTRONICA, NivelRango
from certtui.process.demo.fichas import SIN_RANGO_2008, list_fichas
from certtui.process.demo.inscripcion import ENTIDAD, ENTIDAD_TEXTO, Escuela
from certtui.process.demo.oficina import OficinaDemo, PlantelDemo, RangoDemo, RegistroCalidad
from certtui.process.demo.personal import build_personal
from certtui.process.demo.personas import Sorteo
from certtui.process.demo.planes import load_planes

INSTITUCION = "Colegio Estatal de Demostración (sin validez oficial)"
MINIMO_DE_ALUMNOS = 60
PRIMER_DIA = date(2021, 8, 1)
FOLIOS_POR_PLANTEL = 200
PRIMER_FOLIO = 9_000_001
"""Far beyond what any office has used."""


class MuyPocosAlumnos(ValueError):
    """The office needs at least `MINIMO_DE_ALUMNOS` for its cases to fit."""


class DemasiadoPronto(ValueError):
    """Before `PRIMER_DIA` nobody of model 2018 has finished."""


def generar(semilla: int, alumnos: int = 120, *, hoy: date) -> OficinaDemo:
    """The demo office of a seed; raises MuyPocosAlumnos or DemasiadoPronto."""
    if alumnos < MINIMO_DE_ALUMNOS:
        raise MuyPocosAlumnos(alumnos)
    if hoy < PRIMER_DIA:
        raise DemasiadoPronto(hoy)
    azar = random.Random(semilla)  # noqa: S311  # invented people, not secrets
    planteles = _load_planteles()
    planes = load_planes()
    escuela = Escuela(azar, Sorteo(azar), hoy, planes, planteles)
    fichas = list(list_fichas(alumnos))
    azar.shuffle(fichas)
    inscritos = tuple(escuela.student(f, turno) for turno, f in enumerate(fichas))
    return OficinaDemo(
        semilla=semilla,
        hoy=hoy,
        entidad=ENTIDAD,
        entidad_texto=ENTIDAD_TEXTO,
        institucion=INSTITUCION,
        planteles=planteles,
        personal=build_personal(planteles, entidad=ENTIDAD),
        planes=planes,
        alumnos=tuple(sorted(inscritos, key=lambda a: a.matricula)),
        rangos=tuple(_build_rangos(planteles, max(FOLIOS_POR_PLANTEL, alumnos))),
        registros_calidad=(
            RegistroCalidad(
                planteles[0].cct,
                "II",
                hoy - timedelta(days=400),
                hoy + timedelta(days=700),
            ),
            RegistroCalidad(
                planteles[1].cct,
                "III",
                hoy - timedelta(days=1500),
                hoy - timedelta(days=90),
            ),
        ),
    )


def _load_planteles() -> tuple[PlantelDemo, ...]:
    with ruta_de_datos("demo", "planteles.csv").open(encoding="utf-8", newline="") as archivo:
        return tuple(PlantelDemo(entidad=ENTIDAD, **fila) for fila in csv.DictReader(archivo))


def _build_rangos(planteles: Sequence[PlantelDemo], por_plantel: int) -> Iterator[RangoDemo]:
    """National, state and plantel ranges of both models, parents first (L04, L08c)."""
    for modelo in (2018, 2008):
        con_folios = [p for p in planteles if modelo == 2018 or p.clave != SIN_RANGO_2008]
        desde = PRIMER_FOLIO
        estatal = desde + por_plantel * (len(con_folios) + 1) - 1
        nacional = desde + 2 * (estatal - desde + 1) - 1

        def rango(
            nivel: NivelRango,
            desde: int,
            hasta: int,
            entidad: str = "",
            plantel: str = "",
            modelo: int = modelo,
        ) -> RangoDemo:
            oficio = f"DEMO/{modelo}/{nivel.value}/{plantel or entidad or 'MX'}"
            return RangoDemo(
                nivel, SERIE_ELECTRONICA, modelo, desde, hasta, entidad, plantel, oficio
            )

        yield rango(NivelRango.NACIONAL, desde, nacional)
        yield rango(NivelRango.ENTIDAD, desde, estatal, ENTIDAD)
        for i, plantel in enumerate(con_folios):
            inicio = desde + i * por_plantel
            yield rango(
                NivelRango.PLANTEL, inicio, inicio + por_plantel - 1, ENTIDAD, plantel.clave
            )
