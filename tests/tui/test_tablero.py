"""The board on the screen: the numbers first, and one key from each line to its list."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from certtui.domain.reloj import RelojInyectado
from certtui.process import mesa
from certtui.process.consultas import FiltroCola
from certtui.texts import pantallas
from certtui.texts import pantallas_tablero as t
from certtui.tui.app import CerttuiApp
from certtui.tui.cola.cola import Cola
from certtui.tui.piezas.recuerdo import ConRecuerdo
from certtui.tui.rechazos.rechazos import PantallaRechazos
from certtui.tui.rechazos.rechazos_de_causa import RechazosDeCausa
from certtui.tui.tablero.tablero import Tablero, barra
from tests.process.camino import Camino
from tests.tui.armar import AHORA
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


def _cuantos_hay(pilot: Pilot[Any]) -> int | None:
    """What the list that a line opened counts; None for a page."""
    abierta = pilot.app.screen
    if isinstance(abierta, PantallaRechazos):
        return sum(g.cuantos for g in abierta.grupos)
    return (
        abierta.lista.total if isinstance(abierta, (ConRecuerdo, Cola, RechazosDeCausa)) else None
    )


async def _probar_cada_renglon(pilot: Pilot[Any]) -> list[str]:
    """Opens every line of the board and comes back; the screens that it went through."""
    app = pilot.app
    await calma(pilot)
    cola = app.screen
    assert isinstance(cola, Cola)
    antes = cola.filtro
    await teclas(pilot, "1")
    assert isinstance(app.screen, Tablero)
    filas = [app.screen.lista._fila(n) for n in range(app.screen.lista.total or 0)]
    assert len({f.id for f in filas if f}) == len(filas)
    vistas: list[str] = []
    for n, fila in enumerate(filas):
        assert fila is not None
        assert isinstance(app.screen, Tablero)
        app.screen.lista._ir(n)
        await teclas(pilot, "enter")
        vistas.append(type(app.screen).__name__)
        assert not isinstance(app.screen, Tablero), fila.celdas
        if fila.celdas["cuantos"]:
            dicho = int(fila.celdas["cuantos"].replace(",", ""))
            assert _cuantos_hay(pilot) == dicho, (fila.celdas, fila.dato, vistas[-1])
        await teclas(pilot, "escape")
        assert isinstance(app.screen, Tablero), fila.celdas
        assert app.screen.lista.cursor == n
        assert cola.filtro == antes
    return vistas


async def test_every_line_opens_the_list_that_it_counts_and_esc_comes_back_to_it(
    base_llena: Path, abrir: Abrir
) -> None:
    app = CerttuiApp(abrir(base_llena))
    async with app.run_test(size=(120, 50)) as pilot:
        vistas = await _probar_cada_renglon(pilot)
        assert vistas.count("Cola") > 15
        await teclas(pilot, "2", "slash", *"solicitado", "enter", "escape")
        assert isinstance(app.screen, Cola)


@pytest.mark.parametrize("usuario", ["estatal", "se.norte", "dir.norte", "dse", "nacional"])
async def test_whoever_looks_finds_in_each_list_what_the_board_counts(
    c: Camino, usuario: str
) -> None:
    c.hasta(1, "enviado")
    c.rechazar(1)
    c.hasta(2, "enviado")
    c.hasta(3, "solicitado")
    c.hasta(4, "nombre_revisado")
    c.hasta(5, "nombre_revisado")
    c.hasta(6, "timbrado")
    c.hasta(7, "autorizado")
    c.hasta(21, "en_firma")
    mesa.abrir_duda(c.como("estatal"), "Cola", "¿Quién?")
    oficina = replace(c.como(usuario), reloj=RelojInyectado(AHORA + timedelta(days=90)))
    app = CerttuiApp(oficina)
    async with app.run_test(size=(120, 50)) as pilot:
        vistas = set(await _probar_cada_renglon(pilot))
        assert vistas >= {"Cola", "PantallaRechazos", "RechazosDeCausa", "Mesa"}
        assert ("Firma" in vistas) == (usuario in {"dir.norte", "nacional"})
        assert "PaginaDeAgenda" in vistas


async def test_who_jumps_from_the_list_of_a_line_is_not_taken_back(c: Camino) -> None:
    c.hasta(3, "solicitado")
    app = CerttuiApp(c.como("estatal"))
    async with app.run_test() as pilot:
        await calma(pilot)
        await teclas(pilot, "1", "home", "enter")
        assert isinstance(app.screen, Cola)
        assert app.screen.filtro == FiltroCola(pendiente="mio")
        assert pantallas.ESC_VUELVE in renglones(app)[1]
        await teclas(pilot, "9", "escape", "escape")
        assert isinstance(app.screen, Cola)
        assert app.screen.filtro == FiltroCola()


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
