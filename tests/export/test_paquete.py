import hashlib
import io
import json
import os
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from certtui.domain.ambiente import Ambiente
from certtui.domain.firma import Firma, Nivel
from certtui.export.errores import NombreInvalido, SinTimbre
from certtui.export.paquete import armar, empaquetar, manifiesto

from .conftest import sello, terminacion

XML, PDF, PNG = b"<Dec/>" * 50, b"%PDF-" + b"p" * 99, b"\x89PNG" + b"q" * 40
DORADO = Path(__file__).parents[1] / "golden" / "manifiesto" / "CE18-0000123-1.manifiesto.json"


def firmas() -> list[Firma]:
    return [
        Firma(n, f"u-{n}", "CURP", "RFC", f"3000100000050000341{n.orden}", "00", f"||{n}||",
              sello(n), "2026-07-20T18:00:00Z")
        for n in (Nivel.NACIONAL, Nivel.PLANTEL, Nivel.ESTATAL)
    ]  # fmt: skip


@pytest.mark.norma("L12b", "L13a")
def test_the_bundle_has_exactly_three_files_at_its_root_L13a() -> None:
    datos = armar(XML, PDF, PNG, "CE18-0000123-1")
    with zipfile.ZipFile(io.BytesIO(datos)) as z:
        assert z.testzip() is None
        assert {n: z.read(n) for n in z.namelist()} == {
            "CE18-0000123-1.pdf": PDF, "CE18-0000123-1.png": PNG, "CE18-0000123-1.xml": XML,
        }  # fmt: skip
        assert all(i.external_attr >> 16 == 0o100600 for i in z.infolist())
        assert all(i.date_time == (1980, 1, 1, 0, 0, 0) for i in z.infolist())
    assert datos == armar(XML, PDF, PNG, "CE18-0000123-1")


def test_a_hostile_folio_cannot_climb_out_of_the_bundle() -> None:
    with zipfile.ZipFile(io.BytesIO(armar(XML, PDF, PNG, "../../etc/x"))) as z:
        assert all("/" not in n and ".." not in n for n in z.namelist())
    with pytest.raises(NombreInvalido):
        armar(XML, PDF, PNG, "..")


@pytest.mark.norma("L20d")
def test_the_manifest_is_the_golden_one_L20d() -> None:
    paquete = empaquetar(terminacion(), Ambiente.PRUEBAS, firmas(), xml=XML, pdf=PDF, png=PNG)
    assert (paquete.nombre_zip, paquete.nombre_manifiesto) == (
        "CE18-0000123-1.zip", "CE18-0000123-1.manifiesto.json",
    )  # fmt: skip
    if os.environ.get("CERTTUI_ACTUALIZAR_DORADOS"):
        DORADO.write_bytes(paquete.datos_manifiesto)
    assert paquete.datos_manifiesto == DORADO.read_bytes()


def test_the_manifest_tells_every_digest_and_seal_in_the_order_of_the_signatures() -> None:
    zip_ = armar(XML, PDF, PNG, "CE18-0000123-1")
    datos = json.loads(
        manifiesto(
            terminacion(), Ambiente.PRODUCTIVO, firmas(), xml=XML, pdf=PDF, png=PNG, paquete=zip_
        )
    )
    huellas = {n: a["sha256"] for n, a in datos["archivos"].items()}
    assert huellas == {
        f"CE18-0000123-1.{ext}": hashlib.sha256(contenido).hexdigest()
        for ext, contenido in (("pdf", PDF), ("xml", XML), ("png", PNG), ("zip", zip_))
    }
    assert [f["nivel"] for f in datos["firmas"]] == ["plantel", "estatal", "nacional"]
    assert datos["firmas"][0]["cadena_sha256"] == hashlib.sha256(b"||plantel||").hexdigest()
    assert datos["sin_validez_oficial"] is False
    assert "CURP" not in json.dumps(datos)


def test_an_unstamped_document_gets_no_manifest() -> None:
    sin = replace(terminacion(), timbre=None)
    with pytest.raises(SinTimbre):
        empaquetar(sin, Ambiente.PRUEBAS, (), xml=XML, pdf=PDF, png=PNG)
