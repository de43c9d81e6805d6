"""The bench of the queue runs, on few rows; what it says of time is nobody's business here."""

import re
import subprocess
import sys
from pathlib import Path

RAIZ = Path(__file__).parents[2]


def test_it_prints_every_measure_in_both_sizes_with_its_ratio_and_the_memory() -> None:
    salida = subprocess.run(
        [sys.executable, "-m", "tests.bench.queue", "--filas", "300", "--contra", "250"],
        check=True,
        capture_output=True,
        text=True,
        cwd=RAIZ,
    ).stdout
    assert re.search(r"^300 trámites: \d+ s, \d+ MiB$", salida, re.MULTILINE)
    for nombre in (
        "primera página",
        "página siguiente",
        "fin",
        "ordenar por nombre",
        "filtrar por estado",
        "texto: un nombre frecuente",
        "cuenta exacta",
        "abrir",
        "AvPág",
        "memoria máxima (MiB)",
    ):
        fila = rf"^ *{re.escape(nombre)} +\d+\.\d+ +\d+\.\d+  \d+\.\d\d$"
        assert re.search(fila, salida, re.MULTILINE), nombre
