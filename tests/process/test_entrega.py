"""Tests of custody and delivery."""

import email
import hashlib
import io
import stat
import zipfile
from dataclasses import replace
from email import policy

import pytest
from pypdf import PdfReader

from certtui.domain.entrega import OrigenCorreo, TipoEntrega
from certtui.domain.tramite import TransicionRehusada
from certtui.export.lectura_pdf import texto
from certtui.process import entrega
from certtui.process.cuadre import cuadrar
from certtui.process.errores import NoEncontrado
from certtui.store import entregas, lotes
from tests.process.camino import Camino


@pytest.mark.norma("L12a", "L13a", "L14a", "L20d")
def test_the_bundle_holds_exactly_the_three_files_and_the_xml_as_it_came(c: Camino) -> None:
    t = c.hasta(1, "descargado")
    carpeta = c.oficina.custodia / t.plantel / t.folio_control
    with zipfile.ZipFile(carpeta / f"{t.folio_control}.zip") as z:
        assert sorted(z.namelist()) == [f"{t.folio_control}.{x}" for x in ("pdf", "png", "xml")]
        assert z.read(f"{t.folio_control}.xml") == lotes.leer_xml(c.oficina.base, t.id, "timbrado")
    for guardado in entregas.custodia_de(c.oficina.base, t.id):
        ruta = c.oficina.custodia / guardado.ruta
        assert hashlib.sha256(ruta.read_bytes()).hexdigest() == guardado.sha256
        assert stat.S_IMODE(ruta.stat().st_mode) == 0o600
    c.cuadra()


@pytest.mark.norma("L14a")
def test_a_file_that_cannot_be_kept_whole_does_not_count_L14a(
    c: Camino, monkeypatch: pytest.MonkeyPatch
) -> None:
    t = c.hasta(1, "timbrado")
    with monkeypatch.context() as m:
        m.setattr(entrega, "archivo_integro", lambda *_: False)
        with pytest.raises(TransicionRehusada) as error:
            entrega.descargar(c.clerk(1), t)
    assert error.value.regla == "L14a"
    assert c.leer(t.id).estado == "timbrado"
    assert entrega.descargar(c.clerk(1), t).a == "descargado"


@pytest.mark.norma("L14a")
@pytest.mark.parametrize("dano", ["cambiado", "borrado"])
def test_a_file_that_changes_under_custody_is_told_by_the_invariants(c: Camino, dano: str) -> None:
    t = c.hasta(1, "descargado")
    pdf = c.oficina.custodia / t.plantel / t.folio_control / f"{t.folio_control}.pdf"
    if dano == "borrado":
        pdf.unlink()
    else:
        pdf.write_bytes(pdf.read_bytes()[:-1] + b"x")
    filas = next(x for x in cuadrar(c.oficina) if x.clave == "entregas").filas
    assert [f["archivo"] for f in filas] == [f"{t.plantel}/{t.folio_control}/{pdf.name}"]
    assert all(not x.filas for x in cuadrar(c.oficina, con_archivos=False))


@pytest.mark.norma("L13a", "L13b", "L13c", "L13e", "V-F02", "C13")
def test_a_delivery_leaves_its_email_and_its_acuse(c: Camino) -> None:
    t = c.hasta(1, "entregado")
    (hecha,) = entregas.leer_entregas(c.oficina.base, t.id)
    assert (hecha.tipo, hecha.numero, hecha.por) == (TipoEntrega.ENTREGA, 1, "se.norte")
    assert hecha.correo == c.alumno(1).correo_institucional
    assert hecha.acuse_recibe == c.alumno(1).nombre_completo
    guardados = {
        x.tipo: c.oficina.custodia / x.ruta for x in entregas.custodia_de(c.oficina.base, t.id)
    }
    mensaje = email.message_from_bytes(guardados["eml"].read_bytes(), policy=policy.default)
    assert mensaje["To"].addresses[0].addr_spec == hecha.correo
    (adjunto,) = mensaje.iter_attachments()
    contenido = adjunto.get_content()
    assert hashlib.sha256(contenido).hexdigest() == hecha.zip_sha256
    (hoja,) = PdfReader(io.BytesIO(guardados["acuse"].read_bytes())).pages
    assert "egresada o egresado" in hoja.extract_text()
    c.cuadra()


@pytest.mark.norma("L22b", "C10", "V-F03", "T17")
def test_a_reposicion_gives_the_same_bundle_again_and_counts_L22b(c: Camino) -> None:
    t = c.hasta(1, "entregado")
    for _ in range(2):
        entrega.entregar(c.clerk(1), c.leer(t.id), c.destino(1), reposicion=True)
    hechas = entregas.leer_entregas(c.oficina.base, t.id)
    assert [(e.tipo, e.numero) for e in hechas] == [
        (TipoEntrega.ENTREGA, 1),
        (TipoEntrega.REPOSICION, 2),
        (TipoEntrega.REPOSICION, 3),
    ]
    assert len({e.zip_sha256 for e in hechas}) == 1
    assert c.leer(t.id).estado == "entregado"
    c.cuadra()


