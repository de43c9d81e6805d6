"""The clock, the ids and the randomness of a session, as arguments."""

import random
import secrets
import uuid
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class RelojSistema:
    """The server's clock."""

    def ahora(self) -> datetime:
        """The instant now, to the second, in UTC."""
        return datetime.now(UTC).replace(microsecond=0)


class Azar(Protocol):
    """Where unguessable values come from."""

    def token(self) -> str:
        """A unique token of 32 hexadecimal digits."""
        ...

    def uuid(self) -> str:
        """A UUID v4 in lower case."""
        ...


@dataclass(frozen=True, slots=True)
class AzarSistema:
    """The operating system's randomness."""

    def token(self) -> str:
        """A unique token."""
        return secrets.token_hex(16)

    def uuid(self) -> str:
        """A UUID v4."""
        return str(uuid.uuid4())


@dataclass(slots=True)
class AzarSembrado:
    """Repeatable values for a demo; only in `pruebas`."""

    semilla: int
    _generador: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self._generador = random.Random(self.semilla)  # noqa: S311 - a demo repeats itself

    def token(self) -> str:
        """The next token of the seed."""
        return f"{self._generador.getrandbits(128):032x}"

    def uuid(self) -> str:
        """The next UUID of the seed, version 4."""
        return str(uuid.UUID(int=self._generador.getrandbits(128), version=4))
