import io

import pytest
import zxingcpp
from PIL import Image

from certtui.export import qr
from certtui.export.enlaces import revisar_enlace
from certtui.export.errores import EnlaceNoPermitido, FolioDigitalInvalido

from .conftest import FOLIO_DIGITAL


@pytest.mark.norma("L21a", "L21c", "L12b")
@pytest.mark.parametrize("escala", [8, 10])
def test_the_png_decodes_to_the_siged_url_L21c(escala: int) -> None:
    url = qr.url_siged(FOLIO_DIGITAL)
    assert url == f"https://www.siged.sep.gob.mx/certificados/iems/{FOLIO_DIGITAL}"
    datos = qr.png(qr.matriz(url), escala)
    with Image.open(io.BytesIO(datos)) as imagen:
        assert imagen.mode == "1"
        assert imagen.size[0] == imagen.size[1] == (len(qr.matriz(url)) + 8) * escala
        imagen.load()
        leidos = zxingcpp.read_barcodes(imagen.convert("L"))
    assert [leido.text for leido in leidos] == [url]
    assert datos == qr.png(qr.matriz(url), escala)


@pytest.mark.parametrize("malo", ["", "123", FOLIO_DIGITAL.upper(), FOLIO_DIGITAL + "\n"])
def test_only_a_lower_case_uuid_is_a_folio_digital(malo: str) -> None:
    with pytest.raises(FolioDigitalInvalido):
        qr.url_siged(malo)


@pytest.mark.norma("L21b")
@pytest.mark.parametrize(
    "url",
    [
        "http://ct.conalep.edu.mx/v", "https://ct.conalep.edu.mx.evil.mx/", "https://evil.mx",
        "https://ct.conalep.edu.mx@evil.mx/", "https://a@ct.conalep.edu.mx/",
        "https://ct.conalep.edu.mx:8443/", "https://ct.conalep.edu.mx\\@evil.mx/",
        "https://ct.conalep.edu.mx/a b", "javascript:alert(1)", "https://ct.cоnalep.edu.mx/",
        "https://[::1", "https://ct.conalep.edu.mx/\n",
    ],
)  # fmt: skip
def test_a_link_outside_the_allow_list_is_refused_L21b(url: str) -> None:
    with pytest.raises(EnlaceNoPermitido):
        revisar_enlace(url, {"ct.conalep.edu.mx"})


@pytest.mark.norma("L21b")
def test_a_link_of_the_allow_list_passes_and_an_empty_list_allows_none_L21b() -> None:
    url = "https://ct.conalep.edu.mx/validacion"
    assert revisar_enlace(url, {"ct.conalep.edu.mx"}) == url
    with pytest.raises(EnlaceNoPermitido):
        revisar_enlace(url, ())


def test_the_qr_refuses_any_host_but_siged() -> None:
    with pytest.raises(EnlaceNoPermitido):
        qr.matriz("https://siged.example.mx/certificados/iems/" + FOLIO_DIGITAL)
