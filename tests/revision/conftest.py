"""The small office of the process tests, prepared once and copied for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.process.camino import Camino, Efirmas, abierto, construir, copiar_base, crear_efirmas


@pytest.fixture(scope="session")
def efirmas() -> Efirmas:
    """The look-alike authority and its certificates, made once."""
    return crear_efirmas()


@pytest.fixture(scope="session")
def preparada(tmp_path_factory: pytest.TempPathFactory, efirmas: Efirmas) -> Path:
    """A closed base of `pruebas`."""
    base = tmp_path_factory.mktemp("revision") / "oficina.certtui"
    construir(base, efirmas)
    return base


@pytest.fixture
def c(preparada: Path, efirmas: Efirmas, tmp_path: Path) -> Iterator[Camino]:
    """The office, open."""
    with abierto(copiar_base(preparada, tmp_path), tmp_path, efirmas) as camino:
        yield camino
