"""Files written whole or not at all, readable only by their owner (reliability §G3, L13d)."""

import os
import re
import unicodedata
from contextlib import suppress
from pathlib import Path
from typing import Final

from certtui.export.errores import ArchivoNoEscrito, NombreInvalido
from certtui.texts.archivos import motivo_del_sistema

LARGO_NOMBRE: Final = 120
_RESERVADOS = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def nombre_seguro(texto: str) -> str:
    """A file name of ASCII letters, digits, dot, hyphen and underscore made from any text.

    Never a path, hidden, empty or reserved; NombreInvalido when nothing usable is left.
    """
    ascii_ = unicodedata.normalize("NFKD", texto).encode("ascii", "ignore").decode()
    limpio = re.sub(r"[^A-Za-z0-9._-]+", "_", ascii_)
    limpio = re.sub(r"\.{2,}", ".", limpio).strip("._-")[:LARGO_NOMBRE].rstrip("._-")
    if not limpio or _RESERVADOS.fullmatch(limpio):
        raise NombreInvalido(valor=texto[:60])
    return limpio


def escribir_atomico(ruta: Path, datos: bytes) -> None:
    """Write the whole file or leave what was there; mode 0600, never through a link.

    Missing folders are made, 0700. The temporary file lies in the same folder under a name of this
    process, so that two sessions never share one; it is synced and renamed, and the folder synced.
    ArchivoNoEscrito says what the system refused.
    """
    temporal = ruta.with_name(f".{ruta.name}.{os.getpid()}.parcial")
    try:
        ruta.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if ruta.is_symlink():
            raise ArchivoNoEscrito(ruta=str(ruta), motivo="es un enlace simbólico")
        with suppress(FileNotFoundError):
            temporal.unlink()
        _volcar(temporal, datos)
        try:
            temporal.rename(ruta)
        except BaseException:
            temporal.unlink(missing_ok=True)
            raise
        carpeta = os.open(ruta.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(carpeta)
        finally:
            os.close(carpeta)
    except OSError as error:
        raise ArchivoNoEscrito(ruta=str(ruta), motivo=motivo_del_sistema(error)) from error


def _volcar(temporal: Path, datos: bytes) -> None:
    descriptor = os.open(
        temporal, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600
    )
    try:
        resto = memoryview(datos)
        while resto:
            resto = resto[os.write(descriptor, resto) :]
        os.fsync(descriptor)
    except BaseException:
        temporal.unlink(missing_ok=True)
        raise
    finally:
        os.close(descriptor)
