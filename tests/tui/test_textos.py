"""What a user reads comes from `texts`, never from a literal in a screen."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import certtui.tui

CUARTO = Path(certtui.tui.__file__).parent
ARCHIVOS = sorted(a for a in CUARTO.rglob("*.py") if a.parent.name != "wire")
"""The driver's tables of characters are left out: it writes what others gave it."""
QUE_MUESTRAN = {
    "notify", "Label", "Static", "Binding", "Text", "avisar", "decir", "poner", "Button", "exit",
}  # fmt: skip
DE_TECLADO = 3
"""A letter, or a letter and what it becomes, is a key and no text."""
NO_SON_TEXTO = {"DEFAULT_CSS", "CSS"}
PALABRAS = re.compile(r"[^\W\d_]{2,} [^\W\d_]{2,}|[áéíóúñÁÉÍÓÚÑ¿¡«»]")
ESTILOS = re.compile(r"(bold|dim|red|green|cyan|reverse|underline|ansi|overflow|height)")


def _documentacion(arbol: ast.AST) -> set[int]:
    return {
        id(nodo.value)
        for nodo in ast.walk(arbol)
        if isinstance(nodo, ast.Expr) and isinstance(nodo.value, ast.Constant)
    }


def _hojas(arbol: ast.AST) -> set[int]:
    return {
        id(hijo)
        for nodo in ast.walk(arbol)
        if isinstance(nodo, ast.Assign)
        and any(isinstance(d, ast.Name) and d.id in NO_SON_TEXTO for d in nodo.targets)
        for hijo in ast.walk(nodo.value)
    }


def literales_visibles(fuente: str) -> Iterator[str]:
    """Literals of a module that a user would read."""
    arbol = ast.parse(fuente)
    fuera = _documentacion(arbol) | _hojas(arbol)
    for nodo in ast.walk(arbol):
        if isinstance(nodo, ast.Constant) and isinstance(nodo.value, str) and id(nodo) not in fuera:
            es_letra = len(nodo.value) <= DE_TECLADO
            if PALABRAS.search(nodo.value) and not es_letra and not ESTILOS.search(nodo.value):
                yield nodo.value
        elif isinstance(nodo, ast.Call):
            nombre = getattr(nodo.func, "attr", getattr(nodo.func, "id", ""))
            if nombre in QUE_MUESTRAN:
                yield from (
                    a.value
                    for a in nodo.args
                    if isinstance(a, ast.Constant)
                    and isinstance(a.value, str)
                    and re.search(r"\w", a.value)
                )


@pytest.mark.parametrize("archivo", ARCHIVOS, ids=lambda a: str(a.relative_to(CUARTO)))
def test_a_screen_holds_no_text_of_its_own(archivo: Path) -> None:
    assert list(literales_visibles(archivo.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "fuente",
    [
        'self.avisar("Hecho")',
        'yield Label("Folio")',
        'x = "No hay trámites"',
        'x = f"Quedan {n} folios libres"',
        'Binding("q", "quit", "Salir")',
    ],
)
def test_the_check_itself_can_fail(fuente: str) -> None:
    assert list(literales_visibles(fuente))
