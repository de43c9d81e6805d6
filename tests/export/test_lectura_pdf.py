import io
import zlib
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pikepdf
import pytest
from pypdf import PdfReader, PdfWriter

from certtui.dec.iems.modelo import Terminacion
from certtui.domain.ambiente import Ambiente
from certtui.export import estructura_pdf
from certtui.export.errores import PdfExcesivo, PdfIlegible
from certtui.export.lectura_pdf import (
    Comparacion,
    campos_ausentes,
    campos_impresos,
    comparar,
    texto,
)
from certtui.export.letras import leer_instante
from certtui.export.pdf import componer, render
from certtui.export.pdf.estilos import FIJO
from certtui.export.pdf.metadatos import Opciones, sellar_opciones
from certtui.export.pdf.pintor import pintar
from certtui.export.representacion import Representacion
from certtui.export.trazo import Pliego, Texto

from .conftest import CALIDAD, LOGOTIPO, Hacer

ENLACE = "https://ct.conalep.edu.mx/validacion"
OPCIONES = {"enlaces": (ENLACE,), "pc_sinems": "Nivel II"}


def campos(c: Comparacion) -> set[str]:
    return {d.campo for d in c.diferencias}


def pintar_forjado(rep: Representacion, pliego: Pliego, marca: str) -> bytes:
    return pintar(
        pliego,
        titulo=f"Certificado de Terminación de Estudios {rep.folio_ce}",
        fecha=leer_instante(rep.timbre.fecha_sep, ""),
        marca=marca,
    )


def forjar(rep: Representacion, campo: str, *, marca_nueva: bool = False) -> bytes:
    """The PDF with one character of one printed field changed, old or recomputed checksum."""
    pliego = componer(rep)
    original = sellar_opciones(Opciones.de(rep), pliego)
    for pagina in pliego.paginas:
        for i, trazo in enumerate(pagina):
            if isinstance(trazo, Texto) and trazo.campo == campo:
                ultimo = "7" if trazo.texto[-1] != "7" else "8"
                pagina[i] = replace(trazo, texto=trazo.texto[:-1] + ultimo)
                nueva = sellar_opciones(Opciones.de(rep), pliego)
                return pintar_forjado(rep, pliego, nueva if marca_nueva else original)
    raise AssertionError(campo)


def test_a_rendered_pdf_is_intact_and_its_options_are_found(hacer: Hacer) -> None:
    rep = hacer(22, **OPCIONES)
    c = comparar(render(rep), rep.documento, {"ct.conalep.edu.mx"})
    assert c == Comparacion(True, True, Opciones.de(rep), (), identico=True)


def test_the_pictures_of_the_institution_are_found_in_the_pdf_and_do_not_alter_it(
    hacer: Hacer,
) -> None:
    rep = hacer(2, **OPCIONES, logotipo=LOGOTIPO, calidad=CALIDAD, diseno="clasico")
    c = comparar(render(rep), rep.documento, {"ct.conalep.edu.mx"})
    assert c == Comparacion(True, True, Opciones.de(rep), (), identico=True)
    regrabado = pikepdf.open(io.BytesIO(render(rep)))
    salida = io.BytesIO()
    regrabado.save(salida)
    assert comparar(salida.getvalue(), rep.documento).intacto


def test_a_picture_that_is_not_the_one_of_the_mark_is_a_difference(hacer: Hacer) -> None:
    rep = hacer(2, logotipo=LOGOTIPO)
    falsa = replace(rep, logotipo=replace(LOGOTIPO, rgb=bytes(18)))
    marca = sellar_opciones(Opciones.de(rep), componer(rep))
    c = comparar(pintar_forjado(rep, componer(falsa), marca), rep.documento)
    assert "Imagen de la institución" in campos(c)
    ajena = comparar(render(falsa), rep.documento, None, Opciones.de(rep))
    assert "Imagen de la institución" in campos(ajena)


def test_a_classic_page_that_lost_its_mark_is_still_compared_as_classic(hacer: Hacer) -> None:
    rep = hacer(2, diseno="clasico", productivo=True)
    assert comparar(pintar_forjado(rep, componer(rep), ""), rep.documento).diferencias == ()


