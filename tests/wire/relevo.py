"""A slow line: a relay on loopback that lets so many bytes a second through, some time later."""

import contextlib
import socket
import threading
import time
from collections import deque
from types import TracebackType

_TROZO = 64
"""Bytes that arrive together."""


class Relevo:
    """Takes one connection on a port of its own to another; `entregado` counts
    the bytes that came back, when they arrive."""

    def __init__(self, destino: int, por_segundo: float, retraso: float) -> None:
        self.por_segundo = por_segundo
        self.retraso = retraso
        self.entregado = 0
        self._destino = destino
        self._oido = socket.create_server(("127.0.0.1", 0))
        self.puerto: int = self._oido.getsockname()[1]
        self._abiertos: list[socket.socket] = [self._oido]
        self._fin = threading.Event()
        self._hilos: list[threading.Thread] = []

    def __enter__(self) -> "Relevo":
        self._lanzar(self._recibir)
        return self

    def __exit__(
        self, tipo: type[BaseException] | None, valor: BaseException | None, t: TracebackType | None
    ) -> None:
        self._fin.set()
        for abierto in self._abiertos:
            with contextlib.suppress(OSError):
                abierto.shutdown(socket.SHUT_RDWR)
            abierto.close()
        for hilo in self._hilos:
            hilo.join(5)

    def _lanzar(self, que: object, *con: object) -> None:
        hilo = threading.Thread(target=que, args=con, daemon=True)  # type: ignore[arg-type]
        self._hilos.append(hilo)
        hilo.start()

    def _recibir(self) -> None:
        with contextlib.suppress(OSError):
            uno, _ = self._oido.accept()
            otro = socket.create_connection(("127.0.0.1", self._destino))
            for conexion in (uno, otro):
                conexion.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._abiertos += [uno, otro]
            for de, a, baja in ((uno, otro, False), (otro, uno, True)):
                cola: deque[tuple[float, bytes]] = deque()
                self._lanzar(self._leer, de, cola)
                self._lanzar(self._entregar, a, cola, baja)

    def _leer(self, de: socket.socket, cola: deque[tuple[float, bytes]]) -> None:
        libre = 0.0
        with contextlib.suppress(OSError):
            while datos := de.recv(65536):
                for i in range(0, len(datos), _TROZO):
                    trozo = datos[i : i + _TROZO]
                    libre = max(time.monotonic(), libre) + len(trozo) / self.por_segundo
                    cola.append((libre + self.retraso, trozo))
        cola.append((max(time.monotonic(), libre) + self.retraso, b""))

    def _entregar(self, a: socket.socket, cola: deque[tuple[float, bytes]], baja: bool) -> None:
        with contextlib.suppress(OSError):
            while not self._fin.is_set():
                if not cola:
                    time.sleep(0.002)
                    continue
                cuando, trozo = cola.popleft()
                time.sleep(max(0.0, cuando - time.monotonic()))
                if not trozo:
                    a.shutdown(socket.SHUT_WR)
                    return
                a.sendall(trozo)
                if baja:
                    self.entregado += len(trozo)
