"""What a person left on a screen is there when they come back, in another session."""

from threading import Event

import pytest

from certtui.domain.rol import Usuario
from certtui.process import firma
from certtui.process.oficina import Oficina
from certtui.tui.app import CerttuiApp
from certtui.tui.chica import PantallaChica
from certtui.tui.elegibilidad.elegibilidad import PantallaElegibilidad
from certtui.tui.firma.firma import Firma
from certtui.tui.piezas.recuerdo import ConRecuerdo
from certtui.tui.puerta import MINIMO
from tests.process.camino import Camino
from tests.tui.vista import calma, filtrar, pantalla, teclas


@pytest.fixture
def con_todo(c: Camino) -> Camino:
    """Two refusals of different causes, and two certificates that wait for the director."""
    c.hasta(1, "enviado")
    c.rechazar(1)
    c.hasta(2, "enviado")
    c.rechazar(2, "Fecha de inicio incorrecta")
    for n in (3, 5):
        c.hasta(n, "nombre_revisado")
    return c


@pytest.mark.parametrize(
    ("tecla", "usuario"), [("3", "se.norte"), ("5", "dir.norte"), ("7", "se.norte")]
)
@pytest.mark.parametrize("dejar", ["escape", "1"])
async def test_the_line_where_a_person_stood_is_theirs_on_coming_back(
    con_todo: Camino, tecla: str, usuario: str, dejar: str
) -> None:
    app = CerttuiApp(con_todo.como(usuario))
    async with app.run_test() as pilot:
        await calma(pilot)
        await teclas(pilot, tecla, "down")
        assert isinstance(app.screen, ConRecuerdo)
        assert app.screen.lista.cursor == 1
        donde = app.screen.lista.actual
        assert donde is not None
        await teclas(pilot, dejar)
    otra = CerttuiApp(con_todo.como(usuario))
    async with otra.run_test() as pilot:
        await calma(pilot)
        await teclas(pilot, tecla)
        assert isinstance(otra.screen, ConRecuerdo)
        assert otra.screen.lista.actual is not None
        assert otra.screen.lista.actual.id == donde.id


async def test_ending_the_program_keeps_the_line_of_the_screen_that_is_open(
    con_todo: Camino,
) -> None:
    app = CerttuiApp(con_todo.como("dir.norte"))
    async with app.run_test() as pilot:
        await calma(pilot)
        await teclas(pilot, "5", "down")
        assert isinstance(app.screen, ConRecuerdo)
        donde = app.screen.lista.ultima
        await pilot.resize_terminal(*(n - 1 for n in MINIMO))
        await calma(pilot)
        assert isinstance(app.screen, PantallaChica)
        await teclas(pilot, "q")
    assert app.return_code == 0
    otra = CerttuiApp(con_todo.como("dir.norte"))
    async with otra.run_test() as pilot:
        await calma(pilot)
        await teclas(pilot, "5")
        assert isinstance(otra.screen, ConRecuerdo)
        assert otra.screen.lista.actual is not None
        assert otra.screen.lista.actual.id == donde
        assert otra.screen.lista.cursor == 1


async def test_a_screen_that_is_left_before_it_is_read_does_not_forget_the_line(
    con_todo: Camino, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = CerttuiApp(con_todo.como("dir.norte"))
    async with app.run_test() as pilot:
        await calma(pilot)
        await teclas(pilot, "5", "down", "escape")
        puede, leer = Event(), firma.pendientes

        def despacio(oficina: Oficina, firmante: Usuario) -> list[firma.Pendiente]:
            puede.wait(10)
            return leer(oficina, firmante)

        monkeypatch.setattr(firma, "pendientes", despacio)
        await pilot.press("5")
        assert isinstance(app.screen, Firma)
        assert app.screen.lista.actual is None
        await pilot.press("escape")
        puede.set()
        await teclas(pilot, "5")
        assert isinstance(app.screen, Firma)
        assert app.screen.lista.cursor == 1


async def test_the_filter_of_eligibility_comes_back_and_one_of_another_plantel_does_not(
    con_todo: Camino,
) -> None:
    app = CerttuiApp(con_todo.como("estatal"))
    async with app.run_test() as pilot:
        await calma(pilot)
        await teclas(pilot, "3")
        await filtrar(pilot, "plantel:901")
    otra = CerttuiApp(con_todo.como("estatal"))
    async with otra.run_test() as pilot:
        await calma(pilot)
        await teclas(pilot, "3")
        assert isinstance(otra.screen, PantallaElegibilidad)
        assert otra.screen.vista.filtro.plantel == "901"
        assert "plantel:901" in pantalla(otra)
        await teclas(pilot, "escape")
        assert otra.screen.filtro_escrito() == ""
    limpia = CerttuiApp(con_todo.como("estatal"))
    async with limpia.run_test() as pilot:
        await calma(pilot)
        await teclas(pilot, "3")
        assert isinstance(limpia.screen, PantallaElegibilidad)
        assert limpia.screen.filtro_escrito() == ""
