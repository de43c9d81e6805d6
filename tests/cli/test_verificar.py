"""certtui verificar without any base: a PDF alone, and the authorities that one names."""

from pathlib import Path

import pytest

from certtui.export.pdf import render
from tests.process.paquetes_de_muestra import (
    Emisor,
    con_timbre,
    crear_emisor,
    documento,
    representacion,
    sellado,
)

from .conftest import Linea


@pytest.fixture(scope="module")
def emisor() -> Emisor:
    return crear_emisor(de_demostracion=False)


@pytest.fixture
def archivo(emisor: Emisor, tmp_path: Path) -> Path:
    ruta = tmp_path / "CE18-0000123-1.pdf"
    ruta.write_bytes(render(representacion(con_timbre(sellado(documento(), emisor)))))
    return ruta


@pytest.mark.norma("L16b", "L24")
def test_a_pdf_alone_is_believed_when_its_authority_is_named(
    sin_base: Linea, emisor: Emisor, archivo: Path
) -> None:
    ajena, suya = archivo.with_name("otra.cer"), archivo.with_name("ac.cer")
    ajena.write_bytes(crear_emisor(de_demostracion=False).ac)
    suya.write_bytes(emisor.ac)
    for anclas, veredicto in (
        ((), "firmante desconocido"),
        (("--ancla", ajena), "firmante desconocido"),
        (("--ancla", ajena, "--ancla", suya), "sello válido (falta consultar SIGED)"),
    ):
        corrida = sin_base("verificar", archivo, *anclas, "--json")
        (d,) = corrida.json
        assert (corrida.codigo, d["veredicto"], d["campos"]) == (0, veredicto, [])


def test_an_anchor_that_is_not_a_certificate_is_named_before_anything_is_verified(
    sin_base: Linea, archivo: Path
) -> None:
    mala = archivo.with_name("mala.cer")
    mala.write_bytes(b"no es un certificado")
    corrida = sin_base("verificar", archivo, "--ancla", mala)
    assert corrida.codigo not in {0, 1}
    assert corrida.salida == ""
    assert "mala.cer" in corrida.errores
