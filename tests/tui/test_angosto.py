"""At sixty columns each list still says what each line is."""

from typing import Any

import pytest

from certtui.texts import pantallas_bitacora, pantallas_nombres, pantallas_usuarios
from certtui.tui.app import CerttuiApp
from certtui.tui.saltos import TODOS, ir
from tests.process.camino import Camino
from tests.tui.vista import calma, renglones


@pytest.mark.parametrize(
    ("clave", "titulos", "visto"),
    [
        ("usuarios", (pantallas_usuarios.USUARIO, pantallas_usuarios.NOMBRE), "dir.norte"),
        ("bitacora", (pantallas_bitacora.QUIEN, pantallas_bitacora.PASO), "Cargar al aplicativo"),
        ("4", (pantallas_nombres.ACTA, pantallas_nombres.PROPUESTA), "239010001-1"),
    ],
)
async def test_the_columns_that_tell_a_line_stay(
    c: Camino, clave: str, titulos: tuple[str, ...], visto: str
) -> None:
    c.hasta(1, "cargado")
    quien: dict[str, Any] = {"usuarios": "admin", "bitacora": "estatal", "4": "se.norte"}
    app = CerttuiApp(c.como(quien[clave]))
    async with app.run_test(size=(60, 20)) as pilot:
        await calma(pilot)
        ir(app, app.oficina, clave)
        await calma(pilot)
        lineas = renglones(app)
        assert all(len(linea) == 60 for linea in lineas)
        assert all(titulo in lineas[2] for titulo in titulos)
        assert any(visto in linea for linea in lineas)


@pytest.mark.parametrize("clave", [s.destino() for s in TODOS])
async def test_the_foot_shows_whole_keys_and_the_help_is_one_of_them(c: Camino, clave: str) -> None:
    app = CerttuiApp(c.como("admin" if clave == "usuarios" else "estatal"))
    async with app.run_test(size=(80, 24)) as pilot:
        await calma(pilot)
        ir(app, app.oficina, clave)
        await calma(pilot)
        ancho = renglones(app)[-1].split()
        await pilot.resize_terminal(60, 20)
        await calma(pilot)
        pie = renglones(app)[-1]
        assert "? Ayuda" in pie
        assert all(palabra in ancho for palabra in pie.split())
