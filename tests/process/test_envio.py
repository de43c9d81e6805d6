"""Tests of the lots: made, written once, sent as written, lost and sent again."""

import hashlib
import zipfile
from datetime import timedelta

import pytest

from certtui.domain.lote import EstadoLote, EstatusItem, LoteInvalido
from certtui.process import bajas, envio, mesa, tablero
from certtui.process.errores import NoEncontrado, SinPermiso
from certtui.process.mesa import FiltroTickets
from certtui.process.motor import Fallido, Paso
from certtui.store import lotes
from tests.process.camino import AHORA, Camino


def _firmados(c: Camino, *numeros: int) -> None:
    for n in numeros:
        c.hasta(n, "nombre_revisado")
    c.firmar()


@pytest.mark.norma("L11a", "T11", "C28")
@pytest.mark.parametrize(("maximo", "tamanos"), [(2, [2, 2, 1]), (5, [5]), (99, [5]), (1, [1] * 5)])
def test_what_is_signed_goes_into_lots_of_at_most_the_size_set(
    c: Camino, maximo: int, tamanos: list[int]
) -> None:
    _firmados(c, 1, 2, 3, 4, 5)
    c.poner("cosfac.lote_max", str(maximo))
    escritos = c.enviar()
    assert [e.lote.total for e in escritos] == tamanos
    nombres = []
    for e in escritos:
        with zipfile.ZipFile(e.archivo) as z:
            nombres += z.namelist()
    assert sorted(nombres) == sorted(f"{c.de(n).folio_control}.xml" for n in range(1, 6))
    c.cuadra()


@pytest.mark.norma("L11a")
def test_a_lot_written_again_has_the_same_bytes(c: Camino) -> None:
    _firmados(c, 1, 2)
    (escrito,) = c.enviar()
    datos = escrito.archivo.read_bytes()
    assert escrito.lote.sha256 == hashlib.sha256(datos).hexdigest()
    escrito.archivo.unlink()
    c.reloj.adelantar(timedelta(hours=3))
    otra = envio.exportar_lote(c.como("estatal"), escrito.lote.id, c.carpeta / "otra")
    assert otra.archivo.read_bytes() == datos
    assert otra.pasos == ()
    assert otra.lote == escrito.lote
    c.cuadra()


@pytest.mark.norma("L11a")
def test_a_certificate_waits_in_one_lot_only(c: Camino) -> None:
    _firmados(c, 1)
    uno, _ = envio.crear_lotes(c.como("estatal"))
    dos, _ = envio.crear_lotes(c.como("estatal"))
    assert (len(uno), dos) == (1, [])


@pytest.mark.norma("T11", "L10b")
def test_who_may_not_send_is_refused_T11(c: Camino) -> None:
    _firmados(c, 1)
    for usuario in ("se.norte", "dir.norte", "admin", "nacional"):
        with pytest.raises(SinPermiso):
            envio.crear_lotes(c.como(usuario))
    (lote,), _ = envio.crear_lotes(c.como("dir.estatal"))
    with pytest.raises(SinPermiso):
        envio.exportar_lote(c.como("se.norte"), lote.id, c.carpeta)
    assert isinstance(envio.exportar_lote(c.como("dir.estatal"), lote.id, c.carpeta).pasos[0], Paso)


@pytest.mark.norma("L07c", "T11")
def test_another_entidad_neither_fills_nor_empties_a_lot(c: Camino) -> None:
    _firmados(c, 1)
    assert envio.crear_lotes(c.como("estatal.ajeno")) == ([], [])
    (lote,), _ = envio.crear_lotes(c.como("estatal"))
    with pytest.raises(SinPermiso):
        envio.exportar_lote(c.como("estatal.ajeno"), lote.id, c.carpeta)
    assert envio.leer_lote(c.oficina, lote.id).total == 1
    assert envio.exportar_lote(c.como("estatal"), lote.id, c.carpeta).lote.total == 1


@pytest.mark.norma("T11", "L20a")
def test_a_seal_that_no_longer_verifies_stays_out_and_holds_back_nobody(c: Camino) -> None:
    _firmados(c, 1, 2)
    with c.oficina.base.tx():
        c.oficina.base.escribir(
            "UPDATE firma SET sello = replace(sello, substr(sello, 1, 4), 'AAAA') "
            "WHERE tramite = ? AND nivel = 'nacional'",
            (c.de(1).id,),
        )
    (lote,), (fallido,) = envio.crear_lotes(c.como("estatal"))
    assert lote.total == 1
    assert fallido.clave == c.de(1).folio_control
    assert fallido.error.regla == "L20a"


