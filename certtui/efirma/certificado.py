"""The .cer of an e.firma as facts."""

import re
from base64 import b64encode
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from certtui.efirma import sujeto
from certtui.efirma.archivo import Clase, clase_de
from certtui.efirma.der import leer_uno
from certtui.efirma.errores import (
    CertificadoAjeno,
    CertificadoEsLlave,
    CertificadoEsPem,
    CertificadoEsPfx,
    CertificadoIlegible,
    CertificadoVacio,
    EfirmaError,
)

_NUMERO = re.compile(rb"[0-9]{20}")

_OTRAS_CLASES: dict[Clase, type[EfirmaError]] = {
    Clase.VACIO: CertificadoVacio,
    Clase.PEM: CertificadoEsPem,
    Clase.PFX: CertificadoEsPfx,
    Clase.LLAVE_CIFRADA: CertificadoEsLlave,
    Clase.LLAVE_SIN_CIFRAR: CertificadoEsLlave,
    Clase.OTRO: CertificadoIlegible,
}


@dataclass(frozen=True, slots=True)
class Certificado:
    """What a SAT certificate says.

    `no_certificado` are the serial's 20 ASCII digits; `rfc` and `curp` are the natural person's (of
    a company, its representative's) and `rfc_titular` the holder's; instants are aware UTC;
    `es_efirma` is false for a CSD; `publica` is the SubjectPublicKeyInfo.
    """

    der: bytes = field(repr=False)
    sha256: str
    no_certificado: str
    rfc: str
    rfc_titular: str
    curp: str
    nombre: str
    desde: datetime
    hasta: datetime
    es_efirma: bool
    emisor: str
    publica: bytes = field(repr=False)

    @property
    def base64(self) -> str:
        """The DER bytes as `certificadoResponsable` bears them, in one line (dec-iems §4)."""
        return b64encode(self.der).decode("ascii")


def leer_certificado(der: bytes) -> Certificado:
    """The facts of a .cer; raises a kind of EfirmaError for each wrong file (L16b)."""
    clase = clase_de(der)
    if clase is not Clase.CERTIFICADO:
        raise _OTRAS_CLASES[clase]()
    try:
        nombres = sujeto.leer_nombres(leer_uno(der).hijos()[0].crudo)
        if not _NUMERO.fullmatch(nombres.serie):
            raise CertificadoAjeno()
        cert = x509.load_der_x509_certificate(der)
        llave = cert.public_key()
        desde, hasta = cert.not_valid_before_utc, cert.not_valid_after_utc
    except (ValueError, TypeError, x509.InvalidVersion, UnsupportedAlgorithm):
        raise CertificadoIlegible() from None
    if not isinstance(llave, RSAPublicKey):
        raise CertificadoAjeno()
    rfc = sujeto.valor(nombres.sujeto, sujeto.IDENTIFICADOR_UNICO)
    return Certificado(
        der=der,
        sha256=sha256(der).hexdigest(),
        no_certificado=nombres.serie.decode("ascii"),
        rfc=sujeto.ultima_parte(rfc),
        rfc_titular=rfc.split("/")[0].strip(),
        curp=sujeto.ultima_parte(sujeto.valor(nombres.sujeto, sujeto.NUMERO_DE_SERIE)),
        nombre=sujeto.valor(nombres.sujeto, sujeto.NOMBRE_COMUN),
        desde=desde,
        hasta=hasta,
        es_efirma=_es_efirma(cert),
        emisor=sujeto.valor(nombres.emisor, sujeto.NOMBRE_COMUN),
        publica=llave.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo),
    )


def _es_efirma(cert: x509.Certificate) -> bool:
    # a CSD has digitalSignature and nonRepudiation only; an authority may have every use
    try:
        limites = cert.extensions.get_extension_for_class(x509.BasicConstraints).value
        uso = cert.extensions.get_extension_for_class(x509.KeyUsage).value
    except (x509.ExtensionNotFound, x509.DuplicateExtension, ValueError):
        return False
    return uso.data_encipherment and uso.key_agreement and not limites.ca
