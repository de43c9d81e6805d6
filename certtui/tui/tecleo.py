"""Keys that come in one burst are done one after the other, each where the one before led."""

from collections import deque
from typing import TYPE_CHECKING, Any, Final

from textual import events
from textual.app import App
from textual.dom import DOMNode
from textual.message import Message
from textual.screen import Screen

from certtui.tui.piezas.dialogo import Confirmacion

if TYPE_CHECKING:
    _Base = App[int]
else:
    _Base = object

_PERDIDA: Final = 0.3
"""Seconds after which a key whose end was never told no longer holds those behind it."""


class Atendida(Message):
    """Follows a key along its way, from what had the focus up to the program: the key is done."""

    def __init__(self, pantalla: Screen[Any]) -> None:
        super().__init__()
        self.pantalla = pantalla


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
        pantalla = self.screen
        if isinstance(pantalla, Confirmacion) and not pantalla.responde(tecla):
            return
        quien: DOMNode = self.focused or pantalla
        self._en_curso = True
        await super().on_event(tecla)
        if not quien.post_message(Atendida(pantalla)):
            self.call_later(self._siguiente)

    def on_atendida(self, fin: Atendida) -> None:
        """A screen that the key opened must have its focus first."""
        if self.screen_stack and self.screen is not fin.pantalla:
            self.screen.post_message(Atendida(self.screen))
        else:
            self.call_later(self._siguiente)

    async def _siguiente(self) -> None:
        self._en_curso = False
        while self._esperan and not self._en_curso:
            await self._entregar(self._esperan.popleft())
