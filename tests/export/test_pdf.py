import io
import subprocess
import sys
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import zxingcpp

from certtui.domain.ambiente import Ambiente
from certtui.export.errores import GlifoAusente, SinTimbre, TextoNoCabe, ValorNoImprimible
from certtui.export.lectura_pdf import campos_impresos
from certtui.export.pdf import componer, render
from certtui.export.pdf.marcas import MARCA_CANCELADO, MARCA_PRUEBAS
from certtui.export.qr import url_siged
from certtui.export.representacion import Representacion
from certtui.export.trazo import ANCHO, Caja, Estampa, Linea, Texto

from .conftest import CALIDAD, FOLIO_DIGITAL, LOGOTIPO, Hacer, terminacion

DISENOS = ("recuadros", "clasico")


def leer(pdf: bytes) -> list[str]:
    """Text of each page by pdfium, white space collapsed."""
    documento = pypdfium2.PdfDocument(pdf)
    try:
        return [" ".join(p.get_textpage().get_text_bounded().split()) for p in documento]
    finally:
        documento.close()


def compacto(texto: str) -> str:
    return "".join(texto.split())


@pytest.mark.norma("L24")
@pytest.mark.parametrize("modulos", [0, 1, 22, 40, 90])
@pytest.mark.parametrize("diseno", DISENOS)
def test_every_block_of_the_certificate_is_printed_L24(
    hacer: Hacer, modulos: int, diseno: str
) -> None:
    rep = hacer(modulos, productivo=True, diseno=diseno)
    d, timbre = rep.documento, rep.timbre
    hallado = compacto("".join(leer(render(rep))))
    esperados = [
        "Certificado de Terminación de Estudios", "Ana Sofía Muñoz Güemes", d.alumno.curp,
        d.alumno.numero_control, "CE18-0000123", "Plantel No. 901, Valle de la Peña",
        d.plantel.cct, "San Jerónimo de los Álamos", "Guanajuato", "Público", "Presencial",
        "Profesional Técnico-Bachiller en Informática", "INFO18",
        "veintiuno de agosto de dos mil veintitrés", "diez de julio de dos mil veintiséis",
        "378", "8.9", "Ocho punto nueve", "Rocío Ibáñez Quintero – Directora General",
        str(d.firma.no_certificado), str(d.firma.sello), timbre.sello_sep,
        timbre.no_certificado_sep, "21/07/2026 10:22:33", FOLIO_DIGITAL,
        "Ley de Firma Electrónica Avanzada", "artículo 141 de la Ley General de Educación",
        "a los veintiún días del mes de julio de dos mil veintiséis",
        *(u.nombre for u in d.uacs),
    ]  # fmt: skip
    assert [e for e in esperados if compacto(e) not in hallado] == []


@pytest.mark.norma("L24")
def test_an_ordinary_certificate_with_22_modules_takes_one_page_L24(hacer: Hacer) -> None:
    assert len(leer(render(hacer(22)))) == 1


@pytest.mark.norma("L24")
def test_what_does_not_fit_the_face_goes_to_numbered_pages_with_the_heading_again(
    hacer: Hacer,
) -> None:
    paginas = leer(render(hacer(90)))
    assert len(paginas) == 3
    for i, pagina in enumerate(paginas, 1):
        assert f"Página {i} de 3" in pagina
        assert "Núm. Módulo Calificación Horas Créditos" in pagina
        assert "CE18-0000123" in pagina
        assert "Ana Sofía Muñoz Güemes" in pagina
    assert sum(p.count("Mantenimiento de equipo de cómputo básico") for p in paginas) == 15


