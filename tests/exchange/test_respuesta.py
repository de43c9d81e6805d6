"""Answers of COSFAC in every shape, whole and broken."""

import io
from pathlib import Path

import pytest
import xlwt
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from certtui.domain.hallazgo import Veredicto
from certtui.exchange.archivo_seguro import escribir_zip
from certtui.exchange.cosfac import lector, libro
from certtui.exchange.cosfac.respuesta import leer_respuesta, leer_timbrados
from certtui.exchange.cosfac.resultado import leer_resultado
from certtui.exchange.errores import (
    ArchivoRechazado,
    RespuestaIrreconocible,
    ResultadoIlegible,
    ZipConNombreInseguro,
    ZipRechazado,
)
from certtui.texts.errores import explicar

pytestmark = pytest.mark.norma("L11b", "L15a")

FILAS: list[tuple[object, ...]] = [
    ("CE18-0000001-1.xml", 1, "Satisfactorio"),
    ("CE18-0000002-1.xml", 2, "La CURP no existe"),
]


def _xls(filas: list[tuple[object, ...]], hoja: str = "Resultado") -> bytes:
    libro = xlwt.Workbook(encoding="utf-8")
    pagina = libro.add_sheet(hoja)
    for i, fila in enumerate([("ARCHIVO", "ESTATUS", "DESCRIPCION"), *filas]):
        for j, valor in enumerate(fila):
            pagina.write(i, j, valor)
    salida = io.BytesIO()
    libro.save(salida)
    return salida.getvalue()


def _csv(filas: list[tuple[object, ...]], separador: str = ",") -> bytes:
    lineas = [("ARCHIVO", "ESTATUS", "DESCRIPCIÓN"), *filas]
    return "".join(separador.join(map(str, f)) + "\r\n" for f in lineas).encode("latin-1")


def _dec(folio: str | None = "CE18-0000001-1", sep: bool = True, extra: str = "") -> bytes:
    control = f' folioControl="{folio}"' if folio is not None else ""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{extra}'
        f'<Dec xmlns="https://www.siged.sep.gob.mx/certificados/"{control}>'
        f"{'<Sep/>' if sep else ''}</Dec>"
    ).encode()


def _guardar(tmp_path: Path, nombre: str, datos: bytes) -> Path:
    ruta = tmp_path / nombre
    ruta.write_bytes(datos)
    return ruta


def _xlsx(filas: list[tuple[object, ...]]) -> bytes:
    def celda(valor: object) -> str:
        if isinstance(valor, int):
            return f"<c><v>{valor}</v></c>"
        return f'<c t="inlineStr"><is><t>{valor}</t></is></c>'

    ns = "http://schemas.openxmlformats.org"
    renglones = "".join(
        f"<row>{''.join(map(celda, fila))}</row>"
        for fila in [("ARCHIVO", "ESTATUS", "DESCRIPCION"), *filas]
    )
    principal = f"{ns}/spreadsheetml/2006/main"
    return escribir_zip(
        {
            "_rels/.rels": (
                f'<Relationships xmlns="{ns}/package/2006/relationships"><Relationship Id="rId1" '
                f'Type="{ns}/officeDocument/2006/relationships/officeDocument" '
                'Target="xl/workbook.xml"/></Relationships>'
            ).encode(),
            "[Content_Types].xml": (
                f'<Types xmlns="{ns}/package/2006/content-types"><Override PartName="/xl/workbook'
                '.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.'
                'sheet.main+xml"/></Types>'
            ).encode(),
            "xl/workbook.xml": (
                f'<workbook xmlns="{principal}" xmlns:r="{ns}/officeDocument/2006/relationships">'
                '<sheets><sheet name="Resultado" sheetId="1" r:id="rId1"/></sheets></workbook>'
            ).encode(),
            "xl/_rels/workbook.xml.rels": (
                f'<Relationships xmlns="{ns}/package/2006/relationships"><Relationship Id="rId1" '
                f'Type="{ns}/officeDocument/2006/relationships/worksheet" '
                'Target="worksheets/sheet1.xml"/></Relationships>'
            ).encode(),
            "xl/worksheets/sheet1.xml": (
                f'<worksheet xmlns="{principal}"><sheetData>{renglones}</sheetData></worksheet>'
            ).encode(),
        }
    )


