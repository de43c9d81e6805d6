"""The wheel that people install holds the data, and finds it where it was put."""

import importlib.util
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

RAIZ = Path(__file__).resolve().parents[2]
DATOS = RAIZ / "data"
_PRUEBA = """
import sys
sys.path.insert(0, {donde!r})
import certtui
from certtui.archivos import ruta_de_datos
assert certtui.__file__.startswith({donde!r}), certtui.__file__
ruta = ruta_de_datos("normativa.csv")
assert str(ruta).startswith({donde!r}), ruta
assert ruta.read_text(encoding="utf-8").startswith("id,")
assert ruta_de_datos("rutas", "conalep.toml").is_file()
from certtui.process.demo.planes import load_planes
assert load_planes()
"""


@pytest.fixture(scope="module")
def rueda(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without network."""
    if importlib.util.find_spec("hatchling") is None:
        pytest.skip("falta hatchling, con el que se arma la rueda sin red")
    carpeta = tmp_path_factory.mktemp("rueda")
    codigo = (
        "import os, sys; os.chdir(sys.argv[1])\n"
        "from hatchling.build import build_wheel\n"
        "print(build_wheel(sys.argv[2]))"
    )
    corrida = subprocess.run(
        [sys.executable, "-c", codigo, str(RAIZ), str(carpeta)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert corrida.returncode == 0, corrida.stderr
    return carpeta / corrida.stdout.split()[-1]


def test_every_data_file_is_in_the_wheel(rueda: Path) -> None:
    with zipfile.ZipFile(rueda) as z:
        nombres = set(z.namelist())
    faltan = [
        f"certtui/datos/{r.relative_to(DATOS).as_posix()}"
        for r in sorted(DATOS.rglob("*"))
        if r.is_file() and "__pycache__" not in r.parts
    ]
    assert [n for n in faltan if n not in nombres] == []
    assert not any(n.startswith(("tests/", "data/")) for n in nombres)


def test_an_unpacked_wheel_finds_its_data(rueda: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(rueda) as z:
        z.extractall(tmp_path)
    corrida = subprocess.run(
        [sys.executable, "-c", _PRUEBA.format(donde=str(tmp_path))],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert corrida.returncode == 0, corrida.stderr