@pytest.mark.norma("L13a", "L13c", "L13e")
@pytest.mark.parametrize(
    ("cambio", "regla"),
    [
        ({"correo": "otra@correo.example"}, "L13c"),
        ({"correo": "otra@correo.example", "origen": OrigenCorreo.TUTOR}, "L13c"),
        ({"recibe": " "}, "L13e"),
        ({"medio": "ventanilla"}, "L13a"),
    ],
)
def test_a_delivery_that_does_not_hold_is_refused(
    c: Camino, cambio: dict[str, object], regla: str
) -> None:
    t = c.hasta(1, "descargado")
    with pytest.raises(TransicionRehusada) as error:
        entrega.entregar(c.clerk(1), t, replace(c.destino(1), **cambio))  # type: ignore[arg-type]
    assert error.value.regla == regla
    assert c.leer(t.id).estado == "descargado"
    c.cuadra()


@pytest.mark.norma("L13c", "L17d", "C21")
def test_a_minors_bundle_goes_to_the_address_that_the_guardian_stated(c: Camino) -> None:
    c.hasta(51, "cargado")
    c.nombrar(51, "madre")
    c.firmar()
    c.enviar()
    c.responder([c.archivo_xml(51)])
    entrega.descargar(c.clerk(51), c.de(51))
    propia = replace(c.destino(51), correo="menor@correo.example", origen=OrigenCorreo.EGRESADO)
    with pytest.raises(TransicionRehusada) as error:
        entrega.entregar(c.clerk(51), c.de(51), propia)
    assert error.value.regla == "L13c"
    entrega.entregar(
        c.clerk(51), c.de(51), replace(propia, origen=OrigenCorreo.MADRE, declarado_por="Madre")
    )
    c.cuadra()


@pytest.mark.norma("V-DG7")
def test_the_instruction_of_the_state_office_is_cited_where_it_is_asked_for(c: Camino) -> None:
    c.poner("entrega.instruccion_dg", "si")
    t = c.hasta(1, "descargado")
    with pytest.raises(TransicionRehusada) as error:
        entrega.entregar(c.clerk(1), t, c.destino(1))
    assert error.value.regla == "V-DG7"
    entrega.entregar(c.clerk(1), t, replace(c.destino(1), instruccion="OF-12/2026"))


@pytest.mark.norma("L13a")
def test_what_is_not_under_custody_is_not_delivered(c: Camino) -> None:
    t = c.hasta(1, "timbrado")
    with pytest.raises(TransicionRehusada):
        entrega.entregar(c.clerk(1), t, c.destino(1))
    with pytest.raises(NoEncontrado):
        entrega.documento_timbrado(c.oficina, c.hasta(2, "enviado"))


@pytest.mark.norma("L19")
def test_the_quality_line_is_printed_only_while_it_is_in_force_L19(c: Camino) -> None:
    from certtui.process import catalogos as altas
    from certtui.store import catalogos

    t = c.hasta(1, "timbrado")
    documento, _ = entrega.documento_timbrado(c.oficina, t)
    assert entrega.representacion_de(c.oficina, documento, t).pc_sinems == ""
    plantel = catalogos.leer_plantel(c.oficina.base, t.plantel)
    assert plantel is not None
    altas.cargar_pc_sinems(c.como("sistema"), [(plantel.cct, "II", "2026-06-16", "2026-06-16")])
    assert "nivel II" in entrega.representacion_de(c.oficina, documento, t).pc_sinems
    altas.cargar_pc_sinems(c.como("sistema"), [(plantel.cct, "II", "2026-06-16", "2026-06-15")])
    assert entrega.representacion_de(c.oficina, documento, t).pc_sinems == ""


@pytest.mark.norma("L21b")
def test_links_are_printed_only_from_the_list_of_the_office(c: Camino) -> None:
    t = c.hasta(1, "timbrado")
    documento, _ = entrega.documento_timbrado(c.oficina, t)
    assert entrega.representacion_de(c.oficina, documento, t).enlaces == ()
    c.poner("pdf.enlaces", "https://ejemplo.gob.mx/{folio}")
    enlaces = entrega.representacion_de(c.oficina, documento, t).enlaces
    assert enlaces == (f"https://ejemplo.gob.mx/{t.folio_digital}",)


@pytest.mark.norma("L14a", "L13a")
def test_a_bundle_that_changed_under_custody_is_not_delivered_L14a(c: Camino) -> None:
    t = c.hasta(1, "descargado")
    zip_ = c.oficina.custodia / t.plantel / t.folio_control / f"{t.folio_control}.zip"
    zip_.write_bytes(zip_.read_bytes()[:-1] + b"x")
    with pytest.raises(TransicionRehusada) as error:
        entrega.entregar(c.clerk(1), t, c.destino(1))
    assert error.value.regla == "L14a"
    assert not list(zip_.parent.glob("*.eml"))


@pytest.mark.norma("L13c")
def test_an_address_without_who_stated_it_is_refused_L13c(c: Camino) -> None:
    t = c.hasta(1, "descargado")
    ajena = replace(c.destino(1), correo="ella@correo.example", origen=OrigenCorreo.EGRESADO)
    with pytest.raises(TransicionRehusada) as error:
        entrega.entregar(c.clerk(1), t, ajena)
    assert error.value.regla == "L13c"
    assert not list((c.oficina.custodia / t.plantel / t.folio_control).glob("*.eml"))


@pytest.mark.norma("S-x3", "E07")
def test_a_cancelled_certificate_has_its_labelled_pdf_beside_the_original(c: Camino) -> None:
    t = c.hasta(1, "cancelado")
    ruta = entrega.etiquetar_cancelado(c.como("estatal"), t)
    assert any("CANCELADO" in linea for linea in texto(ruta.read_bytes()))
    c.cuadra()
