"""Tables of text in any encoding and separator, and files that are no table."""

import codecs
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certtui.exchange import errores as e
from certtui.exchange.hallazgo import HallazgoFila
from certtui.exchange.tabla import LimitesTabla, Renglon, Tabla, abrir_tabla
from certtui.texts.errores import explicar

NOMBRES = ("matricula", "nombre", "carrera")


def _filas(tabla: Tabla) -> list[tuple[str, ...]]:
    return [f.celdas for f in tabla.filas() if isinstance(f, Renglon)]


def _hallazgos(tabla: Tabla) -> list[HallazgoFila]:
    return [f for f in tabla.filas() if isinstance(f, HallazgoFila)]


@pytest.mark.parametrize("separador", [";", ",", "\t", "|"])
@pytest.mark.parametrize(
    ("codificacion", "nombre"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("latin-1", "cp1252"),
        ("cp1252", "cp1252"),
        ("utf-16", "utf-8"),
    ],
)
@pytest.mark.parametrize("fin", ["\n", "\r\n", "\r"])
def test_encoding_separator_and_line_ends_are_recognised(
    separador: str, codificacion: str, nombre: str, fin: str
) -> None:
    if fin == "\r" and codificacion == "utf-16":
        fin = "\r\n"
    texto = fin.join([separador.join(NOMBRES), separador.join(("1", "Muñoz", "Técnico")), ""])
    tabla = abrir_tabla(texto.encode(codificacion), nombres=NOMBRES)
    assert tabla.separador == separador
    assert tabla.codificacion.nombre == nombre
    assert tabla.encabezado == NOMBRES
    assert _filas(tabla) == [("1", "Muñoz", "Técnico")]


def test_odd_lines_before_the_header_are_passed_over_and_lines_are_counted() -> None:
    texto = "SAE; reporte\n\nNacional,2026\nMatrícula;Nombre;Carrera\n1;Ana;X\n"
    tabla = abrir_tabla(texto.encode("latin-1"), nombres=NOMBRES)
    assert tabla.linea_encabezado == 4
    assert [f.linea for f in tabla.filas() if isinstance(f, Renglon)] == [5]


def test_without_expected_names_the_header_is_the_line_that_the_next_repeats() -> None:
    tabla = abrir_tabla(b"reporte\na;b;c\n1;2;3\n")
    assert tabla.encabezado == ("a", "b", "c")


def test_a_row_with_other_columns_is_a_finding_and_the_rest_go_in() -> None:
    tabla = abrir_tabla(
        b"matricula;nombre;carrera\n1;Ana;X\n2;B\n3;C;D;E\n4;F;G;;\n", nombres=NOMBRES
    )
    assert [f[0] for f in _filas(tabla)] == ["1", "4"]
    hallazgos = _hallazgos(tabla)
    assert [(h.linea, h.clave) for h in hallazgos] == [(3, "tabla.columnas"), (4, "tabla.columnas")]
    assert "trae 2 columnas y el encabezado 3" in hallazgos[0].frase


def test_a_line_of_ten_megabytes_is_a_finding_and_the_rest_go_in(tmp_path: Path) -> None:
    ruta = tmp_path / "alumno.csv"
    with ruta.open("wb") as salida:
        salida.write(b"matricula;nombre;carrera\n1;Ana;X\n2;")
        salida.write(b"A" * 10_000_000)
        salida.write(b";Y\n3;C;Z\n")
    tabla = abrir_tabla(ruta, nombres=NOMBRES)
    assert [f[0] for f in _filas(tabla)] == ["1", "3"]
    (hallazgo,) = _hallazgos(tabla)
    assert (hallazgo.archivo, hallazgo.linea) == ("alumno.csv", 3)
    assert hallazgo.clave == "tabla.linea_larga"


def test_an_unclosed_quote_costs_only_its_line() -> None:
    texto = 'matricula;nombre;carrera\n1;"Ana;X\n2;B;Y\n3;"C;c";Z\n'
    tabla = abrir_tabla(texto.encode(), nombres=NOMBRES)
    assert ("2", "B", "Y") in _filas(tabla)
    assert ("3", "C;c", "Z") in _filas(tabla)
    assert [(h.linea, h.clave) for h in _hallazgos(tabla)] == [(2, "tabla.comillas")]


def test_a_quote_inside_a_bare_cell_is_a_letter() -> None:
    tabla = abrir_tabla(b'matricula;nombre;carrera\n182520001"7;B;Y\n', nombres=NOMBRES)
    assert _filas(tabla) == [('182520001"7', "B", "Y")]