@pytest.mark.norma("T11")
def test_what_stopped_being_ready_leaves_the_lot_when_it_is_written(c: Camino) -> None:
    _firmados(c, 1, 2)
    (lote,), _ = envio.crear_lotes(c.como("estatal"))
    c.mover("sistema", "E09", 1, {"bloqueo": "baja"})
    escrito = envio.exportar_lote(c.como("estatal"), lote.id, c.carpeta)
    assert [type(p) for p in escrito.pasos].count(Fallido) == 1
    assert (escrito.lote.total, c.de(1).estado, c.de(2).estado) == (1, "firmado", "enviado")
    c.cuadra()
    c.mover("sistema", "E09", 1, {"bloqueo": ""})
    assert c.enviar()[0].lote.total == 1


@pytest.mark.norma("E04", "L18")
def test_an_error_found_in_a_lot_in_preparation_takes_the_certificate_out(c: Camino) -> None:
    _firmados(c, 1)
    (lote,), _ = envio.crear_lotes(c.como("estatal"))
    bajas.pedir_baja(c.clerk(1), c.de(1), "promedio")
    with pytest.raises(LoteInvalido):
        envio.exportar_lote(c.como("estatal"), lote.id, c.carpeta)
    c.cuadra()


def test_a_lot_that_is_not_there_is_told(c: Camino) -> None:
    with pytest.raises(NoEncontrado):
        envio.exportar_lote(c.como("estatal"), 9, c.carpeta)


@pytest.mark.norma("E10", "L11c")
def test_a_lot_without_answer_goes_again_with_the_same_folio_control_E10(c: Camino) -> None:
    _firmados(c, 1, 2)
    (uno,) = c.enviar()
    temprano = list(envio.declarar_perdido(c.como("estatal"), uno.lote.id, ticket="T-1"))
    assert [s.error.regla for s in temprano if isinstance(s, Fallido)] == ["E10", "E10"]
    assert envio.leer_lote(c.oficina, uno.lote.id).estado is EstadoLote.ENVIADO
    c.reloj.adelantar(timedelta(hours=25))
    sin_ticket = list(envio.declarar_perdido(c.como("estatal"), uno.lote.id))
    assert [s.error.regla for s in sin_ticket if isinstance(s, Fallido)] == ["E10", "E10"]
    hechos = list(envio.declarar_perdido(c.como("estatal"), uno.lote.id, ticket="T-1"))
    assert all(isinstance(s, Paso) for s in hechos)
    assert envio.leer_lote(c.oficina, uno.lote.id).estado is EstadoLote.PERDIDO
    t = c.de(1)
    assert (t.estado, t.intento, t.folio_control) == ("firmado", 2, "CE18-0000001-1")
    for acto in (
        lambda: list(envio.declarar_perdido(c.como("estatal"), uno.lote.id, ticket="T-1")),
        lambda: envio.exportar_lote(c.como("estatal"), uno.lote.id, c.carpeta),
    ):
        with pytest.raises(LoteInvalido):
            acto()
    c.cuadra()
    (dos,) = c.enviar()
    assert dos.lote.total == 2
    c.responder(c.simular(dos), lote=dos.lote.id)
    assert (c.de(1).estado, c.de(2).estado) == ("timbrado", "timbrado")
    c.cuadra()


@pytest.mark.norma("E10")
def test_a_message_of_cosfac_is_evidence_enough_E10(c: Camino) -> None:
    c.hasta(1, "enviado")
    (hecho,) = envio.declarar_perdido(c.como("estatal"), 1, mensaje="llegó dañado")
    assert isinstance(hecho, Paso)
    item = lotes.ultimo_item(c.oficina.base, c.de(1).id)
    assert item is not None
    assert (item.estatus, item.mensaje) == (EstatusItem.PERDIDO, "llegó dañado")


@pytest.mark.norma("L11c", "E05", "C14")
def test_what_has_no_answer_in_a_day_is_told_once_and_its_lot_has_one_ticket_E05(c: Camino) -> None:
    _firmados(c, 1, 2)
    c.enviar()
    assert list(envio.avisar_vencidos(c.como("estatal"))) == []
    c.reloj.adelantar(timedelta(hours=24, seconds=1))
    assert [type(p) for p in envio.avisar_vencidos(c.como("estatal"))] == [Paso, Paso]
    assert list(envio.avisar_vencidos(c.como("estatal"))) == []
    assert c.oficina.base.valor("SELECT count(*) FROM ticket WHERE tipo = 'sin_respuesta'") == 1
    (ticket,) = mesa.pagina(c.como("se.norte"), FiltroTickets(), 0, 9)
    assert f"Enviado: {AHORA:%d/%m/%Y} 10:00 (UTC-06:00)" in ticket.texto
    assert "Certificados: 2" in ticket.texto
    assert not mesa.contar(c.como("se.centro"), FiltroTickets())
    assert not mesa.contar(c.como("estatal.ajeno"), FiltroTickets())
    assert tablero.leer_tablero(c.como("estatal")).tickets == 1
    assert tablero.leer_tablero(c.como("se.centro")).tickets == 0
    assert c.de(1).estado == "enviado"
    c.cuadra()


