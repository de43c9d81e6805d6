"""A password that cannot be shown.

No frame of ours ever binds its bytes to a local name, so that a traceback with locals has nothing
to print; it has no text form and refuses to be pickled.
"""

from hmac import compare_digest
from typing import IO, NoReturn


class Secreto:
    """A password; holds the bytes that may open a .key: windows-1252 first, then UTF-8 (L16b)."""

    __slots__ = ("_candidatos",)

    def __init__(self, texto: str) -> None:
        posibles = (_codificar(texto, "cp1252"), _codificar(texto, "utf-8"))
        self._candidatos = tuple(dict.fromkeys(c for c in posibles if c is not None))

    @classmethod
    def de_candidatos(cls, candidatos: tuple[bytes, ...]) -> "Secreto":
        """A secret from the bytes to try, in order."""
        secreto = cls("")
        secreto._candidatos = candidatos
        return secreto

    @property
    def intentos(self) -> range:
        """Numbers of the candidates, for `candidato`."""
        return range(len(self._candidatos))

    @property
    def vacio(self) -> bool:
        """True when nothing was typed."""
        return not any(self._candidatos)

    def candidato(self, intento: int) -> bytes:
        """The bytes of one attempt; pass them on at once, never bind them to a name."""
        return self._candidatos[intento]

    def escribir_en(self, tuberia: IO[bytes]) -> None:
        """Send the candidates through a pipe: how many, then length and bytes of each."""
        tuberia.write(bytes((len(self._candidatos),)))
        for intento in self.intentos:
            tuberia.write(len(self._candidatos[intento]).to_bytes(4, "big"))
            tuberia.write(self._candidatos[intento])

    def __repr__(self) -> str:
        return "Secreto(***)"

    __str__ = __repr__

    def __format__(self, forma: str) -> str:
        return repr(self)

    def __eq__(self, otro: object) -> bool:
        if not isinstance(otro, Secreto) or len(self._candidatos) != len(otro._candidatos):
            return False
        return all(compare_digest(self._candidatos[i], otro._candidatos[i]) for i in self.intentos)

    __hash__ = None  # type: ignore[assignment]  # a secret is no key of a table

    def __reduce_ex__(self, protocolo: object) -> NoReturn:
        raise TypeError("un secreto no se guarda")


def _codificar(texto: str, codificacion: str) -> bytes | None:
    # an UnicodeEncodeError carries the whole text: it must not leave this function
    try:
        return texto.encode(codificacion)
    except UnicodeEncodeError:
        return texto.encode("utf-8", "surrogateescape") if codificacion == "utf-8" else None
