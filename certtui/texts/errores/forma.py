"""Shape of an error's text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Plantilla:
    """`frase` and `remedio` are `str.format` templates over the error's data."""

    titulo: str
    frase: str
    remedio: str
