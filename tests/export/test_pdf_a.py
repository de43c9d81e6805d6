"""The file is PDF/A-3U with its XML inside, by its structure and in the eyes of other programs."""

import io
import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from lxml import etree

from certtui.dec.iems.xml import escribir
from certtui.domain.ambiente import Ambiente
from certtui.export import estructura_pdf
from certtui.export.errores import PdfExcesivo, PdfIlegible
from certtui.export.lectura_pdf import CAMPO_ADJUNTO, comparar, xml_incrustado
from certtui.export.pdf import componer, render
from certtui.export.pdf.metadatos import Opciones, leer_opciones
from certtui.export.trazo import ALTO, ALTO_OFICIO

from .conftest import CALIDAD, LOGOTIPO, Hacer

VARIANTES: tuple[dict[str, object], ...] = (
    {},
    {
        "diseno": "clasico",
        "papel": "oficio",
        "pc_sinems": "Nivel I",
        "logotipo": LOGOTIPO,
        "calidad": CALIDAD,
    },
)

PDFAID = "{http://www.aiim.org/pdfa/ns/id/}"
XMP = "{http://ns.adobe.com/xap/1.0/}"


def abrir(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def guardar(pdf: pikepdf.Pdf) -> bytes:
    salida = io.BytesIO()
    pdf.save(salida)
    return salida.getvalue()


def adjunto(pdf: pikepdf.Pdf, datos: bytes) -> pikepdf.AttachedFileSpec:
    return pikepdf.AttachedFileSpec(
        pdf, datos, description="", filename="", mime_type="", creation_date="", mod_date=""
    )


@pytest.mark.norma("L24", "L12b")
@pytest.mark.parametrize("modulos", [6, 90])
def test_the_catalogue_has_what_pdf_a_3_asks_for(hacer: Hacer, modulos: int) -> None:
    with abrir(render(hacer(modulos))) as pdf:
        (intento,) = pdf.Root.OutputIntents
        assert intento.S == "/GTS_PDFA1"
        assert intento.DestOutputProfile.N == 3
        assert intento.DestOutputProfile.read_bytes()[36:40] == b"acsp"
        (uno, otro) = pdf.trailer.ID
        assert bytes(uno) == bytes(otro)
        assert len(bytes(uno)) == 16
        assert "/Info" not in pdf.trailer
        assert not {"/AcroForm", "/AA", "/OCProperties", "/JavaScript"} & set(pdf.Root.keys())
        assert pdf.Root.Metadata.get("/Filter") is None
        for pagina in pdf.pages:
            for fuente in pagina.Resources.Font.values():
                assert "/ToUnicode" in fuente
                assert "/FontFile2" in fuente.DescendantFonts[0].FontDescriptor


@pytest.mark.norma("L24")
def test_the_metadata_declares_3u_and_only_the_documents_own_date(hacer: Hacer) -> None:
    rep = hacer(6, pc_sinems="Nivel <II> & más")
    with abrir(render(rep)) as pdf:
        crudo = pdf.Root.Metadata.read_bytes()
        assert pdf.open_metadata().pdfa_status == "3U"
    raiz = etree.fromstring(crudo)
    assert [n.text for n in raiz.iter(f"{PDFAID}part", f"{PDFAID}conformance")] == ["3", "U"]
    fechas = [n.text for n in raiz.iter(*(XMP + f"{c}Date" for c in
              ("Create", "Modify", "Metadata")))]  # fmt: skip
    assert fechas == ["2026-07-21T10:22:33Z"] * 3
    marca = leer_opciones(crudo)
    assert marca
    assert marca[0] == Opciones.de(rep)


@pytest.mark.norma("L24", "L12b")
def test_the_embedded_xml_is_the_very_one_that_is_delivered(hacer: Hacer) -> None:
    rep = hacer(6)
    exacto = escribir(rep.documento).replace(b"?>\n", b"?>\n<!-- COSFAC -->\n", 1)
    for dado, esperado in ((None, escribir(rep.documento)), (exacto, exacto)):
        pdf = render(replace(rep, xml=dado))
        assert xml_incrustado(pdf) == esperado
        assert comparar(pdf, rep.documento).identico
        with abrir(pdf) as abierto:
            (ficha,) = abierto.Root.AF
            assert ficha.AFRelationship == "/Source"
            assert str(ficha.UF) == str(ficha.F) == "CE18-0000123-1.xml"
            archivo = ficha.EF.F
            assert archivo.Subtype == "/text/xml"
            assert archivo.read_bytes() == esperado
            assert archivo.Params.Size == len(esperado)
            assert str(archivo.Params.ModDate) == "D:20260721102233Z"
            assert list(abierto.attachments) == ["CE18-0000123-1.xml"]


def test_another_xml_inside_is_told_attribute_by_attribute(hacer: Hacer) -> None:
    rep = hacer(2)
    otro = replace(rep.documento, alumno=replace(rep.documento.alumno, numero_control="1"))
    c = comparar(render(replace(rep, xml=escribir(otro))), rep.documento)
    assert [(d.campo, d.hallado) for d in c.diferencias] == [("Alumno.numeroControl", "1")]


def test_one_more_attachment_is_told_and_none_at_all_is_not_a_difference(hacer: Hacer) -> None:
    rep = hacer(2)
    with abrir(render(rep)) as pdf:
        pdf.attachments["programa.exe"] = adjunto(pdf, b"MZ")
        (d,) = comparar(guardar(pdf), rep.documento).diferencias
    assert (d.campo, d.hallado) == (CAMPO_ADJUNTO, "programa.exe")
    with abrir(render(rep)) as pdf:
        pdf.attachments["otro.xml"] = adjunto(pdf, b"<a/>")
        dos = guardar(pdf)
    assert not comparar(dos, rep.documento).intacto
    with pytest.raises(PdfIlegible):
        xml_incrustado(dos)
    with abrir(render(rep)) as pdf:
        del pdf.Root.Names
        del pdf.Root.AF
        sin = guardar(pdf)
    assert comparar(sin, rep.documento).intacto
    assert xml_incrustado(sin) is None


def test_a_hostile_attachment_is_refused_without_unpacking_it(hacer: Hacer) -> None:
    with abrir(render(hacer(1))) as pdf:
        pdf.Root.AF[0].EF.F.write(bytes(60_000_000))
        bomba = guardar(pdf)
    assert len(bomba) < 300_000
    with pytest.raises(PdfExcesivo):
        xml_incrustado(bomba)
    with abrir(render(hacer(1))) as pdf:
        arbol = pdf.make_indirect(pikepdf.Dictionary())
        arbol.Kids = pikepdf.Array([arbol])
        pdf.Root.Names.EmbeddedFiles = arbol
        ciclo = guardar(pdf)
    with pytest.raises(PdfExcesivo):
        xml_incrustado(ciclo)
    with abrir(render(hacer(1))) as pdf:
        pdf.Root.Names.EmbeddedFiles = pikepdf.Dictionary(Names=[pikepdf.String("a.xml"), 7])
        roto = guardar(pdf)
    with pytest.raises(PdfIlegible):
        xml_incrustado(roto)


def test_a_re_saved_file_keeps_its_xml_readable(hacer: Hacer) -> None:
    rep = hacer(6)
    with abrir(render(rep)) as pdf:
        salida = io.BytesIO()
        pdf.save(salida, qdf=True)
    assert xml_incrustado(salida.getvalue()) == escribir(rep.documento)
    assert estructura_pdf.leer_raiz(estructura_pdf.abrir(salida.getvalue())) == frozenset()


@pytest.mark.sistema("qpdf")
@pytest.mark.parametrize("opciones", VARIANTES)
def test_qpdf_finds_nothing_wrong(
    hacer: Hacer, tmp_path: Path, opciones: dict[str, object]
) -> None:
    ruta = tmp_path / "a.pdf"
    ruta.write_bytes(render(hacer(90, **opciones)))
    hecho = subprocess.run(["qpdf", "--check", ruta], capture_output=True, text=True, check=False)
    assert (hecho.returncode, hecho.stderr) == (0, "")


@pytest.mark.sistema("pdftotext")
@pytest.mark.parametrize("modulos", [1, 90])
@pytest.mark.parametrize("opciones", VARIANTES)
def test_poppler_reads_every_line_without_a_warning(
    hacer: Hacer, tmp_path: Path, modulos: int, opciones: dict[str, object]
) -> None:
    """A font that the page names and the file lacks shows only on poppler's stderr."""
    rep = hacer(modulos, **opciones)
    ruta = tmp_path / "a.pdf"
    ruta.write_bytes(render(rep))
    hecho = subprocess.run(["pdftotext", "-raw", ruta, "-"], capture_output=True, check=False)
    assert (hecho.returncode, hecho.stderr) == (0, b"")
    hallado = re.sub(r"\s", "", hecho.stdout.decode())
    for pagina in componer(rep).piezas():
        for pieza in pagina:
            if not pieza.angulo:
                assert re.sub(r"\s", "", pieza.texto) in hallado, pieza


@pytest.mark.parametrize("ambiente", list(Ambiente))
@pytest.mark.parametrize("opciones", VARIANTES)
def test_a_second_validator_agrees_on_3u(
    hacer: Hacer, tmp_path: Path, ambiente: Ambiente, opciones: dict[str, object]
) -> None:
    pdf_oxide = pytest.importorskip("pdf_oxide")
    ruta = tmp_path / "a.pdf"
    ruta.write_bytes(render(hacer(40, ambiente=ambiente, cancelado=True, **opciones)))
    veredicto = pdf_oxide.PdfDocument(str(ruta)).validate_pdf_a("3u")
    assert (veredicto["valid"], veredicto["errors"]) == (True, [])


@pytest.mark.norma("L24")
@pytest.mark.parametrize("modulos", [20, 90])
def test_oficio_is_a_longer_sheet_that_keeps_everything_inside(hacer: Hacer, modulos: int) -> None:
    carta, oficio = hacer(modulos), hacer(modulos, papel="oficio", pc_sinems="Nivel II")
    pdf = render(oficio)
    with abrir(pdf) as abierto:
        assert [float(n) for n in abierto.pages[0].mediabox] == [0, 0, 612, 964.8]
        assert len(abierto.pages) <= len(componer(carta).paginas)
    pliego = componer(oficio)
    textos = [t for pagina in pliego.piezas() for t in pagina if not t.angulo]
    assert all(12 < t.y < ALTO_OFICIO - 30 for t in textos)
    assert max(t.y for t in textos) > ALTO
    c = comparar(pdf, oficio.documento, esperadas=Opciones.de(oficio))
    assert c.identico
    otro = comparar(pdf, oficio.documento, esperadas=replace(Opciones.de(oficio), papel="carta"))
    assert "Papel" in {d.campo for d in otro.diferencias}
