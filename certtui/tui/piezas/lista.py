"""The one list: reads its lines page by page, never all of them."""

from asyncio import sleep
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from typing import TypeVar

from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from certtui.texts import pantallas
from certtui.texts.seguro import safe
from certtui.tui.comandos import MOVERSE, con_teclas, enlaces
from certtui.tui.piezas.cuadricula import SIN_MARCA, renglon, titulos, visibles
from certtui.tui.piezas.fuente import Columna, Cuenta, Fila, Fuente, Orden
from certtui.tui.piezas.trazo import tira

PAGINA = 64
"""Lines per page."""

PAGINAS_EN_MEMORIA = 8


T = TypeVar("T")


class Lista(ScrollView, inherit_bindings=False, can_focus=True):
    """A list over a `Fuente`: titles in its first line, a mark and a bold cell on the cursor's."""

    BINDINGS = enlaces(*MOVERSE)
    DEFAULT_CSS = "Lista { height: 1fr; width: 100%; overflow: hidden hidden; }"

    class Movida(Message):
        """The cursor stands on another line, or the line under it was read again."""

        def __init__(self, fila: Fila | None, numero: int, *, por_lectura: bool) -> None:
            super().__init__()
            self.fila = fila
            self.numero = numero
            self.por_lectura = por_lectura

    class Contada(Message):
        """The exact count came from the thread; `vez` tells of which reading."""

        def __init__(self, vez: int, cuenta: Cuenta) -> None:
            super().__init__()
            self.vez = vez
            self.cuenta = cuenta

    class Fallo(Message):
        """Reading failed."""

        def __init__(self, error: Exception) -> None:
            super().__init__()
            self.error = error

    def __init__(
        self,
        columnas: Sequence[Columna],
        vacio: Sequence[str],
        *,
        negrita: str = "",
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._columnas = columnas
        self._negrita = negrita
        self.vacio: Sequence[str] = vacio  # "{id}" is a command's key
        self._sin_orden = self._fuente = Fuente(lambda _i, _n: (), lambda: Cuenta(0))
        self._orden = Orden()
        self._paginas: OrderedDict[int, Sequence[Fila]] = OrderedDict()
        self._alto = 0
        self._exacto = True
        self._vez = 0
        self._cursor = 0
        self._al_final = False
        self._habia: int | None = None
        self._sigue = False
        self._ultima: int | None = None
        self._marcas: frozenset[int] = frozenset()

    @property
    def total(self) -> int | None:
        """Exact number of lines; None while it is being counted for the first time."""
        return self._alto if self._exacto else self._habia

    @property
    def cursor(self) -> int:
        """Line of the cursor, from 0."""
        return self._cursor

    @property
    def actual(self) -> Fila | None:
        """The line under the cursor."""
        return self._fila(self._cursor)

    @property
    def ultima(self) -> int | None:
        """Id of the line where it stands, or will once it is read; None before there is any."""
        return self._ultima

    def texto_de_actual(self) -> str:
        """The cells in sight of the line under the cursor, whole, as one visible text."""
        fila = self.actual
        if fila is None:
            return ""
        columnas = visibles(self._columnas, self.size.width)
        celdas = (safe(fila.celdas.get(c.clave, "")).strip() for c, _ in columnas)
        return " · ".join(celda for celda in celdas if celda)

    def dato(self, tipo: type[T]) -> T | None:
        """What the line under the cursor was made of, when it is of this type."""
        fila = self.actual
        return fila.dato if fila is not None and isinstance(fila.dato, tipo) else None

    @property
    def paginas_en_memoria(self) -> int:
        """How many pages are held now."""
        return len(self._paginas)

    @property
    def marcas(self) -> frozenset[int]:
        """Ids of the marked lines; they survive scrolling and, while they are shown, readings."""
        return self._marcas

    def marcar(self, claves: Iterable[int]) -> None:
        """Mark these lines and no other."""
        if (nuevas := frozenset(claves)) != self._marcas:
            self._marcas = nuevas
            self.refresh()

    def alternar_marca(self) -> None:
        """Mark the cursor's line, or take its mark away, and go down."""
        if (fila := self.actual) is not None:
            self.marcar(self._marcas ^ {fila.id})
            self.action_bajar()

    def mostrar(self, fuente: Fuente) -> None:
        """Show another source in the order in force, on the same line (by id) or from the top."""
        self._sin_orden = fuente
        self._fuente = self._en_orden()
        self._leer_de_nuevo(self._cursor if self._sigue else 0)

    def seguir(self) -> None:
        """What is shown next are the same lines, read again.

        Their count stands until the new one comes, and the place when its line is gone.
        """
        self._sigue = True

    def situar(self, clave: int) -> None:
        """Stand on this line, by id, at the next reading."""
        self._ultima = clave

    @property
    def orden(self) -> Orden:
        """The order in force."""
        return self._orden

    def ordenes(self) -> list[str]:
        """The orders that the columns in sight stand for; none when the source has only one."""
        if self._sin_orden.ordenada is None:
            return []
        return list(dict.fromkeys(o for c in self._a_la_vista_ahora() if (o := self._orden_de(c))))

    def titulo_de(self, orden: str) -> str:
        """Title of the column in sight that stands for an order; "" for the source's own."""
        suya = next((c for c in self._a_la_vista_ahora() if orden == self._orden_de(c)), None)
        return (suya.titulo or pantallas.COLUMNAS[suya.clave]) if suya and orden else ""

    def _orden_de(self, columna: Columna) -> str:
        return columna.orden or (columna.clave if self._sin_orden.por_celdas else "")

    def _a_la_vista_ahora(self) -> list[Columna]:
        return [c for c, _n in visibles(self._columnas, self.size.width)]

    def ordenar(self, orden: Orden) -> None:
        """Show the same lines in another order, from the top."""
        self._orden = orden
        self._fuente = self._en_orden()
        self._ultima = None
        self._leer_de_nuevo(0, otras=False)

    def recordar(self, orden: Orden, ultima: int | None) -> None:
        """Before anything is shown: in which order, and on which line to stand when it is there."""
        self._orden, self._ultima = orden, ultima

    def _en_orden(self) -> Fuente:
        fuente = self._sin_orden
        if fuente.ordenada is None or self._orden == Orden():
            return fuente
        return fuente.ordenada(self._orden)

    async def recorrer(self, cuantas: int) -> AsyncIterator[Sequence[Fila]]:
        """All the lines in the order in force, some at a time; others work in between."""
        fuente, inicio = self._fuente, 0
        while filas := fuente.pagina(inicio, cuantas):
            yield filas
            inicio += len(filas)
            await sleep(0)

    def releer(self) -> None:
        """Read again and stay on the same line, by id; on its place when it is gone."""
        self.seguir()
        self._leer_de_nuevo(self._cursor)

    def _leer_de_nuevo(self, si_no_esta: int, *, otras: bool = True) -> None:
        """With `otras` false they are the same lines in another order: their count stands."""
        contada = not otras and self._exacto
        self._habia = self.total if self._sigue else None
        self._sigue = False
        self._paginas.clear()
        self._fuente.olvidar()
        if not contada:
            self._alto, self._exacto = 0, False
        self._vez += 1
        if self._marcas:
            self._marcas = frozenset(self._intentar(self._que_siguen) or ())
        lugar: int | None = None
        if (ultima := self._ultima) is not None:
            lugar = self._intentar(lambda: self._fuente.posicion(ultima))
        destino = si_no_esta if lugar is None else lugar
        self._cargar(0)
        self._cargar(destino // PAGINA)
        if destino >= self._alto and self._exacto:
            destino = max(0, self._alto - 1)
        self._cursor = destino
        self.virtual_size = Size(self.size.width, self._alto + 1)
        self._a_la_vista()
        self.refresh()
        self._avisar(por_lectura=True)
        if contada:
            return
        vez, contar = self._vez, self._fuente.contar
        self.run_worker(
            lambda: self._contar(vez, contar),
            thread=True,
            exclusive=True,
            group="contar",
            exit_on_error=False,
        )

    def _contar(self, vez: int, contar: Callable[[], Cuenta]) -> None:
        """Runs in a thread: touches no widget, only posts."""
        try:
            self.post_message(self.Contada(vez, contar()))
        except Exception as error:  # noqa: BLE001 - every failure is shown by the screen
            self.post_message(self.Fallo(error))

    def on_lista_contada(self, mensaje: Contada) -> None:
        """Take the exact count, unless it is of an older reading."""
        if mensaje.vez != self._vez:
            mensaje.stop()
            return
        self._alto, self._exacto = mensaje.cuenta.total, True
        self.virtual_size = Size(self.size.width, self._alto + 1)
        if not self._alto:
            self._cursor, self._al_final = 0, False
        elif self._al_final or self._cursor >= self._alto:
            self._al_final = False
            self._ir(self._alto - 1)

    def _que_siguen(self) -> Iterable[int]:
        return self._fuente.siguen(self._marcas)

    def _intentar(self, leer: Callable[[], T | None]) -> T | None:
        try:
            return leer()
        except Exception as error:  # noqa: BLE001 - every failure is shown by the screen
            self.post_message(self.Fallo(error))
            return None

    def _cargar(self, pagina: int) -> None:
        if pagina in self._paginas:
            self._paginas.move_to_end(pagina)
            return
        try:
            filas = self._fuente.pagina(pagina * PAGINA, PAGINA)
        except Exception as error:  # noqa: BLE001 - every failure is shown by the screen
            self.post_message(self.Fallo(error))
            filas = ()
        self._paginas[pagina] = filas
        while len(self._paginas) > PAGINAS_EN_MEMORIA:
            self._paginas.popitem(last=False)
        leidas = pagina * PAGINA + len(filas)
        es_la_ultima = len(filas) < PAGINA and (bool(filas) or not pagina)
        if es_la_ultima and (not self._exacto or leidas < self._alto):
            self._alto, self._exacto = leidas, True
        elif not self._exacto:
            self._alto = max(self._alto, leidas)

    def _fila(self, numero: int) -> Fila | None:
        filas = self._paginas.get(numero // PAGINA, ())
        resto = numero % PAGINA
        return filas[resto] if 0 <= resto < len(filas) else None

    def _renglones(self) -> int:
        return max(1, self.size.height - 1)

    def _ir(self, destino: int) -> None:
        """Move the cursor; only the two lines that change are painted, unless it scrolls."""
        if not self._exacto and destino >= self._alto:
            self._cargar(destino // PAGINA)
            self.virtual_size = Size(self.size.width, self._alto + 1)
        destino = max(0, min(destino, self._alto - 1))
        if destino == self._cursor and self._fila(destino) is not None:
            return
        anterior, self._cursor = self._cursor, destino
        arriba = self.scroll_offset.y
        self._a_la_vista()
        if self.scroll_offset.y == arriba:
            for numero in (anterior, destino):
                self.refresh(Region(0, numero - arriba + 1, self.size.width, 1))
        self._avisar(por_lectura=False)

    def _avisar(self, *, por_lectura: bool) -> None:
        fila = self.actual
        if fila is not None:
            self._ultima = fila.id
        self.post_message(self.Movida(fila, self._cursor, por_lectura=por_lectura))

    def _a_la_vista(self) -> None:
        renglones, arriba = self._renglones(), self.scroll_offset.y
        if self._cursor < arriba:
            arriba = self._cursor
        elif self._cursor >= arriba + renglones:
            arriba = self._cursor - renglones + 1
        arriba = max(0, min(arriba, self._alto - renglones))
        for pagina in {
            arriba // PAGINA,
            (arriba + renglones - 1) // PAGINA,
            self._cursor // PAGINA,
        }:
            self._cargar(pagina)
        self.scroll_to(y=arriba, animate=False, force=True)

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self.virtual_size = Size(self.size.width, self._alto + 1)
        self._a_la_vista()

    def action_subir(self) -> None:
        """Line up."""
        self._ir(self._cursor - 1)

    def action_bajar(self) -> None:
        """Line down."""
        self._ir(self._cursor + 1)

    def action_pagina_arriba(self) -> None:
        """Page up."""
        self._ir(self._cursor - self._renglones())

    def action_pagina_abajo(self) -> None:
        """Page down."""
        self._ir(self._cursor + self._renglones())

    def action_principio(self) -> None:
        """First line."""
        self._ir(0)

    def action_final(self) -> None:
        """Last line; while the count is on its way, as soon as it comes."""
        self._al_final = not self._exacto
        if self._exacto:
            self._ir(self._alto - 1)

    @property
    def columnas(self) -> Sequence[Columna]:
        """All its columns, in sight or not."""
        return self._columnas

    def ancho_de(self, clave: str) -> int:
        """Cells of a column now; 0 when it is not in sight."""
        return next(
            (n for c, n in visibles(self._columnas, self.size.width) if c.clave == clave), 0
        )

    def render_line(self, y: int) -> Strip:
        """Titles in the first line, then what is in memory; nothing is read while painting."""
        ancho = self.size.width
        columnas = visibles(self._columnas, ancho)
        if y == 0:
            return tira(titulos(columnas, ancho, self._orden), ancho)
        numero = self.scroll_offset.y + y - 1
        if not self._alto:
            texto = con_teclas(self.vacio[y - 2]) if 2 <= y < 2 + len(self.vacio) else ""
            return tira([(SIN_MARCA + texto, "")], ancho)
        if numero >= self._alto:
            return tira([], ancho)
        fila = self._fila(numero)
        if fila is None:
            return tira([(SIN_MARCA + pantallas.LEYENDO, "")], ancho)
        trozos = renglon(
            fila,
            columnas,
            en_cursor=numero == self._cursor,
            elegida=fila.id in self._marcas,
            negrita=self._negrita,
        )
        return tira(trozos, ancho)
