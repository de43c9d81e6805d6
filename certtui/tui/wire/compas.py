"""The beat: while the line is busy a frame waits for the one before it, and the newest wins."""

from collections import deque

PREGUNTA = "\x1b[6n"
"""Where is the cursor? The answer says that everything before it has arrived."""

PLAZO = 5.0
"""Seconds after which a terminal that does not answer is taken as one that never will."""

_VENTANA = 0.4
_RAFAGA = 8
"""So many frames within so many seconds are a burst: a key held down, not one pressed."""

_LENTA, _RAFAGA_LENTA = 0.15, 2
"""An answer that took so many seconds tells of a slow line, on which so few frames are a burst."""


class Compas:
    """Says when a frame may go and when it should ask; times are seconds of any steady clock."""

    def __init__(self) -> None:
        self._cuadros: deque[float] = deque(maxlen=_RAFAGA)
        self._desde: float | None = None
        self._mudo = False
        self._lenta = False

    @property
    def espera(self) -> bool:
        """True while an answer is on its way: changes only collect."""
        return self._desde is not None

    def cuadro(self, ahora: float) -> bool:
        """A frame goes now; True when it should end with the question."""
        self._cuadros.append(ahora)
        cuantos = _RAFAGA_LENTA if self._lenta else _RAFAGA
        rafaga = len(self._cuadros) >= cuantos and ahora - self._cuadros[-cuantos] < _VENTANA
        if self._mudo or not rafaga or self.espera:
            return False
        self._desde = ahora
        return True

    def llego(self, ahora: float) -> None:
        """The answer came."""
        if self._desde is not None:
            self._lenta = ahora - self._desde > _LENTA
        self._desde = None

    def vencio(self, ahora: float) -> bool:
        """True when the answer is overdue: from then on nothing is asked."""
        if self._desde is None or ahora - self._desde < PLAZO:
            return False
        self._desde, self._mudo = None, True
        return True
