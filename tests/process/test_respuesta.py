"""Tests of COSFAC's answers: nothing altered gets in, nothing gets lost, twice is once."""

import zipfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from certtui.dec.iems.xml import escribir, leer
from certtui.domain.folio import EstadoFolio
from certtui.domain.lote import EstadoLote, EstatusItem, RespuestaRehusada
from certtui.domain.tramite import TransicionRehusada
from certtui.exchange.hallazgo import HallazgoFila
from certtui.process import bajas, entrega, envio, respuesta, usuarios
from certtui.process.motor import Fallido, Paso
from certtui.process.respuesta import Extravio, aplicar_respuesta, leer_respuesta
from certtui.store import entregas, firmas, folios, lotes
from tests.process.camino import Camino, gente, huella_total


def _enviar(c: Camino, *numeros: int) -> envio.LoteEscrito:
    for n in numeros:
        c.hasta(n, "nombre_revisado")
    c.firmar()
    (escrito,) = c.enviar()
    return escrito


def _item(c: Camino, numero: int) -> EstatusItem:
    item = lotes.ultimo_item(c.oficina.base, c.de(numero).id)
    assert item is not None
    return item.estatus


def _perder(c: Camino, lote: int) -> None:
    c.reloj.adelantar(timedelta(hours=25))
    hechos = list(envio.declarar_perdido(c.como("estatal"), lote, ticket="T-1"))
    assert all(isinstance(h, Paso) for h in hechos)


@pytest.mark.norma("L11a", "L11b", "T12", "L20b")
def test_a_stamp_is_taken_and_its_xml_kept_as_it_came(c: Camino) -> None:
    escrito = _enviar(c, 1, 2)
    xml = c.timbrado(1)
    (paso,) = c.responder([c.archivo_xml(1, xml)])
    assert isinstance(paso, Paso)
    t = c.de(1)
    assert (t.estado, t.pdf_origen) == ("timbrado", "oficina")
    timbre = leer(xml).timbre
    assert timbre is not None
    assert (t.folio_digital, t.fecha_sep) == (timbre.folio_digital, timbre.fecha_sep)
    assert lotes.leer_xml(c.oficina.base, t.id, "timbrado") == xml
    folio = folios.folio_de_tramite(c.oficina.base, t.id)
    assert folio is not None
    assert folio.estado is EstadoFolio.EMITIDO
    lote = envio.leer_lote(c.oficina, escrito.lote.id)
    assert (lote.timbrados, lote.pendientes, lote.estado) == (1, 1, EstadoLote.ENVIADO)
    c.responder([c.archivo_xml(2)])
    assert envio.leer_lote(c.oficina, escrito.lote.id).estado is EstadoLote.RESPONDIDO
    c.cuadra()


@pytest.mark.norma("L11a", "L15a", "E11")
def test_an_answer_taken_again_changes_nothing(c: Camino) -> None:
    escrito = _enviar(c, 1, 2, 3)
    tabla = c.tabla(
        (c.de(1).folio_control, 1, "Satisfactorio"),
        (c.de(2).folio_control, 2, "La CURP no existe en RENAPO"),
        (c.de(3).folio_control, 1, "Satisfactorio"),
    )
    rutas = [tabla, c.archivo_xml(1)]
    primera = c.responder(rutas, lote=escrito.lote.id)
    assert [(p.transicion, p.repetido) for p in primera if isinstance(p, Paso)] == [
        ("T12", False),
        ("T13", False),
        ("E11", False),
    ]
    antes = huella_total(c.oficina)
    segunda = c.responder(rutas, lote=escrito.lote.id)
    assert all(isinstance(p, Paso) and p.repetido for p in segunda)
    assert huella_total(c.oficina) == antes
    c.cuadra()


@pytest.mark.norma("E11", "L11b")
def test_an_accepted_one_without_its_xml_waits_and_the_next_download_completes_it_E11(
    c: Camino,
) -> None:
    escrito = _enviar(c, 1, 2)
    falta = c.de(1).folio_control
    rutas = c.simular(escrito, omitir=[falta])
    c.responder(rutas, lote=escrito.lote.id)
    assert (c.de(1).estado, _item(c, 1)) == ("enviado", EstatusItem.ACEPTADO_SIN_XML)
    assert c.de(2).estado == "timbrado"
    c.cuadra()
    c.responder(c.simular(escrito), lote=escrito.lote.id)
    assert (c.de(1).estado, _item(c, 1)) == ("timbrado", EstatusItem.TIMBRADO)
    c.cuadra()


