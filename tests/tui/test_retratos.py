"""Every screen and every dialog has its picture at both sizes: a picture's title says of which."""

import re
from pathlib import Path
from typing import Any

import pytest
from textual.screen import Screen

from certtui.tui.chica import PantallaChica
from certtui.tui.inventario import dialogos, pantallas

AQUI = Path(__file__).parent
RETRATOS = tuple((AQUI / "__snapshots__").rglob("*.svg"))
CLASES: tuple[type[Screen[Any]], ...] = (*pantallas(), *dialogos())
_TITULO = re.compile(r">certtui&#160;·&#160;(\w+)&#160;·&#160;(\d+x\d+)</text>")


@pytest.fixture(scope="module")
def retratadas() -> set[tuple[str, str]]:
    """(class, size) of every picture that is kept."""
    titulos = [_TITULO.search(r.read_text("utf-8")) for r in RETRATOS]
    assert all(titulos)
    return {(x[1], x[2]) for x in titulos if x}


@pytest.mark.parametrize("clase", CLASES, ids=lambda c: c.__name__)
def test_a_screen_has_its_picture_at_both_sizes(
    clase: type[Screen[Any]], retratadas: set[tuple[str, str]]
) -> None:
    assert {tamano for quien, tamano in retratadas if quien == clase.__name__} == {
        "80x24",
        "120x36",
    }


def test_every_picture_is_of_a_screen_that_exists_and_of_a_test_that_makes_it(
    retratadas: set[tuple[str, str]],
) -> None:
    assert {quien for quien, _ in retratadas} <= {c.__name__ for c in CLASES}
    for retrato in RETRATOS:
        prueba = (AQUI / f"{retrato.parent.name}.py").read_text("utf-8")
        assert f"def {retrato.stem.partition('[')[0]}(" in prueba, retrato.name


def test_the_inventory_leaves_out_only_bases_and_what_a_small_terminal_shows() -> None:
    propias = {c for c in _descendientes(Screen) if c.__module__.startswith("certtui.")}
    fuera = propias - set(CLASES) - {PantallaChica}
    assert all(_descendientes(c) & set(CLASES) for c in fuera)


def _descendientes(de: type[Screen[Any]]) -> set[type[Screen[Any]]]:
    return {h for hija in de.__subclasses__() for h in (hija, *_descendientes(hija))}
