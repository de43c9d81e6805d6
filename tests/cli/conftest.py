"""A demo office made once, copied for each test, and the command line run on it."""

import io
import json
import shutil
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from certtui.cli.principal import correr
from certtui.process.demo.montaje import montar

FIN = datetime(2026, 11, 21, 18, tzinfo=UTC)
RELOJ = "2026-11-10T15:00:00Z"
ALUMNOS = 60


@dataclass(frozen=True)
class Corrida:
    """What one run said."""

    codigo: int
    salida: str
    errores: str

    @property
    def json(self) -> Any:
        assert self.salida, self.errores
        return json.loads(self.salida)

    @property
    def todo(self) -> str:
        return self.salida + self.errores


@dataclass
class Linea:
    """The command line, on a base when there is one."""

    capsys: pytest.CaptureFixture[str]
    monkeypatch: pytest.MonkeyPatch
    base: Path | None = None
    reloj: str = RELOJ

    def __call__(self, *palabras: object, como: str = "", entrada: bytes = b"") -> Corrida:
        argumentos = [str(p) for p in palabras]
        if self.base is not None:
            argumentos += ["--base", str(self.base)]
        if self.reloj:
            argumentos += ["--reloj", self.reloj]
        if como:
            argumentos += ["--usuario", como]
        self.monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(entrada)))
        self.capsys.readouterr()
        codigo = correr(argumentos)
        dicho = self.capsys.readouterr()
        return Corrida(codigo, dicho.out, dicho.err)


@pytest.fixture(scope="session")
def demo_hecha(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The base of a demo office, closed; nobody has requested anything."""
    base = tmp_path_factory.mktemp("demo") / "demo.db"
    montaje = montar(base, semilla=7, alumnos=ALUMNOS, fin=FIN)
    montaje.oficina.base.compactar()
    montaje.oficina.base.cerrar()
    return base


def copiar(origen: Path, carpeta: Path) -> Path:
    """A closed base and the files of its demo, in a folder of its own."""
    carpeta.mkdir(parents=True, exist_ok=True)
    destino = carpeta / origen.name
    for archivo in origen.parent.glob(f"{origen.name}*"):
        shutil.copyfile(archivo, carpeta / archivo.name)
    for sufijo in (".demo", ".custodia"):
        if origen.with_suffix(sufijo).is_dir():
            shutil.copytree(origen.with_suffix(sufijo), destino.with_suffix(sufijo))
    return destino


@pytest.fixture(autouse=True)
def aparte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the person's own folders or settings is touched."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "datos"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "estado"))
    monkeypatch.delenv("CERTTUI_BASE", raising=False)


@pytest.fixture
def sin_base(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Linea:
    """The command line without a base."""
    return Linea(capsys, monkeypatch, reloj="")


@pytest.fixture
def linea(
    demo_hecha: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Linea:
    """The command line on a fresh copy of the demo office."""
    return Linea(capsys, monkeypatch, copiar(demo_hecha, tmp_path / "oficina"))