ALTERADOS = [
    ("alumno", "nombre", "Otra"),
    ("alumno", "curp", "AAPR630321HDFLRC09"),
    ("alumno", "numero_control", "239010099-9"),
    ("acreditacion", "promedio", "9.9"),
    ("plantel", "nombre_numero", "Plantel Sur"),
    ("iems", "nombre_dependencia", "Otra Dependencia"),
    ("firma", "id_cargo", "1"),
]


@pytest.mark.norma("L11b", "L20c")
@pytest.mark.parametrize(("parte", "campo", "valor"), ALTERADOS)
def test_an_altered_xml_is_refused_and_nothing_is_lost_L11b(
    c: Camino, parte: str, campo: str, valor: str
) -> None:
    _enviar(c, 1, 2)
    bueno = leer(c.timbrado(1))
    malo = replace(bueno, **{parte: replace(getattr(bueno, parte), **{campo: valor})})
    antes = huella_total(c.oficina)
    (fallido,) = c.responder([c.archivo_xml(1, escribir(malo))])
    assert isinstance(fallido, Fallido)
    assert fallido.error.regla in {"L11b", "L20b"}
    assert huella_total(c.oficina) == antes
    c.responder([c.archivo_xml(1)])
    assert c.de(1).estado == "timbrado"


@pytest.mark.norma("L20b", "L20c")
@pytest.mark.parametrize(
    ("campo", "valor"),
    [
        ("folio_digital", "no-es-un-uuid"),
        ("folio_digital", "00000000-0000-1000-8000-000000000000"),
        ("sello_dec", "AAAA"),
        ("no_certificado_sep", "123"),
        ("sello_sep", "***"),
        ("fecha_sep", "ayer"),
    ],
)
def test_a_stamp_that_is_not_whole_is_refused_L20b(c: Camino, campo: str, valor: str) -> None:
    _enviar(c, 1)
    xml = c.timbrado(1)
    timbre = leer(xml).timbre
    assert timbre is not None
    viejo = getattr(timbre, campo)
    antes = huella_total(c.oficina)
    atributo = {
        "folio_digital": "folioDigital",
        "sello_dec": "selloDec",
        "no_certificado_sep": "noCertificadoSep",
        "sello_sep": "selloSep",
        "fecha_sep": "fechaSep",
    }[campo]
    malo = xml.replace(f'{atributo}="{viejo}"'.encode(), f'{atributo}="{valor}"'.encode())
    assert malo != xml
    salida = c.responder([c.archivo_xml(1, malo)])
    assert not any(isinstance(s, Paso) for s in salida)
    assert huella_total(c.oficina) == antes


@pytest.mark.norma("L20c")
def test_a_stamp_before_the_last_signature_is_told_and_taken_L20c(c: Camino) -> None:
    _enviar(c, 1)
    (paso,) = c.responder([c.archivo_xml(1, c.timbrado(1, fecha_sep="2026-06-15T09:59:59"))])
    assert isinstance(paso, Paso)
    assert [h.regla for h in paso.hallazgos] == ["L20c"]
    assert c.de(1).fecha_sep == "2026-06-15T09:59:59"


@pytest.mark.norma("T12", "L20c")
def test_a_folio_digital_of_another_certificate_is_refused_T12(c: Camino) -> None:
    _enviar(c, 1, 2)
    c.responder([c.archivo_xml(1)])
    (fallido,) = c.responder([c.archivo_xml(2, c.timbrado(2, folio_digital=c.de(1).folio_digital))])
    assert isinstance(fallido, Fallido)
    assert fallido.error.regla == "T12"
    assert c.de(2).estado == "enviado"