@pytest.mark.norma("L21a", "L24")
@pytest.mark.parametrize("diseno", ["recuadros", "clasico"])
def test_one_changed_character_of_any_printed_field_is_found_and_named(
    hacer: Hacer, diseno: str
) -> None:
    rep = hacer(1, **OPCIONES, diseno=diseno)
    nombres = [campo for campo, _ in campos_impresos(rep)]
    assert len(nombres) > 35
    for campo in [*nombres, FIJO]:
        c = comparar(forjar(rep, campo), rep.documento)
        assert not c.intacto, campo
        assert campos(c) == {campo}


@pytest.mark.parametrize("campo", ["Alumno.curp", "PC-SINEMS", "Enlaces"])
def test_a_recomputed_checksum_does_not_save_a_forged_field(hacer: Hacer, campo: str) -> None:
    rep = hacer(2, **OPCIONES)
    c = comparar(forjar(rep, campo, marca_nueva=True), rep.documento)
    assert campos(c) == {campo, "Huella del texto"}


_CAMBIOS: dict[str, Callable[[Terminacion], Terminacion]] = {
    "Alumno.nombre": lambda d: replace(d, alumno=replace(d.alumno, nombre="Ana Sofia")),
    "Alumno.curp": lambda d: replace(d, alumno=replace(d.alumno, curp="MUGA060101MGTXMNA4")),
    "Alumno.numeroControl": lambda d: replace(
        d, alumno=replace(d.alumno, numero_control="239010001-8")),
    "Acreditacion.promedioAprovechamiento": lambda d: replace(
        d, acreditacion=replace(d.acreditacion, promedio="9.9")),
    "Acreditacion.periodoTermino": lambda d: replace(
        d, acreditacion=replace(d.acreditacion, periodo_termino="2026-07-11T00:00:00")),
    "UacdeFt[2].calificacion": lambda d: replace(
        d, uacs=(d.uacs[0], replace(d.uacs[1], calificacion="9"), *d.uacs[2:])),
    "PlantelOServicioEducativo.cct": lambda d: replace(
        d, plantel=replace(d.plantel, cct="11DPT9902Z")),
    "Dec.folioControl": lambda d: replace(d, folio_control="CE18-0000124-1"),
    "FirmaResponsable.sello": lambda d: replace(
        d, firma=replace(d.firma, sello="A" + str(d.firma.sello)[1:])),
}  # fmt: skip


@pytest.mark.parametrize("campo", _CAMBIOS)
def test_a_pdf_rendered_from_other_values_is_found_against_the_original_xml(
    hacer: Hacer, campo: str
) -> None:
    rep = hacer(6)
    falso = replace(rep, documento=_CAMBIOS[campo](rep.documento))
    c = comparar(render(falso), rep.documento)
    assert not c.intacto
    assert campo in campos(c)


def test_a_changed_folio_digital_shows_in_the_text_and_in_the_qr(hacer: Hacer) -> None:
    rep = hacer(6)
    otro = replace(rep.timbre, folio_digital="3f0c6f0e-52a1-4b7e-9f0a-1c2d3e4f5a6c")
    falso = replace(rep, documento=replace(rep.documento, timbre=otro))
    assert {"Sep.folioDigital", "Código QR"} <= campos(comparar(render(falso), rep.documento))


def _resave(pdf: bytes, **opciones: Any) -> bytes:
    salida = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as abierto:
        abierto.save(salida, **opciones)
    return salida.getvalue()


def _pypdf(pdf: bytes) -> bytes:
    salida = io.BytesIO()
    PdfWriter(clone_from=io.BytesIO(pdf)).write(salida)
    return salida.getvalue()


@pytest.mark.parametrize("modulos", [6, 90])
def test_a_pdf_that_was_only_saved_again_is_intact(hacer: Hacer, modulos: int) -> None:
    rep = hacer(modulos, **OPCIONES)
    pdf = render(rep)
    for otro in (
        _pypdf(pdf),
        _resave(pdf),
        _resave(pdf, object_stream_mode=pikepdf.ObjectStreamMode.generate),
        _resave(pdf, normalize_content=True),
        _resave(pdf, qdf=True, linearize=False),
    ):
        assert otro != pdf
        c = comparar(otro, rep.documento)
        assert c.intacto, c.diferencias
        assert not c.identico


def _editar(pdf: bytes, cambio: Callable[[pikepdf.Pdf], None]) -> bytes:
    salida = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as abierto:
        cambio(abierto)
        abierto.save(salida)
    return salida.getvalue()


