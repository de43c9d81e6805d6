"""Whatever ends the program, no mode is left on and nothing spins."""

import re
import signal
import subprocess
import time
from pathlib import Path

import pytest

from certtui.tui.wire.toma import SALIDA_HUP, SALIDA_TERM
from tests.bench.sesion import Sesion
from tests.bench.wire import PROGRAMA, orden_de

_MODOS = re.compile(rb"\x1b\[\?([0-9;]+)([hl])")
_DE_SIEMPRE = {b"7", b"25"}
"""Wrap and the cursor: on in every shell."""

SORDA = "import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN)\n"


def puestos(datos: bytes) -> set[bytes]:
    """The modes that are not as a shell has them."""
    estado = dict.fromkeys(_DE_SIEMPRE, b"h")
    for cuales, como in _MODOS.findall(datos):
        estado.update(dict.fromkeys(cuales.split(b";"), como))
    return {m for m, como in estado.items() if (como == b"h") != (m in _DE_SIEMPRE)}


@pytest.mark.parametrize("senal", [signal.SIGTERM, signal.SIGHUP], ids=["TERM", "HUP"])
@pytest.mark.parametrize("cuando", ["al arrancar", "abierto", "con un diálogo"])
def test_a_signal_at_any_moment_leaves_no_mode_on(
    base: Path, senal: signal.Signals, cuando: str
) -> None:
    with Sesion(orden_de(base, "estatal", llano=False), (80, 24)) as sesion:
        if cuando == "al arrancar":
            while b"\x1b[?1049h" not in sesion.todo:
                sesion.dejar_pasar(0.002)
        else:
            sesion.arrancar("por atender")
        if cuando == "con un diálogo":
            sesion.teclear("/")
        assert b"1049" in puestos(sesion.todo)
        sesion.proceso.send_signal(senal)
        sesion.agotar(0.5)
        esperado = SALIDA_TERM if senal is signal.SIGTERM else SALIDA_HUP
        assert sesion.proceso.wait(10) == esperado
        sesion.agotar(0.2)
        assert puestos(sesion.todo) == set()
        assert b"\x1b[>" not in sesion.todo


def test_a_cut_line_ends_a_program_that_is_deaf_to_the_signal(base: Path) -> None:
    orden = orden_de(base, "estatal", llano=False)
    orden[2] = SORDA + PROGRAMA
    with Sesion(orden, (80, 24)) as sesion:
        sesion.arrancar("por atender")
        assert sesion.cortar() == SALIDA_HUP


def test_a_line_that_nobody_reads_does_not_hold_the_program_back(base: Path) -> None:
    with Sesion(orden_de(base, "estatal", llano=False), (80, 24)) as sesion:
        sesion.arrancar("por atender")
        for _ in range(300):
            sesion.enviar("repintar")
            time.sleep(0.002)
        sesion.proceso.send_signal(signal.SIGTERM)
        assert sesion.proceso.wait(10) == SALIDA_TERM


def test_while_nobody_types_it_neither_writes_nor_spins(base: Path) -> None:
    with Sesion(orden_de(base, "estatal", llano=False), (80, 24)) as sesion:
        sesion.arrancar("por atender")
        sesion.reposar(1)
        antes = sesion.cpu()
        assert sesion.reposar(2) == 0
        assert sesion.cpu() - antes < 0.3


def test_suspended_it_gives_the_terminal_back_and_resumed_it_paints_everything(base: Path) -> None:
    with Sesion(orden_de(base, "estatal", llano=False), (80, 24)) as sesion:
        sesion.arrancar("por atender")
        sesion.teclear("abajo")
        antes = sesion.texto()
        sesion.proceso.send_signal(signal.SIGTSTP)
        sesion.dejar_pasar(1)
        assert puestos(sesion.todo) == set()
        estado = Path(f"/proc/{sesion.proceso.pid}/stat").read_text().rpartition(")")[2].split()[0]
        assert estado == "T"
        sesion.hoja.reset()
        sesion.proceso.send_signal(signal.SIGCONT)
        sesion.dejar_pasar(1.5)
        assert b"1049" in puestos(sesion.todo)
        assert sesion.texto() == antes
        sesion.teclear("abajo")
        assert "fila 3 " in sesion.texto()


def test_the_screens_go_to_the_terminal_though_errors_go_to_a_file(
    base: Path, tmp_path: Path
) -> None:
    errores = tmp_path / "errores"
    programa = orden_de(base, "estatal", llano=False)
    orden = ["sh", "-c", f'exec "$@" 2>"{errores}"', "sh", *programa]
    with Sesion(orden, (80, 24)) as sesion:
        sesion.arrancar("por atender")
        sesion.teclear("abajo")
        assert "fila 2 " in sesion.texto()
    assert errores.read_bytes() == b""


def test_a_locale_that_is_not_utf8_is_sent_ascii_alone(base: Path) -> None:
    locales = subprocess.run(["locale", "-a"], capture_output=True, text=True, check=False).stdout
    latina = next((x for x in locales.split() if "88591" in x.replace("-", "")), "")
    entorno = {"LC_ALL": latina or "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    with Sesion(orden_de(base, "estatal", llano=False), (80, 24), entorno=entorno) as sesion:
        sesion.arrancar("por atender")
        sesion.teclear("?")
        assert sesion.todo.isascii()
        assert b"tramites" in sesion.todo
        assert b"\\x" not in sesion.todo
        assert b"\\u" not in sesion.todo


def test_a_key_that_is_no_text_in_this_charset_is_not_the_end(base: Path) -> None:
    with Sesion(orden_de(base, "estatal", llano=False), (80, 24)) as sesion:
        sesion.arrancar("por atender")
        sesion.mandar_bytes(b"\xff\xf1")
        sesion.teclear("abajo")
        assert "fila 2 " in sesion.texto()


def test_no_color_means_none(base: Path) -> None:
    orden = orden_de(base, "estatal", llano=False)
    with Sesion(orden, (80, 24), entorno={"NO_COLOR": "1"}) as sesion:
        sesion.arrancar("por atender")
        sesion.teclear("abajo")
        colores = {
            n
            for sgr in re.findall(rb"\x1b\[([0-9;]*)m", sesion.todo)
            for n in sgr.split(b";")
            if n and 30 <= int(n) <= 107
        }
        assert colores <= {b"39", b"49"}
