"""One page of the manual for each screen; the help shows it and the command line prints it."""

import re
from pathlib import Path

import pytest

from certtui.cli.principal import correr
from certtui.domain.teclado import Pagina
from certtui.process import teclado
from certtui.texts.manual import HOJAS
from certtui.texts.manual.forma import PARA_QUE, PASO_A_PASO
from certtui.texts.pantallas import AYUDA_AHORA
from certtui.tui.app import CerttuiApp
from certtui.tui.ayuda import PantallaAyuda
from certtui.tui.cola.cola import Cola
from certtui.tui.comandos import AplicarFiltro
from certtui.tui.inventario import paginas, pantallas
from certtui.tui.mesa.mesa import Mesa
from certtui.tui.piezas.dialogo import Confirmacion, Si
from certtui.tui.saltos import _DONDE, TODOS
from certtui.tui.tablero.tablero import Tablero
from tests.tui.armar import iniciar_base, llenar, personas
from tests.tui.conftest import Abrir
from tests.tui.vista import calma, pantalla, renglones, teclas

_CLAVES = {modulo.rpartition(".")[2] for modulo, _ in _DONDE.values()}


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A base of a few trámites, to write in."""
    ruta = tmp_path / "oficina.db"
    oficina = iniciar_base(ruta)
    llenar(oficina, personas(20, oficina.ruta))
    oficina.base.cerrar()
    return ruta


@pytest.mark.parametrize("clave", sorted(_CLAVES))
def test_each_screen_of_the_jump_table_has_its_page_with_steps(clave: str) -> None:
    assert HOJAS[clave].para.endswith(".")
    assert HOJAS[clave].pasos


@pytest.mark.parametrize("pagina", paginas(), ids=lambda p: p.clave)
def test_each_key_that_a_page_names_is_of_a_command_of_that_screen(pagina: Pagina) -> None:
    hoja = HOJAS.get(pagina.clave)
    if hoja is None:
        pytest.skip("an inner screen: its keys are its help")
    nombradas = re.findall(r"\{([\w.]+)\}", " ".join((hoja.para, *hoja.pasos, *hoja.ojo)))
    assert set(nombradas) <= {o.id for o in pagina.todas}


@pytest.mark.parametrize("salto", TODOS, ids=lambda s: s.id)
async def test_the_help_of_each_screen_opens_with_its_page(
    base: Path, abrir: Abrir, salto: type
) -> None:
    app = CerttuiApp(abrir(base))
    async with app.run_test() as pilot:
        await calma(pilot)
        app.screen.action_ir(salto.destino())  # type: ignore[attr-defined]
        await calma(pilot)
        await teclas(pilot, "f1")
        assert isinstance(app.screen, PantallaAyuda)
        assert PARA_QUE in renglones(app)[1]
        assert PASO_A_PASO in pantalla(app)


def test_the_command_line_prints_a_page_and_the_whole(
    base: Path, abrir: Abrir, capsys: pytest.CaptureFixture[str]
) -> None:
    assert correr(["manual", "tablero"], inventario=paginas) == 0
    assert HOJAS["tablero"].para[:40] in capsys.readouterr().out
    assert correr(["manual"], inventario=paginas) == 0
    entero = capsys.readouterr().out
    assert all(p.titulo.upper() in entero for p in paginas())
    assert all(len(linea) <= 84 for linea in entero.splitlines())
    assert "{" not in entero
    assert correr(["manual", "nada"], inventario=paginas) == 2
    assert "tablero" in capsys.readouterr().err
    teclado.poner(abrir(base), paginas(), "tablero.abrir", ["F4"])
    opciones = ["--base", str(base), "--usuario", "estatal"]
    assert correr(["manual", "tablero", *opciones], inventario=paginas) == 0
    assert "F4 (Ver)" in capsys.readouterr().out


async def test_help_is_of_what_has_the_focus(base: Path, abrir: Abrir) -> None:
    app = CerttuiApp(abrir(base))
    async with app.run_test() as pilot:
        await calma(pilot)
        await teclas(pilot, "slash", "f1")
        assert AYUDA_AHORA in renglones(app)[1]
        assert AplicarFiltro.ayuda() in renglones(app)[2]
        await teclas(pilot, "escape")
        assert isinstance(app.screen, Cola)
        assert app.screen.capturando


async def test_help_of_a_dialog_tells_its_keys_and_leaves_it_open(base: Path, abrir: Abrir) -> None:
    app = CerttuiApp(abrir(base))
    async with app.run_test() as pilot:
        await calma(pilot)
        app.push_screen(Confirmacion("Título"))
        await calma(pilot)
        await teclas(pilot, "f1")
        assert isinstance(app.screen, PantallaAyuda)
        assert Si.ayuda() in pantalla(app)
        await teclas(pilot, "escape")
        assert isinstance(app.screen, Confirmacion)


@pytest.mark.norma("L23")
async def test_a_doubt_from_the_help_is_a_ticket_of_the_mesa(base: Path, abrir: Abrir) -> None:
    oficina = abrir(base, "se.norte")
    app = CerttuiApp(oficina)
    async with app.run_test() as pilot:
        await calma(pilot)
        await teclas(pilot, "1", "f1", "d", *"no entiendo", "enter")
        assert "Ticket 1 abierto" in pantalla(app)
        fila = oficina.base.fila("SELECT tipo, destino, texto FROM ticket")
        assert fila is not None
        assert (fila["tipo"], fila["destino"]) == ("duda", "DSE")
        assert "no entiendo" in fila["texto"]
        assert Tablero.TITULO in fila["texto"]
        await teclas(pilot, "escape", "colon", *"mesa", "enter")
        assert isinstance(app.screen, Mesa)
        assert "Duda sobre «Tablero»" in pantalla(app)


def test_there_is_a_page_of_keys_for_every_screen() -> None:
    assert len(paginas()) == len(pantallas())


def test_no_help_of_a_screen_shows_a_command_where_its_key_belongs() -> None:
    lineas = [linea for p in paginas() for parrafo in p.parrafos for linea in parrafo]
    assert any("se lee con e" in linea for linea in lineas)
    assert [linea for linea in lineas if "{" in linea] == []
