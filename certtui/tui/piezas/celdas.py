"""Cells that are asked for again each time they are painted: marks, and results that come later."""

from collections.abc import Callable, Iterator, Mapping


class CeldasVivas(Mapping[str, str]):
    """Fixed cells, and others that a function gives; it must be quick and read nothing."""

    __slots__ = ("_fijas", "_vivas")

    def __init__(
        self, fijas: Mapping[str, str], vivas: Callable[[], Mapping[str, str]] = dict
    ) -> None:
        self._fijas = fijas
        self._vivas = vivas

    def __getitem__(self, clave: str) -> str:
        return self._fijas[clave] if clave in self._fijas else self._vivas()[clave]

    def __iter__(self) -> Iterator[str]:
        return iter({**self._fijas, **self._vivas()})

    def __len__(self) -> int:
        return len({**self._fijas, **self._vivas()})
