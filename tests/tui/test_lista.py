"""The one list, over a source of invented lines."""

import threading
from collections.abc import Sequence

from textual.app import App, ComposeResult

from certtui.tui.piezas.fuente import Columna, Cuenta, Fila, Fuente, Orden, de_filas
from certtui.tui.piezas.lista import PAGINA, PAGINAS_EN_MEMORIA, Lista
from tests.tui.vista import calma, pantalla, renglones

COLUMNAS = (
    Columna("matricula", 10),
    Columna("nombre", 0),
    Columna("folio", 8, desde=70),
    Columna("dias", 4, derecha=True),
)


class Origen:
    """A source of `total` lines that keeps account of what was asked of it."""

    def __init__(self, total: int) -> None:
        self.ids = list(range(total))
        self.pedidas: list[tuple[int, int]] = []
        self.cuentas = 0
        self.contar_ya = threading.Event()
        self.contar_ya.set()

    def pagina(self, inicio: int, cuantos: int) -> Sequence[Fila]:
        self.pedidas.append((inicio, cuantos))
        return [
            Fila(n, {"matricula": f"m{n}", "nombre": f"[b]Nombre[/b] {n}", "dias": str(n % 99)})
            for n in self.ids[inicio : inicio + cuantos]
        ]

    def contar(self) -> Cuenta:
        self.contar_ya.wait(5)
        self.cuentas += 1
        return Cuenta(len(self.ids))

    def fuente(self) -> Fuente:
        return Fuente(
            self.pagina,
            self.contar,
            lambda clave: self.ids.index(clave) if clave in self.ids else None,
        )


class Muestra(App[None]):
    """A screen with only a list."""

    def __init__(self, origen: Origen) -> None:
        super().__init__()
        self.origen = origen
        self.fallos: list[Exception] = []

    def compose(self) -> ComposeResult:
        yield Lista(COLUMNAS, ("Nada aquí.",), negrita="matricula")

    def on_mount(self) -> None:
        self.lista.mostrar(self.origen.fuente())
        self.lista.focus()

    def on_lista_fallo(self, mensaje: Lista.Fallo) -> None:
        self.fallos.append(mensaje.error)

    @property
    def lista(self) -> Lista:
        return self.query_one(Lista)


async def test_the_first_page_is_shown_before_the_count_comes() -> None:
    origen = Origen(100_000)
    origen.contar_ya.clear()
    app = Muestra(origen)
    async with app.run_test() as pilot:
        await pilot.pause()
        assert "> m0" in renglones(app)[1]
        assert app.lista.total is None
        assert origen.pedidas == [(0, PAGINA)]
        origen.contar_ya.set()
        await calma(pilot)
        assert app.lista.total == 100_000


async def test_a_long_walk_never_holds_more_than_a_few_pages() -> None:
    app = Muestra(Origen(100_000))
    async with app.run_test() as pilot:
        await calma(pilot)
        for _ in range(60):
            app.lista.action_pagina_abajo()
        await calma(pilot)
        assert app.lista.cursor == 60 * 23
        assert app.lista.paginas_en_memoria <= PAGINAS_EN_MEMORIA
        await pilot.press("end")
        await calma(pilot)
        assert "> m99999" in renglones(app)[-1]
        assert len(app.origen.pedidas) < 60
        assert all(cuantos == PAGINA for _, cuantos in app.origen.pedidas)


async def test_arrows_and_letters_move_alike() -> None:
    app = Muestra(Origen(500))
    async with app.run_test() as pilot:
        await calma(pilot)
        for tecla, cursor in [
            ("down", 1), ("j", 2), ("up", 1), ("k", 0), ("k", 0), ("pagedown", 23), ("ctrl+f", 46),
            ("pageup", 23), ("ctrl+b", 0), ("end", 499), ("down", 499), ("home", 0), ("G", 499),
            ("g", 0),
        ]:  # fmt: skip
            await pilot.press(tecla)
            assert app.lista.cursor == cursor, tecla


async def test_end_waits_for_the_count() -> None:
    origen = Origen(1000)
    origen.contar_ya.clear()
    app = Muestra(origen)
    async with app.run_test() as pilot:
        await pilot.press("end")
        assert app.lista.cursor == 0
        origen.contar_ya.set()
        await calma(pilot)
        assert app.lista.cursor == 999