def _otro_cuadro(pdf: pikepdf.Pdf) -> None:
    contenido = pdf.pages[0].Contents
    lineas = contenido.read_bytes().split(b"\n")
    cuadros = [i for i, linea in enumerate(lineas) if linea.endswith(b" 1 re")]
    del lineas[cuadros[-40]]
    contenido.write(b"\n".join(lineas))


def _tapar(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].contents_add(b"1 1 1 rg 50 50 300 20 re f", prepend=False)


def _anotar(pdf: pikepdf.Pdf) -> None:
    nota = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FreeText, Rect=[50, 50, 200, 90],
        Contents="10", DA="/Helv 12 Tf",
    )  # fmt: skip
    pdf.pages[0].Annots = pikepdf.Array([pdf.make_indirect(nota)])


def _cambiar_letra(pdf: pikepdf.Pdf) -> None:
    """Another letter for U in the ToUnicode: it reads otherwise, the drawing is the same."""
    for fuente in pdf.pages[0].Resources.Font.values():
        mapa = fuente.ToUnicode.read_bytes().replace(b" <0055>", b" <0ABC>", 1)
        fuente.ToUnicode.write(mapa)


def _cambiar_glifo(pdf: pikepdf.Pdf) -> None:
    """Other widths in the font: what is seen changes, the text that is read does not."""
    for fuente in pdf.pages[0].Resources.Font.values():
        fuente.DescendantFonts[0].W = pikepdf.Array([])


