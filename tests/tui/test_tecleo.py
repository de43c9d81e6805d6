"""Keys that come in one burst, as a slow line brings them."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from textual import events

from certtui.tui.app import CerttuiApp
from certtui.tui.cola.cola import Cola
from certtui.tui.firma.firma import Firma
from certtui.tui.piezas.dialogo import Confirmacion, Pregunta, PreguntaSecreta
from certtui.tui.piezas.entrada import Entrada, EntradaSecreta
from tests.process.camino import Camino
from tests.tui.vista import calma, pantalla, teclas


async def _rafaga(pilot: Any, *cuales: str) -> None:
    """All the keys at once, as the driver posts what it read in one go."""
    for cual in cuales:
        tecla = events.Key(cual, cual if len(cual) == 1 else None)
        tecla.set_sender(pilot.app)
        pilot.app._driver.send_message(tecla)
    await asyncio.sleep(0.05)
    await calma(pilot)


@pytest.fixture
def dos_archivos(c: Camino, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files for the two fields of an e.firma."""
    monkeypatch.chdir(c.carpeta)
    for nombre in ("d.cer", "d.key"):
        Path(nombre).write_bytes(b"x")


async def test_what_is_typed_after_the_filter_s_key_goes_to_the_filter(c: Camino) -> None:
    c.hasta(1, "solicitado")
    app = CerttuiApp(c.como("estatal"))
    async with app.run_test() as pilot:
        await calma(pilot)
        await _rafaga(pilot, "slash", *"ssusa")
        assert isinstance(app.screen, Cola)
        assert app.screen.query_one("#entrada", Entrada).value == "ssusa"
        await _rafaga(pilot, *"na", "enter", "escape")
    assert c.de(1).estado == "solicitado"


async def test_a_yes_typed_before_its_question_is_not_an_answer(c: Camino) -> None:
    c.hasta(1, "solicitado")
    app = CerttuiApp(c.como("estatal"))
    async with app.run_test() as pilot:
        await calma(pilot)
        await _rafaga(pilot, "u", "s")
        assert isinstance(app.screen, Confirmacion)
        assert c.de(1).estado == "solicitado"
        await teclas(pilot, "s")
    assert c.de(1).estado == "autorizado"


async def test_a_form_gets_what_was_typed_while_it_opened(c: Camino) -> None:
    c.hasta(1, "solicitado")
    app = CerttuiApp(c.como("estatal"))
    async with app.run_test() as pilot:
        await calma(pilot)
        await _rafaga(pilot, "d", *"falta el acta")
        assert isinstance(app.screen, Pregunta), pantalla(app)
        assert app.screen.query_one(Entrada).value == "falta el acta"


async def test_a_jump_and_the_keys_after_it_go_to_the_screen_it_opens(c: Camino) -> None:
    app = CerttuiApp(c.como("dir.norte"))
    async with app.run_test() as pilot:
        await calma(pilot)
        await _rafaga(pilot, "5", "slash", *"601")
        assert isinstance(app.screen, Firma)
        assert app.screen.query_one("#entrada", Entrada).value == "601"


async def test_a_password_typed_with_the_intro_before_it_is_never_shown(
    c: Camino, dos_archivos: None
) -> None:
    app = CerttuiApp(c.como("dir.norte"))
    async with app.run_test() as pilot:
        await calma(pilot)
        await teclas(pilot, "5", "d")
        assert isinstance(app.screen, Pregunta), pantalla(app)
        for campo, archivo in zip(app.screen.query(Entrada), ("d.cer", "d.key"), strict=True):
            campo.value = archivo
        list(app.screen.query(Entrada))[-1].focus()
        await calma(pilot)
        await _rafaga(pilot, "enter", *"secreta")
        assert isinstance(app.screen, PreguntaSecreta), pantalla(app)
        assert "secreta" not in pantalla(app)
        assert len(app.screen.query_one(EntradaSecreta).value) == len("secreta")


async def test_two_keys_held_in_turn_open_and_close_as_often_as_they_came(c: Camino) -> None:
    app = CerttuiApp(c.como("estatal"))
    async with app.run_test() as pilot:
        await calma(pilot)
        await _rafaga(pilot, *["question_mark", "escape"] * 15)
        assert isinstance(app.screen, Cola)
        assert len(app.screen_stack) == 1
