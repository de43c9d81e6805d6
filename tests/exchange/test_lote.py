"""The lot for COSFAC."""

import io
import zipfile
from pathlib import Path

import pytest

from certtui.exchange.archivo_seguro import escribir_zip
from certtui.exchange.cosfac.lote import empaquetar, leer_lote
from certtui.exchange.errores import LoteInvalido, ZipRechazado
from certtui.texts.errores import explicar

pytestmark = pytest.mark.norma("L11a")

GOLDEN = Path(__file__).parent.parent / "golden" / "lote"
XMLS = {"CE18-0000002-1": b"<Dec b='2'/>" * 40, "CE18-0000001-1": "<Dec a='ñ'/>".encode()}


def test_the_lot_is_flat_sorted_and_the_same_every_time() -> None:
    lote = empaquetar(XMLS)
    assert lote == empaquetar(dict(sorted(XMLS.items())))
    assert leer_lote(lote) == XMLS
    assert list(leer_lote(lote)) == sorted(XMLS)


def test_the_directory_of_the_lot_is_the_golden_one() -> None:
    with zipfile.ZipFile(io.BytesIO(empaquetar(XMLS))) as comprimido:
        lineas = [
            f"{i.filename} {i.date_time} {i.create_system} {i.external_attr >> 16:o}"
            f" {i.compress_type} {i.flag_bits} {i.file_size} {i.CRC:08x}\n"
            for i in comprimido.infolist()
        ]
    assert "".join(lineas) == (GOLDEN / "directorio.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "folio", ["", "../a", "a/b", ".a", "a b", "ñ", "a" * 97, "a\\b", "a.", "-a"]
)
def test_a_folio_that_cannot_name_a_file_is_refused(folio: str) -> None:
    with pytest.raises(LoteInvalido):
        empaquetar({folio: b"<a/>"})


def test_an_empty_lot_is_refused() -> None:
    with pytest.raises(LoteInvalido):
        empaquetar({})
    with pytest.raises(LoteInvalido):
        leer_lote(escribir_zip({}))


@pytest.mark.parametrize("entrada", ["carpeta/a.xml", "a.txt", "a.XML", "a b.xml"])
def test_a_member_that_is_not_a_certificate_is_refused_by_name(entrada: str) -> None:
    with pytest.raises(LoteInvalido) as visto:
        leer_lote(escribir_zip({entrada: b"x"}), nombre="lote.zip")
    frase = explicar(visto.value).frase
    assert entrada in frase
    assert "lote.zip" in frase


def test_a_broken_lot_is_refused(tmp_path: Path) -> None:
    ruta = tmp_path / "lote.zip"
    ruta.write_bytes(b"PK\x03\x04")
    with pytest.raises(ZipRechazado):
        leer_lote(ruta)