@pytest.mark.norma("L11b")
def test_a_second_and_different_stamp_is_told_and_the_first_stands(c: Camino) -> None:
    _enviar(c, 1)
    uno, otro = c.timbrado(1), c.timbrado(1, fecha_sep="2026-06-20T10:00:00")
    c.responder([c.archivo_xml(1, uno)])
    antes = huella_total(c.oficina)
    assert c.responder([c.archivo_xml(1, otro)]) == [
        Extravio(c.de(1).folio_control, "contestado_distinto")
    ]
    assert huella_total(c.oficina) == antes


@pytest.mark.norma("L11b")
def test_strays_are_told_and_change_nothing(c: Camino) -> None:
    escrito = _enviar(c, 1)
    c.hasta(2, "registrado")
    (c.carpeta / "CE18-0009999-1.pdf").write_bytes(b"%PDF-1.4 nada")
    antes = huella_total(c.oficina)
    tabla = c.tabla(
        ("CE18-0009999-1", 1, "Satisfactorio"), (c.de(2).folio_control, 2, "La CURP no existe")
    )
    salida = c.responder([tabla, c.carpeta / "CE18-0009999-1.pdf"])
    assert {(s.archivo, s.clave) for s in salida if isinstance(s, Extravio)} == {
        ("CE18-0009999-1", "ajeno"),
        (c.de(2).folio_control, "sin_envio"),
        ("CE18-0009999-1.pdf", "pdf_sin_xml"),
    }
    otro = c.responder([c.archivo_xml(1)], lote=escrito.lote.id + 7)
    assert otro == [Extravio(c.de(1).folio_control, "otro_lote", lote=escrito.lote.id)]
    ajeno = aplicar_respuesta(
        c.como("se.centro"), leer_respuesta([c.archivo_xml(1)]), lote=escrito.lote.id + 7
    )
    assert list(ajeno) == [Extravio(c.de(1).folio_control, "otro_lote")]
    assert huella_total(c.oficina) == antes


@pytest.mark.norma("L15a", "L11b")
def test_contradictory_rows_are_told_and_change_nothing(c: Camino) -> None:
    _enviar(c, 1, 2)
    uno, dos = c.de(1).folio_control, c.de(2).folio_control
    tabla = c.tabla((uno, 1, "Satisfactorio"), (uno, 2, "CURP"), (dos, 2, "La CURP no existe"))
    antes = c.de(1)
    salida = c.responder([tabla])
    assert Extravio(uno, "contradictorio") in salida
    assert any(isinstance(s, HallazgoFila) and s.impide for s in salida)
    assert c.de(1) == antes
    assert c.de(2).estado == "rechazado"
    c.cuadra()


@pytest.mark.norma("L11b")
def test_a_table_that_refuses_what_the_zip_stamps_is_a_contradiction(c: Camino) -> None:
    _enviar(c, 1)
    folio = c.de(1).folio_control
    salida = c.responder([c.tabla((folio, 2, "La CURP no existe")), c.archivo_xml(1)])
    assert salida == [Extravio(folio, "contradictorio")]
    assert c.de(1).estado == "enviado"


@pytest.mark.norma("L15a")
def test_a_refusal_after_a_stamp_does_not_take_it_back(c: Camino) -> None:
    _enviar(c, 1)
    c.responder([c.archivo_xml(1)])
    folio = c.de(1).folio_control
    antes = huella_total(c.oficina)
    assert c.responder([c.tabla((folio, 2, "Certificado duplicado"))]) == [
        Extravio(folio, "rechazo_tras_timbre")
    ]
    assert huella_total(c.oficina) == antes


@pytest.mark.norma("L11b", "C28")
def test_a_failure_in_the_middle_leaves_done_what_was_done_and_can_be_repeated(
    c: Camino, monkeypatch: pytest.MonkeyPatch
) -> None:
    _enviar(c, 1, 2, 3)
    rutas = [c.archivo_xml(n) for n in (1, 2, 3)]
    cuantos = 0
    original = lotes.guardar_xml

    def fallar(base: object, tramite: int, tipo: str, contenido: bytes) -> str:
        nonlocal cuantos
        cuantos += 1
        if cuantos == 2:
            raise OSError("disco")
        return original(base, tramite, tipo, contenido)  # type: ignore[arg-type]

    with monkeypatch.context() as m:
        m.setattr(lotes, "guardar_xml", fallar)
        with pytest.raises(OSError, match="disco"):
            c.responder(rutas)
    assert [c.de(n).estado for n in (1, 2, 3)] == ["timbrado", "enviado", "enviado"]
    c.cuadra()
    c.responder(rutas)
    assert [c.de(n).estado for n in (1, 2, 3)] == ["timbrado"] * 3
    c.cuadra()


