"""The report of the norm: per rule the tests that prove it, and what is left, with its reason.

python -m tests.norma.reporte
"""

import sys

from certtui.archivos import ruta_de_datos
from certtui.domain.norma import leer_normativa
from tests.norma.pruebas import Pruebas, pendientes, recolectar


def lineamientos() -> list[str]:
    """Rule ids of the lineamientos, L00 to L24, in their order."""
    reglas = leer_normativa(ruta_de_datos("normativa.csv").read_text(encoding="utf-8"))
    return [clave for clave in reglas if clave.startswith("L") and clave[1:3].isdigit()]


def escribir(pruebas: Pruebas, motivos: dict[str, str]) -> list[str]:
    """The lines of the report."""
    reglas = leer_normativa(ruta_de_datos("normativa.csv").read_text(encoding="utf-8"))
    lineas = []
    for clave, regla in reglas.items():
        if clave in pruebas.reglas:
            lineas.append(f"{clave:8} {regla.texto}")
            lineas += [f"         · {p}" for p in pruebas.reglas[clave]]
    faltan = [c for c in lineamientos() if c not in pruebas.reglas]
    lineas.append("")
    lineas.append(f"Lineamientos sin prueba: {len(faltan)}")
    lineas += [f"{c:8} {motivos.get(c, 'SIN MOTIVO')}" for c in faltan]
    probadas = len([c for c in reglas if c in pruebas.reglas])
    lineas.append("")
    lineas.append(f"Reglas probadas: {probadas} de {len(reglas)}")
    return [*lineas, *(f"no se pudo leer: {e}" for e in pruebas.errores)]


def main() -> int:
    """Print the report; 1 when something is neither proved nor waiting."""
    pruebas, motivos = recolectar(), pendientes()
    sys.stdout.write("\n".join(escribir(pruebas, motivos)) + "\n")
    sueltas = [c for c in lineamientos() if c not in pruebas.reglas and c not in motivos]
    return 1 if sueltas or pruebas.errores else 0


if __name__ == "__main__":
    sys.exit(main())
