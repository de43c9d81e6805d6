"""A base to look at."""

from pathlib import Path

import pytest

from tests.tui.armar import abrir_en, iniciar_base, llenar, personas


@pytest.fixture
def base(base_comun: Path) -> Path:
    """A base with 150 trámites in all the states, that nobody left at any line of it."""
    oficina = abrir_en(base_comun)
    with oficina.base.tx():
        oficina.base.escribir("DELETE FROM preferencia")
    oficina.base.cerrar()
    return base_comun


@pytest.fixture(scope="session")
def base_comun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same one for every test; only what a person prefers is written to it."""
    ruta = tmp_path_factory.mktemp("alambre") / "oficina.db"
    oficina = iniciar_base(ruta)
    llenar(oficina, personas(150, oficina.ruta))
    oficina.base.cerrar()
    return ruta
