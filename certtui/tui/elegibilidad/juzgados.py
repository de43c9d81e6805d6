"""What is known of the students that a screen has judged: by student and by cause."""

from collections.abc import Iterable

from certtui.domain.hallazgo import Hallazgo, Veredicto
from certtui.process.consultas_elegibilidad import Ficha


class Revision:
    """Grows while a thread judges; only the screen touches it."""

    def __init__(self) -> None:
        self.fichas: dict[int, Ficha] = {}
        self.total = 0
        self.hechas = 0
        self.elegibles = 0
        self.con_falla = 0
        self.con_aviso = 0
        self.en_curso = False
        self.completa = False
        self._por_causa: dict[Hallazgo, list[int]] = {}
        self._numeros: dict[Hallazgo, int] = {}

    def empezar(self, total: int) -> None:
        """Everybody under the filter is about to be judged."""
        self.total, self.hechas = total, 0
        self.elegibles = self.con_falla = self.con_aviso = 0
        self.en_curso, self.completa = True, False
        self._por_causa = {}

    def aprender(self, fichas: Iterable[Ficha]) -> None:
        """Some students of the visible page were judged."""
        self.fichas.update((f.alumno, f) for f in fichas)

    def avanzar(self, fichas: Iterable[Ficha], hechas: int) -> None:
        """More of everybody, in the order of the list."""
        self.hechas = hechas
        for ficha in fichas:
            self.fichas[ficha.alumno] = ficha
            self.elegibles += not ficha.fallas
            self.con_falla += bool(ficha.fallas)
            self.con_aviso += any(c.veredicto is Veredicto.AVISO for c in ficha.causas)
            for causa in ficha.causas:
                self._por_causa.setdefault(causa, []).append(ficha.alumno)

    def terminar(self) -> None:
        """Everybody was judged."""
        self.en_curso, self.completa = False, True

    def causas(self) -> list[tuple[int, Hallazgo, int]]:
        """(number, cause, how many): what stops first, then the most frequent."""
        ordenadas = sorted(
            self._por_causa.items(),
            key=lambda x: (x[0].veredicto is not Veredicto.FALLA, -len(x[1]), x[0].clave),
        )
        return [
            (self._numeros.setdefault(causa, len(self._numeros)), causa, len(ids))
            for causa, ids in ordenadas
        ]

    def de_causa(self, causa: Hallazgo) -> list[int]:
        """Students of a cause, in the order of the list."""
        return self._por_causa.get(causa, [])
