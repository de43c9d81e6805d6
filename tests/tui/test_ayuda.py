"""Help, keys and footer come from one place."""

from pathlib import Path

import pytest

from certtui.domain.ruta import leer_ruta
from certtui.process.oficina import texto_de_ruta
from certtui.texts import pantallas
from certtui.tui import comandos, inventario
from certtui.tui.app import CerttuiApp
from certtui.tui.ayuda import PantallaAyuda, renglones_de_ayuda
from certtui.tui.cola.cola import Cola
from certtui.tui.cola.linea_de_tiempo import LineaDeTiempo
from certtui.tui.comandos import DE_LISTA, MOVERSE, Comando
from certtui.tui.firma.cadena import PaginaDeCadena, PaginaDeRevision
from certtui.tui.firma.firma import Firma
from certtui.tui.pantalla import Pantalla
from certtui.tui.piezas.tanda import Tanda
from certtui.tui.saltos import SALTOS
from tests.tui.conftest import Abrir
from tests.tui.vista import calma, pantalla, renglon_de_ayuda, renglones, teclas

PANTALLAS: list[type[Pantalla]] = [
    Cola,
    LineaDeTiempo,
    PantallaAyuda,
    Firma,
    PaginaDeCadena,
    PaginaDeRevision,
    Tanda,
]
TODOS = [c for c in vars(comandos).values() if isinstance(c, type) and issubclass(c, Comando)][1:]


def _descendientes(de: type[Comando]) -> set[type[Comando]]:
    return {de} | {n for hija in de.__subclasses__() for n in _descendientes(hija)}


@pytest.mark.parametrize("comando", TODOS)
def test_every_command_has_an_id_a_key_a_word_and_a_sentence(comando: type[Comando]) -> None:
    assert comando.teclas
    assert comando.texto()
    assert comando.ayuda().endswith(".")


def test_no_two_commands_share_an_id_and_no_text_is_left_over() -> None:
    assert sorted(c.id for c in TODOS) == sorted(pantallas.COMANDOS)


@pytest.mark.parametrize("de", PANTALLAS)
def test_no_two_commands_of_a_screen_share_a_key(de: type[Pantalla]) -> None:
    teclas_ = [t for c in (*de.COMANDOS, *MOVERSE, *SALTOS, *de.GENERALES) for t in c.teclas]
    assert len(teclas_) == len(set(teclas_))


@pytest.mark.parametrize("de", PANTALLAS)
def test_the_screen_answers_to_every_command_it_lists(de: type[Pantalla]) -> None:
    assert all(hasattr(de, f"action_{c.accion()}") for c in de.COMANDOS)


@pytest.mark.parametrize("de", PANTALLAS)
def test_the_help_lists_every_command_with_its_keys(de: type[Pantalla]) -> None:
    ruta = leer_ruta(texto_de_ruta("conalep"))
    lineas = ["".join(t for t, _ in r) for r in renglones_de_ayuda(de, ruta)]
    for comando in (*de.COMANDOS, *MOVERSE, *SALTOS):
        assert renglon_de_ayuda(lineas, comando)
    assert all(len(linea) <= 80 for linea in lineas)


@pytest.mark.parametrize("de", inventario.pantallas(), ids=lambda p: p.__name__)
def test_no_help_is_cut_at_80_columns_and_each_key_stands_once(de: type[Pantalla]) -> None:
    ruta = leer_ruta(texto_de_ruta("conalep"))
    lineas = ["".join(t for t, _ in r) for r in renglones_de_ayuda(de, ruta)]
    assert all(len(linea) <= 80 for linea in lineas)
    pagina = " ".join(" ".join(lineas).split())
    for comando in {*de.COMANDOS, *MOVERSE, *de.GENERALES, *SALTOS}:
        assert comando.ayuda() in pagina
    for comando in DE_LISTA:
        assert sum(linea.startswith(f"  {comando.tecla()} ") for linea in lineas) == 1


@pytest.mark.parametrize("tecla", ["question_mark", "f1"])
async def test_help_opens_scrolls_and_closes(base_llena: Path, abrir: Abrir, tecla: str) -> None:
    app = CerttuiApp(abrir(base_llena))
    async with app.run_test() as pilot:
        await calma(pilot)
        await teclas(pilot, tecla)
        assert renglones(app)[0].startswith(" Ayuda: Cola de trámites")
        assert pantallas.HAY_MAS in pantalla(app)
        for _ in range(6):
            await teclas(pilot, "pagedown")
        assert pantallas.HAY_MAS not in pantalla(app)
        assert pantallas.AYUDA_COLUMNAS[-1] in pantalla(
            app
        ) or "× cerrados: Baja, Cancelado" in pantalla(app)
        await teclas(pilot, "home", "down", "up", "pageup", "end", "escape")
        assert isinstance(app.screen, Cola)


async def test_nothing_in_english_hangs_on_any_key(base_llena: Path, abrir: Abrir) -> None:
    app = CerttuiApp(abrir(base_llena))
    propias = {pantallas.ENTRADA} | {
        texto for c in _descendientes(Comando) for texto, _ in c.PALABRAS.values()
    }
    async with app.run_test() as pilot:
        await calma(pilot)
        for cuales in (["r"], ["slash"], ["escape", "enter"], ["question_mark"]):
            await teclas(pilot, *cuales)
            dichas = {a.binding.description for a in app.screen.active_bindings.values()}
            assert dichas <= propias, (type(app.screen), dichas - propias)


async def test_the_palette_and_the_tabs_of_textual_are_not_there(
    base_llena: Path, abrir: Abrir
) -> None:
    app = CerttuiApp(abrir(base_llena))
    async with app.run_test() as pilot:
        await calma(pilot)
        antes = renglones(app)
        await teclas(pilot, "tab", "ctrl+backslash")
        assert len(app.screen_stack) == 1
        assert renglones(app) == antes


@pytest.mark.parametrize("de", PANTALLAS)
def test_the_footer_has_at_most_six_keys_and_fits_in_80_columns(de: type[Pantalla]) -> None:
    pie = [c for c in de.COMANDOS if c.en_pie]
    ancho = sum(len(c.tecla()) + len(c.texto()) + 3 for c in pie)
    assert 1 <= len(pie) <= 6
    assert ancho <= 80
