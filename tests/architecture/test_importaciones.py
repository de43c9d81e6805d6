"""What is loaded when: the command line and the first screen stay light."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

RAIZ = Path(__file__).resolve().parents[2]
PESADOS = ("textual", "rich", "fpdf", "lxml", "cryptography", "pypdf", "qrcode", "python_calamine")
DE_LA_PANTALLA = tuple(m for m in PESADOS if m not in {"textual", "rich"})
_MIRAR = "import sys; {}; print(*(m for m in {!r} if m in sys.modules))"


def _cargados(codigo: str, prohibidos: tuple[str, ...]) -> list[str]:
    corrida = subprocess.run(
        [sys.executable, "-c", _MIRAR.format(codigo, prohibidos)],
        cwd=RAIZ,
        capture_output=True,
        text=True,
        check=False,
    )
    assert corrida.returncode == 0, corrida.stderr
    return corrida.stdout.splitlines()[-1].split()


@pytest.mark.parametrize(
    "codigo",
    [
        "import certtui.__main__",
        "import certtui.process.consultas, certtui.process.oficina",
        "import certtui.process.tramite, certtui.process.motor, certtui.process.elegibilidad",
        "import certtui.process.bajas, certtui.process.folios",
    ],
)
def test_light_rooms_load_nothing_heavy(codigo: str) -> None:
    assert _cargados(codigo, PESADOS) == []


def test_the_help_of_the_command_line_loads_no_screen() -> None:
    codigo = (
        "sys.argv = ['certtui', '--help']\n"
        "from certtui.__main__ import main\n"
        "try:\n    codigo = main()\nexcept SystemExit as fin:\n    codigo = fin.code\n"
        "assert not codigo, codigo\n"
    )
    corrida = subprocess.run(
        [
            sys.executable,
            "-c",
            f"import sys\n{codigo}print(*(m for m in {PESADOS!r} if m in sys.modules))",
        ],
        cwd=RAIZ,
        capture_output=True,
        text=True,
        check=False,
    )
    assert corrida.returncode == 0, corrida.stderr
    assert "demo" in corrida.stdout
    assert corrida.stdout.splitlines()[-1] == ""


def test_the_first_screen_loads_no_pdf_no_xml_no_keys() -> None:
    assert _cargados("import certtui.tui.app", DE_LA_PANTALLA) == []


def test_the_look_sees_what_is_loaded() -> None:
    assert _cargados("import lxml", PESADOS) == ["lxml"]
    assert "cryptography" in _cargados("import certtui.process.firma", PESADOS)


def test_the_rooms_look_inwards() -> None:
    """The same contracts that the checks of the project run, so that a test run alone sees them."""
    herramienta = Path(sys.executable).with_name("lint-imports")
    orden = str(herramienta) if herramienta.is_file() else shutil.which("lint-imports")
    if orden is None:
        pytest.skip("import-linter is of the static group and is not installed")
    corrida = subprocess.run(
        [orden, "--no-cache"], cwd=RAIZ, capture_output=True, text=True, check=False
    )
    assert corrida.returncode == 0, corrida.stdout[-2500:]
