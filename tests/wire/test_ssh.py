"""Over a real sshd on loopback: the same screens; and over a slow line nothing piles up."""

import os
import shlex
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bench.sesion import Sesion
from tests.bench.wire import orden_de
from tests.wire.relevo import Relevo
from tests.wire.servidor_ssh import ServidorSsh

pytestmark = pytest.mark.sistema("sshd")

BAUDIOS = 9600
POR_SEGUNDO = BAUDIOS / 10
VUELTA = 0.3
"""Seconds there and back."""

HOLGURA = 1.2

DOS_VISTAS = 3000
"""Bytes that a held key may leave on the wire: the list that is on its way, and the last one."""


@pytest.fixture(scope="module")
def servidor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServidorSsh]:
    with ServidorSsh(tmp_path_factory.mktemp("ssh")) as s:
        yield s


def remota(base: Path) -> str:
    programa = shlex.join([sys.executable, *orden_de(base, "estatal", llano=False)[1:]])
    return f"cd {shlex.quote(os.getcwd())} && LANG=C.UTF-8 exec {programa}"


@pytest.mark.parametrize("comprimir", [False, True], ids=["sin -C", "con -C"])
def test_the_screens_over_ssh_are_those_of_the_same_machine(
    servidor: ServidorSsh, base: Path, comprimir: bool
) -> None:
    orden = servidor.orden(remota(base), comprimir=comprimir)
    with (
        Sesion(orden, (80, 24), silencio=0.3) as lejos,
        Sesion(orden_de(base, "estatal", llano=False), (80, 24), silencio=0.3) as cerca,
    ):
        for sesion in (lejos, cerca):
            sesion.arrancar("por atender")
        for tecla in ("abajo", "pagina", "?", "esc", "/", "a", "esc", "fin"):
            for sesion in (lejos, cerca):
                sesion.teclear(tecla)
            assert lejos.texto() == cerca.texto()
        for sesion in (lejos, cerca):
            sesion.mandar_medida(100, 30)
        assert lejos.texto() == cerca.texto()
        assert not any(m in lejos.todo for m in (b"\x1b[?1000h", b"\x1b[?1003h", b"\x1b[>"))
        lejos.teclear("q")
        assert lejos.proceso.wait(10) == 0
        assert lejos.todo.rfind(b"\x1b[?1049l") > lejos.todo.rfind(b"\x1b[?1049h")


def test_on_a_slow_line_quick_keys_and_a_held_one_leave_little_behind(
    servidor: ServidorSsh, base: Path
) -> None:
    with Relevo(servidor.puerto, POR_SEGUNDO, VUELTA / 2) as relevo:
        orden = servidor.orden(remota(base), puerto=relevo.puerto, comprimir=False)
        with Sesion(orden, (80, 24), silencio=2.5) as sesion:
            sesion.arrancar("por atender", 60)
            antes, desde = relevo.entregado, time.perf_counter()
            for _ in range(20):
                sesion.enviar("abajo")
                sesion.dejar_pasar(0.03)
            tardo = sesion.agotar(3) - desde
            assert "fila 21 " in sesion.texto()
            assert tardo <= tope(relevo.entregado - antes)

            fin, pulsadas = time.perf_counter() + 2, 0
            while time.perf_counter() < fin:
                sesion.enviar("abajo")
                pulsadas += 1
                sesion.dejar_pasar(0.033)
            antes = relevo.entregado
            queda = sesion.agotar(3) - fin
            detras = relevo.entregado - antes
            assert f"fila {21 + pulsadas} " in sesion.texto()
            assert detras <= DOS_VISTAS
            assert queda <= tope(detras)
            print(f"20 teclas: {tardo:.2f} s; sostenida: {queda:.2f} s, {detras} B")


def tope(cuantos: int) -> float:
    """Seconds in which the last picture must stand after so many bytes on the wire."""
    return HOLGURA * (cuantos / POR_SEGUNDO + 2 * VUELTA)
