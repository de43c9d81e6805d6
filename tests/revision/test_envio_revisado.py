"""The pre-flight on the road: the faulty one stays out with its reasons, the others go on."""

from dataclasses import replace
from datetime import timedelta

import pytest

from certtui.domain.tramite import TransicionRehusada
from certtui.process import envio
from certtui.process.motor import Fallido, Paso
from certtui.store import catalogos
from tests.process.camino import Camino


def _firmados(c: Camino, *numeros: int) -> None:
    for numero in numeros:
        c.hasta(numero, "nombre_revisado")
    c.firmar()


def _mover_municipio(c: Camino, numero: int, municipio: str) -> None:
    clave = c.alumno(numero).plantel
    plantel = catalogos.leer_plantel(c.oficina.base, clave)
    assert plantel is not None
    with c.oficina.base.tx():
        catalogos.guardar_plantel(c.oficina.base, replace(plantel, id_municipio=municipio))


@pytest.mark.norma("T11", "L15a")
def test_a_faulty_certificate_stays_out_with_every_finding_and_the_others_go_on(
    c: Camino,
) -> None:
    centro = next(n for n in range(1, 30) if _plantel(c, n) == "902")
    norte = next(n for n in range(1, 30) if _plantel(c, n) == "901")
    _firmados(c, norte, centro)
    _mover_municipio(c, centro, "999")
    (lote,), (fallido,) = envio.crear_lotes(c.como("estatal"))
    assert lote.total == 1
    assert fallido.clave == c.de(centro).folio_control
    assert isinstance(fallido.error, TransicionRehusada)
    (hallazgo,) = fallido.error.hallazgos
    assert hallazgo.regla == "P-C17"
    assert hallazgo.campo == "PlantelOServicioEducativo.idMunicipio"
    assert c.de(centro).estado == "firmado"
    c.cuadra()


@pytest.mark.norma("T11")
def test_it_is_asked_again_before_the_lot_leaves(c: Camino) -> None:
    centro = next(n for n in range(1, 30) if _plantel(c, n) == "902")
    norte = next(n for n in range(1, 30) if _plantel(c, n) == "901")
    _firmados(c, norte, centro)
    (lote,), fallidos = envio.crear_lotes(c.como("estatal"))
    assert (lote.total, fallidos) == (2, [])
    _mover_municipio(c, centro, "999")
    escrito = envio.exportar_lote(c.como("estatal"), lote.id, c.carpeta)
    assert {type(p) for p in escrito.pasos} == {Paso, Fallido}
    (rehusado,) = [p for p in escrito.pasos if isinstance(p, Fallido)]
    assert isinstance(rehusado.error, TransicionRehusada)
    assert [h.regla for h in rehusado.error.hallazgos] == ["P-C17"]
    assert (escrito.lote.total, c.de(centro).estado, c.de(norte).estado) == (
        1,
        "firmado",
        "enviado",
    )
    c.cuadra()


@pytest.mark.norma("T11", "L16a")
def test_a_signature_whose_certificate_ended_meanwhile_does_not_leave(c: Camino) -> None:
    _firmados(c, 1)
    c.reloj.adelantar(timedelta(days=365 * 5))
    creados, (fallido,) = envio.crear_lotes(c.como("estatal"))
    assert creados == []
    assert isinstance(fallido.error, TransicionRehusada)
    assert "P-F04" in {h.regla for h in fallido.error.hallazgos}


def _plantel(c: Camino, numero: int) -> str:
    try:
        return c.alumno(numero).plantel
    except StopIteration:
        return ""
