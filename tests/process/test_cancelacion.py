"""Tests of cancelling through the service: once, confirmed by COSFAC, and nothing lost on a cut."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from certtui.cli.principal import correr
from certtui.domain.errores import Salida
from certtui.domain.reloj import de_texto
from certtui.domain.tramite import EstadoNoPermite
from certtui.efirma.secreto import Secreto
from certtui.exchange.cosfac.credenciales import ENTORNO_CLAVE, ENTORNO_USUARIO, Credenciales
from certtui.exchange.errores import ResultadoIncierto, ServicioInalcanzable
from certtui.exchange.simulador.falla import leer_falla
from certtui.exchange.simulador.servicio import Servicio
from certtui.exchange.simulador.servidor import Servidor
from certtui.process import bajas, cancelacion, envio, servicio
from certtui.process.errores import CancelacionRehusada
from certtui.store import bitacora
from tests.exchange.servicio_local import PLAZOS, levantado
from tests.process.camino import Camino, huella_total

pytest.importorskip("zeep")

from certtui.exchange.cosfac.servicio import ServicioCosfac

ENTORNO = {ENTORNO_USUARIO: "iems-demo", ENTORNO_CLAVE: "clave-muy-secreta"}
QUIEN = Credenciales(Secreto(ENTORNO[ENTORNO_USUARIO]), Secreto(ENTORNO[ENTORNO_CLAVE]))


@pytest.fixture
def servidor(c: Camino) -> Iterator[Servidor]:
    with levantado(Servicio(semilla=7, reloj=c.reloj.ahora, credenciales=QUIEN)) as abierto:
        c.poner("cosfac.url", abierto.url)
        yield abierto


@pytest.fixture
def cosfac(c: Camino, servidor: Servidor) -> ServicioCosfac:
    """The service, with one certificate stamped by it."""
    conectado = servicio.abrir_servicio(c.oficina, ENTORNO, plazos=PLAZOS)
    c.hasta(1, "firmado")
    (lote,), _ = envio.crear_lotes(c.como("estatal"))
    servicio.enviar_lote(c.como("estatal"), lote.id, conectado, c.carpeta / "lotes")
    _, hechos = servicio.descargar_lote(c.como("estatal"), lote.id, conectado, c.carpeta / "r")
    list(hechos)
    assert c.de(1).estado == "timbrado"
    return conectado


def _pedir(c: Camino) -> None:
    t = c.de(1)
    bajas.pedir_cancelacion(c.como("estatal"), t, motivo="Dato erróneo", folio=t.folio_texto)


def _cancelar(c: Camino, cosfac: ServicioCosfac) -> cancelacion.Cancelado:
    return cancelacion.cancelar_por_servicio(c.como("estatal"), c.de(1), cosfac)


@pytest.mark.norma("E06", "E07", "C02")
def test_what_cosfac_cancels_is_cancelled_before_the_term(
    c: Camino, servidor: Servidor, cosfac: ServicioCosfac
) -> None:
    _pedir(c)
    plazo = de_texto(c.de(1).cancelacion_vence) - c.reloj.ahora()
    assert plazo == timedelta(hours=48)
    hecho = _cancelar(c, cosfac)
    assert (hecho.paso.a, hecho.respuesta.codigo) == ("cancelado", 0)
    t = c.leer(hecho.paso.tramite)
    assert servidor.servicio.cancelados == {t.folio_digital}
    dato = bitacora.dato_de(c.oficina.base, "tramite", t.id, "E07")
    assert dato["confirmacion_cosfac"] == "0 Cancelado"
    c.cuadra()


@pytest.mark.norma("C02")
def test_the_term_may_count_business_hours_without_holidays(
    c: Camino, cosfac: ServicioCosfac
) -> None:
    c.poner("cancelacion.modo", "habiles")
    c.reloj.adelantar(timedelta(days=4))
    _pedir(c)
    vence = de_texto(c.de(1).cancelacion_vence)
    assert c.reloj.ahora().isoweekday() == 5
    assert vence - c.reloj.ahora() > timedelta(hours=48)
    assert vence.isoweekday() not in {6, 7}


@pytest.mark.norma("E07")
def test_nothing_is_called_for_what_nobody_asked_to_cancel(
    c: Camino, servidor: Servidor, cosfac: ServicioCosfac
) -> None:
    antes = huella_total(c.oficina)
    with pytest.raises(EstadoNoPermite):
        _cancelar(c, cosfac)
    assert huella_total(c.oficina) == antes
    assert servidor.servicio.cancelados == set()


@pytest.mark.parametrize("falla", ["callar", "truncar", "basura", "cortar", "error500"])
@pytest.mark.norma("E07", "C02")
def test_a_cut_leaves_the_request_and_its_term_and_may_be_repeated(
    c: Camino, servidor: Servidor, cosfac: ServicioCosfac, falla: str
) -> None:
    _pedir(c)
    vence = c.de(1).cancelacion_vence
    servidor.servicio.fallas.pedir(leer_falla(f"{falla}:cancelar:1"))
    with pytest.raises(ResultadoIncierto):
        _cancelar(c, cosfac)
    assert (c.de(1).estado, c.de(1).cancelacion_vence) == ("cancelacion_solicitada", vence)
    if servidor.servicio.cancelados:
        with pytest.raises(CancelacionRehusada) as error:
            _cancelar(c, cosfac)
        assert error.value.datos["repetida"] == "si"
        assert c.de(1).estado == "cancelacion_solicitada"
        bajas.confirmar_cancelacion(
            c.como("estatal"), c.de(1), cosfac=str(error.value.datos["mensaje"])
        )
    else:
        _cancelar(c, cosfac)
    assert c.de(1).estado == "cancelado"
    assert len(servidor.servicio.cancelados) == 1
    c.cuadra()


@pytest.mark.norma("E07")
def test_a_service_that_is_not_there_changes_nothing_but_the_log(
    c: Camino, servidor: Servidor, cosfac: ServicioCosfac
) -> None:
    _pedir(c)
    with levantado(Servicio(semilla=1, reloj=c.reloj.ahora)) as otro:
        muerto = otro.url
    with pytest.raises(ServicioInalcanzable):
        _cancelar(c, ServicioCosfac(muerto, QUIEN, plazos=PLAZOS))
    hechos = bitacora.historia(c.oficina.base, "cancelacion", c.de(1).id)
    assert [h.transicion for h in hechos] == ["cancelacion_intento", "cancelacion_fallida"]
    _cancelar(c, cosfac)
    c.cuadra()


@pytest.mark.norma("E06", "E07")
def test_the_verb_asks_and_confirms_in_one_go(
    c: Camino,
    servidor: Servidor,
    cosfac: ServicioCosfac,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    orden = ["cancelar", "--matricula", c.alumno(1).matricula, "--motivo", "Dato erróneo"]
    orden += ["--folio", c.de(1).folio_texto, "--servicio", "--base", str(c.oficina.base.ruta)]
    orden += ["--usuario", "estatal", "--reloj", c.reloj.ahora().isoformat()]
    antes = huella_total(c.oficina)
    assert correr(orden) == Salida.USO
    assert huella_total(c.oficina) == antes
    for clave, valor in ENTORNO.items():
        monkeypatch.setenv(clave, valor)
    assert correr(orden) == Salida.OK
    dicho = capsys.readouterr()
    assert "Cancelado" in dicho.err
    assert ENTORNO[ENTORNO_CLAVE] not in dicho.out + dicho.err
    assert len(servidor.servicio.cancelados) == 1
