"""Imports by their verbs: preview, bad rows, bad files, repetition."""

from pathlib import Path

import pytest

from certtui.domain.errores import Salida
from tests.cli.conftest import Linea


def archivos(linea: Linea) -> tuple[Path, Path, Path]:
    assert linea.base is not None
    carpeta = linea.base.with_suffix(".demo")
    alumnos = next(p for p in carpeta.rglob("*alumno*.csv") if "corregid" not in p.name)
    candidatos = [p for p in carpeta.rglob("*.csv") if "corregid" not in p.name]
    kardex = next(p for p in candidatos if "kardex" in p.name or "modulo" in p.name)
    renapo = next(p for p in candidatos if "renapo" in p.name)
    return alumnos, kardex, renapo


@pytest.mark.norma("L05a", "L06b")
def test_importing_again_is_harmless_and_files_are_recognised_by_header(linea: Linea) -> None:
    alumnos, kardex, renapo = archivos(linea)
    corrida = linea("importar", "sae", kardex, alumnos, "--json", como="estatal")
    assert [f["archivo"] for f in corrida.json] == [alumnos.name, kardex.name]
    assert all(f["nuevos"] == f["cambiados"] == 0 for f in corrida.json)
    assert "supuesto" in corrida.errores
    otra = linea("importar", "renapo", renapo, "--json", como="estatal").json[0]
    assert otra["cambiados"] == 0
    assert otra["iguales"] > 0
    assert linea("cuadre").codigo == 0


def test_a_preview_shows_suspicious_cells_and_writes_nothing(linea: Linea) -> None:
    alumnos, _, _ = archivos(linea)
    antes = linea("bitacora", "verificar", "--json").json["cabeza"]
    vista = linea("importar", "sae", alumnos, "--vista-previa", "--json", como="estatal")
    assert vista.codigo == 0
    assert vista.json[0]["tipo"] == "alumno"
    assert vista.json[0]["filas"]
    assert "Como llegó" in linea("importar", "sae", alumnos, "--vista-previa").salida
    assert linea("bitacora", "verificar", "--json").json["cabeza"] == antes


def test_a_bad_row_stays_out_with_its_reason_and_the_rest_go_in(
    linea: Linea, tmp_path: Path
) -> None:
    alumnos, _, _ = archivos(linea)
    lineas = alumnos.read_bytes().splitlines(keepends=True)
    malo = tmp_path / "malo.csv"
    malo.write_bytes(b"".join(lineas) + lineas[-1])
    corrida = linea("importar", "sae", malo, "--alumnos", como="estatal")
    assert corrida.codigo == Salida.ALGUNOS
    assert f"malo.csv:{len(lineas) + 1}" in corrida.salida
    assert corrida.salida.startswith(("rehusado", "aviso"))
    assert "1 fuera" in corrida.errores


def test_a_missing_column_is_named(linea: Linea, tmp_path: Path) -> None:
    alumnos, _, _ = archivos(linea)
    texto = alumnos.read_text("latin-1")
    malo = tmp_path / "malo.csv"
    import re

    malo.write_text(re.sub("(?i)matr[ií]cula", "otra", texto, count=1), "latin-1")
    corrida = linea("importar", "sae", malo, como="estatal")
    assert corrida.codigo == Salida.DATOS
    assert "INT-022" in corrida.errores
    assert "matr" in corrida.errores.casefold()


def test_what_is_not_a_table_is_refused_and_does_not_stop_the_others(
    linea: Linea, tmp_path: Path
) -> None:
    _, _, renapo = archivos(linea)
    malo = tmp_path / "foto.csv"
    malo.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    assert linea("importar", "renapo", malo, como="estatal").codigo == Salida.DATOS
    corrida = linea("importar", "renapo", malo, renapo, "--json", como="estatal")
    assert corrida.codigo == Salida.ALGUNOS
    assert corrida.json[0]["error"]["remedio"]
    assert corrida.json[1]["iguales"] > 0


def test_a_reader_cannot_import(linea: Linea) -> None:
    alumnos, _, _ = archivos(linea)
    corrida = linea("importar", "sae", alumnos, como="lector")
    assert (corrida.codigo, "SES-003" in corrida.errores) == (Salida.USO, True)


def test_hostile_text_reaches_no_terminal(linea: Linea, tmp_path: Path) -> None:
    malo = tmp_path / "a\x1b[2Jb.xml"
    malo.write_text("<a/>")
    for opciones in ((), ("--json",)):
        corrida = linea("verificar", malo, *opciones)
        assert corrida.codigo == Salida.ALGUNOS
        assert "\x1b" not in corrida.todo


def test_a_book_of_sae_is_taken_row_by_row(linea: Linea, tmp_path: Path) -> None:
    registro = tmp_path / "registro.csv"
    registro.write_text(
        "MATRICULA,FOLIO,VOLUMEN,FOJA,CUV,FECHA\n000000000-0,CE18-9000001,1,1,X1,10/11/2026\n"
    )
    corrida = linea("importar", "registro", registro, "--json", como="se.norte")
    assert corrida.codigo in (Salida.ALGUNOS, Salida.DATOS)
    assert "Traceback" not in corrida.todo
