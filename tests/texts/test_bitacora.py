"""What the log keeps is told in Spanish words."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import certtui.process
from certtui.process import cancelacion, servicio
from certtui.texts.bitacora import ACTOS, COSAS

CUARTO = Path(certtui.process.__file__).parent
DE_CATALOGOS = "catalogos.py"
"""Its notes are all of one act; they say of what."""


def _anotados() -> Iterator[tuple[ast.Call, str]]:
    for archivo in CUARTO.rglob("*.py"):
        for nodo in ast.walk(ast.parse(archivo.read_text(encoding="utf-8"))):
            if isinstance(nodo, ast.Call) and "anotar" in ast.unparse(nodo.func):
                yield nodo, archivo.name


def _literales(nodos: list[ast.expr]) -> set[str]:
    return {n.value for n in nodos if isinstance(n, ast.Constant) and isinstance(n.value, str)}


def test_every_act_that_is_noted_has_a_name() -> None:
    actos = {
        a
        for nodo, archivo in _anotados()
        for a in _literales(nodo.args[: 1 if archivo == DE_CATALOGOS else 2])
    }
    actos |= {v.value for v in servicio.Via if v.value}
    actos |= {cancelacion._INTENTO, cancelacion._FALLIDA, cancelacion._INCIERTA}
    actos |= {cancelacion._REHUSADA, "bloquear", "devolver", "desbloquear"}
    assert len(actos) > 25
    assert actos - set(ACTOS) == set()


def test_every_thing_that_an_act_is_about_has_a_name() -> None:
    cosas = {
        c
        for nodo, archivo in _anotados()
        for c in _literales(
            [k.value for k in nodo.keywords if k.arg == "entidad"]
            + (nodo.args[1:2] if archivo == DE_CATALOGOS else [])
        )
    }
    assert len(cosas) > 8
    assert cosas - set(COSAS) == set()


@pytest.mark.parametrize("nombres", [ACTOS, COSAS], ids=["actos", "cosas"])
def test_no_name_is_a_key_of_the_log(nombres: dict[str, str]) -> None:
    assert not [n for n in nombres.values() if "_" in n]
