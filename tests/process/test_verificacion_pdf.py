"""A PDF alone carries its proof: the XML inside is judged, and the page against it."""

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from certtui.dec.iems.modelo import Terminacion
from certtui.dec.iems.xml import escribir
from certtui.efirma.anclas import Anclas
from certtui.export.letras import leer_instante
from certtui.export.pdf import componer, render
from certtui.export.pdf.metadatos import Opciones, sellar_opciones
from certtui.export.pdf.pintor import Adjunto, pintar
from certtui.export.trazo import Texto
from certtui.process.verificacion import Dictamen, Veredicto, verificar_archivo
from tests.process.paquetes_de_muestra import (
    Emisor,
    con_timbre,
    con_timbre_simulado,
    crear_emisor,
    documento,
    representacion,
    sellado,
)

Verificar = Callable[..., Dictamen]


@pytest.fixture(scope="module")
def emisor() -> Emisor:
    return crear_emisor(de_demostracion=False)


@pytest.fixture(scope="module")
def timbrado(emisor: Emisor) -> Terminacion:
    return con_timbre(sellado(documento(), emisor))


@pytest.fixture
def verificar(tmp_path: Path, emisor: Emisor) -> Verificar:
    def _verificar(pdf: bytes, nombre: str = "CE18-0000123-1.pdf", **otras: Anclas) -> Dictamen:
        ruta = tmp_path / nombre
        ruta.write_bytes(pdf)
        return verificar_archivo(ruta, anclas=otras.get("anclas", emisor.anclas))

    return _verificar


def pintado(doc: Terminacion, xml: bytes | None, campo: str = "") -> bytes:
    """The page of a document with any XML inside, and one character of a field changed."""
    rep = representacion(doc)
    pliego = componer(rep)
    marca = sellar_opciones(Opciones.de(rep), pliego)
    for pagina in pliego.paginas:
        for i, t in enumerate(pagina):
            if isinstance(t, Texto) and t.campo == campo:
                pagina[i] = replace(t, texto=t.texto[:-1] + ("7" if t.texto[-1] != "7" else "8"))
    return pintar(
        pliego,
        titulo="Certificado",
        fecha=leer_instante(rep.timbre.fecha_sep, ""),
        marca=marca,
        adjunto=None if xml is None else Adjunto("CE18-0000123-1.xml", xml),
    )


@pytest.mark.norma("L20a", "L24")
def test_a_pdf_alone_is_judged_by_the_xml_inside(
    verificar: Verificar, timbrado: Terminacion
) -> None:
    d = verificar(render(representacion(timbrado)))
    assert (d.veredicto, d.campos_alterados) == (Veredicto.SELLO_VALIDO, ())
    assert (d.clase, d.folio_control) == ("pdf", "CE18-0000123-1")
    assert d.siged.endswith(d.folio_digital)
    sin_ancla = verificar(render(representacion(timbrado)), anclas=Anclas())
    assert sin_ancla.veredicto is Veredicto.FIRMANTE_DESCONOCIDO


def test_a_pdf_of_a_test_says_so(verificar: Verificar) -> None:
    simulado = con_timbre_simulado(sellado(documento(), crear_emisor(de_demostracion=True)))
    assert verificar(render(representacion(simulado))).veredicto is Veredicto.DE_PRUEBA


@pytest.mark.norma("L24")
@pytest.mark.parametrize(
    "campo",
    ["Alumno.nombre", "Acreditacion.promedioAprovechamiento", "UacdeFt[2].calificacion",
     "FirmaResponsable.sello", "Sep.folioDigital"],
)  # fmt: skip
def test_a_page_that_does_not_say_what_its_xml_says_is_altered(
    verificar: Verificar, timbrado: Terminacion, campo: str
) -> None:
    d = verificar(pintado(timbrado, escribir(timbrado), campo))
    assert (d.veredicto, d.campos_alterados) == (Veredicto.ALTERADO, (campo,))


@pytest.mark.norma("L20a")
def test_a_page_and_its_xml_changed_together_do_not_agree_with_the_seal(
    verificar: Verificar, timbrado: Terminacion
) -> None:
    acreditacion = replace(
        timbrado.acreditacion, promedio="9.9", promedio_texto="Nueve punto nueve"
    )
    falso = replace(timbrado, acreditacion=acreditacion)
    d = verificar(render(representacion(falso)))
    assert d.veredicto is Veredicto.ALTERADO
    assert d.campos_alterados == ("Acreditacion.promedioAprovechamiento",)


def test_a_changed_xml_under_a_good_page_is_altered(
    verificar: Verificar, timbrado: Terminacion
) -> None:
    xml = escribir(timbrado).replace("Güemes".encode(), b"Guemes")
    d = verificar(pintado(timbrado, xml))
    assert d.veredicto is Veredicto.ALTERADO
    assert "Alumno.segundoApellido" in d.campos_alterados


@pytest.mark.parametrize(
    "xml",
    [None, b"no es XML", b'<!DOCTYPE Dec [<!ENTITY a "b">]><Dec>&a;</Dec>', b"<Dec", b"<cfdi/>"],
)
def test_a_pdf_with_nothing_good_inside_never_passes(
    verificar: Verificar, timbrado: Terminacion, xml: bytes | None
) -> None:
    d = verificar(pintado(timbrado, xml))
    assert d.veredicto in {Veredicto.ALTERADO, Veredicto.NO_VERIFICABLE}
    assert all(r.en_una_linea() for r in d.razones)


def test_a_pdf_without_stamp_inside_is_not_a_certificate(
    verificar: Verificar, timbrado: Terminacion
) -> None:
    d = verificar(pintado(timbrado, escribir(replace(timbrado, timbre=None))))
    assert d.campos_alterados == ("Sep",)


def test_a_pdf_that_was_saved_again_keeps_its_verdict_under_any_name(
    verificar: Verificar, timbrado: Terminacion
) -> None:
    salida = io.BytesIO()
    with pikepdf.open(io.BytesIO(render(representacion(timbrado)))) as pdf:
        pdf.save(salida, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    d = verificar(salida.getvalue(), "descarga (1).pdf")
    assert d.veredicto is Veredicto.SELLO_VALIDO
    assert "nombre_de_archivo" in {r.clave for r in d.razones}


def test_a_cut_or_flipped_pdf_never_raises_nor_changes_what_it_says(
    verificar: Verificar, timbrado: Terminacion
) -> None:
    pdf = render(representacion(timbrado))
    for corte in range(100, len(pdf), len(pdf) // 7):
        assert verificar(pdf[:corte]).alterado
    for lugar in range(50, len(pdf), len(pdf) // 17):
        roto = bytearray(pdf)
        roto[lugar] ^= 0x15
        d = verificar(bytes(roto))
        assert d.alterado or d.veredicto is Veredicto.SELLO_VALIDO
