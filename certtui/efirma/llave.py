"""The .key of an e.firma; opened only in the process that seals."""

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_der_private_key,
)

from certtui.efirma.archivo import Clase, clase_de
from certtui.efirma.errores import (
    CifradoNoAdmitido,
    ContrasenaIncorrecta,
    ContrasenaVacia,
    EfirmaError,
    LlaveEsCertificado,
    LlaveEsPem,
    LlaveEsPfx,
    LlaveIlegible,
    LlaveSinCifrar,
    LlaveVacia,
)
from certtui.efirma.secreto import Secreto

_OTRAS_CLASES: dict[Clase, type[EfirmaError]] = {
    Clase.VACIO: LlaveVacia,
    Clase.PEM: LlaveEsPem,
    Clase.PFX: LlaveEsPfx,
    Clase.CERTIFICADO: LlaveEsCertificado,
    Clase.LLAVE_SIN_CIFRAR: LlaveSinCifrar,
    Clase.OTRO: LlaveIlegible,
}


class Llave:
    """An open private key; it has no text form and refuses to be pickled."""

    __slots__ = ("_rsa", "publica")

    def __init__(self, rsa: RSAPrivateKey) -> None:
        self._rsa = rsa
        self.publica = rsa.public_key().public_bytes(
            Encoding.DER, PublicFormat.SubjectPublicKeyInfo
        )

    def firmar(self, mensaje: bytes) -> bytes:
        """RSA-SHA256 with PKCS#1 v1.5, always the same bytes for the same message (dec-iems §3)."""
        return self._rsa.sign(mensaje, PKCS1v15(), SHA256())

    def __repr__(self) -> str:
        return "Llave(***)"

    def __reduce_ex__(self, protocolo: object) -> str:
        raise TypeError("una llave no se guarda")


def revisar_llave(der: bytes) -> None:
    """Raise the error of a file that is not an encrypted private key; needs no password (L16b)."""
    clase = clase_de(der)
    if clase is not Clase.LLAVE_CIFRADA:
        raise _OTRAS_CLASES[clase]()


def abrir_llave(der: bytes, secreto: Secreto) -> Llave:
    """The open key; raises a kind of EfirmaError for each wrong file or password (L16b)."""
    revisar_llave(der)
    if secreto.vacio:
        raise ContrasenaVacia()
    error: EfirmaError = ContrasenaIncorrecta()
    for intento in secreto.intentos:
        try:
            llave = load_der_private_key(der, secreto.candidato(intento))
        except UnsupportedAlgorithm:
            error = CifradoNoAdmitido()
        except (ValueError, TypeError) as fallo:
            # a wrong password looks like "Incorrect password" or, when the padding happens to
            # fit, like a key that cannot be read
            if "nknown key encryption" in str(fallo) or "nsupported" in str(fallo):
                error = CifradoNoAdmitido()
        else:
            if isinstance(llave, RSAPrivateKey):
                return Llave(llave)
            error = LlaveIlegible()
    raise error
