"""The service CertificadosIEMS on this machine only: real HTTP and SOAP, fictional stamps."""

import json
import re
import socket
from collections.abc import Iterable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from certtui.exchange.errores import PuertoNoDisponible
from certtui.exchange.simulador.falla import Falla, FallaPedida
from certtui.exchange.simulador.servicio import Servicio
from certtui.exchange.simulador.sobre import (
    Llamada,
    SobreInvalido,
    read_call,
    write_fault,
)
from certtui.texts.archivos import motivo_del_sistema

ANFITRION = "127.0.0.1"
"""The only address where it listens."""
RUTA = "/mec-ws/services/"
RUTA_LOTES = "/lotes"
"""What a person would see of their lots in COSFAC's own pages, as JSON."""
LIMITE = 96 * 1024 * 1024
"""Bytes of the largest request."""
_PUERTO_MAXIMO = 65535
_INICIO = 2048
_BUFER = 64 * 1024
_PETICION = re.compile(rb"[:<](\w+)CertificadosIEMSRequest", re.ASCII)


class Servidor(ThreadingHTTPServer):
    """The HTTP server; `url` is what an office sets as `cosfac.url`."""

    daemon_threads = True

    def __init__(
        self, servicio: Servicio, puerto: int = 0, fallas: Iterable[FallaPedida] = ()
    ) -> None:
        """Listen on this machine, port 0 for a free one; raises PuertoNoDisponible."""
        self.servicio = servicio
        servicio.fallas.pedir(*fallas)
        if puerto > _PUERTO_MAXIMO:
            raise PuertoNoDisponible(puerto=puerto, detalle="no hay puertos tan altos")
        try:
            super().__init__((ANFITRION, puerto), _Ventanilla)
        except OSError as error:
            raise PuertoNoDisponible(puerto=puerto, detalle=motivo_del_sistema(error)) from error

    def server_bind(self) -> None:
        """Take little at a time, so that a cut leaves the rest in the hands of who sends it."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _BUFER)
        super().server_bind()

    @property
    def url(self) -> str:
        """Address of the service."""
        return f"http://{ANFITRION}:{self.server_address[1]}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Nothing is printed: a broken connection is the client's to tell."""


class _Ventanilla(BaseHTTPRequestHandler):
    """One connection; says nothing on the terminal."""

    server: Servidor
    protocol_version = "HTTP/1.1"
    server_version = "certtui-simulador"
    sys_version = ""
    timeout = 60

    def log_message(self, *_: object) -> None:
        """No log: a request holds a password."""

    def do_GET(self) -> None:
        """The list of lots, as a person would look it up."""
        if not self._es_de_aqui() or self.path != RUTA_LOTES:
            self._responder(HTTPStatus.NOT_FOUND, b"", "text/plain")
            return
        lotes = [
            {"numero": r.numero, "archivo": r.nombre, "sha256": r.sha256}
            for r in self.server.servicio.lotes
        ]
        self._responder(HTTPStatus.OK, json.dumps(lotes).encode(), "application/json")

    def do_POST(self) -> None:
        """One SOAP call."""
        servicio = self.server.servicio
        largo = self.headers.get("Content-Length", "")
        if not self._es_de_aqui() or self.path != RUTA:
            self._responder(HTTPStatus.NOT_FOUND, b"", "text/plain")
            return
        if not largo.isdigit() or int(largo) > LIMITE:
            self._responder(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, b"", "text/plain")
            return
        datos = self.rfile.read(min(int(largo) // 2, _INICIO))
        if servicio.fallas.tomar(Falla.CORTAR, _operation_in(datos)):
            self._cerrar()
            return
        datos += self.rfile.read(int(largo) - len(datos))
        if len(datos) < int(largo):
            self._cerrar()
            return
        try:
            llamada = read_call(datos)
        except SobreInvalido as error:
            self._soap(write_fault("Client", str(error)))
            return
        self._contestar(servicio, llamada)

    def _contestar(self, servicio: Servicio, llamada: Llamada) -> None:
        fallas, operacion = servicio.fallas, llamada.operacion
        if fallas.tomar(Falla.LENTO, operacion):
            servicio.dormir(servicio.latencia)
        if fallas.tomar(Falla.ERROR500, operacion):
            self._responder(HTTPStatus.INTERNAL_SERVER_ERROR, b"<html>500</html>", "text/html")
            return
        sobre = servicio.atender(llamada)
        if fallas.tomar(Falla.CALLAR, operacion):
            self._cerrar()
        elif fallas.tomar(Falla.BASURA, operacion):
            self._responder(HTTPStatus.OK, b"<html><p>Bienvenido</html>", "text/html")
        elif fallas.tomar(Falla.TRUNCAR, operacion):
            self._responder(HTTPStatus.OK, sobre, "text/xml; charset=utf-8", hasta=len(sobre) // 2)
        else:
            self._soap(sobre)

    def _es_de_aqui(self) -> bool:
        """False for a name that leads here from a page of somebody else (DNS rebinding)."""
        return self.headers.get("Host", "").rpartition(":")[0] in {ANFITRION, "localhost"}

    def _soap(self, sobre: bytes) -> None:
        estado = HTTPStatus.INTERNAL_SERVER_ERROR if b":Fault>" in sobre[-400:] else HTTPStatus.OK
        self._responder(estado, sobre, "text/xml; charset=utf-8")

    def _responder(
        self, estado: HTTPStatus, cuerpo: bytes, medio: str, *, hasta: int | None = None
    ) -> None:
        self.send_response(estado)
        self.send_header("Content-Type", medio)
        self.send_header("Content-Length", str(len(cuerpo)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(cuerpo[:hasta])
        self.close_connection = True

    def _cerrar(self) -> None:
        self.close_connection = True


def _operation_in(inicio: bytes) -> str:
    """The operation of a request, from its first bytes."""
    vista = _PETICION.search(inicio)
    return vista[1].decode("ascii") if vista else ""