@pytest.mark.parametrize(
    ("nombre", "datos"),
    [
        ("r.zip", escribir_zip({"ConsultaCertificadosIEMS.xls": _xls(FILAS)})),
        ("r.xls", _xls(FILAS)),
        ("hoja.xls", _xls(FILAS, hoja="Hoja1")),
        ("r.xlsx", _xlsx(FILAS)),
        ("r.zip", escribir_zip({"r.xlsx": _xlsx(FILAS)})),
        ("r.csv", _csv(FILAS)),
        ("r.csv", _csv(FILAS, ";")),
        ("r.zip", escribir_zip({"r.csv": _csv(FILAS)})),
    ],
    ids=["zip", "xls", "otra hoja", "xlsx", "zip de xlsx", "csv", "punto y coma", "zip de csv"],
)
def test_the_table_is_read_alike_from_every_shape(
    tmp_path: Path, nombre: str, datos: bytes
) -> None:
    resultado = leer_resultado(_guardar(tmp_path, nombre, datos))
    assert [(f.folio_control, f.estatus, f.descripcion) for f in resultado.filas] == [
        ("CE18-0000001-1", 1, "Satisfactorio"),
        ("CE18-0000002-1", 2, "La CURP no existe"),
    ]
    assert [f.aceptado for f in resultado.filas] == [True, False]
    assert resultado.hallazgos == ()
    respuesta = leer_respuesta([_guardar(tmp_path, nombre, datos)])
    assert respuesta.filas == resultado.filas


def test_floats_blanks_case_and_a_missing_ending_are_tolerated(tmp_path: Path) -> None:
    filas: list[tuple[object, ...]] = [
        (" CE18-0000001-1.XML ", 1.0, " Satisfactorio "),
        ("CE18-0000002-1", " 1.0 ", ""),
        ("carpeta\\CE18-0000003-1.xml", "2", "Mal\n hecho"),
    ]
    resultado = leer_resultado(_guardar(tmp_path, "r.xls", _xls(filas)))
    assert [(f.folio_control, f.aceptado) for f in resultado.filas] == [
        ("CE18-0000001-1", True),
        ("CE18-0000002-1", True),
        ("CE18-0000003-1", False),
    ]
    assert resultado.filas[2].descripcion == "Mal hecho"


def test_repeated_rows_are_kept_and_reported(tmp_path: Path) -> None:
    filas = [*FILAS, FILAS[0], ("CE18-0000002-1.xml", 1, "Satisfactorio")]
    resultado = leer_resultado(_guardar(tmp_path, "r.xls", _xls(filas)))
    assert len(resultado.filas) == 4
    assert [(h.clave, h.veredicto, h.linea) for h in resultado.hallazgos] == [
        ("cosfac.duplicado", Veredicto.AVISO, 4),
        ("cosfac.contradictorio", Veredicto.FALLA, 5),
    ]


def test_a_contradiction_between_two_files_of_the_answer_is_reported_once(tmp_path: Path) -> None:
    rutas = [
        _guardar(tmp_path, "a.csv", _csv([("X-1.xml", 1, "ok")])),
        _guardar(tmp_path, "b.csv", _csv([("X-1.xml", 2, "no")])),
    ]
    respuesta = leer_respuesta(rutas)
    assert len(respuesta.filas) == 2
    assert [(h.archivo, h.clave) for h in respuesta.hallazgos] == [
        ("b.csv", "cosfac.contradictorio")
    ]


def test_a_row_without_file_or_status_is_a_finding_and_the_rest_go_in(tmp_path: Path) -> None:
    filas: list[tuple[object, ...]] = [
        ("", 1, "x"),
        ("CE18-0000009-1.xml", "aceptado", "x"),
        ("a\x1b[2J.xml", 1, "x"),
        *FILAS,
    ]
    resultado = leer_resultado(_guardar(tmp_path, "r.csv", _csv(filas)))
    assert len(resultado.filas) == 2
    assert {(h.linea, h.clave) for h in resultado.hallazgos} == {
        (2, "cosfac.archivo_vacio"),
        (3, "cosfac.estatus"),
        (4, "texto.control"),
    }


