"""The simulated service running in a thread, for tests of any room that talks to it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from certtui.exchange.cosfac.transporte import Plazos
from certtui.exchange.simulador.servicio import Servicio
from certtui.exchange.simulador.servidor import Servidor

PLAZOS = Plazos(conexion=2.0, lectura=1.5, total=5.0, intentos=3, espera=0.0)
"""Short, so that a slow service is seen at once."""


@contextmanager
def levantado(servicio: Servicio) -> Iterator[Servidor]:
    """The server, answering until the block ends."""
    with Servidor(servicio) as servidor:
        hilo = threading.Thread(target=servidor.serve_forever, args=(0.01,), daemon=True)
        hilo.start()
        try:
            yield servidor
        finally:
            servidor.shutdown()
            hilo.join(5)
