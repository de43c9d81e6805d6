"""Messages through a pipe: four bytes of length, then the bytes."""

from typing import IO


def escribir_marco(tuberia: IO[bytes], datos: bytes) -> None:
    """Send one message at once."""
    tuberia.write(len(datos).to_bytes(4, "big"))
    tuberia.write(datos)
    tuberia.flush()


def leer_marco(tuberia: IO[bytes]) -> bytes | None:
    """The next message, or None when the other end has closed."""
    cabeza = tuberia.read(4)
    if len(cabeza) < 4:
        return None
    largo = int.from_bytes(cabeza, "big")
    datos = tuberia.read(largo)
    return datos if len(datos) == largo else None
