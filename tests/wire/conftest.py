"""A base to look at."""

from pathlib import Path

import pytest

from tests.tui.armar import iniciar_base, llenar, personas


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A base with 150 trámites in all the states; never written to."""
    ruta = tmp_path_factory.mktemp("alambre") / "oficina.db"
    oficina = iniciar_base(ruta)
    llenar(oficina, personas(150, oficina.ruta))
    oficina.base.cerrar()
    return ruta
