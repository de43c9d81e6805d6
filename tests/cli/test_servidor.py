"""The simulated service as a process of its own: its address, its faults and its end."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from certtui.domain.errores import Salida
from tests.cli.conftest import Linea


def test_the_service_tells_its_address_and_ends_with_an_interruption(tmp_path: Path) -> None:
    archivo = tmp_path / "cosfac.txt"
    archivo.write_text("usuario=uno\nclave=dos\n", encoding="utf-8")
    archivo.chmod(0o600)
    hijo = subprocess.Popen(
        [
            *(sys.executable, "-m", "certtui", "cosfac", "servidor", "--puerto", "0"),
            *("--credenciales", str(archivo), "--falla", "lento:carga:1"),
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "", "CERTTUI_BASE": ""},
    )
    assert hijo.stdout is not None
    assert hijo.stderr is not None
    guardia = threading.Timer(20, hijo.kill)
    guardia.start()
    try:
        assert hijo.stdout.readline().startswith("http://127.0.0.1:")
        assert "SIN VALIDEZ OFICIAL" in hijo.stderr.readline()
        assert "Ctrl+C" in hijo.stderr.readline()
        hijo.send_signal(signal.SIGINT)
        salida, errores = hijo.communicate(timeout=10)
    finally:
        guardia.cancel()
        hijo.kill()
        hijo.wait()
    assert hijo.returncode == 0, errores
    assert "0 lotes" in errores
    assert "Traceback" not in salida + errores


@pytest.mark.parametrize(
    ("argumentos", "codigo"),
    [
        (("--falla", "explotar"), "INT-068"),
        (("--puerto", "70000"), "INT-067"),
    ],
)
def test_what_the_service_cannot_do_is_a_usage_failure(
    sin_base: Linea, argumentos: tuple[str, ...], codigo: str
) -> None:
    corrida = sin_base("cosfac", "servidor", "--puerto", "0", *argumentos)
    assert corrida.codigo == Salida.USO
    assert codigo in corrida.errores


@pytest.mark.norma("L11a")
def test_without_an_address_the_service_is_off(linea: Linea) -> None:
    for orden in ("enviar", "consultar", "descargar"):
        corrida = linea("lote", orden, "1", como="estatal")
        assert (corrida.codigo, "SVC-001" in corrida.errores) == (Salida.USO, True)
