"""A program in a pseudo-terminal: what it writes for each key, and what the screen shows then."""

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios
import time
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from types import TracebackType

import pyte

from tests.bench.optimo import Cuadro, cuadro_de, optimo
from tests.wire.vista import Hoja

TECLAS = {
    "abajo": b"\x1b[B",
    "arriba": b"\x1b[A",
    "pagina": b"\x1b[6~",
    "inicio": b"\x1b[H",
    "fin": b"\x1b[F",
    "intro": b"\r",
    "esc": b"\x1b",
    "repintar": b"\x0c",
}
_APLICACION = {"abajo": b"\x1bOB", "arriba": b"\x1bOA", "inicio": b"\x1bOH", "fin": b"\x1bOF"}
"""What the arrows send while the program has asked for application keys."""

_NO_ES_CELDA = re.compile(
    rb"\x1b\[[<=>][0-9;]*[ -/]*[@-~]|\x1b\[\?[0-9;]*[^hl0-9;]|\x1b\[[0-9;]*[ -/]+[@-~]"
    rb"|\x1b\[[0-9;]*t|\x1b[P_^X].*?\x1b\\|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[=>]",
    re.DOTALL,
)
_PREGUNTA = re.compile(rb"\x1b\[6n")


@dataclass(frozen=True, slots=True)
class Medida:
    """One key: bytes written, compressed, cells changed, what an optimum needs, times in ms."""

    bytes: int
    zlib: int
    celdas: int
    optimo: int
    primero: float | None
    ultimo: float | None


