"""A look-alike authority for `pruebas`: e.firmas shaped like SAT's, without any validity."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Literal

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
    PublicFormat,
)
from cryptography.x509.oid import NameOID

from certtui.efirma import sujeto
from certtui.efirma.der import (
    BITS,
    CONJUNTO,
    ENTERO,
    HORA,
    HORA_UTC,
    IA5,
    IMPRIMIBLE,
    OCTETOS,
    SECUENCIA,
    T61,
    poner,
    poner_oid,
)
from certtui.efirma.secreto import Secreto

ORGANIZACION = "AC DE DEMOSTRACIÓN, SIN VALIDEZ"
"""Organization of every demo authority: no one may take it for SAT."""

_SHA256_RSA = poner(SECUENCIA, poner_oid("1.2.840.113549.1.1.11"), b"\x05\x00")
_VERDADERO = b"\x01\x01\xff"
_SIN_AC = ("2.5.29.19", True, poner(SECUENCIA))
_USO_CSD = ("2.5.29.15", False, poner(BITS, b"\x06\xc0"))
_EXTENSIONES_EFIRMA = (
    _SIN_AC,
    ("2.5.29.15", False, poner(BITS, b"\x03\xd8")),
    ("2.16.840.1.113730.1.1", False, poner(BITS, b"\x05\xa0")),
    (
        "2.5.29.37",
        False,
        poner(SECUENCIA, poner_oid("1.3.6.1.5.5.7.3.4"), poner_oid("1.3.6.1.5.5.7.3.2")),
    ),
)


@dataclass(frozen=True, slots=True)
class AutoridadDemo:
    """A demo authority: its certificate, to be pinned, and its key."""

    der: bytes = field(repr=False)
    llave: rsa.RSAPrivateKey = field(repr=False)


def crear_ac(nombre: str, ahora: datetime, *, anios: int = 8) -> AutoridadDemo:
    """A new authority, in force from a day before `ahora`."""
    llave = _nueva_llave()
    titular = x509.Name(
        (
            x509.NameAttribute(NameOID.COMMON_NAME, nombre),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, ORGANIZACION),
            x509.NameAttribute(NameOID.COUNTRY_NAME, "MX"),
        )
    )
    desde = ahora.astimezone(UTC).replace(microsecond=0) - timedelta(days=1)
    cert = (
        x509.CertificateBuilder()
        .subject_name(titular)
        .issuer_name(titular)
        .public_key(llave.public_key())
        .serial_number(int.from_bytes(b"00000000000000000001", "big"))
        .not_valid_before(desde)
        .not_valid_after(desde + timedelta(days=366 * anios))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(llave, SHA256())
    )
    return AutoridadDemo(cert.public_bytes(Encoding.DER), llave)


def emitir_efirma(
    ac: AutoridadDemo,
    *,
    nombre: str,
    curp: str,
    rfc: str,
    serie: str,
    desde: datetime,
    hasta: datetime,
    contrasena: Secreto,
) -> tuple[bytes, bytes]:
    """The .cer and .key of a demo e.firma; `serie` has 20 digits, instants are aware."""
    atributos = (
        *_persona(nombre),
        ("2.5.4.6", IMPRIMIBLE, "MX"),
        ("1.2.840.113549.1.9.1", IA5, "pruebas@example.invalid"),
        (sujeto.IDENTIFICADOR_UNICO, 0, rfc),
        (sujeto.NUMERO_DE_SERIE, 0, curp),
    )
    return _emitir(ac, atributos, _EXTENSIONES_EFIRMA, serie, desde, hasta, contrasena)


def emitir_csd(
    ac: AutoridadDemo,
    *,
    nombre: str,
    curp: str,
    rfc: str,
    serie: str,
    desde: datetime,
    hasta: datetime,
    contrasena: Secreto,
) -> tuple[bytes, bytes]:
    """The .cer and .key of a demo CSD, which must be refused as e.firma."""
    atributos = (
        *_persona(nombre),
        (sujeto.IDENTIFICADOR_UNICO, 0, rfc),
        (sujeto.NUMERO_DE_SERIE, 0, curp),
        ("2.5.4.11", 0, "Sucursal de prueba"),
    )
    return _emitir(ac, atributos, (_SIN_AC, _USO_CSD), serie, desde, hasta, contrasena)


_Atributos = tuple[tuple[str, int, str], ...]
_Extensiones = tuple[tuple[str, bool, bytes], ...]


def _emitir(
    ac: AutoridadDemo,
    atributos: _Atributos,
    extensiones: _Extensiones,
    serie: str,
    desde: datetime,
    hasta: datetime,
    contrasena: Secreto,
) -> tuple[bytes, bytes]:
    if len(serie) != 20 or not (serie.isascii() and serie.isdigit()):
        raise ValueError(serie)
    llave = _nueva_llave()
    autoridad = x509.load_der_x509_certificate(ac.der)
    tbs = poner(
        SECUENCIA,
        poner(0xA0, poner(ENTERO, b"\x02")),
        poner(ENTERO, serie.encode("ascii")),
        _SHA256_RSA,
        autoridad.subject.public_bytes(),
        poner(SECUENCIA, _hora(desde), _hora(hasta)),
        poner(SECUENCIA, *(_atributo(*atributo) for atributo in atributos)),
        llave.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo),
        poner(0xA3, poner(SECUENCIA, *(_extension(*extension) for extension in extensiones))),
    )
    firma = ac.llave.sign(tbs, PKCS1v15(), SHA256())
    cer = poner(SECUENCIA, tbs, _SHA256_RSA, poner(BITS, b"\x00", firma))
    return cer, llave.private_bytes(
        Encoding.DER, PrivateFormat.PKCS8, BestAvailableEncryption(contrasena.candidato(0))
    )


def _persona(nombre: str) -> _Atributos:
    return (
        (sujeto.NOMBRE_COMUN, 0, nombre),
        (sujeto.NOMBRE, 0, nombre),
        (sujeto.ORGANIZACION, 0, nombre),
    )


def _atributo(oid: str, etiqueta: int, texto: str) -> bytes:
    # like SAT: PrintableString while all is ASCII, else T61String that holds Latin-1
    if not etiqueta:
        etiqueta = IMPRIMIBLE if texto.isascii() else T61
    valor = poner(etiqueta, texto.encode("latin-1"))
    return poner(CONJUNTO, poner(SECUENCIA, poner_oid(oid), valor))


def _extension(oid: str, critica: bool, valor: bytes) -> bytes:
    return poner(SECUENCIA, poner_oid(oid), _VERDADERO if critica else b"", poner(OCTETOS, valor))


def _hora(instante: datetime) -> bytes:
    utc = instante.astimezone(UTC)
    forma: Literal["%y%m%d%H%M%SZ", "%Y%m%d%H%M%SZ"] = "%y%m%d%H%M%SZ"
    if utc.year >= 2050:
        forma = "%Y%m%d%H%M%SZ"
    etiqueta = HORA_UTC if utc.year < 2050 else HORA
    return poner(etiqueta, utc.strftime(forma).encode("ascii"))


def _nueva_llave() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)
