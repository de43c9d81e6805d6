"""Help, palette, footer, manual, keyboard and table of verbs tell the same commands."""

from pathlib import Path
from typing import Any

import pytest

from certtui.process.oficina import Oficina
from certtui.texts.verbos import PANTALLA_DE_TRANSICION
from certtui.tui import comandos
from certtui.tui.app import CerttuiApp
from certtui.tui.ayuda import renglones_de_ayuda
from certtui.tui.comandos import MOVERSE, Comando
from certtui.tui.inventario import dialogos, pagina_de, pantallas
from certtui.tui.paleta import opciones
from certtui.tui.pantalla import Pantalla
from certtui.tui.saltos import SALTOS, TODOS, Ir
from tests.tui.conftest import Abrir
from tests.tui.vista import calma, renglon_de_ayuda, renglones


def _descendientes(de: type[Comando]) -> set[type[Comando]]:
    return {h for hija in de.__subclasses__() for h in (hija, *_descendientes(hija))}


def _propios() -> set[type[Comando]]:
    """Every command of the program that has an id of its own."""
    pantallas()
    return {
        c
        for c in _descendientes(Comando)
        if c.__module__.startswith("certtui.") and "id" in vars(c) and not issubclass(c, Ir)
    }


def test_every_command_has_a_key_or_a_line_in_the_palette_and_belongs_somewhere() -> None:
    usados: set[str] = {c.id for c in (*MOVERSE, *Pantalla.GENERALES, *TODOS)}
    clases: list[type[Any]] = [*pantallas(), *dialogos()]
    for donde in clases:
        usados |= {c.id for c in donde.COMANDOS}
        hay = donde._merged_bindings.key_to_bindings.values()
        usados |= {b.id for enlaces in hay for b in enlaces if b.id}
    for comando in _propios():
        assert comando.teclas, comando.id
        if not comando.fija:
            assert comando.id in usados, comando.id


@pytest.mark.parametrize("de", pantallas(), ids=lambda p: p.__name__)
def test_help_and_manual_of_a_screen_have_its_commands(
    de: type[Pantalla], oficina: Oficina
) -> None:
    lineas = ["".join(t for t, _ in r) for r in renglones_de_ayuda(de, oficina.ruta)]
    pagina = pagina_de(de)
    assert [o.id for o in pagina.ordenes] == [c.id for c in dict.fromkeys(de.COMANDOS)]
    for c in (*de.COMANDOS, *de.GENERALES, *SALTOS):
        assert c.tecla() in renglon_de_ayuda(lineas, c).split() or not c.tecla(), c.id
    for c in de.COMANDOS:
        assert c.fija or hasattr(de, f"action_{c.accion().partition('(')[0]}"), c.id


@pytest.mark.parametrize("salto", TODOS, ids=lambda s: s.id)
async def test_footer_and_palette_of_a_screen_have_its_commands(
    base_llena: Path, abrir: Abrir, salto: type[Ir]
) -> None:
    app = CerttuiApp(abrir(base_llena))
    async with app.run_test() as pilot:
        await calma(pilot)
        app.screen.action_ir(salto.destino())  # type: ignore[attr-defined]
        await calma(pilot)
        pantalla = app.screen
        assert isinstance(pantalla, Pantalla)
        pie = pantalla.comandos_del_pie()
        assert 1 <= len(pie) <= 6
        assert set(pie) <= set(pantalla.COMANDOS)
        escrito = renglones(app)[-1]
        assert all(f"{c.tecla()} {c.texto()}" in escrito for c in pie)
        ofrecidas = {o.comando.id for o in opciones(pantalla)}
        propias = {c.id for c in pantalla.COMANDOS if not c.fija}
        assert propias | {s.id for s in TODOS} <= ofrecidas


def test_each_screen_of_the_table_of_verbs_is_a_jump_of_that_name() -> None:
    saltos = {s.destino(): s.texto() for s in SALTOS}
    for transicion, lugar in PANTALLA_DE_TRANSICION.items():
        digito, _, nombre = lugar.partition(" ")
        assert saltos.get(digito) == nombre, transicion


def test_the_generic_commands_are_used() -> None:
    assert comandos.Paleta in Pantalla.GENERALES
    assert comandos.VerRegla in Pantalla.GENERALES


@pytest.fixture
def oficina(base_vacia: Path, abrir: Abrir) -> Oficina:
    """Any office."""
    return abrir(base_vacia)
