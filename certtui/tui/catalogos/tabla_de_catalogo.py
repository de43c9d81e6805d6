"""Lists of small catalogues: their rows are few and are held while they are seen."""

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from certtui.process.oficina import Oficina
from certtui.store.alumnos import plegar_busqueda
from certtui.texts import pantallas_catalogos as t
from certtui.texts.pantallas import fecha
from certtui.tui.comandos import Ayuda, Comando, Interrumpir, enlaces
from certtui.tui.piezas.comandos_listado import FiltrarListado, ReleerListado, Retroceder
from certtui.tui.piezas.fuente import Columna, Fila, Fuente, de_filas
from certtui.tui.piezas.listado import Listado
from certtui.tui.piezas.parrafo import con_etiqueta
from certtui.tui.piezas.trazo import Trozo

Renglones = Sequence[Mapping[str, str]]

ANCHOS: Mapping[str, Sequence[tuple[str, int, int]]] = {
    "ajustes": (("clave", 27, 0), ("valor", 0, 0), ("regla", 6, 0), ("defecto", 26, 110)),
    "planteles": (
        ("clave", 5, 0),
        ("cct", 10, 0),
        ("nombre", 0, 0),
        ("municipio", 18, 0),
        ("alumnos", 7, 0),
    ),
    "planes": (
        ("clave", 8, 0),
        ("carrera", 0, 0),
        ("modelo", 6, 0),
        ("creditos", 5, 0),
        ("modulos", 4, 0),
        ("nombre_largo", 50, 110),
    ),
    "modulos": (
        ("clave", 11, 0),
        ("nombre", 0, 0),
        ("semestre", 3, 0),
        ("horas", 5, 0),
        ("creditos", 4, 0),
        ("formacion", 9, 0),
    ),
    "modelos": (
        ("anio", 4, 0),
        ("desde", 5, 0),
        ("hasta", 5, 0),
        ("nivel", 10, 66),
        ("electronica", 4, 0),
        ("electronica_desde", 10, 72),
        ("minimo", 4, 0),
        ("regla", 5, 0),
        ("nota", 0, 0),
    ),
    "entidades": (("inegi", 5, 0), ("nombre", 0, 0), ("curp", 4, 0), ("organismo", 24, 66)),
    "ids_dec": (("clave", 22, 0), ("valor", 22, 0), ("origen", 0, 0)),
    "causas": (("orden", 5, 0), ("clave", 14, 0), ("causa", 0, 0), ("resuelve", 13, 0)),
    "pc_sinems": (("cct", 10, 0), ("nivel", 0, 0), ("desde", 10, 0), ("hasta", 10, 0)),
    "feriados": (("fecha", 10, 0), ("nombre", 0, 0)),
    "anclas": (("sha256", 24, 0), ("nota", 0, 0), ("en", 20, 72)),
}
"""Columns of each catalogue: key, width (0: what is left), from which width of the screen."""

_NUMEROS = frozenset({"alumnos", "creditos", "modulos", "horas", "semestre", "orden"})


def columnas_de(clave: str) -> list[Columna]:
    """The columns of a catalogue."""
    return [
        Columna(c, ancho, derecha=c in _NUMEROS, desde=desde, titulo=t.COLUMNAS[c])
        for c, ancho, desde in ANCHOS[clave]
    ]


class TablaDeCatalogo(Listado):
    """The rows of one catalogue, filtered by any of their texts."""

    COMANDOS: ClassVar[tuple[type[Comando], ...]] = (
        FiltrarListado,
        ReleerListado,
        Ayuda,
        Retroceder,
        Interrumpir,
    )
    BINDINGS = enlaces(*COMANDOS)
    TITULO = t.TITULO
    PARRAFOS = (t.AYUDA,)
    VACIO = t.SIN_FILAS
    RECUERDA = False
    COMO_FILTRAR = t.COMO_FILTRAR

    def __init__(
        self, oficina: Oficina, clave: str, titulo: str, leer: Callable[[], Renglones]
    ) -> None:
        super().__init__(oficina)
        self.catalogo = clave
        self._titulo = titulo
        self._leer = leer

    def titulo(self) -> str:
        """Which catalogue."""
        return self._titulo

    def columnas(self) -> Sequence[Columna]:
        """Those of the catalogue."""
        return columnas_de(self.catalogo)

    def fuente(self) -> Fuente:
        """The rows that bear the text of the filter."""
        buscado = plegar_busqueda(self.filtro)
        filas = [
            Fila(id=n, celdas=renglon)
            for n, renglon in enumerate(map(self._escrito, self._leer()))
            if not buscado or buscado in plegar_busqueda(" ".join(renglon.values()))
        ]
        return de_filas(filas)

    def _escrito(self, renglon: Mapping[str, str]) -> dict[str, str]:
        return {columna: self.celda(renglon, columna) for columna in renglon}

    def celda(self, renglon: Mapping[str, str], columna: str) -> str:
        """A datum as people write it."""
        return fecha(renglon[columna])

    def encabezado(self) -> tuple[Sequence[Trozo], Sequence[Trozo]]:
        """How many rows."""
        return (), [(f"{t.conteo(self.lista.total)} ", "")]

    def marcado(self) -> Mapping[str, str] | None:
        """The row under the cursor."""
        fila = self.lista.actual
        return fila.celdas if fila else None

    def bloque(self) -> Sequence[Sequence[Trozo]]:
        """The texts of the row that have no column, or were cut, whole."""
        renglon = self.marcado()
        if renglon is None:
            return ()
        largos = [c for c, valor in renglon.items() if len(valor) > 18 or c not in self._claves()]
        bloque: list[list[Trozo]] = []
        for clave in largos:
            if renglon[clave]:
                bloque += con_etiqueta(
                    f"{t.COLUMNAS[clave]:<15}", renglon[clave], self.size.width, renglones=1
                )
        return bloque[:3]

    def _claves(self) -> frozenset[str]:
        return frozenset(c for c, _ancho, _desde in ANCHOS[self.catalogo])
