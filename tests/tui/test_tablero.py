"""The board on the screen: the numbers first, and one key from each line to its list."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from certtui.process.consultas import FiltroCola
from certtui.texts import pantallas_tablero as t
from certtui.tui.app import CerttuiApp
from certtui.tui.cola.cola import Cola
from certtui.tui.firma.firma import Firma
from certtui.tui.rechazos.rechazos import PantallaRechazos
from certtui.tui.rechazos.rechazos_de_causa import RechazosDeCausa
from certtui.tui.tablero.tablero import Destino, Tablero, barra
from tests.process.camino import Camino
from tests.tui.conftest import Abrir
from tests.tui.vista import calma, renglones, teclas


@pytest.mark.parametrize(
    ("tramos", "mayor", "dibujo"),
    [
        ((0, 0, 0, 0), 10, ""),
        ((10, 0, 0, 0), 10, "░░░░░░░░░░"),
        ((5, 0, 0, 5), 10, "█████░░░░░"),
        ((1, 0, 0, 0), 1000, "░"),
        ((1, 1, 1, 1), 1000, "█▓▒░"),
        ((997, 1, 1, 1), 1000, "█▓▒░░░░░░░"),
    ],
)
def test_a_bar_is_as_long_as_the_count_and_hides_nothing(
    tramos: tuple[int, int, int, int], mayor: int, dibujo: str
) -> None:
    assert barra(tramos, mayor, 10) == dibujo


async def test_the_four_numbers_come_first(base_llena: Path, abrir: Abrir) -> None:
    app = CerttuiApp(abrir(base_llena))
    async with app.run_test() as pilot:
        await calma(pilot)
        await teclas(pilot, "1")
        assert isinstance(app.screen, Tablero)
        lineas = renglones(app)
        assert [r[2:20].strip() for r in lineas[2:6]] == [
            t.POR_RESOLVER, t.VENCIDOS, t.FIRMA, t.RECHAZADOS,
        ]  # fmt: skip
        lectura = app.screen.lectura
        assert lectura is not None
        assert lineas[2].split()[4] == str(lectura.por_resolver)


async def test_an_empty_office_has_nothing_to_do(base_vacia: Path, abrir: Abrir) -> None:
    app = CerttuiApp(abrir(base_vacia))
    async with app.run_test() as pilot:
        await teclas(pilot, "1")
        assert [r[20:29].strip() for r in renglones(app)[2:6]] == ["0", "0", "0", "0"]


async def test_every_line_leads_to_its_list_with_its_filter(base_llena: Path, abrir: Abrir) -> None:
    app = CerttuiApp(abrir(base_llena))
    async with app.run_test(size=(120, 50)) as pilot:
        await calma(pilot)
        await teclas(pilot, "1")
        tablero = app.screen
        assert isinstance(tablero, Tablero)
        filas = [tablero.lista._fila(n) for n in range(tablero.lista.total or 0)]
        partes = [f.celdas["parte"] if f else "" for f in filas]
        primero_de_pasos = partes.index(t.PASOS)
        assert len({f.id for f in filas if f}) == len(filas)
        assert len(filas) - primero_de_pasos > 10
        for n, fila in enumerate(filas):
            assert fila is not None
            assert isinstance(fila.dato, Destino)
            destino = fila.dato
            if primero_de_pasos + 2 < n:
                break
            await teclas(pilot, "1")
            assert isinstance(app.screen, Tablero)
            app.screen.lista._ir(n)
            await teclas(pilot, "enter")
            if destino.causa is not None:
                assert isinstance(app.screen, RechazosDeCausa)
            elif destino.pantalla == "2":
                assert isinstance(app.screen, Cola)
                assert app.screen.filtro == (destino.filtro or FiltroCola())
                if n >= primero_de_pasos:
                    assert f" {fila.celdas['cuantos']} de 150" in renglones(app)[1]
            elif destino.pantalla in {"5", "7"}:
                assert isinstance(app.screen, (Firma, PantallaRechazos))


async def test_reading_again_stays_on_the_line(base_llena: Path, abrir: Abrir) -> None:
    app = CerttuiApp(abrir(base_llena))
    async with app.run_test() as pilot:
        await calma(pilot)
        await teclas(pilot, "1", "down", "down", "r")
        assert isinstance(app.screen, Tablero)
        assert app.screen.lista.cursor == 2


async def test_the_person_finds_the_line_where_they_stood_though_others_came_before_it(
    c: Camino,
) -> None:
    c.hasta(1, "enviado")
    c.rechazar(1)
    app = CerttuiApp(c.como("se.norte"))
    async with app.run_test() as pilot:
        await calma(pilot)
        await teclas(pilot, "1", "end")
        assert isinstance(app.screen, Tablero)
        estaba = app.screen.lista.actual
        assert estaba is not None
        cursor = app.screen.lista.cursor
        await teclas(pilot, "escape")
    c.hasta(2, "solicitado")
    c.hasta(3, "enviado")
    otra = CerttuiApp(c.como("se.norte"))
    async with otra.run_test() as pilot:
        await calma(pilot)
        await teclas(pilot, "1")
        assert isinstance(otra.screen, Tablero)
        assert otra.screen.lista.actual is not None
        assert otra.screen.lista.actual.celdas["asunto"] == estaba.celdas["asunto"]
        assert otra.screen.lista.cursor > cursor


Comparar = Callable[..., bool]


@pytest.mark.parametrize("tamano", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
def test_board(
    snap_compare: Comparar, base_llena: Path, abrir: Abrir, tamano: tuple[int, int]
) -> None:
    async def preparar(pilot: Any) -> None:
        await calma(pilot)
        await teclas(pilot, "1", *["down"] * 4)

    assert snap_compare(CerttuiApp(abrir(base_llena)), terminal_size=tamano, run_before=preparar)
