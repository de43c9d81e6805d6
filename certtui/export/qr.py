"""The QR of a certificate: its URL, its matrix and a 1-bit PNG, always the same bytes (L21a)."""

import re
import struct
import zlib
from functools import lru_cache

from certtui.export.enlaces import ANFITRION_SIGED, revisar_enlace
from certtui.export.errores import FolioDigitalInvalido

RUTA_SIGED = f"https://{ANFITRION_SIGED}/certificados/iems/"
"""Where SIGED answers for a folio digital (L21c, dec-iems §7.3)."""

MASCARA = 2
"""Fixed mask: any mask decodes, and choosing one costs six times the matrix itself."""

MARGEN = 4
"""Quiet zone in modules, ISO/IEC 18004."""

_OSCUROS = re.compile("1+")
_LARGO_FOLIO = 36
_VERSION = 5
"""The smallest QR for the URL of a folio digital: 83 characters of 84."""

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")

Matriz = tuple[tuple[bool, ...], ...]


def url_siged(folio_digital: str) -> str:
    """The consultation URL of one folio digital; FolioDigitalInvalido unless a lower-case UUID."""
    if not _UUID.fullmatch(folio_digital):
        raise FolioDigitalInvalido(regla="L21c", valor=folio_digital)
    return RUTA_SIGED + folio_digital


@lru_cache(maxsize=16)
def matriz(url: str) -> Matriz:
    """Dark modules of the QR, without quiet zone; correction level M (15 %).

    The last ones are kept: the page is measured, then drawn, and the bundle has the same picture.
    """
    from qrcode.constants import ERROR_CORRECT_M
    from qrcode.main import QRCode

    conocida = len(url) == len(RUTA_SIGED) + _LARGO_FOLIO
    codigo = QRCode(
        version=_VERSION if conocida else None,
        error_correction=ERROR_CORRECT_M,
        border=0,
        mask_pattern=MASCARA,
    )
    codigo.add_data(revisar_enlace(url, (ANFITRION_SIGED,)))
    codigo.make(fit=not conocida)
    return tuple(tuple(bool(m) for m in fila) for fila in codigo.get_matrix())


def corridas(codigo: Matriz) -> tuple[tuple[int, int, int], ...]:
    """Runs of dark modules as column, row and length, row by row."""
    return tuple(
        (corrida.start(), i, corrida.end() - corrida.start())
        for i, fila in enumerate(codigo)
        for corrida in _OSCUROS.finditer("".join("1" if m else "0" for m in fila))
    )


def _trozo(tipo: bytes, datos: bytes) -> bytes:
    return (
        struct.pack(">I", len(datos)) + tipo + datos + struct.pack(">I", zlib.crc32(tipo + datos))
    )


def png(codigo: Matriz, escala: int = 10) -> bytes:
    """The matrix as a 1-bit grey PNG with its quiet zone, `escala` pixels a module.

    A row like the one above is written as no difference from it (filter Up): quick to deflate.
    """
    lado = (len(codigo) + 2 * MARGEN) * escala
    blanca = "1" * (MARGEN * escala)
    igual = b"\2" + bytes(-(-lado // 8))
    vacia = [b"\0" + _bits("1" * lado), *[igual] * (MARGEN * escala - 1)]
    renglones = list(vacia)
    for fila in codigo:
        puntos = blanca + "".join(("0" if m else "1") * escala for m in fila) + blanca
        renglones += [b"\0" + _bits(puntos), *[igual] * (escala - 1)]
    renglones += vacia
    return (
        b"\x89PNG\r\n\x1a\n"
        + _trozo(b"IHDR", struct.pack(">IIBBBBB", lado, lado, 1, 0, 0, 0, 0))
        + _trozo(b"IDAT", zlib.compress(b"".join(renglones), 6))
        + _trozo(b"IEND", b"")
    )


def _bits(puntos: str) -> bytes:
    largo = -(-len(puntos) // 8)
    return int(puntos.ljust(largo * 8, "1"), 2).to_bytes(largo, "big")
