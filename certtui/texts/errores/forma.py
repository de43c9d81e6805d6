"""Shape of an error's text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Plantilla:
    """`frase` and `remedio` are `str.format` templates over the error's data.

    `en_pantalla` is the remedy where there are keys, when it is another: "{{id}}" is a command's.
    """

    titulo: str
    frase: str
    remedio: str
    en_pantalla: str = ""
