"""The program on a real pseudo-terminal: what it is given, and how it leaves it."""

import base64
import fcntl
import os
import pty
import re
import select
import signal
import sqlite3
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path

import pyte
import pytest

from certtui.domain.errores import Salida
from certtui.texts import pantallas
from certtui.texts.errores import explicar
from certtui.tui.errores import SinTerminal, TerminalInutil
from certtui.tui.puerta import exigir_terminal
from tests.tui.armar import Persona, iniciar_base, llenar

PROGRAMA = """
import sys
from pathlib import Path
from certtui.domain.errores import CerttuiError
from certtui.texts.errores import explicar
from certtui.tui.arranque import abrir
{antes}
try:
    codigo = abrir(Path(sys.argv[1]), "estatal")
except CerttuiError as error:
    print(explicar(error).en_una_linea(), file=sys.stderr)
    codigo = int(error.salida)
sys.exit(codigo)
"""

FALLA = """
from certtui.tui.cola.cola import Cola
def action_releer(self):
    contrasena = "SECRETO-DE-LA-LLAVE"
    raise ValueError("dato personal XEXX010101HNEXXXA4 " + contrasena)
Cola.action_releer = action_releer
"""

OTRA_VERSION = """
import certtui.tui.folios.comandos as comandos
del comandos.BloquearFolios
"""
"""As after an update in place: a room of the new program asks an older one for what it has not."""


class Terminal:
    """A pseudo-terminal of 80×24 with the program in it."""

    def __init__(self, base: Path, antes: str = "", term: str = "xterm-256color") -> None:
        self.amo, self.esclavo = pty.openpty()
        fcntl.ioctl(self.esclavo, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.modo = termios.tcgetattr(self.esclavo)
        self.dicho = b""
        self.proceso = subprocess.Popen(
            [sys.executable, "-c", PROGRAMA.format(antes=antes), str(base)],
            stdin=self.esclavo,
            stdout=self.esclavo,
            stderr=self.esclavo,
            env={**os.environ, "TERM": term, "PYTHONPATH": os.getcwd()},
            start_new_session=True,
        )

    def leer(self, hasta: bytes, limite: float = 20) -> None:
        """Read until something was written."""
        fin = time.monotonic() + limite
        desde = len(self.dicho)
        while hasta not in self.dicho[desde:] and time.monotonic() < fin:
            if select.select([self.amo], [], [], 0.1)[0]:
                self.dicho += os.read(self.amo, 65536)
        assert hasta in self.dicho[desde:], self.dicho[-2000:]

    def teclear(self, texto: bytes) -> None:
        """Press keys."""
        os.write(self.amo, texto)

    def terminar(self, limite: float = 10) -> int:
        """Exit code, once everything was read."""
        fin = time.monotonic() + limite
        while self.proceso.poll() is None and time.monotonic() < fin:
            self._vaciar()
        self._vaciar()
        return self.proceso.wait(1)

    def reposar(self) -> None:
        """Read until nothing has come for a while."""
        while select.select([self.amo], [], [], 0.5)[0]:
            self.dicho += os.read(self.amo, 65536)

    def _vaciar(self) -> None:
        while select.select([self.amo], [], [], 0.05)[0]:
            self.dicho += os.read(self.amo, 65536)

    def esta_como_antes(self) -> bool:
        """Modes of the line, main screen, cursor and wrap as they were; no mouse was ever asked."""
        lineas = termios.tcgetattr(self.esclavo)[:4] == self.modo[:4]
        orden = [
            self.dicho.rfind(apagado) > self.dicho.rfind(prendido)
            for prendido, apagado in (
                (b"\x1b[?1049h", b"\x1b[?1049l"),
                (b"\x1b[?25l", b"\x1b[?25h"),
                (b"\x1b[?2004h", b"\x1b[?2004l"),
            )
        ]
        raton = any(m in self.dicho for m in (b"?1000h", b"?1003h", b"?1006h"))
        teclado = re.search(rb"\x1b\[>\d+u", self.dicho) is not None
        return lineas and all(orden) and not raton and not teclado

    def cerrar(self) -> None:
        if self.proceso.poll() is None:
            self.proceso.kill()
            self.proceso.wait(5)
        os.close(self.amo)
        os.close(self.esclavo)


@pytest.fixture
def base(tmp_path: Path) -> Path:
    ruta = tmp_path / "oficina.db"
    oficina = iniciar_base(ruta)
    llenar(
        oficina,
        [
            Persona("Ana\x1b[2J\x1b]52;c;Y2VydHR1aQ==\x07", "Brumalba", "[/b]", "borrador"),
            Persona("Íñigo", "Peñarroble", "Laguneva", "solicitado"),
        ],
    )
    oficina.base.cerrar()
    return ruta


@pytest.fixture
def terminal(base: Path) -> Iterator[Terminal]:
    t = Terminal(base)
    yield t
    t.cerrar()


def test_it_paints_the_queue_and_q_leaves_everything_as_it_was(terminal: Terminal) -> None:
    terminal.leer(b"por atender")
    terminal.teclear(b"\r")
    terminal.leer(b"XEXX")
    terminal.teclear(b"q")
    terminal.reposar()
    hoja = pyte.Screen(80, 24)
    pyte.ByteStream(hoja).feed(terminal.dicho)
    vista = "\n".join(hoja.display)
    assert "Cola de trámites  Zacatecas · estatal" in vista
    assert "PRUEBAS – SIN VALIDEZ OFICIAL" in vista
    assert "Íñigo Peñarroble" in vista
    terminal.teclear(b"q")
    assert terminal.terminar() == 0
    assert terminal.esta_como_antes()
    assert b"\x1b[2J\x1b]52" not in terminal.dicho
    assert b"\x1b]52;c" not in terminal.dicho


@pytest.mark.parametrize(
    ("senal", "codigo"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)], ids=["TERM", "HUP"]
)
def test_a_signal_leaves_the_terminal_as_it_was(
    terminal: Terminal, senal: signal.Signals, codigo: int
) -> None:
    terminal.leer(b"por atender")
    terminal.proceso.send_signal(senal)
    assert terminal.terminar() == codigo
    assert terminal.esta_como_antes()


