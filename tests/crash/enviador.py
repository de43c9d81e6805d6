"""One process of the office that sends the outbox and says each result, one line each."""

import sys
from pathlib import Path

from certtui.domain.reloj import RelojInyectado
from certtui.process import correo
from certtui.process.motor import Fallido
from certtui.process.oficina import abrir_oficina
from tests.process.camino import AHORA


def main(ruta: str) -> None:
    """Send all that waits through the relay that the office set."""
    oficina = abrir_oficina(Path(ruta), usuario="se.norte", reloj=RelojInyectado(AHORA))
    for hecho in correo.enviar(oficina, correo.relevo_de(oficina)):
        print(hecho.error.codigo if isinstance(hecho, Fallido) else "enviado", flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