@pytest.mark.parametrize(
    ("nombre", "datos", "error"),
    [
        ("r.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, ResultadoIlegible),
        ("r.xls", _xls(FILAS)[:900], ResultadoIlegible),
        ("r.csv", b"a,b\n1,2\n", ResultadoIlegible),
        ("r.zip", escribir_zip({"a.xml": _dec("a")}), ResultadoIlegible),
        ("r.zip", b"PK\x03\x04", ZipRechazado),
        ("r.pdf", b"%PDF-1.4", ArchivoRechazado),
    ],
)
def test_what_is_no_result_table_is_refused_with_a_sentence(
    tmp_path: Path, nombre: str, datos: bytes, error: type[ArchivoRechazado]
) -> None:
    with pytest.raises(error) as visto:
        leer_resultado(_guardar(tmp_path, nombre, datos))
    assert explicar(visto.value).remedio


def test_stamped_documents_come_by_folio_with_their_pdfs(tmp_path: Path) -> None:
    ruta = _guardar(
        tmp_path,
        "t.zip",
        escribir_zip(
            {
                "CE18-0000001-1.xml": _dec(),
                "CE18-0000001-1.pdf": b"%PDF-1.7 suyo",
                "descarga/CE18-0000002-1.xml": _dec(None),
            }
        ),
    )
    timbrados = leer_timbrados(ruta)
    assert timbrados.xmls == {"CE18-0000001-1": _dec(), "CE18-0000002-1": _dec(None)}
    assert timbrados.pdfs == {"CE18-0000001-1": b"%PDF-1.7 suyo"}
    assert timbrados.hallazgos == ()


BOMBA = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]>'


@pytest.mark.parametrize(
    ("nombre", "datos", "clave"),
    [
        ("X-1.xml", b"<Dec", "cosfac.xml"),
        ("X-1.xml", b"", "cosfac.xml"),
        ("X-1.xml", _dec("X-1", extra=BOMBA), "cosfac.doctype"),
        (
            "X-1.xml",
            _dec("X-1", extra='<!doctype a SYSTEM "file:///etc/passwd">'),
            "cosfac.doctype",
        ),
        ("X-1.xml", _dec("X-1").decode().encode("utf-16"), "cosfac.codificacion"),
        (
            "X-1.xml",
            _dec("X-1").replace(b"UTF-8", b"UTF-7"),
            "cosfac.codificacion",
        ),
        ("X-1.xml", "<Dec a='ñ'/>".encode("latin-1"), "cosfac.codificacion"),
        ("X-1.xml", b"<html/>", "cosfac.no_es_dec"),
        ("X-1.xml", b"<Dec/>", "cosfac.no_es_dec"),
        ("X-1.xml", _dec("X-1", sep=False), "cosfac.sin_timbre"),
        ("X-1.xml", _dec("X-2"), "cosfac.folio_control"),
        ("X-1.xml", b"<a>" * 5000 + b"</a>" * 5000, "cosfac.xml"),
        ("X-1.pdf", b"<html>", "cosfac.pdf"),
        ("mas.zip", escribir_zip({"X-1.xml": _dec("X-1")}), "cosfac.anidado"),
        ("LEEME.doc", b"hola", "cosfac.extrano"),
        ("r.csv", b"a,b\n1,2\n", "cosfac.resultado"),
    ],
)
def test_a_bad_member_is_a_finding_and_the_others_go_on(
    tmp_path: Path, nombre: str, datos: bytes, clave: str
) -> None:
    zip_ = escribir_zip({nombre: datos, "CE18-0000001-1.xml": _dec()})
    respuesta = leer_respuesta([_guardar(tmp_path, "t.zip", zip_)])
    assert set(respuesta.xmls) == {"CE18-0000001-1"}
    (hallazgo,) = respuesta.hallazgos
    assert (hallazgo.archivo, hallazgo.valor, hallazgo.clave) == ("t.zip", nombre, clave)
    assert hallazgo.frase
    assert hallazgo.remedio
    assert "—" not in hallazgo.frase


