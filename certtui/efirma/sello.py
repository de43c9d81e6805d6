"""Seals: verification, and sealing in a process that lives only for it."""

from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import lru_cache

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_der_public_key

from certtui.efirma.anclas import Anclas
from certtui.efirma.certificado import Certificado, leer_certificado
from certtui.efirma.errores import SelloNoVerifica
from certtui.efirma.exigencias import (
    exigir_efirma,
    exigir_emisor,
    exigir_identidad,
    exigir_par,
    exigir_vigencia,
)
from certtui.efirma.hijo import Hijo
from certtui.efirma.secreto import Secreto


def verificar(cadena: str, sello_b64: str, certificado: Certificado) -> bool:
    """True when the seal is the certificate's over the cadena's UTF-8 bytes (dec-iems §3)."""
    try:
        sello = b64decode(sello_b64, validate=True)
        _publica(certificado.publica).verify(sello, cadena.encode(), PKCS1v15(), SHA256())
    except (ValueError, InvalidSignature):
        return False
    return True


def exigir_certificado(
    cer: bytes, *, ahora: datetime, curp: str = "", rfc: str = "", anclas: Anclas
) -> Certificado:
    """The certificate that may seal now for this person; raises the first fault (L16a, V17)."""
    certificado = leer_certificado(cer)
    exigir_efirma(certificado)
    exigir_vigencia(certificado, ahora)
    exigir_emisor(certificado, anclas)
    exigir_identidad(certificado, curp=curp, rfc=rfc)
    return certificado


def preparar(
    cer: bytes,
    key: bytes,
    secreto: Secreto,
    *,
    ahora: datetime,
    curp: str = "",
    rfc: str = "",
    anclas: Anclas,
) -> Certificado:
    """The certificate, after all eight checks; raises the first fault as its error (L16b)."""
    certificado = exigir_certificado(cer, ahora=ahora, curp=curp, rfc=rfc, anclas=anclas)
    with _abierta(certificado, key, secreto):
        return certificado


def sellar_en_hijo(
    cer: bytes,
    key: bytes,
    secreto: Secreto,
    cadenas: Iterable[str],
    *,
    ahora: datetime,
    curp: str = "",
    rfc: str = "",
    anclas: Anclas,
) -> Iterator[str]:
    """Yield the Base64 seal of each cadena, verified before it is yielded.

    The checks of `preparar` are made when the first seal is asked for. The child process ends with
    the generator: exhaust it or close it. Raises the errors of `preparar`, SelloNoVerifica or
    SelladorInterrumpido; seals already yielded are good.
    """
    certificado = exigir_certificado(cer, ahora=ahora, curp=curp, rfc=rfc, anclas=anclas)
    with _abierta(certificado, key, secreto) as hijo:
        for cadena in cadenas:
            sello = b64encode(hijo.firmar(cadena.encode())).decode("ascii")
            if not verificar(cadena, sello, certificado):
                raise SelloNoVerifica()
            yield sello


@contextmanager
def _abierta(certificado: Certificado, key: bytes, secreto: Secreto) -> Iterator[Hijo]:
    with Hijo(key, secreto) as hijo:
        exigir_par(certificado, hijo.publica)
        yield hijo


@lru_cache(maxsize=64)
def _publica(der: bytes) -> RSAPublicKey:
    llave = load_der_public_key(der)
    if not isinstance(llave, RSAPublicKey):
        raise TypeError(type(llave))
    return llave
