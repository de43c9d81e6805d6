"""Each guard and each criterion, switched off, makes a test of its rule fail."""

import json
import os
import subprocess
import sys

import pytest

from certtui.domain.elegibilidad import CRITERIOS
from certtui.domain.guardas import GUARDAS
from tests.norma.pruebas import RAIZ, recolectar

CLAVES = tuple(dict.fromkeys((*GUARDAS, *CRITERIOS)))
_PUROS = "tests/domain/"
_LENTOS = (
    "tests/norma/",
    "tests/test_caminata.py",
    "tests/aceptacion/",
    "tests/tui/",
    "tests/cli/",
    "tests/crash/",
)


def _apagar(encargo: dict[str, list[list[str]]]) -> dict[str, bool]:
    corrida = subprocess.run(
        [sys.executable, "-m", "tests.norma.apagador"],
        input=json.dumps(encargo),
        env={**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTEST_ADDOPTS": _SOLO},
        cwd=RAIZ,
        capture_output=True,
        text=True,
        check=False,
    )
    assert corrida.returncode == 0, corrida.stderr
    notadas: dict[str, bool] = json.loads(corrida.stdout)
    return notadas


_SOLO = "-p pytest_asyncio.plugin"
"""The one plugin that the project's configuration asks for."""


def _tandas(clave: str) -> list[list[str]]:
    """The tests of a rule, the pure ones first; the slow ones are not asked."""
    pruebas = [p for p in recolectar().reglas.get(clave, []) if not p.startswith(_LENTOS)]
    puras = [p for p in pruebas if p.startswith(_PUROS)]
    return [puras, [p for p in pruebas if p not in puras]]


@pytest.fixture(scope="module")
def notadas() -> dict[str, bool]:
    """For each rule, whether its tests noticed that it was off."""
    return _apagar({clave: _tandas(clave) for clave in CLAVES})


@pytest.mark.parametrize("clave", CLAVES)
def test_a_rule_switched_off_makes_its_test_fail(clave: str, notadas: dict[str, bool]) -> None:
    assert notadas[clave], f"con {clave} apagada, ninguna prueba suya falla"


def test_with_nothing_switched_off_nothing_fails() -> None:
    assert _apagar({"": [p for c in ("L06c", "V17") for p in _tandas(c)[:1]]}) == {"": False}
