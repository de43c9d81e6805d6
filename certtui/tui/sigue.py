"""An error that nobody expected is an incident with a number, and the screens go on."""

from typing import TYPE_CHECKING, Protocol

from textual import events
from textual.message import Message
from textual.message_pump import MessagePump

if TYPE_CHECKING:
    _Base = MessagePump
else:
    _Base = object


class Anfitrion(Protocol):
    """The program, which keeps incidents and says whether it can go on."""

    def sigue(self, error: Exception) -> bool:
        """True when the error was told and everything else stands."""
        ...


class Sigue(_Base):
    """What handles messages and survives an error in one of them.

    Opening is left out: a screen that could not be made has nothing to go on with.
    """

    async def _dispatch_message(self, message: Message) -> None:
        try:
            await super()._dispatch_message(message)
        except Exception as error:
            if isinstance(message, (events.Compose, events.Mount, events.Load)):
                raise
            sigue = getattr(self.app, Anfitrion.sigue.__name__)
            if not sigue(error):
                raise
