"""Why a file cannot be read or written."""

import errno
from collections.abc import Sequence
from typing import Final

MOTIVO_DEL_SISTEMA: Final[dict[str, str]] = {
    "ENOENT": "no existe",
    "EACCES": "no tiene permiso",
    "EPERM": "no tiene permiso",
    "ENOSPC": "el disco está lleno",
    "EROFS": "el disco es de solo lectura",
    "EISDIR": "es una carpeta",
    "ENOTDIR": "una parte de la ruta no es carpeta",
    "EEXIST": "ya existe",
    "EDQUOT": "pasó de su cuota de disco",
    "EIO": "el disco falló",
    "ENAMETOOLONG": "el nombre es demasiado largo",
}
"""What the operating system refused, by its error name."""
OTRO_MOTIVO: Final = "el sistema no lo permitió ({nombre})"

NO_ES_UTF8: Final = "no está en UTF-8; guárdelo como CSV UTF-8"


def motivo_del_sistema(error: OSError) -> str:
    """What the operating system refused, in Spanish."""
    nombre = errno.errorcode.get(error.errno or 0, type(error).__name__)
    return MOTIVO_DEL_SISTEMA.get(nombre, OTRO_MOTIVO.format(nombre=nombre))


def faltan_columnas(cuales: Sequence[str]) -> str:
    """Columns that a file has not."""
    return f"faltan las columnas {', '.join(cuales)}"


def no_es_numero(columna: str, valor: str) -> str:
    """A cell that should be a whole number."""
    return f"{columna} «{valor}» no es un número entero"


def no_hay_modelo(modelo: str) -> str:
    """A plan of a model that the office has not."""
    return f"el modelo {modelo} no existe"


def no_es_formacion(valor: str) -> str:
    """A module of a kind that there is not."""
    return f"formacion «{valor}» no existe"