@pytest.mark.parametrize("modulos", [0, 6, 20, 40, 90])
@pytest.mark.parametrize("largo", [False, True])
@pytest.mark.parametrize("papel", ["carta", "oficio"])
@pytest.mark.parametrize("diseno", DISENOS)
def test_nothing_leaves_the_page_nor_overlaps_another_text(
    hacer: Hacer, modulos: int, largo: bool, papel: str, diseno: str
) -> None:
    nombre = "María Guadalupe de los Ángeles Esperanza del Carmen Concepción" * (2 if largo else 1)
    enlaces = ("https://ct.conalep.edu.mx/validacion",)
    rep = hacer(
        modulos, nombre, enlaces=enlaces, pc_sinems="Nivel II", cancelado=largo,
        papel=papel, diseno=diseno, logotipo=LOGOTIPO, calidad=CALIDAD,
    )  # fmt: skip
    pliego = componer(rep)
    for pagina in pliego.paginas:
        rectos = [t for t in pagina if isinstance(t, Texto) and not t.angulo]
        cajas: list[tuple[float, float, float, float, Texto | Estampa]] = []
        for t in rectos:
            fin = t.x + t.estilo.ancho(t.texto, t.campo)
            assert t.x >= 26, t
            assert fin <= ANCHO - 26, t
            assert 12 < t.y < pliego.alto - 30, t
            cajas.append((t.x, fin, t.y - t.estilo.cuerpo * 0.70, t.y + 0.5, t))
        cajas += [
            (f.x, f.x + f.ancho, f.y, f.y + f.alto, f) for f in pagina if isinstance(f, Estampa)
        ]
        for i, a in enumerate(cajas):
            for b in cajas[i + 1 :]:
                aparte = a[1] <= b[0] or b[1] <= a[0] or a[3] <= b[2] or b[3] <= a[2]
                assert aparte, (a[4], b[4])
        for forma in pagina:
            if isinstance(forma, Caja):
                assert forma.x >= 26
                assert forma.x + forma.ancho <= ANCHO - 26
            elif isinstance(forma, Linea):
                assert forma.x2 <= ANCHO - 26


@pytest.mark.parametrize("modulos", [0, 30])
@pytest.mark.parametrize("diseno", DISENOS)
def test_texts_that_leave_no_room_are_an_error_and_never_an_overlap(
    hacer: Hacer, modulos: int, diseno: str
) -> None:
    from dataclasses import replace

    rep = hacer(modulos, diseno=diseno)
    for palabras, cabe in ((4, True), (90, False)):
        largo = " ".join(["Subsecretaría de Educación"] * palabras)
        iems = replace(rep.documento.iems, nombre_dependencia=largo, tipo_iems=largo)
        otra = replace(rep, documento=replace(rep.documento, iems=iems))
        if cabe:
            render(otra)
        else:
            with pytest.raises(TextoNoCabe):
                render(otra)


@pytest.mark.norma("L12b", "L21a", "L21c")
@pytest.mark.parametrize("productivo", [False, True])
@pytest.mark.parametrize("diseno", DISENOS)
def test_the_qr_of_the_rendered_page_decodes_to_the_siged_url_L21(
    hacer: Hacer, productivo: bool, diseno: str
) -> None:
    documento = pypdfium2.PdfDocument(render(hacer(22, productivo=productivo, diseno=diseno)))
    imagen = documento[0].render(scale=150 / 72).to_pil()
    documento.close()
    leidos = zxingcpp.read_barcodes(imagen)
    assert [leido.text for leido in leidos] == [url_siged(FOLIO_DIGITAL)]


@pytest.mark.parametrize("modulos", [6, 90])
def test_a_test_base_marks_every_page_twice(hacer: Hacer, modulos: int) -> None:
    for pagina in leer(render(hacer(modulos))):
        assert pagina.count(MARCA_PRUEBAS) == 2
    assert MARCA_PRUEBAS not in "".join(leer(render(hacer(modulos, productivo=True))))


def test_a_test_or_cancelled_certificate_never_claims_validity(hacer: Hacer) -> None:
    valida = "son válidos en toda la República"
    assert valida in leer(render(hacer(productivo=True)))[0]
    assert valida not in leer(render(hacer()))[0]
    cancelado = leer(render(hacer(90, productivo=True, cancelado=True)))
    assert valida not in cancelado[0]
    assert all(p.count(MARCA_CANCELADO) == 2 for p in cancelado)


