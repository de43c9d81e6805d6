"""What a seal bears inside: the digest that was signed, read with the public key alone."""

from base64 import b64decode

from certtui.efirma.certificado import Certificado
from certtui.efirma.der import DerInvalido, leer_uno

_DIGEST_INFO = bytes.fromhex("3031300d060960864801650304020105000420")
"""What PKCS#1 v1.5 puts before a SHA-256 (RFC 8017 §9.2)."""


def digesto_sellado(sello_b64: str, certificado: Certificado) -> bytes | None:
    """The SHA-256 that the seal bears, or None when it is not a seal of this certificate."""
    try:
        modulo, exponente = _llave(certificado.publica)
        sello = b64decode(sello_b64, validate=True)
    except (ValueError, IndexError):
        return None
    largo = (modulo.bit_length() + 7) // 8
    if len(sello) != largo or exponente.bit_length() > 32:
        return None
    bloque = pow(int.from_bytes(sello, "big"), exponente, modulo).to_bytes(largo, "big")
    relleno = b"\x00\x01" + b"\xff" * (largo - 3 - len(_DIGEST_INFO) - 32) + b"\x00"
    esperado = relleno + _DIGEST_INFO
    return bloque[len(esperado) :] if bloque.startswith(esperado) else None


def _llave(publica: bytes) -> tuple[int, int]:
    """Modulus and exponent of a SubjectPublicKeyInfo; raises DerInvalido."""
    bits = leer_uno(publica).hijos()[1].contenido
    partes = leer_uno(bits[1:]).hijos()
    if len(partes) != 2:
        raise DerInvalido("rsa")
    return int.from_bytes(partes[0].contenido, "big"), int.from_bytes(partes[1].contenido, "big")
