"""The screens of the log, driven by their keys."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from certtui.process import supresion
from certtui.texts import pantallas_bitacora as t
from certtui.tui.app import CerttuiApp
from certtui.tui.bitacora.bitacora import Bitacora
from certtui.tui.bitacora.evento import PantallaEvento
from certtui.tui.bitacora.fallas_de_cadena import PantallaFallas
from certtui.tui.saltos import ir
from tests.process.camino import Camino
from tests.store.crudo import crudo
from tests.tui.conftest import Abrir
from tests.tui.vista import calma, pantalla, renglones, teclas

Comparar = Callable[..., bool]


async def _abrir(pilot: Any) -> None:
    await calma(pilot)
    ir(pilot.app, pilot.app.oficina, "bitacora")
    await calma(pilot)
    assert isinstance(pilot.app.screen, Bitacora)


async def test_it_opens_with_the_first_rows_of_the_base(base_vacia: Path, abrir: Abrir) -> None:
    app = CerttuiApp(abrir(base_vacia))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        assert "1 fila" in renglones(app)[1]
        assert "Crear la base" in renglones(app)[3]


async def test_a_filter_narrows_it_and_a_wrong_one_says_why(c: Camino) -> None:
    c.hasta(1, "autorizado")
    app = CerttuiApp(c.como("estatal"))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        for mal, dicho in (
            ("estado:x", "No hay filtro «estado»"),
            ("desde:ayer", t.NO_ES_FECHA),
            ("12345", "Nadie tiene la matrícula «12345»."),
        ):
            await teclas(pilot, "slash", *mal, "enter")
            assert dicho in pantalla(app)
            await teclas(pilot, "escape")
        await teclas(pilot, "slash", *"quien:se.norte paso:T01", "enter")
        assert "1 fila" in renglones(app)[1]
        assert "239010001-1" in renglones(app)[3]
        await teclas(pilot, "s")
        assert "3 filas" in renglones(app)[1]
        await teclas(pilot, "escape", "end", "s")
        assert t.SIN_DUENO in pantalla(app)


@pytest.mark.norma("L13d")
async def test_a_row_is_shown_whole_and_an_erased_one_without_its_values(c: Camino) -> None:
    c.hasta(1, "entregado")
    app = CerttuiApp(c.como("estatal"))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        await teclas(pilot, "slash", *"paso:T07", "enter", "enter")
        assert isinstance(app.screen, PantallaEvento)
        assert "T07 · Confirmar nombre" in pantalla(app)
        assert "cotejo_documento" in pantalla(app)
        assert "v1:" in pantalla(app)
        await teclas(pilot, "escape")
        supresion.suprimir(c.como("estatal"), c.alumno(1), "solicitud")
        await teclas(pilot, "r")
        assert t.SUPRIMIDA in renglones(app)[3]
        await teclas(pilot, "enter")
        assert t.SUPRIMIDOS in pantalla(app)
        assert "cotejo_documento" not in pantalla(app)


async def test_the_chain_is_verified_and_a_forged_row_is_told(c: Camino) -> None:
    c.hasta(1, "solicitado")
    app = CerttuiApp(c.como("estatal"))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        await teclas(pilot, "v")
        await calma(pilot)
        assert "Íntegra: " in pantalla(app)
        with crudo(c.oficina.base.ruta) as base:
            base.execute("UPDATE evento SET actor = 'otro' WHERE seq = 3")
        await teclas(pilot, "v")
        await calma(pilot)
        assert isinstance(app.screen, PantallaFallas)
        assert "Alterada: 1 falla, la primera en la fila 3." in pantalla(app)
        assert "no corresponde a su huella" in pantalla(app)


async def test_what_is_seen_is_left_in_the_outbox(c: Camino) -> None:
    c.hasta(1, "solicitado")
    app = CerttuiApp(c.como("estatal"))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        await teclas(pilot, "slash", *"quien:se.norte", "enter", "x")
        await calma(pilot)
        assert "Guardado: 2 filas, en" in pantalla(app)
    (archivo,) = (c.oficina.base.ruta.with_suffix(".salida") / "estatal").iterdir()
    assert len(archivo.read_text("utf-8-sig").splitlines()) == 3


@pytest.mark.parametrize("tamano", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
@pytest.mark.parametrize("vista", ["lista", "fila"])
def test_screen(
    snap_compare: Comparar, base_llena: Path, abrir: Abrir, vista: str, tamano: tuple[int, int]
) -> None:
    async def preparar(pilot: Any) -> None:
        await _abrir(pilot)
        if vista == "fila":
            await teclas(pilot, "enter")

    app = CerttuiApp(abrir(base_llena))
    assert snap_compare(app, terminal_size=tamano, run_before=preparar)
