"""Where the lines of a list come from, and how a line and a column are described."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Columna:
    """A column; `ancho` 0 takes what is left. In lists from `desde` to under `hasta` cells wide.

    `titulo` "" is the one of `texts.pantallas.COLUMNAS`.
    """

    clave: str
    ancho: int
    derecha: bool = False
    desde: int = 0
    hasta: int = 10_000
    titulo: str = ""


@dataclass(frozen=True, slots=True)
class Fila:
    """A line of a list; `estilos` are Rich words by column, `dato` what it was made of."""

    id: int
    celdas: Mapping[str, str]
    estilos: Mapping[str, str] = field(default_factory=dict)
    dato: object = None


@dataclass(frozen=True, slots=True)
class Cuenta:
    """An exact count, and what else was counted with it."""

    total: int
    dato: object = None


@dataclass(frozen=True, slots=True)
class Fuente:
    """Where lines come from.

    `pagina(inicio, cuantos)` and `posicion(id)` run at once and must be quick; `contar()` runs in
    another thread and may take its time.
    """

    pagina: Callable[[int, int], Sequence[Fila]]
    contar: Callable[[], Cuenta]
    posicion: Callable[[int], int | None] = lambda _id: None


def de_filas(filas: Sequence[Fila]) -> Fuente:
    """A source over lines that are few and already read."""
    lugares = {fila.id: n for n, fila in enumerate(filas)}
    return Fuente(
        pagina=lambda inicio, cuantos: filas[inicio : inicio + cuantos],
        contar=lambda: Cuenta(len(filas)),
        posicion=lugares.get,
    )