def _quitar_pagina(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[1]


def _campo_de_forma(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AcroForm = pikepdf.Dictionary(Fields=[])


@pytest.mark.parametrize(
    ("cambio", "campo"),
    [
        (_otro_cuadro, "Código QR"),
        (_tapar, "Recuadros"),
        (_anotar, "Dibujo de la página 1"),
        (_cambiar_glifo, "Dibujo de la página 1"),
        (_cambiar_letra, "Alumno.curp"),
        (_quitar_pagina, "Páginas"),
        (_campo_de_forma, "Estructura del archivo"),
    ],
)
def test_what_is_drawn_over_hidden_or_removed_is_found(
    hacer: Hacer, cambio: Callable[[pikepdf.Pdf], None], campo: str
) -> None:
    rep = hacer(90)
    c = comparar(_editar(render(rep), cambio), rep.documento)
    assert not c.intacto
    assert campo in campos(c)


def test_the_digit_of_a_grade_changed_inside_the_content_stream_is_named(hacer: Hacer) -> None:
    rep = hacer(1)

    def cambio(pdf: pikepdf.Pdf) -> None:
        instrucciones = list(pikepdf.parse_content_stream(pdf.pages[0]))
        hojas = estructura_pdf.leer_hojas(estructura_pdf.abrir(render(rep)))
        lugar = hojas[0].textos.index("8.5")
        vistos = [i for i, o in enumerate(instrucciones) if str(o.operator) == "Tj"]
        i = vistos[lugar]
        crudo = bytes(instrucciones[i].operands[0])
        nuevo = pikepdf.ContentStreamInstruction(
            [pikepdf.String(crudo[:-2] + crudo[:2])], pikepdf.Operator("Tj")
        )
        instrucciones[i] = nuevo
        pdf.pages[0].Contents = pdf.make_stream(pikepdf.unparse_content_stream(instrucciones))

    c = comparar(_editar(render(rep), cambio), rep.documento)
    assert [(d.campo, d.esperado, d.hallado) for d in c.diferencias] == [
        ("UacdeFt[1].calificacion", "8.5", "8.8")
    ]


def test_a_mark_taken_off_leaves_free_lines_uncovered_and_they_are_told(hacer: Hacer) -> None:
    rep = hacer(6, productivo=True, **OPCIONES)

    def cambio(pdf: pikepdf.Pdf) -> None:
        del pdf.Root.Metadata

    c = comparar(_editar(render(rep), cambio), rep.documento)
    assert not c.intacto
    assert "Texto agregado" in campos(c)
    sin = hacer(6, productivo=True)
    assert comparar(_editar(render(sin), cambio), sin.documento).intacto


def test_the_mark_of_tests_cannot_be_taken_off_one_page(hacer: Hacer) -> None:
    rep = hacer(6)
    pliego = componer(rep)
    pliego.paginas[0] = [
        t for t in pliego.paginas[0] if not (isinstance(t, Texto) and t.campo == "Ambiente")
    ]
    pdf = pintar_forjado(rep, pliego, sellar_opciones(Opciones.de(rep), pliego))
    assert "Ambiente" in campos(comparar(pdf, rep.documento))


def test_a_link_outside_the_offices_list_is_a_difference_even_when_well_rendered(
    hacer: Hacer,
) -> None:
    rep = hacer(6, enlaces=("https://c0nalep.example.mx/v",))
    c = comparar(render(rep), rep.documento, {"ct.conalep.edu.mx"})
    assert campos(c) == {"Enlaces"}
    assert comparar(render(rep), rep.documento).intacto


@pytest.mark.parametrize(
    "malo", [b"", b"hola", b"%PDF-1.7\n", b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF"]
)
def test_an_unreadable_file_is_a_difference_and_not_a_failure(hacer: Hacer, malo: bytes) -> None:
    rep = hacer(1)
    c = comparar(malo, rep.documento)
    assert not c.intacto
    assert campos(c) == {"Archivo"}
    with pytest.raises((PdfIlegible, PdfExcesivo)):
        texto(malo)


def test_truncated_and_bit_flipped_files_never_raise_anything_else(hacer: Hacer) -> None:
    rep = hacer(1)
    pdf = render(rep)
    for corte in range(200, len(pdf), len(pdf) // 9):
        assert not comparar(pdf[:corte], rep.documento).intacto
    for lugar in range(300, len(pdf), len(pdf) // 15):
        roto = bytearray(pdf)
        roto[lugar] ^= 0x41
        comparar(bytes(roto), rep.documento)


def test_a_file_too_big_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(estructura_pdf, "BYTES_MAX", 100)
    with pytest.raises(PdfExcesivo):
        texto(b"%PDF-" + b"0" * 200)


def test_the_text_is_read_back_in_lines(hacer: Hacer) -> None:
    lineas = texto(render(hacer(6)))
    assert "Ana Sofía Muñoz Güemes" in lineas
    assert all(linea == " ".join(linea.split()) for linea in lineas)


@pytest.mark.norma("L11b")
def test_a_pdf_of_another_maker_is_judged_by_its_identifying_fields_L11b(hacer: Hacer) -> None:
    rep = hacer(6)
    pdf = render(rep)
    assert campos_ausentes(pdf, rep.documento) == ()
    otro = replace(rep.documento, alumno=replace(rep.documento.alumno, curp="XEXX010101HNEXXXA4"))
    assert campos_ausentes(pdf, otro) == ("Alumno.curp",)


def test_the_options_inside_the_pdf_survive_any_text(hacer: Hacer) -> None:
    rep = hacer(1, pc_sinems='Nivel "I" <áé> ]]>')
    c = comparar(render(rep), rep.documento)
    assert c.intacto
    assert c.opciones.pc_sinems == 'Nivel "I" <áé> ]]>'
    assert c.opciones.ambiente is Ambiente.PRUEBAS
    lector = PdfReader(io.BytesIO(render(rep)))
    assert zlib.crc32(estructura_pdf.leer_xmp(lector)) != 0


@pytest.mark.norma("L19", "L21b")
@pytest.mark.parametrize(
    ("campo", "cambio"),
    [
        ("Ambiente", {"ambiente": Ambiente.PRODUCTIVO}),
        ("PC-SINEMS", {"pc_sinems": "Nivel III"}),
        ("PC-SINEMS", {"pc_sinems": ""}),
        ("Enlaces", {"enlaces": ()}),
        ("Cancelación", {"cancelado": True}),
        ("Emisor", {"emisor": "simulador"}),
    ],
)
def test_options_that_are_not_those_of_the_record_are_named(
    hacer: Hacer, campo: str, cambio: dict[str, Any]
) -> None:
    rep = hacer(2, **OPCIONES)
    falso = render(replace(rep, **cambio))
    assert comparar(falso, rep.documento).intacto
    c = comparar(falso, rep.documento, esperadas=Opciones.de(rep))
    assert not c.intacto
    assert campo in campos(c)
    assert comparar(render(rep), rep.documento, esperadas=Opciones.de(rep)).identico
