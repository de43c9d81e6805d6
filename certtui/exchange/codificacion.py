"""What a file of bytes is, and the encoding of a text, told from its bytes alone."""

import codecs
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

_BLOQUE = 64 * 1024
_MUESTRA = 64 * 1024
_BOM_UTF16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_SIN_LETRA_EN_CP1252 = frozenset({0x81, 0x8D, 0x8F, 0x90, 0x9D})
_FIRMAS = (
    (b"PK\x03\x04", "un ZIP o un libro de Excel (.xlsx)"),
    (b"PK\x05\x06", "un ZIP vacío"),
    (b"\xd0\xcf\x11\xe0", "un libro de Excel antiguo (.xls)"),
    (b"%PDF", "un PDF"),
    (b"SQLite format 3", "una base de datos"),
    (b"\x89PNG", "una imagen"),
    (b"\xff\xd8\xff", "una imagen"),
    (b"\x1f\x8b", "un archivo comprimido (gzip)"),
    (b"7z\xbc\xaf", "un archivo comprimido (7z)"),
    (b"Rar!", "un archivo comprimido (RAR)"),
    (b"{\\rtf", "un documento de texto con formato (RTF)"),
)


@dataclass(frozen=True, slots=True)
class Codificacion:
    """Encoding of the lines (`nombre`), bytes before the text, and the byte that ends a line."""

    nombre: str
    bom: int
    fin_de_linea: bytes
    de_utf16: str = ""


def open_source(fuente: Path | bytes) -> BinaryIO:
    """The bytes of a file, or those already in memory, from the start."""
    return io.BytesIO(fuente) if isinstance(fuente, bytes) else fuente.open("rb")


def describe_binary(muestra: bytes) -> str | None:
    """What the first bytes look like when they are not a table of text; None when they may be."""
    for firma, descripcion in _FIRMAS:
        if muestra.startswith(firma):
            return descripcion
    inicio = muestra[:1024].removeprefix(codecs.BOM_UTF8).lstrip().lower()
    if inicio.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<table")):
        return "una página web (HTML)"
    if inicio.startswith(b"<?xml"):
        return "un XML"
    if b"\x00" in muestra and not muestra.startswith(tuple(_BOM_UTF16)):
        return "un archivo binario"
    return None


def detect(fuente: Path | bytes) -> Codificacion:
    """UTF-8, cp1252 or latin-1, by what most lines with accents are; UTF-16 only by its BOM."""
    with open_source(fuente) as abierto:
        muestra = abierto.read(_MUESTRA)
        for marca, nombre in _BOM_UTF16.items():
            if muestra.startswith(marca):
                return Codificacion("utf-8", len(marca), b"\n", de_utf16=nombre)
        bom = len(codecs.BOM_UTF8) if muestra.startswith(codecs.BOM_UTF8) else 0
        fin = b"\r" if b"\r" in muestra and b"\n" not in muestra else b"\n"
        if bom:
            return Codificacion("utf-8", bom, fin)
        abierto.seek(0)
        return Codificacion(_by_majority(abierto), 0, fin)


def _by_majority(abierto: BinaryIO) -> str:
    validas = invalidas = 0
    vistos: set[int] = set()
    while linea := abierto.readline(_BLOQUE):
        if linea.isascii():
            continue
        try:
            linea.decode("utf-8")
        except UnicodeDecodeError:
            invalidas += 1
            vistos.update(b for b in linea if b >= 0x80)
        else:
            validas += 1
    if validas >= invalidas:
        return "utf-8"
    return "latin-1" if vistos & _SIN_LETRA_EN_CP1252 else "cp1252"


def iter_chunks(fuente: Path | bytes, codificacion: Codificacion) -> Iterator[bytes]:
    """The file after its BOM, in blocks; UTF-16 comes out as UTF-8."""
    with open_source(fuente) as abierto:
        abierto.seek(codificacion.bom)
        if not codificacion.de_utf16:
            while trozo := abierto.read(_BLOQUE):
                yield trozo
            return
        decodificador = codecs.getincrementaldecoder(codificacion.de_utf16)("replace")
        while trozo := abierto.read(_BLOQUE):
            yield decodificador.decode(trozo).encode("utf-8", "replace")


def iter_lines(
    fuente: Path | bytes, codificacion: Codificacion, limite: int
) -> Iterator[tuple[int, bytes | None]]:
    """Line number and bytes without their end; None for a line longer than the limit."""
    fin = codificacion.fin_de_linea
    resto = b""
    saltando = False
    numero = 1
    for trozo in iter_chunks(fuente, codificacion):
        *completas, resto_nuevo = trozo.split(fin)
        for i, completa in enumerate(completas):
            linea = resto + completa if i == 0 else completa
            largo = saltando or len(linea) > limite
            yield numero, None if largo else linea.removesuffix(b"\r")
            numero += 1
            saltando = False
            resto = b""
        resto += resto_nuevo
        if len(resto) > limite:
            saltando, resto = True, b""
    if saltando:
        yield numero, None
    elif resto:
        yield numero, resto.removesuffix(b"\r")
