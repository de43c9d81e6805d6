"""Trust anchors: the authorities that are pinned, by their own certificates.

SAT's leaves name no CRL nor OCSP and its roots sign with SHA-1, so the issuing authorities
themselves are pinned; several may stand at once and a new one is one more file. An authority past
its own end still vouches for what it signed.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm

from certtui.efirma import sujeto
from certtui.efirma.certificado import Certificado
from certtui.efirma.errores import AnclaIlegible


@dataclass(frozen=True, slots=True)
class Ancla:
    """One pinned authority."""

    der: bytes = field(repr=False)
    sha256: str
    nombre: str


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
