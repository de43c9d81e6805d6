"""What the simulated service can be told to do wrong, in which operation and how many times."""

import threading
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from certtui.exchange.errores import FallaDesconocida
from certtui.exchange.simulador.sobre import OPERACIONES


class Falla(StrEnum):
    """A way of failing."""

    LENTO = "lento"
    """Answers late."""
    CORTAR = "cortar"
    """Closes the connection in the middle of the request: nothing is attended."""
    CALLAR = "callar"
    """Attends the request and closes without answering."""
    TRUNCAR = "truncar"
    """Attends the request and closes in the middle of the answer."""
    BASURA = "basura"
    """Attends the request and answers something that is no SOAP."""
    ERROR500 = "error500"
    """Does not attend the request and answers HTTP 500 without an envelope."""
    PERDER = "perder"
    """Gives a number to a lot and forgets it: it is in process for ever."""
    RECHAZAR = "rechazar"
    """Takes no lot: a message and no number."""
    PROCESANDO = "procesando"
    """Says that the lot is still in process."""
    OTRO_LOTE = "otro_lote"
    """Answers with the number of another lot."""


@dataclass(frozen=True, slots=True)
class FallaPedida:
    """A fault; `operacion` "" is any, `veces` 0 is always."""

    falla: Falla
    operacion: str = ""
    veces: int = 0


def leer_falla(texto: str) -> FallaPedida:
    """From "cortar", "cortar:carga" or "cortar:carga:1"; raises FallaDesconocida."""
    nombre, _, resto = texto.partition(":")
    operacion, _, veces = resto.partition(":")
    if (
        nombre not in {f.value for f in Falla}
        or (operacion and operacion not in OPERACIONES)
        or (veces and not (veces.isascii() and veces.isdigit()))
    ):
        raise FallaDesconocida(valor=texto, posibles=", ".join(f.value for f in Falla))
    return FallaPedida(Falla(nombre), operacion, int(veces or 0))


class Fallas:
    """The faults still to be made; each thread takes its own."""

    def __init__(self, pedidas: Iterable[FallaPedida] = ()) -> None:
        self._candado = threading.Lock()
        self._quedan = [(p, p.veces) for p in pedidas]

    def pedir(self, *pedidas: FallaPedida) -> None:
        """Add faults."""
        with self._candado:
            self._quedan += [(p, p.veces) for p in pedidas]

    def tomar(self, falla: Falla, operacion: str) -> bool:
        """True when the fault is to be made now; spends one of its times."""
        with self._candado:
            for i, (pedida, quedan) in enumerate(self._quedan):
                if pedida.falla is not falla or pedida.operacion not in {"", operacion}:
                    continue
                if quedan == 1:
                    del self._quedan[i]
                elif quedan:
                    self._quedan[i] = (pedida, quedan - 1)
                return True
        return False