def test_copying_a_line_reaches_the_clipboard_of_the_terminal(terminal: Terminal) -> None:
    terminal.leer(b"por atender")
    terminal.teclear(b"y")
    terminal.leer(b"Copiado")
    enviado = re.search(rb"\x1b\]52;c;([A-Za-z0-9+/=]+)\x07", terminal.dicho)
    assert enviado is not None
    copiado = base64.b64decode(enviado[1]).decode()
    assert re.match(r"\d{9}-\d · ", copiado)
    terminal.teclear(b"q")
    assert terminal.terminar() == 0
    assert terminal.esta_como_antes()


def _esperar_incidentes(base: Path, cuantos: int) -> None:
    fin = time.monotonic() + 20
    carpeta = base.with_suffix(".incidentes")
    while time.monotonic() < fin:
        if carpeta.is_dir() and len(list(carpeta.glob("*.txt"))) == cuantos:
            return
        time.sleep(0.02)
    raise AssertionError(cuantos)


def test_an_error_goes_on_with_a_number_a_few_times_and_then_ends_it_without_data(
    base: Path,
) -> None:
    terminal = Terminal(base, antes=FALLA)
    try:
        terminal.leer(b"por atender")
        terminal.teclear(b"r")
        terminal.leer(b"inesperado")
        terminal.teclear(b"q")
        assert terminal.terminar() == 0
    finally:
        terminal.cerrar()


