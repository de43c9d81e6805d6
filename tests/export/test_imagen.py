"""The institution's pictures: what is read, and what is refused with its reason."""

import io
from pathlib import Path

import pytest
from PIL import Image

from certtui.export.errores import ImagenInvalida
from certtui.export.imagen import Imagen, leer_archivo_de_imagen, leer_imagen
from certtui.texts.errores import explicar


def _archivo(imagen: Image.Image, formato: str) -> bytes:
    salida = io.BytesIO()
    imagen.save(salida, formato)
    return salida.getvalue()


def test_a_transparent_picture_stands_on_white() -> None:
    imagen = Image.new("RGBA", (2, 1), (0, 0, 0, 0))
    imagen.putpixel((1, 0), (10, 20, 30, 255))
    assert leer_imagen(_archivo(imagen, "PNG")) == Imagen(2, 1, bytes((255, 255, 255, 10, 20, 30)))


@pytest.mark.parametrize("modo", ["L", "P", "1", "LA", "CMYK", "I;16"])
def test_every_kind_of_colour_comes_out_as_rgb(modo: str) -> None:
    formato = "JPEG" if modo == "CMYK" else "PNG"
    leida = leer_imagen(_archivo(Image.new(modo, (5, 3)), formato))
    assert (leida.ancho, leida.alto, len(leida.rgb)) == (5, 3, 45)


def test_the_same_pixels_have_the_same_digest_in_any_file() -> None:
    imagen = Image.new("RGB", (4, 4), (9, 8, 7))
    indexada = imagen.convert("P", palette=Image.Palette.ADAPTIVE)
    uno, otro = leer_imagen(_archivo(imagen, "PNG")), leer_imagen(_archivo(indexada, "PNG"))
    assert uno.digesto == otro.digesto
    assert uno.digesto != Imagen(2, 8, uno.rgb).digesto


@pytest.mark.parametrize(
    ("datos", "motivo"),
    [
        (b"", "no es un PNG ni un JPEG"),
        (b"%PDF-1.7", "no es un PNG ni un JPEG"),
        (_archivo(Image.new("RGB", (2, 2)), "GIF"), "no es un PNG ni un JPEG"),
        (_archivo(Image.new("RGB", (40, 40)), "PNG")[:60], "no es un PNG ni un JPEG"),
        (_archivo(Image.new("1", (1201, 2)), "PNG"), "más de 1200 puntos"),
        (b"\x89PNG" + bytes(2_000_000), "pesa más"),
    ],
)
def test_what_cannot_be_printed_is_refused_with_its_reason(datos: bytes, motivo: str) -> None:
    with pytest.raises(ImagenInvalida) as error:
        leer_imagen(datos, "logo.png")
    assert motivo in explicar(error.value).frase
    assert "logo.png" in explicar(error.value).frase


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ImagenInvalida) as error:
        leer_archivo_de_imagen(tmp_path / "falta.png")
    assert "falta.png" in explicar(error.value).frase
