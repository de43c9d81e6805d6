import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from certtui.dec.iems.modelo import Terminacion
from certtui.dec.iems.xml import escribir, leer
from certtui.domain.ambiente import Ambiente
from certtui.domain.tramite import Tramite
from certtui.export.pdf import render
from certtui.export.representacion import Representacion
from certtui.process import bajas, entrega, supresion
from certtui.process.verificacion import Dictamen, Veredicto, sello, verificar_archivo
from certtui.store import lotes
from tests.process.camino import Camino, Efirmas, abierto, copiar_base
from tests.process.paquetes_de_muestra import (
    con_timbre,
    crear_emisor,
    documento,
    paquete,
    sellado,
)


@pytest.fixture
def oficial(real: Camino, monkeypatch: pytest.MonkeyPatch) -> Camino:
    """The productive office, its authority taken for one that is not of tests."""
    monkeypatch.setattr(sello, "es_de_demostracion", lambda _cer: False)
    return real


def verificar(c: Camino, datos: bytes, nombre: str = "p.zip") -> Dictamen:
    ruta = c.carpeta / nombre
    ruta.write_bytes(datos)
    return verificar_archivo(ruta, oficina=c.oficina)


def llevar(c: Camino, estado: str) -> Tramite:
    """Bring student 1 to a state; a productive office writes the CUV that it was given."""
    c.hasta(1, "autorizado")
    c.mover("se.norte", "T05", 1, {"cuv": "CUV-DE-MUESTRA-1"})
    c.mover("se.norte", "T06", 1)
    c.nombrar(1)
    c.firmar()
    c.enviar()
    if estado == "enviado":
        return c.de(1)
    c.responder([c.archivo_xml(1)])
    if estado == "entregado":
        entrega.descargar(c.como("se.norte"), c.de(1))
        entrega.entregar(c.como("se.norte"), c.de(1), c.destino(1))
    return c.de(1)


def entregado(c: Camino) -> tuple[Tramite, bytes, Terminacion]:
    t = llevar(c, "entregado")
    ruta = c.oficina.custodia / t.plantel / t.folio_control / f"{t.folio_control}.zip"
    return t, ruta.read_bytes(), leer(timbrado(c, t))


def timbrado(c: Camino, t: Tramite) -> bytes:
    xml = lotes.leer_xml(c.oficina.base, t.id, "timbrado")
    assert xml
    return xml


def claves(d: Dictamen) -> set[str]:
    return {r.clave for r in d.razones}


def rep(doc: Terminacion, **opciones: object) -> Representacion:
    return replace(Representacion(doc, Ambiente.PRODUCTIVO), **opciones)  # type: ignore[arg-type]


@pytest.mark.norma("L14a")
def test_what_was_delivered_matches_the_register(oficial: Camino) -> None:
    t, zip_, doc = entregado(oficial)
    for datos, nombre in ((zip_, "p.zip"), (timbrado(oficial, t), f"{t.folio_control}.xml")):
        d = verificar(oficial, datos, nombre)
        assert (d.veredicto, d.alterado, d.estado) == (Veredicto.COINCIDE, False, "entregado")
        assert claves(d) == {"consulte_siged"}
        assert doc.timbre
        assert d.folio_digital == doc.timbre.folio_digital


@pytest.mark.norma("L14a")
def test_any_attribute_that_is_not_the_kept_one_is_named_with_the_kept_value(
    oficial: Camino,
) -> None:
    t, _, doc = entregado(oficial)
    assert doc.timbre
    otro_digital = ("0" if doc.timbre.folio_digital[0] != "0" else "1") + (
        doc.timbre.folio_digital[1:]
    )
    sep = doc.timbre.sello_sep
    casos = {
        "Acreditacion.idNivelEstudios": (
            replace(doc, acreditacion=replace(doc.acreditacion, id_nivel_estudios="3")),
            doc.acreditacion.id_nivel_estudios,
        ),
        "Sep.selloSep": (
            replace(doc, timbre=replace(doc.timbre, sello_sep=("B" if sep[0] == "A" else "A")
                    + sep[1:])),
            sep,
        ),
        "Sep.folioDigital": (
            replace(doc, timbre=replace(doc.timbre, folio_digital=otro_digital)),
            doc.timbre.folio_digital,
        ),
        "Dec.folioControl": (replace(doc, folio_control="CE18-9999999-1"), t.folio_control),
        "Alumno.nombre": (
            replace(doc, alumno=replace(doc.alumno, nombre="Otro Nombre Del Todo")),
            doc.alumno.nombre,
        ),
    }  # fmt: skip
    for campo, (falso, guardado) in casos.items():
        d = verificar(oficial, escribir(falso), "x.xml")
        assert d.veredicto is Veredicto.ALTERADO
        razon = next(r for r in d.razones if r.campo == campo)
        assert razon.esperado == guardado
        assert set(d.campos_alterados) <= {campo, "Cadena original"}


def test_saving_the_xml_or_the_pdf_again_alters_nothing(oficial: Camino) -> None:
    t, _, doc = entregado(oficial)
    xml = timbrado(oficial, t).replace(b"\n", b"\n<!-- abierto en un editor -->\n", 1)
    d = verificar(oficial, xml, "x.xml")
    assert (d.veredicto, "xml_regrabado" in claves(d)) == (Veredicto.COINCIDE, True)
    memoria = io.BytesIO()
    with pikepdf.open(io.BytesIO(render(rep(doc)))) as pdf:
        pdf.save(memoria)
    d = verificar(oficial, paquete(doc, xml=timbrado(oficial, t), pdf=memoria.getvalue()))
    assert (d.veredicto, "pdf_regrabado" in claves(d)) == (Veredicto.COINCIDE, True)


