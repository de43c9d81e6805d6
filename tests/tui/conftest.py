"""Bases to look at."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from certtui.process.oficina import Oficina
from certtui.tui.app import CerttuiApp
from tests.process.camino import (
    Camino,
    Efirmas,
    abierto,
    construir,
    copiar_base,
    crear_efirmas,
)
from tests.tui.armar import abrir_en, iniciar_base, llenar, personas

Abrir = Callable[..., Oficina]
Comparar = Callable[..., bool]


@pytest.fixture(scope="session")
def base_llena(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A base with 150 trámites in all the states; never written to."""
    ruta = tmp_path_factory.mktemp("llena") / "oficina.db"
    oficina = iniciar_base(ruta)
    llenar(oficina, personas(150, oficina.ruta))
    oficina.base.cerrar()
    return ruta


@pytest.fixture
def base_vacia(tmp_path: Path) -> Path:
    """A base with nothing in its queue."""
    ruta = tmp_path / "oficina.db"
    iniciar_base(ruta).base.cerrar()
    return ruta


@pytest.fixture
def abrir() -> Iterator[Abrir]:
    """Opens bases as somebody, and closes them at the end."""
    abiertas: list[Oficina] = []

    def _abrir(ruta: Path, usuario: str = "estatal", *, recordando: bool = False) -> Oficina:
        abiertas.append(abrir_en(ruta, usuario))
        if not abiertas[1:] and not recordando:
            base = abiertas[0].base
            with base.tx():
                base.escribir("DELETE FROM preferencia WHERE clave LIKE 'vista.%'")
        return abiertas[-1]

    yield _abrir
    for oficina in abiertas:
        oficina.base.cerrar()


@pytest.fixture(scope="session")
def efirmas() -> Efirmas:
    """The look-alike authority and its certificates, made once."""
    return crear_efirmas()


@pytest.fixture(scope="session")
def preparada(tmp_path_factory: pytest.TempPathFactory, efirmas: Efirmas) -> Path:
    """A closed base with students, people, folios and authorities."""
    base = tmp_path_factory.mktemp("preparada") / "oficina.certtui"
    construir(base, efirmas)
    return base


@pytest.fixture
def c(preparada: Path, efirmas: Efirmas, tmp_path: Path) -> Iterator[Camino]:
    """An office that can walk the whole road."""
    with abierto(copiar_base(preparada, tmp_path), tmp_path, efirmas) as camino:
        yield camino


@pytest.fixture
def snap_compare(snap_compare: Comparar, monkeypatch: pytest.MonkeyPatch) -> Comparar:
    """Compares pictures whose title says which screen is in sight, and how large."""

    def comparar(app: CerttuiApp, **opciones: Any) -> bool:
        retratar = app.export_screenshot

        def con_titulo(**mas: Any) -> str:
            ancho, alto = app.size
            titulo = f"certtui · {type(app.screen).__name__} · {ancho}x{alto}"
            return retratar(**mas | {"title": titulo})

        monkeypatch.setattr(app, "export_screenshot", con_titulo)
        return snap_compare(app, **opciones)

    return comparar
