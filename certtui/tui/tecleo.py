"""Keys that come in one burst are done one after the other, each where the one before led."""

from collections import deque
from typing import TYPE_CHECKING, Any, Final

from textual import events
from textual.app import App
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget

from certtui.tui.piezas.dialogo import Confirmacion

if TYPE_CHECKING:
    _Base = App[int]
else:
    _Base = object

_VUELTAS: Final = 3
"""Rounds of quiet after which the next key may come."""

_PERDIDA: Final = 0.3
"""Seconds after which a key whose end was never told no longer holds those behind it."""


class Atendida(Message):
    """Follows a key along its way, from what had the focus up to the program: the key is done."""

    def __init__(self, pantalla: Screen[Any], foco: Widget | None, vueltas: int = 0) -> None:
        super().__init__()
        self.pantalla = pantalla
        self.foco = foco
        self.vueltas = vueltas


class UnaPorUna(_Base):
    """What gives each key to the screen and the field that the key before it opened.

    The program reads a line's burst at once and would hand all its keys to what had the focus when
    it began: the letters after "/" would be orders. A yes that was typed before its question came
    to sight is dropped.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._en_curso = False
        self._esperan: deque[events.Key | events.Paste] = deque()

    async def on_event(self, event: events.Event) -> None:
        """Hold a key while another is being done."""
        if not isinstance(event, (events.Key, events.Paste)) or event.is_forwarded:
            await super().on_event(event)
        elif self._en_curso:
            self._esperan.append(event)
            self.set_timer(_PERDIDA, self._siguiente)
        else:
            await self._entregar(event)

    async def _entregar(self, tecla: events.Key | events.Paste) -> None:
        if not self.screen_stack:
            return
        if isinstance(self.screen, Confirmacion) and not self.screen.responde(tecla):
            return
        pantalla, foco = self.screen, self.focused
        self._en_curso = True
        await super().on_event(tecla)
        self._seguir(Atendida(pantalla, foco), foco or pantalla)

    def on_atendida(self, fin: Atendida) -> None:
        """What the key set off, such as a dialog that closes and another that opens, comes first.

        It is over when nothing has moved for some rounds.
        """
        if not self.screen_stack:
            return
        pantalla, foco = self.screen, self.focused
        quieto = pantalla is fin.pantalla and foco is fin.foco
        vueltas = fin.vueltas + 1 if quieto else 0
        if vueltas < _VUELTAS:
            self._seguir(Atendida(pantalla, foco, vueltas), foco or pantalla)
        else:
            self.call_later(self._siguiente)

    def _seguir(self, fin: Atendida, quien: Widget) -> None:
        if not quien.post_message(fin):
            self.call_later(self._siguiente)

    async def _siguiente(self) -> None:
        self._en_curso = False
        while self._esperan and not self._en_curso:
            await self._entregar(self._esperan.popleft())