async def test_down_goes_on_past_the_first_page_while_it_is_being_counted() -> None:
    origen = Origen(1000)
    origen.contar_ya.clear()
    app = Muestra(origen)
    async with app.run_test() as pilot:
        for _ in range(PAGINA + 5):
            app.lista.action_bajar()
        await pilot.pause()
        assert app.lista.cursor == PAGINA + 5
        assert f"> m{PAGINA + 5}" in pantalla(app)
        origen.contar_ya.set()


async def test_after_reading_again_the_cursor_is_on_the_same_row_by_id() -> None:
    app = Muestra(Origen(300))
    async with app.run_test() as pilot:
        await calma(pilot)
        for _ in range(150):
            app.lista.action_bajar()
        del app.origen.ids[:40]
        app.lista.releer()
        await calma(pilot)
        actual = app.lista.actual
        assert actual is not None
        assert (actual.id, app.lista.cursor) == (150, 110)
        assert "> m150" in pantalla(app)


async def test_when_its_row_is_gone_the_cursor_keeps_its_place() -> None:
    app = Muestra(Origen(30))
    async with app.run_test() as pilot:
        await calma(pilot)
        app.lista.action_final()
        del app.origen.ids[10:]
        app.lista.releer()
        await calma(pilot)
        assert app.lista.cursor == 9
        assert app.lista.total == 10


async def test_an_empty_list_says_why() -> None:
    app = Muestra(Origen(0))
    async with app.run_test() as pilot:
        await calma(pilot)
        assert "Nada aquí." in pantalla(app)
        for tecla in ("down", "end", "pagedown", "home", "up"):
            await pilot.press(tecla)
        assert app.lista.actual is None


async def test_a_source_that_fails_is_told_and_not_a_crash() -> None:
    origen = Origen(10)
    origen.pagina = lambda _i, _n: 1 / 0  # type: ignore[assignment,return-value]
    app = Muestra(origen)
    async with app.run_test() as pilot:
        await calma(pilot)
        assert app.fallos
        assert isinstance(app.fallos[0], ZeroDivisionError)


async def test_markup_is_text_and_narrow_screens_show_fewer_columns() -> None:
    app = Muestra(Origen(3))
    async with app.run_test(size=(80, 10)) as pilot:
        await calma(pilot)
        assert "[b]Nombre[/b] 2" in pantalla(app)
        assert "Folio" in renglones(app)[0]
        await pilot.resize_terminal(60, 10)
        await calma(pilot)
        assert "Folio" not in renglones(app)[0]
        assert all(len(r) == 60 for r in renglones(app))


def test_lines_in_memory_are_sorted_by_any_cell_numbers_as_numbers() -> None:
    filas = [
        Fila(0, {"nombre": "Zoé", "dias": "9"}),
        Fila(1, {"nombre": "íñigo", "dias": "10"}),
        Fila(2, {"nombre": "Inés", "dias": ""}),
    ]
    fuente = de_filas(filas)
    assert fuente.ordenada is not None
    for orden, esperado in (
        (Orden("nombre"), [2, 1, 0]),
        (Orden("dias"), [0, 1, 2]),
        (Orden("dias", al_reves=True), [2, 1, 0]),
        (Orden(al_reves=True), [2, 1, 0]),
        (Orden(), [0, 1, 2]),
    ):
        otra = fuente.ordenada(orden)
        assert [f.id for f in otra.pagina(0, 9)] == esperado
        assert [otra.posicion(i) for i in esperado] == [0, 1, 2]
        assert otra.contar().total == 3


async def test_another_order_of_the_same_lines_is_not_counted_again() -> None:
    origen = Origen(5000)
    app = Muestra(origen)
    async with app.run_test(size=(80, 12)) as pilot:
        await calma(pilot)
        contadas = origen.cuentas
        app.lista.ordenar(Orden("nombre"))
        await calma(pilot)
        assert origen.cuentas == contadas
        assert app.lista.virtual_size.height == 5001
        app.lista.releer()
        await calma(pilot)
        assert origen.cuentas == contadas + 1