@pytest.mark.parametrize(("tecla", "tabla"), [(b"9", "folio_rango"), (b"7", "rechazo")])
def test_a_screen_that_cannot_be_opened_leaves_the_one_that_was_there(
    base: Path, tecla: bytes, tabla: str
) -> None:
    terminal = Terminal(base)
    try:
        terminal.leer(b"por atender")
        with sqlite3.connect(base) as conexion:
            conexion.execute("PRAGMA foreign_keys = off")
            conexion.execute(f"ALTER TABLE {tabla} RENAME TO {tabla}_perdida")
        terminal.teclear(tecla)
        terminal.leer(b"incidente")
        assert terminal.proceso.poll() is None
        terminal.teclear(b"2")
        terminal.teclear(b"q")
        assert terminal.terminar() == 0
        assert terminal.esta_como_antes()
    finally:
        terminal.cerrar()


def test_a_program_that_was_updated_under_an_open_session_says_so(base: Path) -> None:
    terminal = Terminal(base, antes=OTRA_VERSION)
    try:
        terminal.leer(b"por atender")
        terminal.teclear(b"9")
        terminal.leer("se actualizó".encode())
        terminal.teclear(b"q")
        assert terminal.terminar() == 0
    finally:
        terminal.cerrar()


def test_an_unexpected_error_shows_a_number_and_no_data(base: Path) -> None:
    terminal = Terminal(base, antes=FALLA)
    try:
        terminal.leer(b"por atender")
        for n in range(3):
            terminal.teclear(b"r")
            _esperar_incidentes(base, n + 1)
            assert terminal.proceso.poll() is None
        terminal.teclear(b"j")
        terminal.teclear(b"r")
        assert terminal.terminar() != 0
        assert terminal.esta_como_antes()
        archivos = sorted(
            base.with_suffix(".incidentes").iterdir(), key=lambda a: a.stat().st_mtime_ns
        )
        assert len(archivos) == 4
        archivos = archivos[-1:]
        detalle = archivos[0].read_text(encoding="utf-8")
        assert archivos[0].stat().st_mode & 0o777 == 0o600
        dicho = terminal.dicho.decode("utf-8", "replace")
        assert f"Incidente {archivos[0].stem}" in dicho
        assert "ValueError" in detalle
        assert "action_releer" in detalle
        for texto in (dicho, detalle):
            assert "SECRETO-DE-LA-LLAVE" not in texto
            assert "XEXX010101" not in texto
            assert "contrasena =" not in texto
    finally:
        terminal.cerrar()


def test_a_dumb_terminal_is_refused_with_a_sentence(base: Path) -> None:
    terminal = Terminal(base, term="dumb")
    try:
        assert terminal.terminar() == Salida.USO
        assert "PAN-002" in terminal.dicho.decode()
        assert b"\x1b[?1049h" not in terminal.dicho
    finally:
        terminal.cerrar()


def test_without_a_terminal_it_is_refused_with_a_sentence(base: Path) -> None:
    hecho = subprocess.run(
        [sys.executable, "-c", PROGRAMA.format(antes=""), str(base)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": os.getcwd()},
        timeout=30,
        check=False,
    )
    assert hecho.returncode == Salida.USO
    assert "PAN-001" in hecho.stderr
    assert hecho.stdout == ""


@pytest.mark.parametrize("termino", ["xterm", "linux", "vt100", "screen-256color", ""])
def test_common_terminals_are_accepted(termino: str) -> None:
    exigir_terminal({"TERM": termino}, es_terminal=True)


def test_each_refusal_has_its_sentence_and_remedy() -> None:
    with pytest.raises(SinTerminal):
        exigir_terminal({"TERM": "xterm"}, es_terminal=False)
    with pytest.raises(TerminalInutil) as error:
        exigir_terminal({"TERM": "dumb"}, es_terminal=True)
    explicacion = explicar(error.value)
    assert "dumb" in explicacion.frase
    assert "xterm-256color" in explicacion.remedio
    assert pantallas.COMO_SALIR
