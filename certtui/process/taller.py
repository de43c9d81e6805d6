"""The workshop: pages are rendered ahead in processes of their own, and come out in order.

A page depends on its record alone, so it does not matter which process makes it, nor how many
there are. Processes are spawned, not forked: the screens have threads.
"""

import os
import signal
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from types import TracebackType
from typing import Self

from certtui.domain.errores import CerttuiError
from certtui.export.pdf import render
from certtui.export.representacion import Representacion

MINIMO = 24
"""Pages below which starting a process takes longer than it saves."""

_POR_PROCESO = 4
"""Pages in hand for each process: enough for none to wait, few enough to hold in memory."""


class Taller:
    """Renders in order the pages that will be asked for; use with `with`.

    `por_venir` gives them as they will be asked; asking for another is answered all the same, by
    rendering it here. With one process, or none, nothing is started.
    """

    def __init__(self, por_venir: Iterator[Representacion], procesos: int) -> None:
        self._por_venir = por_venir
        self._procesos = procesos
        self._grupo: ProcessPoolExecutor | None = None
        self._en_mano: deque[tuple[Representacion, Future[bytes | None]]] = deque()

    def __enter__(self) -> Self:
        if self._procesos > 1:
            self._grupo = ProcessPoolExecutor(
                self._procesos, mp_context=get_context("spawn"), initializer=_preparar
            )
            self._surtir()
        return self

    def __exit__(
        self,
        clase: type[BaseException] | None,
        error: BaseException | None,
        rastro: TracebackType | None,
    ) -> None:
        self._en_mano.clear()
        if self._grupo is not None:
            self._grupo.shutdown(cancel_futures=True)

    def tomar(self, rep: Representacion) -> bytes:
        """The page of a record; raises what `render` raises."""
        while self._en_mano and self._en_mano[0][0] != rep:
            # an item was left out, or changed since it was looked at
            if all(esperada != rep for esperada, _ in self._en_mano):
                break
            self._en_mano.popleft()
        hecha: bytes | None = None
        if self._en_mano and self._en_mano[0][0] == rep:
            hecha = self._en_mano.popleft()[1].result()
        self._surtir()
        # a page that could not be made is tried here, so that its error is told whole
        return render(rep) if hecha is None else hecha

    def _surtir(self) -> None:
        if self._grupo is None:
            return
        while len(self._en_mano) < self._procesos * _POR_PROCESO:
            rep = next(self._por_venir, None)
            if rep is None:
                return
            self._en_mano.append((rep, self._grupo.submit(_hacer, rep)))


def procesos_para(cuantas: int) -> int:
    """How many processes a number of pages deserves: as many as cores, or none for a few."""
    return (os.cpu_count() or 1) if cuantas >= MINIMO else 1


def _preparar() -> None:
    """An interruption is the parent's affair: what is in hand is finished or dropped by it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _hacer(rep: Representacion) -> bytes | None:
    """In another process: the page, or None when it cannot be made."""
    try:
        return render(rep)
    except CerttuiError:
        return None
