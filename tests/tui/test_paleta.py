"""The palette: whatever a screen can do, and every screen, found by name."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from certtui.texts import pantallas, pantallas_paleta
from certtui.tui.app import CerttuiApp
from certtui.tui.cola.cola import Cola
from certtui.tui.cola.verbos import Autorizar, Solicitar
from certtui.tui.comandos import Comando, Contexto, Filtrar, Releer, Salir
from certtui.tui.firma.firma import Firma
from certtui.tui.paleta import Opcion, PaletaDeOrdenes, buscar
from certtui.tui.saltos import TODOS
from tests.tui.conftest import Abrir
from tests.tui.vista import calma, pantalla, renglones, teclas


def test_words_are_found_without_accents_and_names_come_before_sentences() -> None:
    comandos: list[type[Comando]] = [Filtrar, Releer, Salir, *TODOS]
    hay = [Opcion(c) for c in comandos]
    assert buscar(hay, "") == hay
    assert buscar(hay, "BITACORA RECHAZ") == []
    assert buscar(hay, "firm")[0].comando.id == "ir.5"
    assert buscar(hay, "renglón mismo")[0].comando is Releer
    assert buscar(hay, "xyz") == []


@pytest.mark.parametrize("tecla", ["colon", "ctrl+p"])
async def test_it_lists_what_is_possible_and_what_is_not_with_its_reason(
    base_llena: Path, abrir: Abrir, tecla: str
) -> None:
    app = CerttuiApp(abrir(base_llena))
    async with app.run_test() as pilot:
        await calma(pilot)
        cola = app.screen
        assert isinstance(cola, Cola)
        await teclas(pilot, tecla)
        paleta = app.screen
        assert isinstance(paleta, PaletaDeOrdenes)
        ids = {o.comando.id for o in paleta._todas}
        assert ids >= {c.id for c in cola.COMANDOS}
        assert ids >= {c.id for c in TODOS}
        await teclas(pilot, *"autorizar")
        assert paleta.marcada is not None
        assert paleta.marcada.comando is Autorizar
        motivo = Autorizar.impedimento(cola.contexto())
        assert motivo
        assert f"u         {pantallas_paleta.NO_AHORA}{motivo}"[:40] in pantalla(app)
        dicho = " ".join(" ".join(renglones(app)[-3:-1]).split())
        assert dicho == f"{pantallas_paleta.NO_AHORA}{motivo}"
        await teclas(pilot, "enter")
        assert app.screen_stack[-1] is paleta
        await teclas(pilot, "escape")
        assert app.screen_stack == [cola]


async def test_enter_runs_the_command_on_the_screen_below(base_llena: Path, abrir: Abrir) -> None:
    app = CerttuiApp(abrir(base_llena))
    async with app.run_test() as pilot:
        await calma(pilot)
        await teclas(pilot, "colon", *"releer", "enter")
        assert pantallas.RELEIDO in pantalla(app)
        await teclas(pilot, "colon", *"fírma", "enter")
        assert isinstance(app.screen, Firma)


async def test_pages_go_through_all_of_them_and_no_sentence_is_lost(
    base_llena: Path, abrir: Abrir
) -> None:
    app = CerttuiApp(abrir(base_llena))
    async with app.run_test() as pilot:
        await calma(pilot)
        await teclas(pilot, "colon")
        paleta = app.screen
        assert isinstance(paleta, PaletaDeOrdenes)
        todas = len(paleta._todas)
        assert f"1 a 7 de {todas}" in pantalla(app)
        await teclas(pilot, "pagedown")
        assert paleta._cual == 7
        await teclas(pilot, *["pagedown"] * 9)
        assert paleta._cual == todas - 1
        assert f"{todas - 6} a {todas} de {todas}" in pantalla(app)
        for _ in range(todas):
            assert paleta.marcada is not None
            dicho = " ".join(pantalla(app).split())
            assert (paleta.marcada.motivo or paleta.marcada.comando.ayuda()) in dicho
            await teclas(pilot, "up")
        await teclas(pilot, *["pageup"] * 9)
        assert paleta._cual == 0


async def test_arrows_choose_and_nothing_is_found_says_so(base_llena: Path, abrir: Abrir) -> None:
    app = CerttuiApp(abrir(base_llena))
    async with app.run_test() as pilot:
        await calma(pilot)
        await teclas(pilot, "colon", "down", "down", "up")
        paleta = app.screen
        assert isinstance(paleta, PaletaDeOrdenes)
        assert paleta._cual == 1
        await teclas(pilot, *["down"] * 12)
        marcada = paleta.marcada
        assert marcada is not None
        assert any(r.startswith(f" > {marcada.comando.texto()}") for r in renglones(app))
        await teclas(pilot, *"zzz")
        assert pantallas_paleta.NINGUNA in pantalla(app)
        await teclas(pilot, "enter")
        assert app.screen is paleta


async def test_its_keys_are_letters_inside_a_field(base_llena: Path, abrir: Abrir) -> None:
    app = CerttuiApp(abrir(base_llena))
    async with app.run_test() as pilot:
        await calma(pilot)
        await teclas(pilot, "slash", *"plantel", "colon", *"901", "enter")
        assert isinstance(app.screen, Cola)
        assert app.screen.filtro.plantel == "901"


def test_a_command_that_is_not_possible_says_why() -> None:
    assert Solicitar.impedimento(Contexto(impedidos={Solicitar.id: "no"})) == "no"


Comparar = Callable[..., bool]


@pytest.mark.parametrize("tamano", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
def test_palette(
    snap_compare: Comparar, base_llena: Path, abrir: Abrir, tamano: tuple[int, int]
) -> None:
    async def preparar(pilot: Any) -> None:
        await calma(pilot)
        await teclas(pilot, "colon", *"ca", "down")

    assert snap_compare(CerttuiApp(abrir(base_llena)), terminal_size=tamano, run_before=preparar)