@pytest.mark.norma("L19")
def test_the_pc_sinems_line_is_printed_only_when_in_force_L19(hacer: Hacer) -> None:
    con = leer(render(hacer(pc_sinems="Nivel II, vigente hasta el 31/12/2027")))[0]
    assert "PC-SINEMS: Nivel II, vigente hasta el 31/12/2027" in con
    assert "SINEMS" not in leer(render(hacer()))[0]


@pytest.mark.norma("L21b")
def test_the_links_of_the_office_are_printed_L21b(hacer: Hacer) -> None:
    enlace = "https://ct.conalep.edu.mx/validacion"
    assert enlace in leer(render(hacer(enlaces=(enlace,))))[0]


@pytest.mark.norma("L20c")
def test_the_time_stamp_is_printed_and_an_impossible_one_is_refused_L20c(hacer: Hacer) -> None:
    assert "21/07/2026 10:22:33" in leer(render(hacer()))[0]
    malo = terminacion()
    assert malo.timbre is not None
    from dataclasses import replace

    malo = replace(malo, timbre=replace(malo.timbre, fecha_sep="2026-13-40"))
    with pytest.raises(ValorNoImprimible) as error:
        render(Representacion(malo, Ambiente.PRUEBAS))
    assert error.value.datos["campo"] == "Sep.fechaSep"


def test_an_unstamped_document_has_no_representation_L20b() -> None:
    from dataclasses import replace

    with pytest.raises(SinTimbre):
        render(Representacion(replace(terminacion(), timbre=None), Ambiente.PRUEBAS))


@pytest.mark.parametrize("malo", ["Ana 😀", "Ana \u0301", "Аna", "Ana\u200b"])
def test_a_character_without_a_glyph_is_an_error_that_names_it_and_its_field(
    hacer: Hacer, malo: str
) -> None:
    with pytest.raises(GlifoAusente) as error:
        render(hacer(nombre=malo))
    assert error.value.datos["campo"] == "Alumno.nombre"
    assert str(error.value.datos["codigo"]).startswith("U+")


_OTRO_PROCESO = """
import sys
sys.path.insert(0, {raiz!r})
from tests.export.conftest import terminacion
from certtui.domain.ambiente import Ambiente
from certtui.export.pdf import render
from certtui.export.representacion import Representacion
render(Representacion(terminacion(3, "Otra"), Ambiente.PRODUCTIVO))
sys.stdout.buffer.write(render(Representacion(terminacion(22), Ambiente.PRUEBAS)))
"""


def test_two_processes_render_the_same_bytes(hacer: Hacer) -> None:
    raiz = str(Path(__file__).parents[2])
    otro = subprocess.run(
        [sys.executable, "-c", _OTRO_PROCESO.format(raiz=raiz)],
        capture_output=True, check=True, env={"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"},
    )  # fmt: skip
    assert otro.stdout == render(hacer(22)) == render(hacer(22))


def test_the_file_is_sound_and_says_its_language_and_date(hacer: Hacer) -> None:
    with pikepdf.open(io.BytesIO(render(hacer(90)))) as pdf:
        assert pdf.check_pdf_syntax() == []

        assert str(pdf.Root.Lang) == "es-MX"
        assert pdf.open_metadata()["xmp:CreateDate"] == "2026-07-21T10:22:33Z"
        assert "/Annots" not in pdf.pages[0]
        assert len(pdf.pages) == 3


def test_printed_fields_have_one_name_each_and_hold_the_values(hacer: Hacer) -> None:
    rep = hacer(22, pc_sinems="Nivel I")
    campos = dict(campos_impresos(rep))
    assert len(campos) == len(campos_impresos(rep))
    assert campos["Alumno.curp"] == rep.documento.alumno.curp
    assert campos["Sep.selloSep"] == rep.timbre.sello_sep
    assert campos["UacdeFt[3].nombre"] == rep.documento.uacs[2].nombre
    assert campos["Acreditacion.promedioAprovechamiento"] == "8.9"
    assert "Texto fijo" not in campos


