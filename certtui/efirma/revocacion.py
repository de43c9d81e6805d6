"""Revocations as an authority publishes them: a CRL, or an answer of its OCSP, as a file.

A leaf of the SAT names no address of either, so nothing is fetched: the office brings the file,
and it counts only when a pinned authority signed it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509 import ocsp
from cryptography.x509.oid import ExtendedKeyUsageOID

from certtui.efirma.anclas import Ancla, Anclas
from certtui.efirma.errores import (
    EfirmaError,
    RevocacionAjena,
    RevocacionIlegible,
    RevocacionSinRespuesta,
)

_SIN_MOTIVO = "sin motivo"


class Fuente(StrEnum):
    """The two kinds of file."""

    CRL = "crl"
    OCSP = "ocsp"


@dataclass(frozen=True, slots=True)
class Estado:
    """What a file says of one certificate by its number; `desde` None while it is in force."""

    numero: str
    desde: datetime | None
    motivo: str = ""


@dataclass(frozen=True, slots=True)
class Revocacion:
    """One file: who signed it, when it was made, until when it is the last one, and its states."""

    fuente: Fuente
    sha256: str
    ancla: Ancla
    producida: datetime
    siguiente: datetime | None
    estados: tuple[Estado, ...]


def leer_revocacion(datos: bytes, anclas: Anclas, archivo: str = "") -> Revocacion:
    """A CRL (DER or PEM) or an OCSP answer (DER), signed by one of the authorities.

    Raises RevocacionIlegible, RevocacionAjena when none of them signed it, or
    RevocacionSinRespuesta for an OCSP answer that says nothing.
    """
    try:
        crl = _leer_crl(datos)
        if crl is not None:
            return _de_crl(crl, datos, anclas, archivo)
        return _de_ocsp(ocsp.load_der_ocsp_response(datos), datos, anclas, archivo)
    except EfirmaError:
        raise
    except (ValueError, TypeError, UnsupportedAlgorithm, OverflowError):
        raise RevocacionIlegible(archivo=archivo) from None


def _leer_crl(datos: bytes) -> x509.CertificateRevocationList | None:
    try:
        if datos.startswith(b"-----BEGIN X509 CRL-----"):
            return x509.load_pem_x509_crl(datos)
        return x509.load_der_x509_crl(datos)
    except ValueError:
        return None


def _de_crl(
    crl: x509.CertificateRevocationList, datos: bytes, anclas: Anclas, archivo: str
) -> Revocacion:
    ancla = next((a for a in anclas.autoridades if _firmo_crl(a, crl)), None)
    if ancla is None:
        raise RevocacionAjena(archivo=archivo)
    return Revocacion(
        Fuente.CRL,
        sha256(datos).hexdigest(),
        ancla,
        crl.last_update_utc,
        crl.next_update_utc,
        tuple(_revocados(crl)),
    )


def _firmo_crl(ancla: Ancla, crl: x509.CertificateRevocationList) -> bool:
    publica = x509.load_der_x509_certificate(ancla.der).public_key()
    try:
        return isinstance(publica, RSAPublicKey) and crl.is_signature_valid(publica)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        return False


def _revocados(crl: x509.CertificateRevocationList) -> Iterator[Estado]:
    for uno in crl:
        try:
            razon = uno.extensions.get_extension_for_class(x509.CRLReason).value.reason.value
        except (x509.ExtensionNotFound, ValueError):
            razon = _SIN_MOTIVO
        if razon != x509.ReasonFlags.remove_from_crl.value:
            yield Estado(numero_de_serie(uno.serial_number), uno.revocation_date_utc, razon)


def _de_ocsp(
    respuesta: ocsp.OCSPResponse, datos: bytes, anclas: Anclas, archivo: str
) -> Revocacion:
    if respuesta.response_status is not ocsp.OCSPResponseStatus.SUCCESSFUL:
        raise RevocacionSinRespuesta(archivo=archivo, estado=respuesta.response_status.name.lower())
    ancla = next((a for a in anclas.autoridades if _respondio(a, respuesta)), None)
    if ancla is None:
        raise RevocacionAjena(archivo=archivo)
    estados = []
    siguientes = []
    for una in respuesta.responses:
        if una.certificate_status is ocsp.OCSPCertStatus.UNKNOWN:
            raise RevocacionSinRespuesta(archivo=archivo, estado="unknown")
        if una.issuer_key_hash != _huella_de_llave(ancla, una.hash_algorithm):
            raise RevocacionAjena(archivo=archivo)
        motivo = una.revocation_reason.value if una.revocation_reason else _SIN_MOTIVO
        desde = una.revocation_time_utc
        numero = numero_de_serie(una.serial_number)
        estados.append(Estado(numero, desde, motivo if desde else ""))
        if una.next_update_utc:
            siguientes.append(una.next_update_utc)
    return Revocacion(
        Fuente.OCSP,
        sha256(datos).hexdigest(),
        ancla,
        min(una.this_update_utc for una in respuesta.responses),
        min(siguientes, default=None),
        tuple(estados),
    )


def _respondio(ancla: Ancla, respuesta: ocsp.OCSPResponse) -> bool:
    """True when the authority signed it, or one that it appointed for this (RFC 6960 §4.2.2.2)."""
    autoridad = x509.load_der_x509_certificate(ancla.der)
    if _verifica(autoridad, respuesta):
        return True
    for cert in respuesta.certificates:
        try:
            cert.verify_directly_issued_by(autoridad)
            usos = cert.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
        except (ValueError, TypeError, InvalidSignature, x509.ExtensionNotFound):
            continue
        if ExtendedKeyUsageOID.OCSP_SIGNING in usos and _verifica(cert, respuesta):
            hecha = respuesta.produced_at_utc
            return cert.not_valid_before_utc <= hecha <= cert.not_valid_after_utc
    return False


def _verifica(cert: x509.Certificate, respuesta: ocsp.OCSPResponse) -> bool:
    publica, digesto = cert.public_key(), respuesta.signature_hash_algorithm
    if not isinstance(publica, RSAPublicKey) or digesto is None:
        return False
    try:
        publica.verify(respuesta.signature, respuesta.tbs_response_bytes, PKCS1v15(), digesto)
    except (InvalidSignature, UnsupportedAlgorithm):
        return False
    return True


def _huella_de_llave(ancla: Ancla, algoritmo: hashes.HashAlgorithm) -> bytes:
    publica = x509.load_der_x509_certificate(ancla.der).public_key()
    digesto = hashes.Hash(algoritmo)
    digesto.update(publica.public_bytes(Encoding.DER, PublicFormat.PKCS1))
    return digesto.finalize()


def numero_de_serie(serie: int) -> str:
    """A serial number as a document bears it: the SAT writes its bytes as digits."""
    crudo = serie.to_bytes((serie.bit_length() + 7) // 8 or 1, "big")
    return crudo.decode("ascii") if crudo.isdigit() else f"{serie:x}"