@pytest.mark.norma("E10", "T12")
@pytest.mark.parametrize("avance", ["firmado", "preparado", "enviado"])
@pytest.mark.parametrize("nombrado", [True, False])
def test_a_late_stamp_wins_wherever_the_certificate_stands_E10(
    c: Camino, avance: str, nombrado: bool
) -> None:
    uno = _enviar(c, 1)
    _perder(c, uno.lote.id)
    preparados = [] if avance == "firmado" else envio.crear_lotes(c.como("estatal"))[0]
    if avance == "enviado":
        envio.exportar_lote(c.como("estatal"), preparados[0].id, c.carpeta / "lotes")
    if avance == "enviado" and not nombrado:
        assert c.responder([c.archivo_xml(1)]) == [Extravio(c.de(1).folio_control, "diga_el_lote")]
        assert c.de(1).estado == "enviado"
        nombrado = True
    (paso,) = c.responder([c.archivo_xml(1)], lote=uno.lote.id if nombrado else None)
    assert isinstance(paso, Paso), paso
    t = c.de(1)
    assert t.estado == "timbrado"
    estatus = {
        i["lote"]: i["estatus"] for i in c.oficina.base.filas("SELECT lote, estatus FROM lote_item")
    }
    if avance == "enviado":
        assert estatus in ({1: "timbrado", 2: "devuelto"}, {1: "perdido", 2: "timbrado"})
    else:
        assert estatus == {1: "timbrado"}
    c.cuadra()
    if avance == "preparado":
        from certtui.domain.lote import LoteInvalido

        with pytest.raises(LoteInvalido):
            envio.exportar_lote(c.como("estatal"), preparados[0].id, c.carpeta / "lotes")
    assert envio.crear_lotes(c.como("estatal")) == ([], [])
    c.responder([c.tabla((t.folio_control, 2, "Certificado duplicado"))])
    assert c.de(1).estado == "timbrado"
    c.cuadra()


@pytest.mark.norma("T12")
def test_a_stamp_for_what_was_never_lost_nor_sent_is_refused(c: Camino) -> None:
    _enviar(c, 1)
    xml = c.timbrado(1)
    c.poner("cosfac.modo_lote", "atomico")
    c.hasta(2, "registrado")
    c.mover("estatal", "T14", 1, {"mensaje": "x"})
    (fallido,) = c.responder([c.archivo_xml(1, xml)])
    assert isinstance(fallido, Fallido)
    assert fallido.error.regla == "T12"


@pytest.mark.norma("C28", "T14")
def test_under_the_atomic_mode_one_refusal_returns_the_rest_of_the_lot_C28(c: Camino) -> None:
    c.poner("cosfac.modo_lote", "atomico")
    escrito = _enviar(c, 1, 2, 3)
    tabla = c.tabla(
        (c.de(1).folio_control, 2, "La CURP no existe en RENAPO"),
        (c.de(2).folio_control, 1, "Satisfactorio"),
        (c.de(3).folio_control, 1, "Satisfactorio"),
    )
    c.responder([tabla], lote=escrito.lote.id)
    assert [c.de(n).estado for n in (1, 2, 3)] == ["rechazado", "firmado", "firmado"]
    assert envio.leer_lote(c.oficina, escrito.lote.id).estado is EstadoLote.DEVUELTO
    c.cuadra()
    antes = huella_total(c.oficina)
    c.responder([tabla], lote=escrito.lote.id)
    assert [c.de(n).estado for n in (1, 2, 3)] == ["rechazado", "firmado", "firmado"]
    assert huella_total(c.oficina)["evento"] == antes["evento"]
    (otro,) = c.enviar()
    c.responder(c.simular(otro), lote=otro.lote.id)
    assert [c.de(n).estado for n in (2, 3)] == ["timbrado"] * 2
    c.cuadra()


