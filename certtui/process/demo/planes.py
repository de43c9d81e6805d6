"""The fixture study plans that travel with the program; none of them is an official plan."""

from functools import cache

from certtui.archivos import ruta_de_datos
from certtui.domain.alumno import Plan
from certtui.domain.modelo_academico import leer_modelos
from certtui.process.catalogos import leer_planes


@cache
def load_planes() -> tuple[Plan, ...]:
    """Plans of `planes_demo.csv` with their modules in curricular order."""
    return tuple(
        leer_planes(
            "planes_demo.csv",
            _read("planes_demo.csv"),
            _read("modulos_demo.csv"),
            leer_modelos(_read("modelos.csv")),
        )
    )


def _read(nombre: str) -> str:
    return ruta_de_datos("catalogos", nombre).read_text("utf-8")
