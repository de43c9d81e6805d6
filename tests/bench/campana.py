"""A lot of 1 000 with 30 bad, from its dry run to the last stamp, by the keys of each role.

python -m tests.bench.campana [how many] [how many bad] [por_registro|atomico]
"""

import sys
import tempfile
import time
from pathlib import Path

from tests.aceptacion.campana import CAUSAS, PRESUPUESTO, montar, recorrer
from tests.process.camino import construir, crear_efirmas


def main(cuantos: int, malos: int, modo: str) -> None:
    """Build the office, run the campaign, print the figures."""
    with tempfile.TemporaryDirectory() as carpeta:
        efirmas, preparada = crear_efirmas(), Path(carpeta) / "preparada.certtui"
        construir(preparada, efirmas)
        trabajo = Path(carpeta) / "trabajo"
        trabajo.mkdir()
        inicio = time.perf_counter()
        campana = montar(preparada, trabajo, efirmas, cuantos, malos, atomico=modo == "atomico")
        print(
            f"{cuantos} signed, {malos} bad, {modo}: set up in {time.perf_counter() - inicio:.0f} s"
        )
        recorrer(campana, atomico=modo == "atomico")
        print(
            "states:", dict(campana.estados()), "· does not add up:", campana.cuadra() or "nothing"
        )
        for causa in CAUSAS:
            teclas = ", ".join(
                f"{u} {campana.teclas[u, causa]}/{tope}" for u, tope in PRESUPUESTO.items()
            )
            print(f"{causa}: keys {teclas}")
        print("seconds:", campana.tiempos)


if __name__ == "__main__":
    main(
        int(sys.argv[1]) if len(sys.argv) > 1 else 1000,
        int(sys.argv[2]) if len(sys.argv) > 2 else 30,
        sys.argv[3] if len(sys.argv) > 3 else "atomico",
    )