@pytest.mark.norma("C28")
def test_by_default_each_row_goes_by_itself_C28(c: Camino) -> None:
    escrito = _enviar(c, 1, 2)
    c.responder(
        [c.tabla((c.de(1).folio_control, 2, "La CURP no existe en RENAPO"))], lote=escrito.lote.id
    )
    assert [c.de(n).estado for n in (1, 2)] == ["rechazado", "enviado"]


@pytest.mark.norma("L11b")
def test_cosfacs_own_pdf_is_kept_and_delivered_byte_for_byte_L11b(c: Camino) -> None:
    escrito = _enviar(c, 1)
    c.responder(c.simular(escrito, con_pdf=True), lote=escrito.lote.id)
    t = c.de(1)
    assert t.pdf_origen == "cosfac"
    (guardado,) = entregas.custodia_de(c.oficina.base, t.id)
    suyo = (c.oficina.custodia / guardado.ruta).read_bytes()
    with zipfile.ZipFile(c.carpeta / "respuestas" / f"{escrito.archivo.stem}-timbrados.zip") as z:
        assert z.read(f"{t.folio_control}.pdf") == suyo
    entrega.descargar(c.clerk(1), t)
    bulto = c.oficina.custodia / t.plantel / t.folio_control / f"{t.folio_control}.zip"
    with zipfile.ZipFile(bulto) as z:
        assert z.read(f"{t.folio_control}.pdf") == suyo
    c.cuadra()


@pytest.mark.norma("AMB")
def test_a_productive_base_refuses_a_simulated_stamp_AMB(real: Camino, c: Camino) -> None:
    real.solicitar(1)
    real.mover("estatal", "T02", 1)
    with pytest.raises(TransicionRehusada) as error:
        real.mover("se.norte", "T05", 1)
    assert error.value.regla == "L08d"
    real.mover("se.norte", "T05", 1, {"cuv": "CUV-1"})
    real.mover("se.norte", "T06", 1)
    real.nombrar(1)
    real.firmar()
    (escrito,) = real.enviar()
    with pytest.raises(RespuestaRehusada) as rehusada:
        real.simular(escrito)
    assert rehusada.value.regla == "AMB"
    from certtui.exchange.simulador.timbre import NO_CERTIFICADO_SEP

    simulado = real.timbrado(1, no_certificado_sep=NO_CERTIFICADO_SEP)
    (fallido,) = real.responder([real.archivo_xml(1, simulado)])
    assert isinstance(fallido, Fallido)
    assert fallido.error.regla == "AMB"
    (paso_,) = real.responder([real.archivo_xml(1)])
    assert isinstance(paso_, Paso)
    assert _enviar(c, 1).archivo.exists()


@pytest.mark.norma("L05a")
def test_who_may_not_reach_a_certificate_does_not_answer_for_it(c: Camino) -> None:
    _enviar(c, 1)
    for usuario in ("se.centro", "estatal.ajeno", "nacional"):
        (fallido,) = c.responder([c.archivo_xml(1)], usuario=usuario)
        assert isinstance(fallido, Fallido)
        assert fallido.error.regla == "T12"
    assert c.de(1).estado == "enviado"


@pytest.mark.norma("L11a")
def test_the_number_that_cosfac_gave_is_kept(c: Camino) -> None:
    c.hasta(1, "firmado")
    (lote,), _ = envio.crear_lotes(c.como("estatal"))
    with pytest.raises(RespuestaRehusada):
        respuesta.anotar_numero(c.como("estatal"), lote.id, "123456")
    envio.exportar_lote(c.como("estatal"), lote.id, c.carpeta)
    respuesta.anotar_numero(c.como("estatal"), lote.id, "123456")
    assert envio.leer_lote(c.oficina, lote.id).numero_lote == "123456"
    with pytest.raises(RespuestaRehusada):
        respuesta.anotar_numero(c.como("estatal"), 99, "1")


def test_an_empty_answer_is_no_answer(c: Camino) -> None:
    _enviar(c, 1)
    assert c.responder([]) == []
    assert Path(c.carpeta).is_dir()


