"""The README says what the program does: its table, its commands, its picture."""

import os
import re
import shlex
from pathlib import Path
from urllib.parse import unquote

import click
import pytest

from certtui.cli.principal import certtui
from certtui.cli.tabla import tabla_markdown
from certtui.tui.inventario import tabla_de_teclas

RAIZ = Path(__file__).parents[2]
TEXTO = (RAIZ / "README.md").read_text(encoding="utf-8")
ORDENES = [
    linea.split("#")[0]
    for bloque in re.findall(r"```sh\n(.*?)```", TEXTO, re.S)
    for linea in bloque.replace("\\\n", " ").splitlines()
    if linea.startswith("certtui ")
]


def test_the_table_of_the_road_is_the_programs() -> None:
    hallada = re.search(r"<!-- tabla -->\n(.*?)<!-- /tabla -->", TEXTO, re.S)
    assert hallada is not None
    assert hallada[1] == tabla_markdown()


def test_the_table_of_keys_is_the_commands() -> None:
    """With CERTTUI_RENOVAR=1 it is written instead of compared."""
    tabla = f"<!-- teclas -->\n{tabla_de_teclas()}<!-- /teclas -->"
    if os.environ.get("CERTTUI_RENOVAR"):
        nuevo = re.sub(r"<!-- teclas -->\n.*?<!-- /teclas -->", lambda _: tabla, TEXTO, flags=re.S)
        (RAIZ / "README.md").write_text(nuevo, encoding="utf-8")
        return
    assert tabla in TEXTO


def test_two_pictures_are_snapshots_that_the_tests_keep() -> None:
    halladas = re.findall(r"!\[[^]]*\]\(([^)]+)\)", TEXTO)
    assert len(halladas) >= 2
    for hallada in halladas:
        assert "__snapshots__" in hallada
        assert (RAIZ / unquote(hallada)).is_file()


def test_the_checks_of_the_readme_are_those_of_the_ci() -> None:
    segunda = re.findall(r"```sh\n(python3 -m venv .*?)\n```", TEXTO)[1]
    assert segunda in (RAIZ / ".ci" / "run").read_text(encoding="utf-8")


@pytest.mark.parametrize("orden", ORDENES)
def test_every_command_of_the_readme_exists_with_its_options(orden: str) -> None:
    palabras = shlex.split(orden.split("<")[0])[1:]
    contexto = click.Context(certtui)
    actual: click.Command = certtui
    generales = {o for p in certtui.get_params(contexto) for o in p.opts}
    while palabras:
        palabra = palabras.pop(0)
        if palabra.startswith("--"):
            conocidas = {o for p in actual.get_params(contexto) for o in p.opts}
            assert palabra in conocidas | generales | {"--base", "--usuario"}, orden
        elif isinstance(actual, click.Group):
            siguiente = actual.get_command(contexto, palabra)
            if siguiente is not None:
                actual = siguiente
    assert not isinstance(actual, click.Group), orden
