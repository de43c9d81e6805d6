"""The command line following lots, killed with SIGKILL at the step that the test names.

The arguments are a point, which time it is reached, and then the words of the command.
"""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from certtui.cli.principal import correr
from certtui.exchange.cosfac.servicio import ServicioCosfac
from certtui.process import envio, servicio
from certtui.store.conexion import Base

PUNTOS = (
    "antes_de_guardar",
    "guardado",
    "antes_del_archivo",
    "archivo",
    "antes_de_llamar",
    "llamado",
)
"""Before and after each commit, each file, and each call to the service."""


class Cuenta:
    """Kills this process the n-th time that a point is reached."""

    def __init__(self, punto: str, vez: int) -> None:
        self._punto, self._faltan = punto, vez

    def pasar(self, punto: str) -> None:
        """One more time."""
        if punto == self._punto:
            self._faltan -= 1
            if self._faltan == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    def entre(self, antes: str, despues: str, que: Callable[..., Any]) -> Callable[..., Any]:
        """The same function with a point before it and another after it."""

        def hacer(*args: Any, **kwargs: Any) -> Any:
            self.pasar(antes)
            valor = que(*args, **kwargs)
            self.pasar(despues)
            return valor

        return hacer


def armar(cuenta: Cuenta) -> None:
    """Put the points where the program writes and calls."""
    original = Base.tx

    @contextmanager
    def tx(self: Base) -> Iterator[None]:
        afuera = not self._profundidad
        with original(self):
            yield
            if afuera:
                cuenta.pasar("antes_de_guardar")
        if afuera:
            cuenta.pasar("guardado")

    Base.tx = tx  # type: ignore[method-assign]
    for modulo in (envio, servicio):
        escribir = cuenta.entre("antes_del_archivo", "archivo", modulo.escribir_atomico)
        modulo.escribir_atomico = escribir  # type: ignore[attr-defined]
    ServicioCosfac._una_vez = cuenta.entre(  # type: ignore[method-assign]
        "antes_de_llamar", "llamado", ServicioCosfac._una_vez
    )


if __name__ == "__main__":
    armar(Cuenta(sys.argv[1], int(sys.argv[2])))
    sys.exit(correr(sys.argv[3:]))
