"""The screen of people, driven by its keys."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from certtui.process import usuarios as uso
from certtui.texts import pantallas_usuarios as t
from certtui.tui.app import CerttuiApp
from certtui.tui.piezas.dialogo import Pregunta
from certtui.tui.piezas.entrada import Entrada
from certtui.tui.piezas.fuente import Orden
from certtui.tui.piezas.lista import Lista
from certtui.tui.saltos import ir
from certtui.tui.usuarios.usuarios import Usuarios
from tests.process.camino import Camino
from tests.tui.conftest import Abrir
from tests.tui.vista import calma, pantalla, renglones, teclas

Comparar = Callable[..., bool]


async def _abrir(pilot: Any) -> None:
    await calma(pilot)
    ir(pilot.app, pilot.app.oficina, "usuarios")
    await calma(pilot)
    assert isinstance(pilot.app.screen, Usuarios)


async def _llenar(pilot: Any, **valores: str) -> None:
    assert isinstance(pilot.app.screen, Pregunta)
    for clave, valor in valores.items():
        pilot.app.screen.query_one(f"#{clave}", Entrada).value = valor
    pilot.app.screen.query_one("#cargo", Entrada).focus()
    await teclas(pilot, "enter")


@pytest.mark.norma("L10c", "L10d")
async def test_a_person_is_added_by_the_form_which_says_each_rule(c: Camino) -> None:
    app = CerttuiApp(c.como("admin"))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        assert "14 personas" in renglones(app)[1]
        await teclas(pilot, "n")
        datos = {"id": "zoe", "nombre": "Zoé", "primer_apellido": "Ñandúar", "correo": "z@x"}
        await _llenar(pilot, **datos)
        assert "El plantel «» no está en los catálogos (L10c)." in pantalla(app)
        await _llenar(pilot, plantel="901")
        assert "«z@x» no es un correo institucional (L10d)." in pantalla(app)
        await _llenar(pilot, correo="z@x.example", rol="jefe")
        assert "«jefe» no es un papel" in pantalla(app)
        await _llenar(pilot, rol="se_plantel")
        assert isinstance(app.screen, Usuarios)
        assert t.guardado("zoe") in pantalla(app)
        assert "15 personas" in renglones(app)[1]
    assert uso.buscar(c.oficina, "zoe").plantel == "901"


@pytest.mark.norma("L10b")
async def test_role_and_access_are_changed_with_a_reason_and_cancel_keeps_all(c: Camino) -> None:
    app = CerttuiApp(c.como("admin"))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        await teclas(pilot, "slash", *"lector", "enter", "enter")
        await _llenar(pilot, correo="otra@x.example")
        assert uso.buscar(c.oficina, "lector").correo == "otra@x.example"
        await teclas(pilot, "b", *"algo", "escape")
        assert uso.buscar(c.oficina, "lector").activo
        await teclas(pilot, "b", *"se fue", "enter")
        assert not uso.buscar(c.oficina, "lector").activo
        assert "> × lector" in pantalla(app)
        await teclas(pilot, "b", *"regresa", "enter")
        assert "> √ lector" in pantalla(app)
        await teclas(pilot, "escape", "p")
        assert "papel:se_plantel" in renglones(app)[1]
        assert "4 personas" in renglones(app)[1]


@pytest.mark.norma("L10b")
async def test_others_see_their_scope_and_are_told_how_to_ask(c: Camino) -> None:
    app = CerttuiApp(c.como("estatal"))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        assert "se.ajeno" not in pantalla(app)
        for tecla in ("n", "b", "enter"):
            await teclas(pilot, tecla)
            assert "pida el alta, la baja" in pantalla(app)
            assert isinstance(app.screen, Usuarios)


async def test_a_filter_that_is_none_says_why(c: Camino) -> None:
    app = CerttuiApp(c.como("admin"))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        await teclas(pilot, "slash", *"papel:jefe", "enter")
        assert "«jefe» no es un papel" in pantalla(app)
        await teclas(pilot, *["backspace"] * 10, *"nadie", "enter")
        assert "Nada cumple el filtro." in pantalla(app)


@pytest.mark.parametrize("tamano", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
@pytest.mark.parametrize("vista", ["lista", "formulario"])
def test_screen(snap_compare: Comparar, c: Camino, vista: str, tamano: tuple[int, int]) -> None:
    async def preparar(pilot: Any) -> None:
        await _abrir(pilot)
        if vista == "formulario":
            await teclas(pilot, "down", "enter")

    app = CerttuiApp(c.como("admin"))
    assert snap_compare(app, terminal_size=tamano, run_before=preparar)


async def test_it_opens_with_whoever_there_is(base_vacia: Path, abrir: Abrir) -> None:
    app = CerttuiApp(abrir(base_vacia))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        assert "2 personas" in renglones(app)[1]


async def test_the_list_comes_in_any_order_and_back_as_it_was_left(c: Camino) -> None:
    app = CerttuiApp(c.como("admin"))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        lista = app.screen.query_one("#lista", Lista)
        for orden in lista.ordenes():
            for al_reves in (False, True):
                lista.ordenar(Orden(orden, al_reves))
                await calma(pilot)
                vistos = [r for r in renglones(app)[3:] if r[2:3] == "√"]
                assert len(vistos) == 14
                await teclas(pilot, "end")
                assert lista.actual is not None
        lista.ordenar(Orden("usuario", al_reves=True))
        app.screen.ordenada()  # type: ignore[attr-defined]
        assert "se.norte2" in renglones(app)[3]
        await teclas(pilot, "slash", *"plantel:901", "enter", "home", "down")
        assert ">" in renglones(app)[4]
        app.screen.guardar_vista(con_fila=True)  # type: ignore[attr-defined]
    app = CerttuiApp(c.como("admin"))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        assert "plantel:901" in renglones(app)[1]
        assert "se.norte2" in renglones(app)[3]
        assert "> √ se.norte " in renglones(app)[4]
