"""Wrong files, made from the public test e.firmas."""

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_der_private_key,
    pkcs12,
)

from tests.efirma.muestras import CLAVE, Muestra


def abierta(muestra: Muestra) -> RSAPrivateKey:
    llave = load_der_private_key(muestra.key, CLAVE.encode())
    assert isinstance(llave, RSAPrivateKey)
    return llave


def como_pfx(muestra: Muestra) -> bytes:
    cifrado = BestAvailableEncryption(CLAVE.encode())
    return pkcs12.serialize_key_and_certificates(None, abierta(muestra), None, None, cifrado)


def llave_sin_cifrar(muestra: Muestra, forma: PrivateFormat = PrivateFormat.PKCS8) -> bytes:
    return abierta(muestra).private_bytes(Encoding.DER, forma, NoEncryption())


def llave_cifrada(muestra: Muestra, contrasena: bytes) -> bytes:
    cifrado = BestAvailableEncryption(contrasena)
    return abierta(muestra).private_bytes(Encoding.DER, PrivateFormat.PKCS8, cifrado)


def llave_en_pem(muestra: Muestra) -> bytes:
    cifrado = BestAvailableEncryption(CLAVE.encode())
    return abierta(muestra).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, cifrado)


def con_cifrado_desconocido(muestra: Muestra) -> bytes:
    """The same .key with an unassigned OID in the place of DES-EDE3-CBC."""
    des3 = bytes.fromhex("06082a864886f70d0307")
    assert des3 in muestra.key
    return muestra.key.replace(des3, bytes.fromhex("06082a864886f70d037b"))
