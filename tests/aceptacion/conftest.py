"""The whole demo, run once: its delivered bundles and its base."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

RAIZ = Path(__file__).parents[2]
FIN = "2026-08-03T18:00:00+00:00"


@dataclass(frozen=True, slots=True)
class Entregados:
    """What the demo leaves."""

    base: Path
    paquetes: tuple[Path, ...]


@pytest.fixture(scope="session")
def entregados(tmp_path_factory: pytest.TempPathFactory) -> Entregados:
    """The bundles of a demo of sixty students."""
    carpeta = tmp_path_factory.mktemp("demo")
    base, salida = carpeta / "demo.certtui", carpeta / "salida"
    orden = ("--base", base, "--reloj", FIN, "demo", "--sin-pantalla", "--salida", salida)
    subprocess.run(
        [sys.executable, "-m", "certtui", *map(str, orden), "--alumnos", "60", "--semilla", "7"],
        cwd=RAIZ,
        check=True,
        capture_output=True,
        timeout=300,
    )
    return Entregados(base, tuple(sorted(salida.rglob("*.zip"))))


@pytest.fixture
def bundles(entregados: Entregados) -> tuple[Path, ...]:
    """Paths of the delivered bundles."""
    return entregados.paquetes
