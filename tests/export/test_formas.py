from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pypdfium2
import pytest

from certtui.domain.ambiente import Ambiente
from certtui.export.formas import (
    CODIGO_F01,
    CODIGO_F02,
    CODIGO_F03,
    Acuse,
    ArchivoEntregado,
    SolicitudFolios,
    acuse_entrega,
    solicitud_folios,
)
from certtui.export.pdf.marcas import MARCA_PRUEBAS

from .conftest import FOLIO_DIGITAL

FECHA = datetime(2026, 7, 22, 9, 30, tzinfo=timezone(timedelta(hours=-6)))
ACUSE = Acuse(
    folio="CE18-0000123", folio_digital=FOLIO_DIGITAL, nombre="Ana Sofía Muñoz Güemes",
    curp="MUGA060101MGTXMNA3", plantel="Plantel No. 901, Valle de la Peña", cct="11DPT9901Z",
    lugar="San Jerónimo de los Álamos, Guanajuato",
    archivos=(ArchivoEntregado("CE18-0000123-1.zip", "a" * 64),
              ArchivoEntregado("CE18-0000123-1.pdf", "b" * 64)),
    fecha=FECHA, medios=("correo", "USB"), destino="ana.munoz@conalep.example.mx",
    recibe="Lucía Güemes Ávila", caracter="madre", entrega="Tomás Ríos Peña",
    cargo_entrega="Responsable de Servicios Escolares", ambiente=Ambiente.PRODUCTIVO,
)  # fmt: skip


def leer(pdf: bytes) -> str:
    documento = pypdfium2.PdfDocument(pdf)
    try:
        assert len(documento) == 1
        return " ".join(documento[0].get_textpage().get_text_bounded().split())
    finally:
        documento.close()


@pytest.mark.norma("V-F02", "L13e")
def test_the_acuse_has_folio_name_files_with_their_digests_date_medium_and_receiver_V_F02() -> None:
    texto = leer(acuse_entrega(ACUSE))
    for dato in (
        CODIGO_F02, ACUSE.folio, FOLIO_DIGITAL, ACUSE.nombre, ACUSE.curp, ACUSE.plantel, ACUSE.cct,
        "a" * 64, "b" * 64, "CE18-0000123-1.zip", "22/07/2026 09:30", "correo, USB", ACUSE.destino,
        ACUSE.recibe, "madre", ACUSE.entrega, ACUSE.cargo_entrega, "Recibí los archivos",
    ):  # fmt: skip
        assert dato in texto, dato
    assert CODIGO_F03 not in texto
    assert "Reposición" not in texto


@pytest.mark.norma("V-F03")
def test_the_acuse_of_a_reposicion_shows_its_number_V_F03() -> None:
    texto = leer(acuse_entrega(replace(ACUSE, reposicion=2)))
    assert CODIGO_F03 in texto
    assert CODIGO_F02 not in texto
    assert "Reposición número 2" in texto


@pytest.mark.norma("V-F01", "V27")
def test_the_request_of_folios_has_its_code_plantel_model_quantity_and_signatures_V_F01() -> None:
    solicitud = SolicitudFolios(
        plantel="Plantel No. 901, Valle de la Peña", cct="11DPT9901Z", lugar="Guanajuato",
        modelo="2018", cantidad=1250, justificacion="Egreso de la generación 2023-2026.",
        fecha=FECHA, solicita="Tomás Ríos Peña", cargo_solicita="Servicios Escolares",
        autoriza="Irma Solís Luna", cargo_autoriza="Dirección del plantel",
        ambiente=Ambiente.PRUEBAS,
    )  # fmt: skip
    texto = leer(solicitud_folios(solicitud))
    for dato in (
        CODIGO_F01, solicitud.plantel, "2018", "1,250", solicitud.justificacion,
        solicitud.solicita, solicitud.autoriza, MARCA_PRUEBAS,
    ):  # fmt: skip
        assert dato in texto, dato


def test_forms_are_the_same_bytes_when_repeated_and_are_marked_in_a_test_base() -> None:
    assert acuse_entrega(ACUSE) == acuse_entrega(ACUSE)
    assert MARCA_PRUEBAS not in leer(acuse_entrega(ACUSE))
    assert leer(acuse_entrega(replace(ACUSE, ambiente=Ambiente.PRUEBAS))).count(MARCA_PRUEBAS) == 2