def test_a_huge_xml_is_not_opened(tmp_path: Path) -> None:
    import random

    relleno = random.Random(1).randbytes(1_300_000).hex().encode()
    datos = _dec("X-1").replace(b"<Sep/>", b"<Sep a='" + relleno + b"'/>")
    respuesta = leer_respuesta([_guardar(tmp_path, "t.zip", escribir_zip({"X-1.xml": datos}))])
    assert [h.clave for h in respuesta.hallazgos] == ["cosfac.xml_grande"]


def test_a_hostile_zip_refuses_the_whole_file(tmp_path: Path) -> None:
    ruta = _guardar(tmp_path, "t.zip", escribir_zip({"../X-1.xml": _dec("X-1")}))
    with pytest.raises(ZipConNombreInseguro):
        leer_respuesta([ruta])


def test_the_same_document_in_two_files_is_fine_and_another_content_is_not(tmp_path: Path) -> None:
    rutas = [
        _guardar(tmp_path, "a.zip", escribir_zip({"X-1.xml": _dec("X-1")})),
        _guardar(tmp_path, "b.zip", escribir_zip({"X-1.xml": _dec("X-1")})),
        _guardar(tmp_path, "c.zip", escribir_zip({"X-1.xml": _dec("X-1") + b"\n"})),
    ]
    respuesta = leer_respuesta(rutas)
    assert respuesta.xmls == {"X-1": _dec("X-1")}
    assert [(h.archivo, h.clave) for h in respuesta.hallazgos] == [("c.zip", "cosfac.repetido")]


def test_loose_files_are_recognised_by_content(tmp_path: Path) -> None:
    respuesta = leer_respuesta(
        [
            _guardar(tmp_path, "X-1.xml", _dec("X-1")),
            _guardar(tmp_path, "X-1.pdf", b"%PDF-1.4"),
            _guardar(tmp_path, "resultado.txt", _csv(FILAS)),
        ]
    )
    assert set(respuesta.xmls) == set(respuesta.pdfs) == {"X-1"}
    assert len(respuesta.filas) == 2


def test_a_file_that_is_none_of_it_is_refused_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(RespuestaIrreconocible) as visto:
        leer_respuesta([_guardar(tmp_path, "foto.jpg", b"\xff\xd8\xff")])
    assert "foto.jpg" in explicar(visto.value).frase


def test_reading_again_gives_the_same_and_leaves_the_file(tmp_path: Path) -> None:
    datos = escribir_zip({"r.xls": _xls(FILAS), "CE18-0000001-1.xml": _dec()})
    ruta = _guardar(tmp_path, "t.zip", datos)
    assert leer_respuesta([ruta]) == leer_respuesta([ruta])
    assert ruta.read_bytes() == datos
    assert [r.name for r in tmp_path.iterdir()] == ["t.zip"]


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.binary(max_size=40), st.integers(0, 5000))
def test_a_workbook_with_broken_bytes_never_escapes_as_another_error(
    tmp_path: Path, basura: bytes, lugar: int
) -> None:
    datos = bytearray(_xls(FILAS))
    datos[lugar : lugar + len(basura)] = basura
    ruta = _guardar(tmp_path, "r.xls", bytes(datos))
    try:
        leer_respuesta([ruta])
    except ArchivoRechazado as falla:
        assert explicar(falla).frase  # noqa: PT017


def test_a_reader_that_aborts_does_not_take_the_program_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    aborta = _guardar(tmp_path, "aborta.py", b"import os\nos.abort()\n")
    monkeypatch.setattr(lector, "__file__", str(aborta))
    with pytest.raises(ResultadoIlegible) as visto:
        libro.read_workbook("r.xls", _xls(FILAS))
    assert "dañado" in explicar(visto.value).frase
