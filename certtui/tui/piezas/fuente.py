"""Where the lines of a list come from, and how a line and a column are described."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from certtui.domain.letras import llano


@dataclass(frozen=True, slots=True)
class Columna:
    """A column; `ancho` 0 takes what is left. In lists from `desde` to under `hasta` cells wide.

    `titulo` "" is the one of `texts.pantallas.COLUMNAS`. `orden` is the order of its source that
    the column stands for; "" when it has none, or when lines in memory are sorted by its cells.
    """

    clave: str
    ancho: int
    derecha: bool = False
    desde: int = 0
    hasta: int = 10_000
    titulo: str = ""
    orden: str = ""


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
class Orden:
    """An order of a source, by the name of one of its columns; "" is the source's own."""

    clave: str = ""
    al_reves: bool = False


@dataclass(frozen=True, slots=True)
class Fuente:
    """Where lines come from.

    `pagina(inicio, cuantos)` and `posicion(id)` run at once and must be quick; `contar()` runs in
    another thread and may take its time. `ordenada` gives the same lines in another order, and is
    None when there is only one; `por_celdas` when any column sorts. `olvidar` is told that
    everything is read again. `siguen` says which of some ids are still among the lines; it is asked
    at a reading, and only about marks.
    """

    pagina: Callable[[int, int], Sequence[Fila]]
    contar: Callable[[], Cuenta]
    posicion: Callable[[int], int | None] = lambda _id: None
    ordenada: "Callable[[Orden], Fuente] | None" = None
    por_celdas: bool = False
    olvidar: Callable[[], None] = lambda: None
    siguen: Callable[[frozenset[int]], Iterable[int]] = lambda claves: claves


def de_filas(filas: Sequence[Fila]) -> Fuente:
    """A source over lines that are few and already read; any column sorts them."""
    return replace(
        _de_filas(filas),
        ordenada=lambda orden: _de_filas(ordenar(filas, orden)),
        por_celdas=True,
    )


def _de_filas(filas: Sequence[Fila]) -> Fuente:
    lugares = {fila.id: n for n, fila in enumerate(filas)}
    return Fuente(
        pagina=lambda inicio, cuantos: filas[inicio : inicio + cuantos],
        contar=lambda: Cuenta(len(filas)),
        posicion=lugares.get,
        siguen=lugares.keys().__and__,
    )


def ordenar(filas: Sequence[Fila], orden: Orden) -> list[Fila]:
    """Lines by the text of a cell: numbers as numbers, letters without accents."""

    def clave(fila: Fila) -> tuple[int, float, str]:
        texto = llano(fila.celdas.get(orden.clave, "").strip())
        cifra = texto.replace("\u00a0", "").removesuffix("%")
        try:
            return 0, float(cifra), ""
        except ValueError:
            return 1, 0.0, texto

    hechas = sorted(filas, key=clave) if orden.clave else list(filas)
    return hechas[::-1] if orden.al_reves else hechas