@pytest.mark.norma("E10", "C28")
def test_a_lost_lot_comes_back_under_the_atomic_mode_too_E10(c: Camino) -> None:
    c.poner("cosfac.modo_lote", "atomico")
    _firmados(c, 1, 2)
    (uno,) = c.enviar()
    c.reloj.adelantar(timedelta(hours=25))
    hechos = list(envio.declarar_perdido(c.como("estatal"), uno.lote.id, ticket="T-1"))
    assert [h.transicion for h in hechos if isinstance(h, Paso)] == ["E10", "E10"]
    assert [c.de(n).estado for n in (1, 2)] == ["firmado", "firmado"]
    c.cuadra()
    (dos,) = c.enviar()
    c.responder([c.archivo_xml(1)], lote=uno.lote.id)
    c.responder(c.simular(dos), lote=dos.lote.id)
    assert [c.de(n).estado for n in (1, 2)] == ["timbrado", "timbrado"]
    c.cuadra()


def _romper(c: Camino, numero: int) -> None:
    """A seal that no longer verifies."""
    with c.oficina.base.tx():
        c.oficina.base.escribir(
            "UPDATE firma SET sello = replace(sello, substr(sello, 1, 4), 'AAAA') "
            "WHERE tramite = ? AND nivel = 'nacional'",
            (c.de(numero).id,),
        )


@pytest.mark.norma("C28", "T11")
def test_a_lot_in_preparation_lets_go_of_what_went_bad_C28(c: Camino) -> None:
    _firmados(c, 1, 2, 3)
    (lote,), _ = envio.crear_lotes(c.como("estatal"))
    _romper(c, 2)
    particion = envio.partir_lote(c.como("estatal"), lote.id)
    assert particion.buenos is not None
    assert (particion.buenos.id, particion.buenos.total) == (lote.id, 2)
    assert [(m.clave, m.error.regla) for m in particion.malos] == [(c.de(2).folio_control, "L20a")]
    otra = envio.partir_lote(c.como("estatal"), lote.id)
    assert (otra.buenos, otra.malos) == (particion.buenos, ())
    _romper(c, 1)
    _romper(c, 3)
    assert envio.partir_lote(c.como("estatal"), lote.id).buenos is None
    c.cuadra()


@pytest.mark.norma("C28", "T14")
def test_of_a_lot_that_came_back_the_good_go_again_without_the_bad_C28(c: Camino) -> None:
    c.poner("cosfac.modo_lote", "atomico")
    _firmados(c, 1, 2, 3, 4)
    (escrito,) = c.enviar()
    with pytest.raises(LoteInvalido):
        envio.partir_lote(c.como("estatal"), escrito.lote.id)
    c.responder([c.tabla((c.de(1).folio_control, 2, "La CURP no existe"))], lote=escrito.lote.id)
    c.mover("sistema", "E09", 4, {"bloqueo": "baja"})
    particion = envio.partir_lote(c.como("estatal"), escrito.lote.id)
    assert particion.buenos is not None
    assert (particion.buenos.total, particion.malos, particion.rechazados) == (2, (), 1)
    assert envio.partir_lote(c.como("estatal"), escrito.lote.id).buenos is None
    nuevo = envio.exportar_lote(c.como("estatal"), particion.buenos.id, c.carpeta / "lotes")
    c.responder(c.simular(nuevo), lote=nuevo.lote.id)
    assert [c.de(n).estado for n in (1, 2, 3, 4)] == [
        "rechazado",
        "timbrado",
        "timbrado",
        "firmado",
    ]
    c.cuadra()


@pytest.mark.norma("T11")
def test_what_moved_between_the_preparation_and_the_lot_is_left_where_it_is(c: Camino) -> None:
    _firmados(c, 1, 2)
    preparacion = envio.preparar_lotes(c.como("estatal"), maximo=1)
    assert (len(preparacion.listos), preparacion.lotes) == (2, 2)
    bajas.pedir_baja(c.clerk(1), c.de(1), "promedio")
    (lote,) = envio.crear_preparados(c.como("estatal"), preparacion)
    assert [i.tramite for i in lotes.items_de_lote(c.oficina.base, lote.id)] == [c.de(2).id]
    assert envio.crear_preparados(c.como("estatal"), preparacion) == []
    c.cuadra()
