"""Trust anchors: the authorities that are pinned, by their own certificates.

SAT's leaves name no CRL nor OCSP and its roots sign with SHA-1, so the issuing authorities
themselves are pinned; several may stand at once and a new one is one more file. An authority past
its own end still vouches for what it signed.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm

from certtui.efirma import sujeto
from certtui.efirma.certificado import Certificado
from certtui.efirma.errores import AnclaIlegible, HuellaDistinta, NoEsAutoridad


@dataclass(frozen=True, slots=True)
class Ancla:
    """One pinned authority."""

    der: bytes = field(repr=False)
    sha256: str
    nombre: str

    @property
    def vigencia(self) -> tuple[datetime, datetime]:
        """From when until when it is in force, aware UTC."""
        cert = x509.load_der_x509_certificate(self.der)
        return cert.not_valid_before_utc, cert.not_valid_after_utc


@dataclass(frozen=True, slots=True)
class Anclas:
    """The pinned authorities; none means that no certificate is known."""

    autoridades: tuple[Ancla, ...] = ()

    @classmethod
    def de_ders(cls, ders: Iterable[bytes]) -> "Anclas":
        """Anchors from DER bytes, without repetition; raises AnclaIlegible."""
        return cls(tuple(dict.fromkeys(_leer(der, "") for der in ders)))

    @classmethod
    def de_archivos(cls, rutas: Iterable[Path]) -> "Anclas":
        """Anchors from DER or PEM files; raises AnclaIlegible with the file's name."""
        return cls(tuple(dict.fromkeys(_leer(ruta.read_bytes(), ruta.name) for ruta in rutas)))

    def __or__(self, otras: "Anclas") -> "Anclas":
        return Anclas(tuple(dict.fromkeys((*self.autoridades, *otras.autoridades))))

    def emisor_de(self, certificado: Certificado) -> Ancla | None:
        """The authority whose signature the certificate bears, or None."""
        return next((a for a in self.autoridades if _emitio(a, certificado)), None)


def leer_ancla(datos: bytes, archivo: str, huella: str = "") -> Ancla:
    """An authority to be pinned; with `huella`, only the certificate of that SHA-256.

    Raises AnclaIlegible, NoEsAutoridad or HuellaDistinta.
    """
    ancla = _leer(datos, archivo)
    if huella and ancla.sha256 != "".join(c for c in huella.lower() if c not in ": "):
        raise HuellaDistinta(archivo=archivo, huella=ancla.sha256)
    try:
        cert = x509.load_der_x509_certificate(ancla.der)
        limites = cert.extensions.get_extension_for_class(x509.BasicConstraints).value
    except (ValueError, x509.ExtensionNotFound, x509.DuplicateExtension):
        raise NoEsAutoridad(archivo=archivo, titular=ancla.nombre) from None
    if not limites.ca:
        raise NoEsAutoridad(archivo=archivo, titular=ancla.nombre)
    return ancla


def _leer(datos: bytes, archivo: str) -> Ancla:
    try:
        if b"-----BEGIN CERTIFICATE-----" in datos:
            cert = x509.load_pem_x509_certificate(datos)
        else:
            cert = x509.load_der_x509_certificate(datos)
        nombres = sujeto.leer_nombres(cert.tbs_certificate_bytes)
        der = datos if not datos.startswith(b"-") else _a_der(cert)
    except (ValueError, TypeError, x509.InvalidVersion):
        raise AnclaIlegible(archivo=archivo) from None
    nombre = sujeto.valor(nombres.sujeto, sujeto.NOMBRE_COMUN)
    return Ancla(der, sha256(der).hexdigest(), nombre)


def _a_der(cert: x509.Certificate) -> bytes:
    from cryptography.hazmat.primitives.serialization import Encoding

    return cert.public_bytes(Encoding.DER)


def _emitio(ancla: Ancla, certificado: Certificado) -> bool:
    try:
        hoja = x509.load_der_x509_certificate(certificado.der)
        hoja.verify_directly_issued_by(x509.load_der_x509_certificate(ancla.der))
    except (ValueError, TypeError, OverflowError, InvalidSignature, UnsupportedAlgorithm):
        return False
    return True
