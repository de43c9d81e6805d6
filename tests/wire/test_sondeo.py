"""What `certtui diagnostico terminal` says."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from certtui.texts.sondeo import ETIQUETAS
from certtui.tui.sondeo import sondear
from certtui.tui.wire.gasto import Gasto, anotar_gasto, leer_gasto
from tests.bench.sesion import Sesion
from tests.bench.wire import orden_de

ORDEN = [sys.executable, "-m", "certtui", "diagnostico", "terminal"]


def test_without_a_terminal_it_says_that_the_screens_do_not_open(tmp_path: Path) -> None:
    hecho = subprocess.run(
        [*ORDEN, "--json"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        env={**os.environ, "TERM": "dumb", "XDG_STATE_HOME": str(tmp_path)},
        timeout=60,
        check=False,
    )
    assert hecho.returncode == 0, hecho.stderr
    hechos = json.loads(hecho.stdout)
    assert set(ETIQUETAS) <= set(hechos)
    assert hechos["sirve"] is False
    assert hechos["responde"] is None
    assert hechos["sesion_bytes"] == 0


def test_on_a_terminal_it_asks_and_tells_what_the_session_has_sent(
    base: Path, tmp_path: Path
) -> None:
    estado = tmp_path / "estado"
    entorno = {"XDG_STATE_HOME": str(estado), "LANG": "C.UTF-8"}
    pantallas = orden_de(base, "estatal", llano=False)
    guion = '"$@"; exec "$0" -m certtui diagnostico terminal; :'
    orden = ["sh", "-c", guion, sys.executable, *pantallas]
    with Sesion(orden, (80, 24), entorno=entorno) as sesion:
        sesion.arrancar("por atender")
        sesion.teclear("abajo")
        sesion.hoja.reset()
        mandados = len(sesion.todo)
        sesion.mandar_bytes(b"q")
        sesion.agotar(3)
        dicho = sesion.texto()
        assert sesion.preguntas == 1
    assert "Responde dónde está el cursor: sí" in dicho
    assert "Mueve renglones por sí misma (IL, DL): sí" in dicho
    archivo = next((estado / "certtui" / "terminal").iterdir())
    gasto = json.loads(archivo.read_text())
    assert mandados <= gasto["bytes"] <= mandados + 200
    assert gasto["veces"] == 1
    assert f"Bytes que mandaron: {gasto['bytes']}" in dicho


def test_what_is_spent_adds_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert leer_gasto() == Gasto()
    anotar_gasto(Gasto(100, 3, 1.5, 1))
    anotar_gasto(Gasto(20, 1, 0.5, 1))
    assert leer_gasto() == Gasto(120, 4, 2.0, 2)
    assert sondear({"TERM": "xterm"})["sesion_bytes"] == 120
