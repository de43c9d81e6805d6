"""The small office, prepared once per run and copied for each test."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from certtui.domain.ambiente import Ambiente
from tests.process.camino import (
    Camino,
    Efirmas,
    abierto,
    construir,
    copiar_base,
    crear_efirmas,
)


@pytest.fixture(scope="session")
def efirmas() -> Efirmas:
    """The look-alike authority and its certificates, made once."""
    return crear_efirmas()


@pytest.fixture(scope="session")
def preparada(tmp_path_factory: pytest.TempPathFactory, efirmas: Efirmas) -> Path:
    """A closed base of `pruebas`."""
    base = tmp_path_factory.mktemp("preparada") / "oficina.certtui"
    construir(base, efirmas)
    return base


@pytest.fixture(scope="session")
def productiva(tmp_path_factory: pytest.TempPathFactory, efirmas: Efirmas) -> Path:
    """A closed base of `productivo`."""
    base = tmp_path_factory.mktemp("productiva") / "oficina.certtui"
    construir(base, efirmas, Ambiente.PRODUCTIVO)
    return base


@pytest.fixture
def c(preparada: Path, efirmas: Efirmas, tmp_path: Path) -> Iterator[Camino]:
    """The office of `pruebas`, open."""
    with abierto(copiar_base(preparada, tmp_path), tmp_path, efirmas) as camino:
        yield camino


@pytest.fixture
def real(productiva: Path, efirmas: Efirmas, tmp_path: Path) -> Iterator[Camino]:
    """The productive office, open."""
    carpeta = tmp_path / "real"
    carpeta.mkdir()
    with abierto(copiar_base(productiva, carpeta), carpeta, efirmas) as camino:
        yield camino


@pytest.fixture(scope="session")
def en_estado(
    tmp_path_factory: pytest.TempPathFactory, preparada: Path, efirmas: Efirmas
) -> Iterator[Callable[[str], Camino]]:
    """An open office whose student 1 stands in a state; shared, so nobody may write in it."""
    with ExitStack() as pila:
        hechos: dict[str, Camino] = {}

        def dar(estado: str) -> Camino:
            if estado not in hechos:
                carpeta = tmp_path_factory.mktemp(f"en_{estado}")
                camino = pila.enter_context(
                    abierto(copiar_base(preparada, carpeta), carpeta, efirmas)
                )
                camino.hasta(1, estado)
                hechos[estado] = camino
            return hechos[estado]

        yield dar