@pytest.mark.norma("E10", "T12")
def test_a_late_stamp_wins_over_the_refusal_of_the_second_lot_E10(c: Camino) -> None:
    uno = _enviar(c, 1)
    _perder(c, uno.lote.id)
    dos = c.enviar()[0]
    c.responder(
        [c.tabla((c.de(1).folio_control, 2, "La CURP no existe en RENAPO"))], lote=dos.lote.id
    )
    bajas.pedir_baja(c.clerk(1), c.de(1))
    (paso,) = c.responder([c.archivo_xml(1)], lote=uno.lote.id)
    assert isinstance(paso, Paso), paso
    assert (c.de(1).estado, paso.de) == ("timbrado", "baja_solicitada")
    assert len(firmas.leer_firmas(c.oficina.base, c.de(1).id)) == 3
    c.cuadra()


@pytest.mark.norma("E10", "C27")
@pytest.mark.parametrize(
    ("mensaje", "queda"),
    [
        ("La CURP no existe en RENAPO", EstadoFolio.LIBERADO),
        ("El alumno ya cuenta con un certificado registrado", EstadoFolio.INUTILIZADO),
    ],
)
def test_the_folio_of_a_lost_lot_is_freed_only_when_cosfac_surely_did_not_stamp_it_E10(
    c: Camino, mensaje: str, queda: EstadoFolio
) -> None:
    uno = _enviar(c, 1)
    _perder(c, uno.lote.id)
    dos = c.enviar()[0]
    c.responder([c.tabla((c.de(1).folio_control, 2, mensaje))], lote=dos.lote.id)
    folio = c.de(1).folio
    assert folio is not None
    bajas.pedir_baja(c.clerk(1), c.de(1))
    bajas.atender_baja(c.como("dse"), c.de(1), "DSE-7")
    leido = folios.leer_folio(c.oficina.base, folio)
    assert leido is not None
    assert leido.estado is queda
    assert c.responder([c.archivo_xml(1)], lote=uno.lote.id) == [
        Extravio(c.de(1).folio_control, "timbre_tras_baja")
    ]
    c.cuadra()


@pytest.mark.norma("E10", "T13")
def test_the_refusal_of_a_lost_lot_does_not_touch_the_one_that_went_again_E10(c: Camino) -> None:
    uno = _enviar(c, 1)
    _perder(c, uno.lote.id)
    c.enviar()
    tardia = c.tabla((c.de(1).folio_control, 2, "La CURP no existe en RENAPO"))
    assert c.responder([tardia], lote=uno.lote.id) == [
        Extravio(c.de(1).folio_control, "lote_cerrado")
    ]
    assert c.de(1).estado == "enviado"
    c.cuadra()


@pytest.mark.norma("L11b")
def test_a_pdf_that_comes_in_a_second_download_is_kept_L11b(c: Camino) -> None:
    uno = _enviar(c, 1)
    c.responder([c.archivo_xml(1)])
    xml, pdf = c.archivo_xml(1), c.carpeta / f"{c.de(1).folio_control}.pdf"
    pdf.write_bytes(b"%PDF-1.7\n% de COSFAC\n")
    (paso,) = c.responder([xml, pdf], lote=uno.lote.id)
    assert isinstance(paso, Paso)
    assert (paso.transicion, c.de(1).pdf_origen) == ("T12p", "cosfac")
    (repetido,) = c.responder([xml, pdf], lote=uno.lote.id)
    assert isinstance(repetido, Paso)
    assert repetido.repetido
    c.cuadra()


@pytest.mark.norma("L20a", "E10")
def test_what_went_once_goes_again_as_it_went_though_the_signer_changed(c: Camino) -> None:
    uno = _enviar(c, 1)
    antes = lotes.leer_xml(c.oficina.base, c.de(1).id, "enviado")
    _perder(c, uno.lote.id)
    nacional = replace(gente()["nacional"], cargo="Otro cargo")
    usuarios.cambiar(c.como("sistema"), gente()["nacional"], nacional)
    c.enviar()
    assert lotes.leer_xml(c.oficina.base, c.de(1).id, "enviado") == antes
