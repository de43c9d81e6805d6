"""The fixture study plans that travel with the program; none of them is an official plan."""

import csv
from collections import defaultdict
from functools import cache

from certtui.archivos import ruta_de_datos
from certtui.domain.alumno import Formacion, ModuloPlan, Plan
from certtui.domain.modelo_academico import leer_modelos


@cache
def load_planes() -> tuple[Plan, ...]:
    """Plans of `planes_demo.csv` with their modules in curricular order."""
    modelos = leer_modelos(ruta_de_datos("catalogos", "modelos.csv").read_text("utf-8"))
    modulos: defaultdict[str, list[ModuloPlan]] = defaultdict(list)
    for fila in _read("modulos_demo.csv"):
        modulos[fila["cve_plan"]].append(
            ModuloPlan(
                clave=fila["clave"],
                nombre=fila["nombre"],
                semestre=int(fila["semestre"]),
                orden=int(fila["orden"]),
                horas=int(fila["horas"]),
                creditos=int(fila["creditos"]),
                formacion=Formacion(fila["formacion"]),
            )
        )
    return tuple(
        Plan(
            clave=fila["cve_plan"],
            carrera=fila["carrera"],
            nombre_largo=fila["nombre_largo"],
            modelo=int(fila["modelo"]),
            creditos_total=int(fila["creditos_total"]),
            minimo_aprobatorio=float(modelos[int(fila["modelo"])].minimo_aprobatorio),
            modulos=tuple(sorted(modulos[fila["cve_plan"]], key=lambda m: m.orden)),
        )
        for fila in _read("planes_demo.csv")
    )


def _read(nombre: str) -> list[dict[str, str]]:
    with ruta_de_datos("catalogos", nombre).open(encoding="utf-8", newline="") as archivo:
        return list(csv.DictReader(archivo))