@pytest.mark.parametrize("cargo", [None, "Directora General", "Encargada del despacho de " * 6])
def test_the_signers_post_is_printed_beside_or_below_the_name(
    hacer: Hacer, cargo: str | None
) -> None:
    from dataclasses import replace

    rep = hacer(6)
    firma = replace(rep.documento.firma, cargo=cargo)
    campos = dict(campos_impresos(replace(rep, documento=replace(rep.documento, firma=firma))))
    assert campos["FirmaResponsable.nombre"] == "Rocío Ibáñez Quintero"
    assert campos.get("FirmaResponsable.cargo", "").removeprefix("– ") == (cargo or "").strip()


def test_own_competencias_are_listed_and_repeated_ones_are_not(hacer: Hacer) -> None:
    from dataclasses import replace

    from certtui.dec.iems.modelo import PerfilEgreso

    rep = hacer(6)
    perfil = PerfilEgreso(
        trayecto="Informática",
        competencias=tuple(("Opera equipos " * 9).strip() for _ in range(60)),
    )
    otra = replace(rep, documento=replace(rep.documento, perfil=perfil))
    paginas = leer(render(otra))
    assert len(paginas) == 3
    assert "Competencias laborales" in paginas[1]
    assert "Trayecto" in paginas[0]
    assert len(leer(render(rep))) == 1


def test_the_classic_layout_says_in_sentences_what_the_boxed_one_says_in_cells(
    hacer: Hacer,
) -> None:
    """Every value of the document that one layout prints, the other prints too."""
    impresos = [
        {c for c, _ in campos_impresos(hacer(22, pc_sinems="Nivel I", diseno=d)) if "." in c}
        for d in DISENOS
    ]
    assert impresos[1] - impresos[0] == {"PlantelOServicioEducativo.generoPlantel"}
    assert impresos[0] <= impresos[1]
    pagina = leer(render(hacer(22, diseno="clasico")))[0]
    assert "El plantel Plantel No. 901, Valle de la Peña, ubicado en San Jerónimo" in pagina
    assert "de un total de 378." in pagina


@pytest.mark.norma("L19", "L24")
@pytest.mark.parametrize("diseno", DISENOS)
def test_the_quality_seal_is_a_picture_only_beside_its_register_L19(
    hacer: Hacer, diseno: str
) -> None:
    for pc_sinems, esperadas in (("", [LOGOTIPO]), ("Nivel I", [LOGOTIPO, CALIDAD])):
        rep = hacer(diseno=diseno, pc_sinems=pc_sinems, logotipo=LOGOTIPO, calidad=CALIDAD)
        estampas = [t.imagen for t in componer(rep).paginas[0] if isinstance(t, Estampa)]
        assert estampas == esperadas
        with pikepdf.open(io.BytesIO(render(rep))) as pdf:
            objetos = pdf.pages[0].Resources.get("/XObject", {}).values()
            leidas = [o.read_bytes() for o in objetos]
        assert leidas == [i.rgb for i in esperadas]
    assert not [t for t in componer(hacer()).paginas[0] if isinstance(t, Estampa)]


def test_a_word_wider_than_the_page_is_cut_and_a_comma_never_opens_a_line(hacer: Hacer) -> None:
    from dataclasses import replace

    rep = hacer(diseno="clasico")
    plantel = replace(rep.documento.plantel, nombre_numero="Á" * 150, municipio="San Juan")
    textos = [
        t.texto
        for t in componer(replace(rep, documento=replace(rep.documento, plantel=plantel))).piezas()[
            0
        ]
    ]
    assert [t for t in textos if set(t) == {"Á"}] != ["Á" * 150]
    assert "".join(t for t in textos if set(t) == {"Á"}) == "Á" * 150
    assert all(t.x > 26 for t in componer(rep).piezas()[0] if t.texto.startswith(","))