@pytest.mark.norma("L21b", "L19", "L11b")
def test_a_page_with_options_that_the_office_did_not_print_is_altered(oficial: Camino) -> None:
    _, _, doc = entregado(oficial)
    for campo, opciones in (
        ("Enlaces", {"enlaces": ("https://ct-conalep.example/v",)}),
        ("PC-SINEMS", {"pc_sinems": "nivel I"}),
        ("Ambiente", {"ambiente": Ambiente.PRUEBAS}),
    ):
        d = verificar(oficial, paquete(doc, pdf=render(rep(doc, **opciones))))
        assert d.veredicto is Veredicto.ALTERADO
        assert campo in d.campos_alterados


@pytest.mark.norma("L11b")
def test_another_page_than_the_one_under_custody_is_altered(oficial: Camino) -> None:
    from fpdf import FPDF

    _, _, doc = entregado(oficial)
    ajeno = FPDF()
    ajeno.add_page()
    d = verificar(oficial, paquete(doc, pdf=bytes(ajeno.output())))
    assert d.campos_alterados == ("PDF",)


@pytest.mark.norma("L11b")
def test_cosfacs_own_page_counts_as_it_came(c: Camino) -> None:
    c.hasta(1, "firmado")
    c.responder(c.simular(c.enviar()[0], con_pdf=True))
    t = c.de(1)
    entrega.descargar(c.clerk(1), t)
    ruta = c.oficina.custodia / t.plantel / t.folio_control / f"{t.folio_control}.zip"
    con = verificar(c, ruta.read_bytes())
    sin = verificar_archivo(ruta)
    assert (con.veredicto, con.alterado) == (Veredicto.DE_PRUEBA, False)
    assert "coincide_con_registro" in claves(con)
    assert (sin.veredicto, sin.alterado) == (Veredicto.DE_PRUEBA, False)


def test_a_cancelled_certificate_is_authentic_and_said_to_be_cancelled(oficial: Camino) -> None:
    t = llevar(oficial, "timbrado")
    estatal = oficial.como("estatal")
    bajas.pedir_cancelacion(estatal, t, motivo="Dato erróneo", folio=t.folio_texto)
    bajas.confirmar_cancelacion(estatal, oficial.de(1), cosfac="OK-1")
    doc = leer(timbrado(oficial, t))
    for cancelado in (False, True):
        d = verificar(oficial, paquete(doc, pdf=render(rep(doc, cancelado=cancelado))))
        assert (d.veredicto, d.alterado, d.estado) == (Veredicto.COINCIDE, False, "cancelado")
        assert "CANCELADO" in d.frase
        assert "cancelado" in claves(d)


def test_what_was_sent_is_known_before_it_is_stamped(oficial: Camino) -> None:
    t = llevar(oficial, "enviado")
    xml = lotes.leer_xml(oficial.oficina.base, t.id, "enviado")
    assert xml
    d = verificar(oficial, xml, f"{t.folio_control}.xml")
    assert (d.veredicto, d.estado) == (Veredicto.COINCIDE, "enviado")
    assert claves(d) == {"sin_timbre"}


@pytest.mark.norma("V17")
def test_a_stranger_sealed_it_and_the_register_does_not_know_it(
    oficial: Camino, tmp_path: Path
) -> None:
    emisor = crear_emisor(de_demostracion=False)
    ruta = tmp_path / "CE18-0000123-1.xml"
    ruta.write_bytes(escribir(con_timbre(sellado(documento(), emisor))))
    d = verificar_archivo(ruta, oficina=oficial.oficina, anclas=emisor.anclas)
    assert (d.veredicto, d.alterado) == (Veredicto.FIRMANTE_DESCONOCIDO, False)
    assert {"no_registrado", "firmante_ajeno"} <= claves(d)
    assert verificar_archivo(ruta, anclas=emisor.anclas).veredicto is Veredicto.SELLO_VALIDO


def test_a_certificate_of_another_office_with_a_known_signer_is_only_unregistered(
    oficial: Camino, preparada: Path, efirmas: Efirmas, tmp_path: Path
) -> None:
    _, zip_, _ = entregado(oficial)
    carpeta = tmp_path / "otra"
    carpeta.mkdir()
    with abierto(copiar_base(preparada, carpeta), carpeta, efirmas) as otra:
        d = verificar(otra, zip_)
    assert (d.veredicto, d.estado) == (Veredicto.SELLO_VALIDO, "")
    assert {"no_registrado", "consulte_siged"} == claves(d)


@pytest.mark.norma("L13d")
def test_of_an_erased_person_only_the_folios_are_known(oficial: Camino) -> None:
    _, zip_, _ = entregado(oficial)
    supresion.suprimir(oficial.como("estatal"), oficial.alumno(1), "Solicitud ARCO")
    d = verificar(oficial, zip_)
    assert (d.veredicto, d.alterado, d.estado) == (Veredicto.SELLO_VALIDO, False, "entregado")
    assert "sin_xml_guardado" in claves(d)
