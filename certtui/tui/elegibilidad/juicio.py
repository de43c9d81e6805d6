"""Judging students apart, in threads: those of the page in sight first, then everybody."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from textual.message import Message
from textual.worker import Worker, get_current_worker

from certtui.domain.hallazgo import Hallazgo
from certtui.process import consultas
from certtui.process import consultas_elegibilidad as ce
from certtui.process.consultas_elegibilidad import Ficha, FiltroAlumnos
from certtui.process.oficina import Oficina
from certtui.tui.elegibilidad.juzgados import Revision
from certtui.tui.pantalla import Pantalla

_TANDA = 40
"""Students per message from the thread."""


@dataclass(frozen=True, slots=True)
class Vista:
    """What the matrix shows: a filter, and within it a cause."""

    filtro: FiltroAlumnos = field(default_factory=FiltroAlumnos)
    causa: Hallazgo | None = None


class Juzgando(Pantalla):
    """A screen whose students are judged while they are seen."""

    class Juzgadas(Message):
        """Some students of the page in sight were judged, as of a reading."""

        def __init__(self, vez: int, fichas: Sequence[Ficha]) -> None:
            super().__init__()
            self.vez = vez
            self.fichas = fichas

    class Barridas(Message):
        """More of everybody was judged; `fin` when that was all."""

        def __init__(
            self, vez: int, fichas: Sequence[Ficha], hechas: int, total: int, *, fin: bool
        ) -> None:
            super().__init__()
            self.vez = vez
            self.fichas = fichas
            self.hechas = hechas
            self.total = total
            self.fin = fin

    class Fallo(Message):
        """A thread failed."""

        def __init__(self, error: Exception) -> None:
            super().__init__()
            self.error = error

    def __init__(self, oficina: Oficina) -> None:
        super().__init__(oficina)
        self.vista = Vista()
        self.revision = Revision()
        self.vez = 0

    def en_hilo(self, grupo: str, trabajo: Callable[[], None]) -> None:
        """Run something apart; another of its group takes its place."""
        self.run_worker(trabajo, thread=True, exclusive=True, group=grupo, exit_on_error=False)

    def juzgar_pagina(self, vez: int, ids: Sequence[int]) -> None:
        """Runs in a thread: touches no widget, only posts."""
        hilo: Worker[None] = get_current_worker()
        try:
            with consultas.aparte(self.oficina) as oficina:
                tanda: list[Ficha] = []
                for ficha in ce.revisar(oficina, ids, lambda: hilo.is_cancelled):
                    tanda.append(ficha)
                    if len(tanda) >= _TANDA:
                        self.post_message(self.Juzgadas(vez, tanda))
                        tanda = []
                self.post_message(self.Juzgadas(vez, tanda))
        except Exception as error:  # noqa: BLE001 - every failure is shown by the screen
            self.post_message(self.Fallo(error))

    def _barrer(self, vez: int, filtro: FiltroAlumnos, conocidas: dict[int, Ficha]) -> None:
        """Runs in a thread: everybody under the filter, those already judged without delay."""
        hilo: Worker[None] = get_current_worker()
        try:
            with consultas.aparte(self.oficina) as oficina:
                ids = ce.ids_de_alumnos(oficina, filtro)
                for inicio in range(0, len(ids), _TANDA):
                    trozo = ids[inicio : inicio + _TANDA]
                    nuevos = [clave for clave in trozo if clave not in conocidas]
                    for ficha in ce.revisar(oficina, nuevos, lambda: hilo.is_cancelled):
                        conocidas[ficha.alumno] = ficha
                    if hilo.is_cancelled:
                        return
                    tanda = [conocidas[clave] for clave in trozo if clave in conocidas]
                    hechas = inicio + len(trozo)
                    self.post_message(self.Barridas(vez, tanda, hechas, len(ids), fin=False))
                self.post_message(self.Barridas(vez, (), len(ids), len(ids), fin=True))
        except Exception as error:  # noqa: BLE001 - every failure is shown by the screen
            self.post_message(self.Fallo(error))

    def empezar_barrido(self, cuantas: int) -> None:
        """Judge everybody under the filter, if nobody does and it was not done."""
        if self.revision.en_curso or self.revision.completa:
            return
        self.revision.empezar(cuantas)
        vez, filtro, fichas = self.vez, self.vista.filtro, dict(self.revision.fichas)
        self.en_hilo("todas", lambda: self._barrer(vez, filtro, fichas))

    def olvidar_barrido(self) -> None:
        """Another filter: what was found of each student still holds, the counts do not."""
        self.vez += 1
        fichas, self.revision = self.revision.fichas, Revision()
        self.revision.fichas = fichas
        self.workers.cancel_group(self, "todas")
