"""A session that makes a batch under its mark and says each step, one line each."""

import sys
from pathlib import Path

from certtui.domain.reloj import RelojInyectado
from certtui.process import camino, consultas, tandas
from certtui.process.consultas import FiltroCola
from certtui.process.oficina import abrir_oficina
from tests.process.camino import AHORA


def main(ruta: str) -> None:
    """Give folios to everything that is authorised, waiting for a line before each."""
    oficina = abrir_oficina(Path(ruta), usuario="se.norte", reloj=RelojInyectado(AHORA))
    elegidos = consultas.elegidos(oficina, FiltroCola(estado="autorizado"))
    with tandas.en_marcha(
        oficina, "Asignar folio a todos", "cola", len(elegidos), verbo="registrar",
        elegidos=elegidos,
    ):  # fmt: skip
        for paso in camino.recorrer(oficina, "registrar", elegidos, {}):
            print(getattr(paso, "tramite", "?"), flush=True)
            sys.stdin.readline()


if __name__ == "__main__":
    main(sys.argv[1])
