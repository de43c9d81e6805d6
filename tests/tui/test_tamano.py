"""Terminals that are small, that have a light background, that know no colour or no accent."""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from certtui.cli.peticion import Peticion
from certtui.cli.principal import certtui
from certtui.texts import pantallas_tamano as t
from certtui.texts.pantallas_tablero import BARRA
from certtui.tui.app import CerttuiApp
from certtui.tui.chica import PantallaChica
from certtui.tui.cola.cola import Cola
from certtui.tui.piezas.trazo import estilo, poner_tema
from certtui.tui.puerta import MINIMO, Colores, tratar
from certtui.tui.saltos import TODOS
from certtui.tui.wire.ascii import a_ascii
from tests.tui.conftest import Abrir
from tests.tui.vista import calma, pantalla, renglones, teclas


@pytest.mark.parametrize("tamano", [(59, 24), (80, 19), (20, 5), (1, 1)])
async def test_below_60_by_20_there_is_one_sentence_and_nothing_is_lost(
    base_llena: Path, abrir: Abrir, tamano: tuple[int, int]
) -> None:
    app = CerttuiApp(abrir(base_llena))
    async with app.run_test() as pilot:
        await calma(pilot)
        await teclas(pilot, "down", "down")
        await pilot.resize_terminal(*tamano)
        await calma(pilot)
        assert isinstance(app.screen, PantallaChica)
        assert "La" in pantalla(app) or tamano == (1, 1)
        await teclas(pilot, "down", "s", "enter")
        await pilot.resize_terminal(80, 24)
        await calma(pilot)
        assert isinstance(app.screen, Cola)
        assert app.screen.lista.cursor == 2


async def test_a_narrow_terminal_says_which_columns_it_leaves_out(
    base_llena: Path, abrir: Abrir
) -> None:
    app = CerttuiApp(abrir(base_llena))
    async with app.run_test(size=MINIMO) as pilot:
        await calma(pilot)
        assert "En 60 columnas no ca" in pantalla(app)
        assert all(len(r) == MINIMO[0] for r in renglones(app))
        await pilot.resize_terminal(80, 24)
        await calma(pilot)
        await teclas(pilot, "down")
        assert "no cabe" not in pantalla(app)


@pytest.mark.parametrize("salto", TODOS, ids=lambda s: s.id)
async def test_every_screen_opens_at_60_by_20(base_llena: Path, abrir: Abrir, salto: type) -> None:
    app = CerttuiApp(abrir(base_llena))
    async with app.run_test(size=MINIMO) as pilot:
        await calma(pilot)
        app.screen.action_ir(salto.destino())  # type: ignore[attr-defined]
        await calma(pilot)
        lineas = renglones(app)
        assert len(lineas) == MINIMO[1]
        assert "PRUEBAS" in lineas[0]
        assert lineas[-1].strip()


def test_a_light_background_has_no_yellow_and_no_cyan() -> None:
    try:
        poner_tema(claro=True)
        assert str(estilo("bold yellow").color) == str(estilo("magenta").color)
        assert str(estilo("cyan").color) == str(estilo("blue").color)
        assert estilo("bold yellow").bold
    finally:
        poner_tema(claro=False)
    assert "yellow" in str(estilo("yellow").color)


def test_the_bars_of_the_board_are_told_apart_in_ascii() -> None:
    assert a_ascii(BARRA) == ".-=#"


@pytest.mark.parametrize(
    ("opciones", "nombre", "valor"),
    [
        (["--ascii"], "CERTTUI_ASCII", "1"),
        (["--sin-color"], "CERTTUI_COLORES", "no"),
        (["--colores", "256"], "CERTTUI_COLORES", "256"),
        (["--tema", "claro"], "CERTTUI_TEMA", "claro"),
    ],
)
def test_the_options_of_the_screens_reach_them(
    base_vacia: Path,
    monkeypatch: pytest.MonkeyPatch,
    opciones: list[str],
    nombre: str,
    valor: str,
) -> None:
    for otro in ("CERTTUI_ASCII", "CERTTUI_COLORES", "CERTTUI_TEMA"):
        monkeypatch.setenv(otro, "")
    vistos: list[str] = []

    def abrir(_base: Path, _usuario: str, _reloj: object) -> int:
        vistos.append(os.environ[nombre])
        return 0

    argumentos = [*opciones, "--base", str(base_vacia), "--usuario", "estatal"]
    CliRunner().invoke(certtui, argumentos, obj=Peticion(pantallas=abrir))
    assert vistos == [valor]


def test_what_is_asked_for_is_what_is_agreed() -> None:
    trato = tratar({"CERTTUI_ASCII": "1", "NO_COLOR": "1", "CERTTUI_TEMA": "claro"}, "UTF-8")
    assert (trato.ascii, trato.colores, trato.claro) == (True, Colores.NINGUNO, True)
    assert tratar({}, "UTF-8").claro is False
    assert t.TEMAS == ("oscuro", "claro")
