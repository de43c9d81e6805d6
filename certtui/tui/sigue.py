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

    def retira(self, abierta: object, error: Exception) -> bool:
        """True when what could not be opened is taken away and the error told below it."""
        ...


class Sigue(_Base):
    """What handles messages and survives an error in one of them.

    What could not be opened has nothing to go on with: the program takes it away, if it can. So it
    does with one that fails as it comes to sight, which would never be painted.
    """

    async def _dispatch_message(self, message: Message) -> None:
        try:
            await super()._dispatch_message(message)
        except Exception as error:
            abre = isinstance(message, (events.Compose, events.Mount, events.Load))
            if (abre or isinstance(message, events.ScreenResume)) and self.se_retira(error):
                return
            if abre:
                raise
            sigue = getattr(self.app, Anfitrion.sigue.__name__)
            if not sigue(error):
                raise

    def se_retira(self, error: Exception) -> bool:
        """True when the program takes away what could not be opened, and tells why."""
        return bool(getattr(self.app, Anfitrion.retira.__name__)(self, error))
