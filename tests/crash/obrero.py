"""One process of the office: gives folios to what is authorised and says so, one line each."""

import sys
from pathlib import Path

from certtui.domain.reloj import RelojInyectado
from certtui.process.motor import avanzar
from certtui.process.oficina import abrir_oficina
from certtui.store import tramites
from tests.process.camino import AHORA


def main(ruta: str, resto: int, modulo: int) -> None:
    """Register the trámites whose id has this remainder; an acknowledgement follows each."""
    oficina = abrir_oficina(Path(ruta), usuario="se.norte", reloj=RelojInyectado(AHORA))
    print("listo", flush=True)
    sys.stdin.readline()
    for t in tramites.tramites_en(oficina.base, "autorizado"):
        if t.id % modulo == resto:
            avanzar(oficina, "T05", tramite=t.id, token=f"registro:{t.id}")
            print(t.id, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