class Sesion:
    """A program on a screen; leaves nothing running behind."""

    def __init__(
        self,
        orden: Sequence[str],
        tamano: tuple[int, int],
        *,
        entorno: Mapping[str, str] | None = None,
        silencio: float = 0.15,
        retraso: float = 0.0,
    ) -> None:
        ancho, alto = tamano
        self.silencio = silencio
        self.retraso = retraso
        self._por_responder: list[float] = []
        self.preguntas = 0
        self.todo = b""
        self.trozos: list[tuple[float, bytes]] = []
        self.hoja = Hoja(ancho, alto)
        self._rio = pyte.ByteStream(self.hoja)
        self._zip = zlib.compressobj(6)
        self._flechas = TECLAS
        self._amo, esclavo = pty.openpty()
        fcntl.ioctl(esclavo, termios.TIOCSWINSZ, struct.pack("HHHH", alto, ancho, 0, 0))
        limpio = {k: v for k, v in os.environ.items() if k not in {"COLORTERM", "TMUX", "LESS"}}
        self._inicio = time.perf_counter()
        self.proceso = subprocess.Popen(
            orden,
            stdin=esclavo,
            stdout=esclavo,
            stderr=esclavo,
            env={**limpio, "TERM": "xterm-256color", "LANG": "C.UTF-8", **(entorno or {})},
            start_new_session=True,
        )
        os.close(esclavo)

    def __enter__(self) -> "Sesion":
        return self

    def __exit__(
        self, tipo: type[BaseException] | None, valor: BaseException | None, t: TracebackType | None
    ) -> None:
        if self.proceso.poll() is None:
            self.proceso.kill()
        self.proceso.wait(5)
        os.close(self._amo)

    def arrancar(self, hasta: str, limite: float = 20) -> Medida:
        """The first painting: up to the silence after a text."""
        antes = cuadro_de(self.hoja)
        medida = self._recoger(self._inicio, antes, limite)
        while hasta not in self.texto() and time.perf_counter() - self._inicio < limite:
            otra = self._recoger(self._inicio, antes, limite)
            medida = Medida(
                medida.bytes + otra.bytes,
                medida.zlib + otra.zlib,
                otra.celdas,
                otra.optimo,
                medida.primero,
                otra.ultimo,
            )
        assert hasta in self.texto(), self.texto()
        return medida

    def llenado(self) -> tuple[float, float, float]:
        """Milliseconds to the first byte, to half of what the screen shows, to the last byte."""
        hoja = pyte.Screen(self.hoja.columns, self.hoja.lines)
        rio = pyte.ByteStream(hoja)
        cuentas = []
        for cuando, datos in self.trozos:
            rio.feed(_NO_ES_CELDA.sub(b"", datos))
            cuentas.append((cuando, sum(c != " " for fila in hoja.display for c in fila)))
        final = max(n for _, n in cuentas)
        contenido = next(t for t, n in cuentas if 2 * n >= final)
        return self.trozos[0][0], contenido, self.trozos[-1][0]

    def texto(self) -> str:
        """All that the screen says."""
        return "\n".join(self.hoja.display)

    def teclear(self, tecla: str) -> Medida:
        """Press a key by its name, or a text as it is."""
        antes, desde = cuadro_de(self.hoja), time.perf_counter()
        os.write(self._amo, self._flechas.get(tecla, tecla.encode()))
        return self._recoger(desde, antes, 3, espera=0.4)

    def sostener(self, tecla: str, veces: int, cada: float = 0.01) -> int:
        """Hold a key down; the bytes written until all is quiet."""
        antes = len(self.todo)
        for _ in range(veces):
            os.write(self._amo, self._flechas[tecla])
            self._leer(cada)
        while self._leer(max(0.5, 2 * self.retraso)):
            pass
        self._rio.feed(_NO_ES_CELDA.sub(b"", self.todo[antes:]))
        return len(self.todo) - antes

    def enviar(self, tecla: str) -> None:
        """Press a key and wait for nothing."""
        self.mandar_bytes(self._flechas[tecla])

    def mandar_bytes(self, datos: bytes) -> None:
        """What a keyboard of another charset would send."""
        os.write(self._amo, datos)

    def dejar_pasar(self, segundos: float) -> None:
        """Read what comes for so long."""
        fin = time.perf_counter() + segundos
        while (queda := fin - time.perf_counter()) > 0:
            self._mostrar(self._leer(queda))

    def agotar(self, silencio: float) -> float:
        """Read until the line is silent; the instant of the last byte."""
        while datos := self._leer(silencio):
            self._mostrar(datos)
        return self._inicio + self.trozos[-1][0] / 1000

    def _mostrar(self, datos: bytes) -> None:
        self._rio.feed(_NO_ES_CELDA.sub(b"", datos))

    def cortar(self, limite: float = 10) -> int:
        """The line is cut; the program's exit code."""
        os.close(self._amo)
        self._amo = os.open(os.devnull, os.O_RDONLY)
        return self.proceso.wait(limite)

    def mandar_medida(self, ancho: int, alto: int) -> Medida:
        """Resize the terminal."""
        self.hoja.resize(alto, ancho)
        antes, desde = cuadro_de(self.hoja), time.perf_counter()
        fcntl.ioctl(self._amo, termios.TIOCSWINSZ, struct.pack("HHHH", alto, ancho, 0, 0))
        return self._recoger(desde, antes, 3, espera=0.5)

    def reposar(self, segundos: float) -> int:
        """Bytes written while nobody touches anything."""
        antes = len(self.todo)
        fin = time.perf_counter() + segundos
        while (queda := fin - time.perf_counter()) > 0:
            self._leer(queda)
        return len(self.todo) - antes

    def cpu(self) -> float:
        """Processor seconds of the program so far."""
        try:
            campos = Path(f"/proc/{self.proceso.pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            return 0.0
        return (int(campos[11]) + int(campos[12])) / os.sysconf("SC_CLK_TCK")

    def _leer(self, espera: float) -> bytes:
        fin = time.perf_counter() + max(0.0, espera)
        while True:
            ahora = time.perf_counter()
            while self._por_responder and self._por_responder[0] <= ahora:
                self._por_responder.pop(0)
                os.write(self._amo, b"\x1b[1;1R")
            hasta = min([fin, *self._por_responder[:1]])
            if select.select([self._amo], [], [], max(0.0, hasta - ahora))[0]:
                break
            if time.perf_counter() >= fin:
                return b""
        try:
            datos = os.read(self._amo, 65536)
        except OSError:
            return b""
        self.todo += datos
        self.trozos.append(((time.perf_counter() - self._inicio) * 1000, datos))
        for _ in _PREGUNTA.findall(datos):
            self.preguntas += 1
            self._por_responder.append(time.perf_counter() + self.retraso)
        if b"\x1b[?1h" in datos:
            self._flechas = {**TECLAS, **_APLICACION}
        return datos

    def _recoger(
        self, desde: float, antes: Cuadro, limite: float, *, espera: float | None = None
    ) -> Medida:
        """Read until the program is silent."""
        datos, primero, ultimo = b"", None, None
        while time.perf_counter() - desde < limite:
            plazo = self.silencio if ultimo is not None else (espera or limite)
            trozo = self._leer(plazo)
            if not trozo:
                break
            datos += trozo
            ultimo = (time.perf_counter() - desde) * 1000
            primero = primero if primero is not None else ultimo
        self._rio.feed(_NO_ES_CELDA.sub(b"", datos))
        celdas, minimo = optimo(antes, cuadro_de(self.hoja))
        comprimido = len(self._zip.compress(datos) + self._zip.flush(zlib.Z_SYNC_FLUSH))
        return Medida(len(datos), comprimido if datos else 0, celdas, minimo, primero, ultimo)


def mediana(medidas: Sequence[Medida]) -> Medida:
    """Each figure's median."""

    def de(campo: str) -> float:
        valores = [v for m in medidas if (v := getattr(m, campo)) is not None]
        return median(valores) if valores else 0.0

    return Medida(
        int(de("bytes")),
        int(de("zlib")),
        int(de("celdas")),
        int(de("optimo")),
        round(de("primero"), 1),
        round(de("ultimo"), 1),
    )
