import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certtui.export.archivo import escribir_atomico, nombre_seguro
from certtui.export.errores import ArchivoNoEscrito, NombreInvalido


@pytest.mark.norma("L13d")
def test_a_file_is_written_whole_and_only_its_owner_reads_it_L13d(tmp_path: Path) -> None:
    ruta = tmp_path / "CE18-0000123-1.zip"
    anterior = os.umask(0)
    try:
        escribir_atomico(ruta, b"uno")
        escribir_atomico(ruta, b"dos" * 100_000)
    finally:
        os.umask(anterior)
    assert ruta.read_bytes() == b"dos" * 100_000
    assert stat.S_IMODE(ruta.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [ruta]


def test_a_failed_write_keeps_what_was_there_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ruta = tmp_path / "a.zip"
    escribir_atomico(ruta, b"viejo")

    def lleno(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", lleno)
    with pytest.raises(ArchivoNoEscrito) as error:
        escribir_atomico(ruta, b"nuevo")
    assert "disco está lleno" in str(error.value.datos["motivo"])
    assert ruta.read_bytes() == b"viejo"
    assert list(tmp_path.iterdir()) == [ruta]


def test_a_leftover_of_a_cut_does_not_stop_the_next_write(tmp_path: Path) -> None:
    (tmp_path / f".a.zip.{os.getpid()}.parcial").write_bytes(b"a medias")
    escribir_atomico(tmp_path / "a.zip", b"entero")
    assert [r.name for r in tmp_path.iterdir()] == ["a.zip"]


def test_a_link_is_never_written_through(tmp_path: Path) -> None:
    victima = tmp_path / "victima"
    victima.write_bytes(b"intacta")
    (tmp_path / "a.zip").symlink_to(victima)
    (tmp_path / f".b.zip.{os.getpid()}.parcial").symlink_to(victima)
    with pytest.raises(ArchivoNoEscrito):
        escribir_atomico(tmp_path / "a.zip", b"x")
    escribir_atomico(tmp_path / "b.zip", b"x")
    assert victima.read_bytes() == b"intacta"


def test_a_folder_that_is_missing_is_made_for_the_owner_alone(tmp_path: Path) -> None:
    escribir_atomico(tmp_path / "nueva" / "a.zip", b"x")
    assert (tmp_path / "nueva").stat().st_mode & 0o777 == 0o700


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "no").write_bytes(b"un archivo")
    with pytest.raises(ArchivoNoEscrito):
        escribir_atomico(tmp_path / "no" / "a.zip", b"x")


@given(st.text(max_size=200))
def test_any_text_gives_a_safe_name_or_an_error(texto: str) -> None:
    try:
        nombre = nombre_seguro(texto)
    except NombreInvalido:
        return
    assert nombre == Path(nombre).name
    assert nombre.isascii()
    assert nombre.isprintable()
    assert not nombre.startswith((".", "-", "_"))
    assert ".." not in nombre
    assert len(nombre) <= 120
    assert nombre_seguro(nombre) == nombre


@pytest.mark.parametrize("malo", ["", "..", "/", "CON", "nul.txt", "\x1b", "😀", " "])
def test_what_cannot_be_a_name_is_refused(malo: str) -> None:
    with pytest.raises(NombreInvalido):
        nombre_seguro(malo)


def test_a_folio_stays_as_it_is_and_accents_go() -> None:
    assert nombre_seguro("CE18-0000123-1") == "CE18-0000123-1"
    assert nombre_seguro("../../Peña Núñez.zip") == "Pena_Nunez.zip"
