"""Which tests prove which rule, as pytest collects them in a process of its own."""

import csv
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

RAIZ = Path(__file__).resolve().parents[2]
PENDIENTES = Path(__file__).with_name("pendientes.csv")


@dataclass(frozen=True, slots=True)
class Pruebas:
    """Tests by rule id, and the files that could not be collected."""

    reglas: dict[str, list[str]]
    errores: list[str]


@cache
def recolectar() -> Pruebas:
    """Collect the whole suite once; nothing runs."""
    with tempfile.TemporaryDirectory() as carpeta:
        destino = Path(carpeta) / "pruebas.json"
        corrida = subprocess.run(
            [
                sys.executable,
                "-m",
                "pytest",
                "--collect-only",
                "-q",
                "--continue-on-collection-errors",
                "-p",
                "no:cacheprovider",
                "-p",
                "tests.norma.recolector",
                f"--recolectar={destino}",
            ],
            cwd=RAIZ,
            capture_output=True,
            text=True,
            check=False,
        )
        if not destino.is_file():
            raise RuntimeError(corrida.stdout[-2000:] + corrida.stderr[-2000:])
        crudo = json.loads(destino.read_text())
    return Pruebas(crudo["reglas"], crudo["errores"])


def pendientes() -> dict[str, str]:
    """Rules that wait, with the reason."""
    with PENDIENTES.open(encoding="utf-8", newline="") as archivo:
        return {f["id"]: f["motivo"] for f in csv.DictReader(archivo, strict=True)}
