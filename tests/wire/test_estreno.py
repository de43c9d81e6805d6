"""The picture that stands before Textual is there."""

from pathlib import Path

import pytest

from certtui.tui.estreno import estreno
from certtui.tui.wire.pintor import Pintor
from tests.bench.sesion import Sesion
from tests.bench.wire import orden_de
from tests.tui.armar import abrir_en
from tests.tui.vista import calma
from tests.wire.gemelo import Gemelo, con_gemelo
from tests.wire.vista import Terminal


@pytest.mark.parametrize("medida", [(80, 24), (120, 36), (70, 20)])
@pytest.mark.parametrize("usuario", ["estatal", "se.norte"])
async def test_every_cell_of_it_stays_when_the_screen_itself_is_painted(
    base: Path, medida: tuple[int, int], usuario: str
) -> None:
    oficina = abrir_en(base, usuario)
    antes = Terminal(*medida, crudo=True)
    antes.dar(Pintor(*medida).escribir(estreno(oficina, *medida)))
    app = con_gemelo(oficina, *medida)
    async with app.run_test(headless=False, size=medida) as pilot:
        await calma(pilot)
        gemelo = app._driver
        assert isinstance(gemelo, Gemelo)
        despues = gemelo.pintada.celdas()
    puestas = [
        (y, x)
        for y, fila in enumerate(antes.celdas())
        for x, celda in enumerate(fila)
        if celda != (" ", "default")
    ]
    assert len(puestas) > medida[0] * medida[1] // 4
    assert [(y, x) for y, x in puestas if antes.celdas()[y][x] != despues[y][x]] == []
    oficina.base.cerrar()


def test_it_is_sent_once_and_cleared_once(base: Path) -> None:
    with Sesion(orden_de(base, "estatal", llano=False), (80, 24)) as sesion:
        sesion.arrancar("por atender")
        assert sesion.todo.count(b"\x1b[2J") == 1
        assert sesion.todo.count(b"\x1b[?1049h") == 1
        primero, contenido, ultimo = sesion.llenado()
        assert primero <= contenido < ultimo


def test_keys_typed_before_the_program_is_there_are_not_lost(base: Path) -> None:
    with Sesion(orden_de(base, "estatal", llano=False), (80, 24)) as sesion:
        while b"\x1b[?1049h" not in sesion.todo:
            sesion.dejar_pasar(0.005)
        sesion.mandar_bytes(b"jj")
        sesion.dejar_pasar(0.5)
        sesion.agotar(1)
        assert "fila 3 " in sesion.texto()


def test_a_terminal_too_small_for_the_screens_gets_none(base: Path) -> None:
    oficina = abrir_en(base, "estatal")
    assert estreno(oficina, 59, 24) == estreno(oficina, 80, 19) == ""
    oficina.base.cerrar()
