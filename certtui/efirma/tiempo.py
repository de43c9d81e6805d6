"""RFC 3161 time stamps: the question, the answer, and whether a pinned authority gave it.

The client's DER is strict: a token whose certificates are not in order is told as unreadable.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from certtui.efirma.errores import (
    EfirmaError,
    TiempoAjeno,
    TiempoIlegible,
    TiempoRehusado,
    TiempoSinBiblioteca,
    TiempoSinRaiz,
)

if TYPE_CHECKING:
    from rfc3161_client import TimeStampResponse


@dataclass(frozen=True, slots=True)
class Pregunta:
    """A request in DER, with the number that its answer must repeat."""

    der: bytes = field(repr=False)
    numero: int


@dataclass(frozen=True, slots=True)
class SelloDeTiempo:
    """An answer that was verified: its DER, its instant in UTC, and who gave it."""

    der: bytes = field(repr=False)
    instante: datetime
    autoridad: str


def preguntar(mensaje: bytes) -> Pregunta:
    """The request for the SHA-256 of a message; raises TiempoSinBiblioteca."""
    try:
        from rfc3161_client import HashAlgorithm, TimestampRequestBuilder
    except ImportError:
        raise TiempoSinBiblioteca() from None
    pedido = TimestampRequestBuilder().data(mensaje).hash_algorithm(HashAlgorithm.SHA256).build()
    return Pregunta(pedido.as_bytes(), pedido.nonce or 0)


def leer_raices(archivos: Sequence[tuple[str, bytes]]) -> tuple[bytes, ...]:
    """DER of the authorities of a TSA, from PEM or DER files; raises TiempoSinRaiz."""
    raices: list[bytes] = []
    for nombre, datos in archivos:
        try:
            if datos.lstrip().startswith(b"-----BEGIN"):
                hallados = x509.load_pem_x509_certificates(datos)
            else:
                hallados = [x509.load_der_x509_certificate(datos)]
        except ValueError:
            raise TiempoSinRaiz(archivo=nombre) from None
        raices += [_der(c) for c in hallados]
    return tuple(raices)


def comprobar(
    der: bytes, mensaje: bytes, raices: Sequence[bytes], numero: int | None = None
) -> SelloDeTiempo:
    """The stamp of a message, given by one of the authorities; with `numero`, for that request.

    Raises TiempoSinBiblioteca, TiempoIlegible, TiempoRehusado or TiempoAjeno.
    """
    respuesta = _leer(der)
    from rfc3161_client import VerificationError, VerifierBuilder

    verificador = VerifierBuilder(nonce=numero)
    for raiz in dict.fromkeys(raices):
        verificador = verificador.add_root_certificate(x509.load_der_x509_certificate(raiz))
    if not raices:
        raise TiempoSinRaiz(archivo="tsa.raiz")
    try:
        verificador.build().verify_message(respuesta, mensaje)
    except (VerificationError, ValueError) as error:
        raise TiempoAjeno(detalle=str(error)) from None
    info = respuesta.tst_info
    return SelloDeTiempo(der, info.gen_time.astimezone(UTC), _quien(respuesta))


def _leer(der: bytes) -> "TimeStampResponse":
    try:
        from rfc3161_client import PKIStatus, decode_timestamp_response
    except ImportError:
        raise TiempoSinBiblioteca() from None
    try:
        respuesta = decode_timestamp_response(der)
        estado = PKIStatus(respuesta.status)
        if estado not in {PKIStatus.GRANTED, PKIStatus.GRANTED_WITH_MODS}:
            motivos = ", ".join(respuesta.status_string or ()) or estado.name.lower()
            raise TiempoRehusado(detalle=motivos)
        _ = respuesta.tst_info
    except EfirmaError:
        raise
    except ValueError as error:
        raise TiempoIlegible(detalle=str(error)) from None
    return respuesta


def _quien(respuesta: "TimeStampResponse") -> str:
    """Common name of the first certificate for time stamping that came with the answer."""
    for der in respuesta.signed_data.certificates:
        cert = x509.load_der_x509_certificate(der)
        nombres = cert.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
        try:
            usos = cert.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
        except x509.ExtensionNotFound:
            continue
        if ExtendedKeyUsageOID.TIME_STAMPING in usos and nombres:
            return str(nombres[0].value)
    return ""


def _der(cert: x509.Certificate) -> bytes:
    from cryptography.hazmat.primitives.serialization import Encoding

    return cert.public_bytes(Encoding.DER)
