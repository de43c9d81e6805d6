"""A real SMTP server in a thread: STARTTLS with a certificate of its own, faults on demand."""

import asyncio
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from functools import cache
from ipaddress import IPv4Address
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

from certtui.efirma.secreto import Secreto
from certtui.exchange.correo import Relevo
from certtui.exchange.cosfac.credenciales import Credenciales

USUARIO, CLAVE = "escolares", "Caj0n-de-Pino"


@cache
def _certificado() -> tuple[bytes, bytes]:
    """A key and a self-signed certificate of this machine, PEM; made once per run."""
    llave = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    nombre = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    ahora = datetime.now(UTC)
    certificado = (
        x509.CertificateBuilder()
        .subject_name(nombre)
        .issuer_name(nombre)
        .public_key(llave.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(ahora - timedelta(days=1))
        .not_valid_after(ahora + timedelta(days=2))
        .add_extension(
            x509.SubjectAlternativeName(
                [x509.DNSName("localhost"), x509.IPAddress(IPv4Address("127.0.0.1"))]
            ),
            critical=False,
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(llave, hashes.SHA256())
    )
    return (
        llave.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        ),
        certificado.public_bytes(serialization.Encoding.PEM),
    )


@dataclass
class Cartero:
    """What the server took, and what it must do instead of taking."""

    puerto: int = 0
    ca: Path = Path()
    recibidos: list[tuple[str, EmailMessage]] = field(default_factory=list)
    rehusa: set[str] = field(default_factory=set)
    """Addresses that get a 550."""
    aplaza: set[str] = field(default_factory=set)
    """Addresses that get a 450."""
    rehusa_datos: str = ""
    """What the end of DATA gets instead of a 250."""
    corta: Callable[[], str] = lambda: ""
    """"antes": drops before taking; "despues": takes and drops; "espera": takes, never answers."""
    tls_visto: list[bool] = field(default_factory=list)
    cuentas: list[bytes] = field(default_factory=list)

    def veces(self, direccion: str) -> int:
        """How many times an address was delivered to."""
        return sum(para == direccion for para, _ in self.recibidos)

    def relevo(self, **cambios: Any) -> Relevo:
        """How to reach it."""
        return Relevo(
            **{
                "anfitrion": "localhost",
                "puerto": self.puerto,
                "ca": self.ca,
                "credenciales": Credenciales(Secreto(USUARIO), Secreto(CLAVE)),
                "plazo": 5.0,
                **cambios,
            }
        )

    def authenticate(
        self, _server: SMTP, _session: Any, _envelope: Any, mecanismo: str, datos: Any
    ) -> AuthResult:
        """Takes only the one account."""
        del mecanismo
        self.cuentas.append(datos.login)
        bien = isinstance(datos, LoginPassword) and (datos.login, datos.password) == (
            USUARIO.encode(),
            CLAVE.encode(),
        )
        return AuthResult(success=bien, handled=bien)

    async def handle_RCPT(
        self, _server: SMTP, _session: Any, envelope: Any, direccion: str, _opciones: Any
    ) -> str:
        """Refuses, puts off or takes an address."""
        if direccion in self.rehusa:
            return "550 5.1.1 no such user"
        if direccion in self.aplaza:
            return "450 4.2.0 greylisted"
        envelope.rcpt_tos.append(direccion)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Any) -> str:
        """Takes a message, or fails as it was told."""
        self.tls_visto.append(session.ssl is not None)
        como = self.corta()
        if como != "antes" and not self.rehusa_datos:
            mensaje = message_from_bytes(envelope.content, policy=default)
            assert isinstance(mensaje, EmailMessage)
            self.recibidos += [(para, mensaje) for para in envelope.rcpt_tos]
        if como in {"antes", "despues"}:
            assert isinstance(server.transport, asyncio.Transport)
            server.transport.abort()
        if como == "espera":
            await asyncio.sleep(30)
        return self.rehusa_datos or "250 2.0.0 queued"


@contextmanager
def cartero(carpeta: Path, *, starttls: bool = True) -> Iterator[Cartero]:
    """The server, listening on a free port until the block ends."""
    llave, certificado = _certificado()
    (carpeta / "llave.pem").write_bytes(llave)
    (carpeta / "ca.pem").write_bytes(certificado)
    contexto = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    contexto.load_cert_chain(carpeta / "ca.pem", carpeta / "llave.pem")
    quien = Cartero(ca=carpeta / "ca.pem")
    bucle = asyncio.new_event_loop()
    listo = threading.Event()

    def fabricar() -> SMTP:
        return SMTP(
            quien,
            hostname="localhost",
            tls_context=contexto if starttls else None,
            require_starttls=starttls,
            authenticator=quien.authenticate if starttls else None,
            auth_required=starttls,
            loop=bucle,
        )

    async def servir() -> asyncio.Server:
        servidor = await bucle.create_server(fabricar, "127.0.0.1", 0, family=socket.AF_INET)
        quien.puerto = servidor.sockets[0].getsockname()[1]
        listo.set()
        return servidor

    def correr() -> None:
        asyncio.set_event_loop(bucle)
        servidor = bucle.run_until_complete(servir())
        bucle.run_forever()
        servidor.close()
        pendientes = asyncio.all_tasks(bucle)
        for tarea in pendientes:
            tarea.cancel()
        bucle.run_until_complete(asyncio.gather(*pendientes, return_exceptions=True))
        bucle.run_until_complete(bucle.shutdown_asyncgens())
        bucle.close()

    hilo = threading.Thread(target=correr, daemon=True)
    hilo.start()
    assert listo.wait(10)
    try:
        yield quien
    finally:
        time.sleep(0.02)
        bucle.call_soon_threadsafe(bucle.stop)
        hilo.join(10)