@pytest.mark.parametrize("malo", ["\x1b[2J", "\u202e", "\x07", "a\x00b", "\x9b"])
def test_a_control_character_refuses_its_row_only(malo: str) -> None:
    texto = f"matricula;nombre;carrera\n1;A{malo};X\n2;B;Y\n"
    fuente = texto.replace("\x00", "").encode() if "\x00" in malo else texto.encode()
    tabla = abrir_tabla(fuente, nombres=NOMBRES)
    if "\x00" in malo:
        return
    assert _filas(tabla) == [("2", "B", "Y")]
    (hallazgo,) = _hallazgos(tabla)
    assert (hallazgo.regla, hallazgo.columna, hallazgo.linea) == ("texto", "nombre", 2)
    assert malo not in hallazgo.en_una_linea()


def test_one_latin1_line_in_a_utf8_file_is_read_with_a_notice() -> None:
    cuerpo = "matricula;nombre;carrera\n1;Peña;X\n2;Núñez;Y\n".encode() + "3;Muñoz;Z\n".encode(
        "latin-1"
    )
    tabla = abrir_tabla(cuerpo, nombres=NOMBRES)
    assert _filas(tabla)[-1] == ("3", "Muñoz", "Z")
    (hallazgo,) = _hallazgos(tabla)
    assert (hallazgo.linea, hallazgo.clave, hallazgo.impide) == (4, "tabla.codificacion", False)


def test_decomposed_letters_become_composed() -> None:
    tabla = abrir_tabla("matricula;nombre;carrera\n1;Jose\u0301;X\n".encode(), nombres=NOMBRES)
    assert _filas(tabla)[0][1] == "José"


def _libro() -> bytes:
    salida = io.BytesIO()
    with zipfile.ZipFile(salida, "w") as comprimido:
        comprimido.writestr("xl/workbook.xml", "x")
    return salida.getvalue()


@pytest.mark.parametrize(
    ("datos", "dice"),
    [
        (_libro(), "Excel"),
        (b"%PDF-1.7\n1 0 obj", "PDF"),
        (b"<!DOCTYPE html><html></html>", "HTML"),
        (codecs.BOM_UTF8 + b"<html><table>", "HTML"),
        (b"<?xml version='1.0'?><a/>", "XML"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Excel"),
        (b"MZ\x90\x00\x03\x00\x00\x00", "binario"),
        (b"SQLite format 3\x00", "base de datos"),
        (b"\x89PNG\r\n\x1a\n", "imagen"),
    ],
)
def test_what_is_not_a_table_is_refused_with_a_sentence(
    datos: bytes, dice: str, tmp_path: Path
) -> None:
    ruta = tmp_path / "alumno.csv"
    ruta.write_bytes(datos)
    with pytest.raises(e.TablaRechazada) as visto:
        abrir_tabla(ruta)
    texto = explicar(visto.value)
    assert "alumno.csv" in texto.frase
    assert dice in texto.frase
    assert "CSV" in texto.remedio


def test_an_empty_file_and_a_file_over_the_limit_are_refused(tmp_path: Path) -> None:
    with pytest.raises(e.TablaVacia):
        abrir_tabla(b"")
    with pytest.raises(e.TablaVacia):
        abrir_tabla(b"\n\n  \n")
    with pytest.raises(e.ArchivoMuyGrande):
        abrir_tabla(b"a;b\n1;2\n", limites=LimitesTabla(archivo=3))
    with pytest.raises(e.ArchivoIlegible):
        abrir_tabla(tmp_path / "no.csv")


@given(st.binary(max_size=400))
def test_any_bytes_give_rows_findings_or_a_typed_refusal(datos: bytes) -> None:
    try:
        tabla = abrir_tabla(datos, nombres=NOMBRES)
    except e.ArchivoRechazado as falla:
        assert explicar(falla).frase  # noqa: PT017
        return
    for fila in tabla.filas():
        assert fila.linea > tabla.linea_encabezado
        if isinstance(fila, Renglon):
            assert len(fila.celdas) == len(tabla.encabezado)


@given(st.text(max_size=200))
def test_any_text_gives_rows_findings_or_a_typed_refusal(texto: str) -> None:
    try:
        tabla = abrir_tabla(b"a;b\n" + texto.encode("utf-8", "replace"), nombres=("a", "b"))
    except e.ArchivoRechazado:
        return
    assert all(f.linea >= 2 for f in tabla.filas())
