"""The institution's own pictures: read from a file of the office, and printed where they belong."""

import io
import warnings
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from certtui.export.errores import ImagenInvalida
from certtui.texts.archivos import motivo_del_sistema

BYTES_MAX: Final = 2_000_000
LADO_MAX: Final = 1200
"""Pixels of the longer side: a place of 62 points needs 260 at 300 dpi."""

_FORMATOS = ("PNG", "JPEG")


@dataclass(frozen=True, slots=True)
class Imagen:
    """A picture as RGB samples, row by row, three bytes a pixel."""

    ancho: int
    alto: int
    rgb: bytes = field(repr=False)

    @property
    def digesto(self) -> str:
        """SHA-256 of size and samples: the same picture in another file has the same digest."""
        return sha256(f"{self.ancho}x{self.alto}:".encode() + self.rgb).hexdigest()


@lru_cache(maxsize=8)
def leer_imagen(datos: bytes, archivo: str = "") -> Imagen:
    """The picture of a PNG or JPEG, on white where it is transparent; raises ImagenInvalida."""
    from PIL import Image

    if len(datos) > BYTES_MAX:
        raise _invalida(archivo, f"pesa más de {BYTES_MAX:,} bytes")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(datos), formats=_FORMATOS) as abierta:
                if max(abierta.size) > LADO_MAX:
                    raise _invalida(archivo, f"tiene más de {LADO_MAX} puntos por lado")
                con_fondo = abierta.convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise _invalida(archivo, "no es un PNG ni un JPEG legible") from None
    lienzo = Image.new("RGBA", con_fondo.size, "white")
    lienzo.alpha_composite(con_fondo)
    return Imagen(*con_fondo.size, lienzo.convert("RGB").tobytes())


def leer_archivo_de_imagen(ruta: Path) -> Imagen:
    """The picture of a file; raises ImagenInvalida, also when there is no such file."""
    try:
        with ruta.open("rb") as f:
            datos = f.read(BYTES_MAX + 1)
    except OSError as error:
        raise _invalida(str(ruta), motivo_del_sistema(error)) from None
    return leer_imagen(datos, str(ruta))


def _invalida(archivo: str, motivo: str) -> ImagenInvalida:
    return ImagenInvalida(regla="L24", archivo=archivo, motivo=motivo)
