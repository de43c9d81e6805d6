"""Which field of a cadena was changed, told by the seal itself.

A seal verifies to the SHA-256 of the cadena that was signed. When the document's cadena has
another digest, small changes of each field are undone one at a time until the digest is the
sealed one: the field and its sealed value are then certain, not guessed (dec-iems §3).
"""

import hashlib
import string
from base64 import b64decode
from collections.abc import Iterator, Sequence

from certtui.domain.curp import digito_verificador
from certtui.domain.errores import CerttuiError
from certtui.efirma.certificado import Certificado
from certtui.efirma.der import DerInvalido, leer_uno

LARGO_MAXIMO = 6_000
"""Characters of a cadena beyond which no search is made; a real one has some 800."""

_DIGEST_INFO = bytes.fromhex("3031300d060960864801650304020105000420")
"""What PKCS#1 v1.5 puts before a SHA-256 (RFC 8017 §9.2)."""

_ENTEROS = 20_000
_ALFABETO = "".join(
    c for c in string.digits + string.ascii_letters + string.punctuation + " " if c != "|"
) + "".join(chr(c) for c in range(0xC0, 0x100)) + "ºª°–—’‘“”·¿¡ẞŚśŠšŽž"  # fmt: skip

Campos = Sequence[tuple[str, str]]


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


def campo_cambiado(campos: Campos, digesto: bytes) -> tuple[str, str] | None:
    """The field whose change explains the digest, with its sealed value; None when none does."""
    nombres = [nombre for nombre, _ in campos]
    valores = [valor.encode() for _, valor in campos]
    if sum(map(len, valores)) > LARGO_MAXIMO:
        return None
    for i, nombre in enumerate(nombres):
        antes = hashlib.sha256(b"||" + b"".join(v + b"|" for v in valores[:i]))
        despues = b"".join(b"|" + v for v in valores[i + 1 :]) + b"||"
        for candidato in _candidatos(nombre, campos[i][1]):
            prueba = antes.copy()
            prueba.update(candidato.encode() + despues)
            if prueba.digest() == digesto:
                return nombre, candidato
    return None


def _candidatos(nombre: str, valor: str) -> Iterator[str]:
    """Values from which the given one is at one keystroke, and those that its kind makes likely."""
    yield from _vecinos(valor)
    atributo = nombre.rpartition(".")[2]
    if atributo in {"calificacion", "promedioAprovechamiento"}:
        yield from (f"{d // 10}.{d % 10}" for d in range(100))
        yield "10"
    elif atributo.startswith("id") or "reditos" in atributo or atributo == "totalHorasUAC":
        ancho = len(valor)
        yield from (str(n) for n in range(_ENTEROS))
        yield from (f"{n:0{ancho}d}" for n in range(min(_ENTEROS, 10**ancho)))
    elif atributo == "curp" and len(valor) == 18:
        yield from _curps(valor)
    elif atributo.startswith("periodo"):
        yield from _fechas(valor)
    if valor:
        yield from ("", valor.upper(), valor.lower(), valor.title(), valor.strip())


def _vecinos(valor: str) -> Iterator[str]:
    for i in range(len(valor) + 1):
        inicio, resto = valor[:i], valor[i:]
        if resto:
            yield inicio + resto[1:]
            for letra in _ALFABETO:
                yield inicio + letra + resto[1:]
        for letra in _ALFABETO:
            yield inicio + letra + resto
        if len(resto) > 1:
            yield inicio + resto[1] + resto[0] + resto[2:]


def _curps(valor: str) -> Iterator[str]:
    """One changed character with its check digit computed anew, as a careful forger would."""
    for i in range(17):
        for letra in string.digits + string.ascii_uppercase:
            cuerpo = valor[:i] + letra + valor[i + 1 : 17]
            try:
                yield cuerpo + digito_verificador(cuerpo)
            except CerttuiError:
                return


def _fechas(valor: str) -> Iterator[str]:
    hora = valor[10:]
    for anio in range(2000, 2061):
        for mes in range(1, 13):
            for dia in range(1, 32):
                yield f"{anio:04d}-{mes:02d}-{dia:02d}{hora}"


def _llave(publica: bytes) -> tuple[int, int]:
    """Modulus and exponent of a SubjectPublicKeyInfo; raises DerInvalido."""
    bits = leer_uno(publica).hijos()[1].contenido
    partes = leer_uno(bits[1:]).hijos()
    if len(partes) != 2:
        raise DerInvalido("rsa")
    return int.from_bytes(partes[0].contenido, "big"), int.from_bytes(partes[1].contenido, "big")
