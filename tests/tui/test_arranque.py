"""What the first screen loads."""

import os
import subprocess
import sys
from pathlib import Path

PROGRAMA = """
import sys
from pathlib import Path
from certtui.process.oficina import abrir_oficina
import certtui.tui.app
from certtui.tui.app import CerttuiApp
oficina = abrir_oficina(Path(sys.argv[1]), usuario="estatal")
CerttuiApp(oficina).run(headless=True, auto_pilot=lambda p: p.press("down", "enter", "q", "q"))
pesados = ("fpdf", "lxml", "cryptography", "qrcode", "pypdf", "python_calamine")
print(sorted(m for m in pesados if m in sys.modules))
"""


def test_the_first_screen_loads_no_document_no_key_and_no_spreadsheet(base_llena: Path) -> None:
    hecho = subprocess.run(
        [sys.executable, "-c", PROGRAMA, str(base_llena)],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": os.getcwd()},
        timeout=60,
        check=False,
    )
    assert hecho.stdout.strip().endswith("[]"), hecho.stdout + hecho.stderr
