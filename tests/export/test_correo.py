from datetime import datetime, timedelta, timezone
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

import pytest

from certtui.domain.ambiente import Ambiente
from certtui.export.correo import armar_correo
from certtui.export.errores import CorreoInvalido
from certtui.export.pdf.marcas import MARCA_PRUEBAS

from .conftest import FOLIO_DIGITAL

BASE: dict[str, Any] = {
    "de": "servicios.escolares@conalep.example.mx",
    "para": "ana.munoz@conalep.example.mx",
    "nombre": "Ana Sofía Muñoz Güemes",
    "folio": "CE18-0000123",
    "folio_digital": FOLIO_DIGITAL,
    "plantel": "Plantel No. 901, Valle de la Peña",
    "ambiente": Ambiente.PRUEBAS,
    "nombre_zip": "CE18-0000123-1.zip",
    "datos_zip": bytes(range(256)) * 200,
    "fecha": datetime(2026, 7, 22, 9, 30, tzinfo=timezone(timedelta(hours=-6))),
    "dominio_id": "conalep.example.mx",
}


def leer(datos: bytes) -> EmailMessage:
    mensaje = message_from_bytes(datos, policy=default)
    assert isinstance(mensaje, EmailMessage)
    return mensaje


def cuerpo(mensaje: EmailMessage) -> str:
    parte = mensaje.get_body(("plain",))
    assert parte is not None
    return str(parte.get_content())


@pytest.mark.norma("L13a", "L13c")
def test_the_message_goes_to_one_address_with_the_bundle_attached_L13a() -> None:
    mensaje = leer(armar_correo(**BASE))
    assert mensaje["To"] == "ana.munoz@conalep.example.mx"
    assert mensaje["Cc"] is None
    assert mensaje["Date"] == "Wed, 22 Jul 2026 09:30:00 -0600"
    (adjunto,) = mensaje.iter_attachments()
    assert adjunto.get_filename() == "CE18-0000123-1.zip"
    assert adjunto.get_content() == BASE["datos_zip"]
    assert adjunto.get_content_type() == "application/zip"
    texto = cuerpo(mensaje)
    assert "Ana Sofía Muñoz Güemes" in texto
    assert FOLIO_DIGITAL in texto
    assert "Valle de la Peña" in texto


def test_a_test_base_says_so_in_subject_and_body() -> None:
    prueba = leer(armar_correo(**BASE))
    assert MARCA_PRUEBAS in str(prueba["Subject"])
    assert MARCA_PRUEBAS in cuerpo(prueba)
    real = leer(armar_correo(**{**BASE, "ambiente": Ambiente.PRODUCTIVO}))
    assert str(real["Subject"]) == "Certificado de Terminación de Estudios CE18-0000123"
    assert MARCA_PRUEBAS not in cuerpo(real)


def test_the_same_arguments_give_the_same_bytes_and_other_ones_another_id() -> None:
    assert armar_correo(**BASE) == armar_correo(**BASE)
    otra = armar_correo(**{**BASE, "para": "otra@example.mx"})
    assert leer(otra)["Message-ID"] != leer(armar_correo(**BASE))["Message-ID"]
    assert all(len(linea) <= 998 for linea in otra.split(b"\r\n"))


@pytest.mark.norma("L13c")
@pytest.mark.parametrize(
    ("campo", "valor"),
    [
        ("para", "a@example.mx\nBcc: x@evil.mx"), ("para", "a@example.mx, b@example.mx"),
        ("para", "Ana <a@example.mx>"), ("para", ""), ("para", "a@localhost"),
        ("para", "a..b@example.mx"), ("para", "ñ@example.mx"), ("de", "x\r\n@example.mx"),
        ("folio", "CE18\r\nBcc: x@evil.mx"), ("nombre", "Ana\x1b[31m"), ("nombre", "Ana\u2028B"),
        ("plantel", "P\n\n."), ("dominio_id", "x>\r\nBcc: y@evil.mx"), ("folio_digital", "a\0b"),
    ],
)  # fmt: skip
def test_no_value_can_inject_a_header_or_another_recipient(campo: str, valor: str) -> None:
    with pytest.raises(CorreoInvalido):
        armar_correo(**{**BASE, campo: valor})
