"""ZIP archives: everything is checked before a byte is expanded, and nothing is extracted."""

import io
import stat
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from certtui.exchange import errores as e
from certtui.exchange.texto import find_control
from certtui.texts.archivos import motivo_del_sistema

FECHA_FIJA = (1980, 1, 1, 0, 0, 0)
"""The date of every member that we write, so that repeating gives the same bytes."""
_BLOQUE = 64 * 1024
_CABECERA_LOCAL = 30
_BANDERA_CIFRADO = 0x1
_METODOS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_YA_COMPRIMIDOS = (".pdf", ".png")
_RESERVADOS_DE_WINDOWS = frozenset('<>:"|?*')


@dataclass(frozen=True, slots=True)
class LimitesZip:
    """Sizes in bytes; `razon` is expanded size over compressed size, above a floor of 64 KiB."""

    archivo: int = 512 * 1024 * 1024
    entradas: int = 20_000
    por_entrada: int = 32 * 1024 * 1024
    total: int = 1024 * 1024 * 1024
    razon: int = 100
    piso_de_razon: int = 64 * 1024


LIMITES = LimitesZip()


def leer_zip(
    ruta_o_bytes: Path | bytes, *, limites: LimitesZip = LIMITES, nombre: str = ""
) -> dict[str, bytes]:
    """The members of a ZIP by name, in its order; raises ZipRechazado before reading any."""
    archivo = nombre or (ruta_o_bytes.name if isinstance(ruta_o_bytes, Path) else "(lote)")
    datos = (
        read_capped(ruta_o_bytes, limites.archivo)
        if isinstance(ruta_o_bytes, Path)
        else ruta_o_bytes
    )
    try:
        with zipfile.ZipFile(io.BytesIO(datos)) as comprimido:
            entradas = comprimido.infolist()
            check_entradas(entradas, archivo, limites, comprimido.start_dir)
            return {
                i.filename: _read_member(comprimido, i, archivo, limites)
                for i in entradas
                if not i.is_dir()
            }
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as falla:
        raise e.ZipRechazado(archivo) from falla


def read_capped(ruta: Path, limite: int) -> bytes:
    """The bytes of a file no larger than the limit; typed errors otherwise."""
    try:
        with ruta.open("rb") as abierto:
            datos = abierto.read(limite + 1)
    except OSError as falla:
        raise e.ArchivoIlegible(ruta.name, detalle=motivo_del_sistema(falla)) from falla
    if len(datos) > limite:
        raise e.ArchivoMuyGrande(ruta.name, tamano=f"más de {limite}", limite=limite)
    return datos


def check_entradas(
    entradas: list[zipfile.ZipInfo], archivo: str, limites: LimitesZip, fin: int
) -> None:
    """Refuse the archive when any member, or all of them together, are not what a lot holds."""
    if len(entradas) > limites.entradas:
        raise e.ZipConDemasiadasEntradas(archivo, cantidad=len(entradas), limite=limites.entradas)
    vistos: set[str] = set()
    total = 0
    for entrada in entradas:
        _check_name(entrada, archivo)
        _check_kind(entrada, archivo)
        _check_size(entrada, archivo, limites)
        total += entrada.file_size
        if total > limites.total:
            raise e.ZipMuyGrande(
                archivo, entrada=entrada.filename, tamano=total, limite=limites.total
            )
        clave = entrada.filename.rstrip("/").casefold()
        if clave in vistos:
            raise e.ZipConDuplicado(archivo, entrada=entrada.filename)
        vistos.add(clave)
    _check_spans(entradas, archivo, fin)


def _check_name(entrada: zipfile.ZipInfo, archivo: str) -> None:
    nombre = entrada.orig_filename
    partes = nombre.rstrip("/").split("/")
    inseguro = (
        nombre.startswith("/")
        or "\\" in nombre
        or (len(nombre) > 1 and nombre[1] == ":")
        or any(parte in {"", ".", ".."} for parte in partes)
        or _RESERVADOS_DE_WINDOWS.intersection(nombre)
        or find_control(nombre) is not None
        or len(nombre) > 255
        or entrada.filename != nombre
    )
    if inseguro:
        raise e.ZipConNombreInseguro(archivo, entrada=ascii(nombre)[1:-1])


def _check_kind(entrada: zipfile.ZipInfo, archivo: str) -> None:
    tipo = stat.S_IFMT(entrada.external_attr >> 16)
    if tipo not in {0, stat.S_IFREG, stat.S_IFDIR}:
        raise e.ZipConEnlace(archivo, entrada=entrada.filename)
    if entrada.flag_bits & _BANDERA_CIFRADO:
        raise e.ZipCifrado(archivo, entrada=entrada.filename)
    if entrada.compress_type not in _METODOS:
        raise e.ZipConMetodoExtrano(archivo, entrada=entrada.filename, metodo=entrada.compress_type)


def _check_size(entrada: zipfile.ZipInfo, archivo: str, limites: LimitesZip) -> None:
    if entrada.file_size > limites.por_entrada:
        raise e.ZipMuyGrande(
            archivo,
            entrada=entrada.filename,
            tamano=entrada.file_size,
            limite=limites.por_entrada,
        )
    razon = entrada.file_size // max(1, entrada.compress_size)
    if entrada.file_size > limites.piso_de_razon and razon > limites.razon:
        raise e.ZipBomba(archivo, entrada=entrada.filename, razon=razon)


def _check_spans(entradas: list[zipfile.ZipInfo], archivo: str, fin: int) -> None:
    ordenadas = sorted(entradas, key=lambda i: i.header_offset)
    finales = [*(i.header_offset for i in ordenadas), fin][1:]
    for entrada, siguiente in zip(ordenadas, finales, strict=True):
        minimo = _CABECERA_LOCAL + len(entrada.filename) + entrada.compress_size
        if entrada.header_offset + minimo > siguiente:
            raise e.ZipTraslapado(archivo, entrada=entrada.filename)


def _read_member(
    comprimido: zipfile.ZipFile, entrada: zipfile.ZipInfo, archivo: str, limites: LimitesZip
) -> bytes:
    trozos: list[bytes] = []
    leidos = 0
    with comprimido.open(entrada) as miembro:
        while trozo := miembro.read(_BLOQUE):
            leidos += len(trozo)
            if leidos > min(entrada.file_size, limites.por_entrada):
                raise e.ZipMuyGrande(
                    archivo, entrada=entrada.filename, tamano=leidos, limite=entrada.file_size
                )
            trozos.append(trozo)
    return b"".join(trozos)


def escribir_zip(entradas: Mapping[str, bytes]) -> bytes:
    """The same members give the same bytes: sorted, dated 1980, 0644, fixed compression."""
    salida = io.BytesIO()
    with zipfile.ZipFile(salida, "w") as comprimido:
        for nombre in sorted(entradas):
            info = zipfile.ZipInfo(nombre, FECHA_FIJA)
            info.create_system = 3
            info.external_attr = (stat.S_IFREG | 0o644) << 16
            guardado = nombre.lower().endswith(_YA_COMPRIMIDOS)
            comprimido.writestr(
                info,
                entradas[nombre],
                compress_type=zipfile.ZIP_STORED if guardado else zipfile.ZIP_DEFLATED,
                compresslevel=None if guardado else 6,
            )
    return salida.getvalue()
