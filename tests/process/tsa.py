"""A time stamping authority on loopback: `openssl ts` behind a small HTTP server."""

import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

_CONFIGURACION = """
[tsa]
default_tsa = uno
[uno]
serial = {carpeta}/serie
signer_cert = {carpeta}/tsa.pem
signer_key = {carpeta}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ess_cert_id_alg = sha256
"""
_EXTENSIONES = """
basicConstraints=critical,CA:FALSE
keyUsage=critical,digitalSignature
extendedKeyUsage=critical,timeStamping
"""


def _openssl(*palabras: object, entrada: bytes = b"") -> bytes:
    hecho = subprocess.run(
        ["openssl", *map(str, palabras)], input=entrada, capture_output=True, check=False
    )
    assert hecho.returncode == 0, hecho.stderr.decode()
    return hecho.stdout


@dataclass
class Autoridad:
    """Its files, and how it answers: `modo` is bien, caida, lenta, basura, desvio or rehusa."""

    carpeta: Path
    url: str = ""
    modo: str = "bien"
    pedidos: list[bytes] = field(default_factory=list)

    @property
    def raiz(self) -> Path:
        """Its root's certificate."""
        return self.carpeta / "raiz.pem"

    def responder(self, pregunta: bytes) -> bytes:
        """The answer of `openssl ts -reply`."""
        with tempfile.TemporaryDirectory() as otra:
            archivo = Path(otra) / "q.tsq"
            archivo.write_bytes(pregunta)
            salida = Path(otra) / "r.tsr"
            _openssl(
                "ts", "-reply", "-config", self.carpeta / "tsa.cnf", "-queryfile", archivo,
                "-out", salida,
            )  # fmt: skip
            return salida.read_bytes()


def crear_autoridad(carpeta: Path) -> Autoridad:
    """A root and a certificate for time stamping, made by openssl."""
    carpeta.mkdir(parents=True, exist_ok=True)
    _openssl(
        "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", carpeta / "raiz.key",
        "-out", carpeta / "raiz.pem", "-days", "3650", "-subj", "/CN=Raiz de tiempo",
        "-addext", "keyUsage=critical,keyCertSign",
    )  # fmt: skip
    _openssl(
        "req", "-newkey", "rsa:2048", "-nodes", "-keyout", carpeta / "tsa.key",
        "-out", carpeta / "tsa.csr", "-subj", "/CN=Sellos de tiempo de muestra",
    )  # fmt: skip
    (carpeta / "ext.cnf").write_text(_EXTENSIONES)
    _openssl(
        "x509", "-req", "-in", carpeta / "tsa.csr", "-CA", carpeta / "raiz.pem",
        "-CAkey", carpeta / "raiz.key", "-CAcreateserial", "-days", "3650",
        "-extfile", carpeta / "ext.cnf", "-out", carpeta / "tsa.pem",
    )  # fmt: skip
    (carpeta / "serie").write_text("01\n")
    (carpeta / "tsa.cnf").write_text(_CONFIGURACION.format(carpeta=carpeta))
    return Autoridad(carpeta)


@contextmanager
def atender(autoridad: Autoridad) -> Iterator[Autoridad]:
    """The authority, answering on a free port of this machine."""

    class Manejador(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            pregunta = self.rfile.read(int(self.headers["Content-Length"]))
            autoridad.pedidos.append(pregunta)
            if autoridad.modo == "caida":
                self.send_error(503)
                return
            if autoridad.modo == "desvio":
                self.send_response(302)
                self.send_header("Location", autoridad.url + "otra")
                self.end_headers()
                return
            cuerpo = b"nada" if autoridad.modo == "basura" else autoridad.responder(pregunta)
            self.send_response(200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.send_header("Content-Length", str(len(cuerpo)))
            self.end_headers()
            self.wfile.write(cuerpo)

        def log_message(self, *_: object) -> None:
            """Silent."""

    servidor = ThreadingHTTPServer(("127.0.0.1", 0), Manejador)
    hilo = threading.Thread(target=servidor.serve_forever, daemon=True)
    hilo.start()
    autoridad.url = f"http://127.0.0.1:{servidor.server_address[1]}/"
    try:
        yield autoridad
    finally:
        servidor.shutdown()
        servidor.server_close()
        hilo.join()
