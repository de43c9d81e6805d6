"""ZIP archives that come in, and those that go out."""

import io
import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certtui.exchange import errores as e
from certtui.exchange.archivo_seguro import LimitesZip, escribir_zip, leer_zip, read_capped
from certtui.texts.errores import explicar


def _zip(
    *miembros: tuple[str | zipfile.ZipInfo, bytes], metodo: int = zipfile.ZIP_DEFLATED
) -> bytes:
    salida = io.BytesIO()
    with zipfile.ZipFile(salida, "w", metodo) as comprimido:
        for nombre, datos in miembros:
            comprimido.writestr(nombre, datos)
    return salida.getvalue()


def _enlace() -> bytes:
    info = zipfile.ZipInfo("a.xml")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return _zip((info, b"/etc/passwd"))


def _duplicado() -> bytes:
    return _zip(("CE18-1.xml", b"1"), ("ce18-1.XML", b"2"))


def _cifrado() -> bytes:
    datos = bytearray(_zip(("a.xml", b"x")))
    datos[6] |= 1
    central = datos.index(b"PK\x01\x02")
    datos[central + 8] |= 1
    return bytes(datos)


def _traslapado() -> bytes:
    """Two entries of the directory over the bytes of the first member."""
    datos = _zip(("a.xml", b"x" * 50), ("b.xml", b"y" * 50), metodo=zipfile.ZIP_STORED)
    segundo = datos.rindex(b"PK\x01\x02")
    return datos[: segundo + 42] + struct.pack("<L", 10) + datos[segundo + 46 :]


def _tamano_mentido() -> bytes:
    """Declares 10 bytes and holds 5 MB."""
    datos = bytearray(_zip(("a.xml", b"0" * 5_000_000)))
    central = datos.index(b"PK\x01\x02")
    for lugar in (22, central + 24):
        datos[lugar : lugar + 4] = struct.pack("<L", 10)
    return bytes(datos)


@pytest.mark.parametrize(
    ("hacer", "error", "entrada"),
    [
        (lambda: _zip(("../fuera.xml", b"x")), e.ZipConNombreInseguro, "../fuera.xml"),
        (lambda: _zip(("/etc/passwd", b"x")), e.ZipConNombreInseguro, "/etc/passwd"),
        (lambda: _zip(("a\\..\\b.xml", b"x")), e.ZipConNombreInseguro, "b.xml"),
        (lambda: _zip(("C:/a.xml", b"x")), e.ZipConNombreInseguro, "C:/a.xml"),
        (lambda: _zip(("a\x1b[2J.xml", b"x")), e.ZipConNombreInseguro, "\\x1b"),
        (lambda: _zip(("a//b.xml", b"x")), e.ZipConNombreInseguro, "a//b.xml"),
        (_enlace, e.ZipConEnlace, "a.xml"),
        (_duplicado, e.ZipConDuplicado, "ce18-1.XML"),
        (_cifrado, e.ZipCifrado, "a.xml"),
        (lambda: _zip(("a.xml", b"x"), metodo=zipfile.ZIP_LZMA), e.ZipConMetodoExtrano, "a.xml"),
        (_traslapado, e.ZipTraslapado, ""),
        (lambda: _zip(("a.xml", b"0" * 5_000_000)), e.ZipBomba, "a.xml"),
        (lambda: b"PK\x03\x04 basura", e.ZipRechazado, ""),
        (lambda: b"", e.ZipRechazado, ""),
        (lambda: _zip(("a.xml", b"x" * 500))[:-30], e.ZipRechazado, ""),
        (_tamano_mentido, e.ZipRechazado, ""),
    ],
)
def test_a_hostile_zip_is_refused_with_its_own_error_and_entry(
    hacer: Callable[[], bytes], error: type[e.ZipRechazado], entrada: str
) -> None:
    with pytest.raises(error) as visto:
        leer_zip(hacer(), nombre="hostil.zip")
    assert type(visto.value) is error or error is e.ZipRechazado
    assert visto.value.datos["archivo"] == "hostil.zip"
    assert visto.value.datos["motivo"]
    assert entrada in str(visto.value.datos["entrada"])
    texto = explicar(visto.value)
    assert "hostil.zip" in texto.frase
    assert texto.remedio
    assert "—" not in texto.frase or error is e.ZipRechazado


def test_limits_of_count_member_and_total_are_checked_before_reading() -> None:
    datos = _zip(*((f"{i}.xml", bytes([i]) * 100) for i in range(5)))
    with pytest.raises(e.ZipConDemasiadasEntradas):
        leer_zip(datos, limites=LimitesZip(entradas=4))
    with pytest.raises(e.ZipMuyGrande):
        leer_zip(datos, limites=LimitesZip(por_entrada=99))
    with pytest.raises(e.ZipMuyGrande):
        leer_zip(datos, limites=LimitesZip(total=499))
    assert len(leer_zip(datos, limites=LimitesZip(entradas=5, por_entrada=100, total=500))) == 5


def test_nothing_is_extracted_and_a_nested_zip_is_only_bytes(tmp_path: Path) -> None:
    dentro = _zip(("../../x", b"x"))
    ruta = tmp_path / "lote.zip"
    ruta.write_bytes(_zip(("dentro.zip", dentro)))
    assert leer_zip(ruta) == {"dentro.zip": dentro}
    assert [r.name for r in tmp_path.iterdir()] == ["lote.zip"]


def test_a_missing_file_and_a_large_file_are_refused_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(e.ArchivoIlegible) as ausente:
        leer_zip(tmp_path / "no.zip")
    assert "no.zip" in explicar(ausente.value).frase
    grande = tmp_path / "g.zip"
    grande.write_bytes(b"x" * 11)
    with pytest.raises(e.ArchivoMuyGrande):
        read_capped(grande, 10)


@given(
    st.dictionaries(
        st.from_regex(r"[a-z0-9]{1,12}\.(xml|pdf|png)", fullmatch=True), st.binary(max_size=300)
    )
)
def test_what_is_written_is_read_back_and_order_does_not_matter(entradas: dict[str, bytes]) -> None:
    uno = escribir_zip(entradas)
    assert uno == escribir_zip(dict(reversed(entradas.items())))
    assert leer_zip(uno) == entradas
    assert list(leer_zip(uno)) == sorted(entradas)


def test_members_are_dated_1980_0644_and_pdfs_are_stored() -> None:
    datos = escribir_zip({"a.xml": b"x" * 900, "a.pdf": b"y" * 900, "a.png": b"z" * 900})
    with zipfile.ZipFile(io.BytesIO(datos)) as comprimido:
        infos = {i.filename: i for i in comprimido.infolist()}
    assert {i.date_time for i in infos.values()} == {(1980, 1, 1, 0, 0, 0)}
    assert {i.external_attr >> 16 for i in infos.values()} == {stat.S_IFREG | 0o644}
    assert {i.create_system for i in infos.values()} == {3}
    assert infos["a.xml"].compress_type == zipfile.ZIP_DEFLATED
    assert infos["a.pdf"].compress_type == infos["a.png"].compress_type == zipfile.ZIP_STORED
