"""Tests of the rejections and the way back: triage, baja, successor, cancellation."""

from datetime import timedelta

import pytest

from certtui.domain.folio import EstadoFolio
from certtui.domain.hallazgo import ResuelveEn
from certtui.domain.rechazo import ReglaCausa
from certtui.domain.reloj import de_texto
from certtui.domain.tramite import EstadoNoPermite, PermisoDenegado, TransicionRehusada
from certtui.process import bajas, entrega
from certtui.process.errores import SinPermiso
from certtui.store import firmas, folios
from tests.process.camino import Camino

REGLA = ReglaCausa(7777, "NUEVA", "XYZZY", "Causa nueva", "curp", ResuelveEn.SAE, "Haga esto")


def _corregir(c: Camino, numero: int) -> None:
    c.cambiar_alumno(numero, institucion_medica="ISSSTE")


@pytest.mark.norma("L15a", "L15b", "E01")
def test_an_unknown_refusal_waits_for_a_rule_and_is_classified_again_L15b(c: Camino) -> None:
    c.hasta(1, "enviado")
    t = c.rechazar(1, "Xyzzy número 7")
    (visto,) = bajas.listar_rechazos(c.como("se.norte"))
    assert visto.rechazo.resuelve is ResuelveEn.DESCONOCIDO
    with pytest.raises(TransicionRehusada) as error:
        bajas.pedir_baja(c.clerk(1), t)
    assert error.value.regla == "E01"
    with pytest.raises(SinPermiso):
        bajas.agregar_causa(c.como("dir.norte"), REGLA)
    assert bajas.agregar_causa(c.como("se.norte"), REGLA) == 1
    (visto,) = bajas.listar_rechazos(c.como("se.norte"))
    assert (visto.rechazo.causa, visto.rechazo.campo, visto.consejo) == (
        "Causa nueva",
        "curp",
        "Haga esto",
    )
    assert visto.matricula == c.alumno(1).matricula
    bajas.pedir_baja(c.clerk(1), t)
    assert bajas.agregar_causa(c.como("se.norte"), REGLA) == 0
    c.cuadra()


@pytest.mark.norma("L15a", "L05a")
def test_the_refusals_are_seen_by_who_reaches_them(c: Camino) -> None:
    c.hasta(1, "rechazado")
    vistos = {u: len(bajas.listar_rechazos(c.como(u))) for u in ("se.norte", "se.centro", "dse")}
    assert vistos == {"se.norte": 1, "se.centro": 0, "dse": 1}
    bajas.pedir_baja(c.clerk(1), c.de(1))
    bajas.atender_baja(c.como("dse"), c.de(1), "DSE-1")
    assert bajas.listar_rechazos(c.como("se.norte")) == []
    assert len(bajas.listar_rechazos(c.como("se.norte"), solo_pendientes=False)) == 1


@pytest.mark.norma("L15d", "E01", "E02", "L23")
def test_a_baja_goes_by_a_ticket_to_the_dse_L15d(c: Camino) -> None:
    c.hasta(1, "baja_solicitada")
    (ticket,) = c.oficina.base.filas("SELECT tipo, destino, estado, texto, numero FROM ticket")
    assert (ticket["tipo"], ticket["destino"], ticket["estado"]) == ("baja", "DSE", "abierto")
    assert c.de(1).folio_texto in ticket["texto"]
    with pytest.raises(TransicionRehusada) as error:
        bajas.atender_baja(c.como("dse"), c.de(1), " ")
    assert error.value.regla == "L15d"
    bajas.atender_baja(c.como("dse"), c.de(1), "DSE-77")
    assert c.oficina.base.fila("SELECT estado, numero FROM ticket") == {
        "estado": "atendido",
        "numero": "DSE-77",
    }


@pytest.mark.norma("L15d")
def test_the_state_office_records_an_act_of_the_dse_only_where_it_is_set(c: Camino) -> None:
    c.hasta(1, "baja_solicitada")
    c.poner("externos", "no")
    with pytest.raises(TransicionRehusada) as error:
        bajas.atender_baja(c.como("estatal"), c.de(1), "DSE-1")
    assert error.value.regla == "L15d"
    c.poner("externos", "si")
    bajas.atender_baja(c.como("estatal"), c.de(1), "DSE-1")
    assert c.de(1).estado == "baja"


@pytest.mark.norma("C27", "L15c")
@pytest.mark.parametrize(
    ("ajuste", "queda", "sigue", "control"),
    [
        (
            "reutilizar_en_mismo_alumno",
            EstadoFolio.LIBERADO,
            "CE18-0000001",
            "CE18-0000001-2",
        ),
        ("inutilizar", EstadoFolio.INUTILIZADO, "CE18-0000002", "CE18-0000002-1"),
    ],
)
def test_the_folio_of_a_baja_follows_the_setting_C27(
    c: Camino, ajuste: str, queda: EstadoFolio, sigue: str, control: str
) -> None:
    c.poner("rechazo.folio", ajuste)
    viejo = c.hasta(1, "baja")
    folio = folios.buscar_folio(c.oficina.base, "CE", 2018, 1)
    assert folio is not None
    assert (folio.estado, folio.tramite) == (queda, None)
    c.cuadra()
    _corregir(c, 1)
    otro = c.hasta(2, "registrado")
    assert otro.folio_texto == "CE18-0000002"
    c.solicitar(1)
    nuevo = c.hasta_desde_solicitado(1, "registrado")
    esperado = sigue if queda is EstadoFolio.LIBERADO else "CE18-0000003"
    assert nuevo.folio_texto == esperado
    assert nuevo.folio_control == (control if queda is EstadoFolio.LIBERADO else f"{esperado}-1")
    assert nuevo.anterior == viejo.id
    assert nuevo.foja == 3
    assert nuevo.cuv != viejo.cuv
    c.cuadra()
    c.hasta_desde_registrado(1, "entregado")
    assert c.leer(viejo.id).estado == "baja"
    c.cuadra()


@pytest.mark.norma("L18", "L15c")
def test_a_successor_waits_for_the_correction_of_sae_L18(c: Camino) -> None:
    c.hasta(1, "baja")
    with pytest.raises(TransicionRehusada) as error:
        c.solicitar(1)
    assert error.value.regla == "L18"
    _corregir(c, 1)
    assert c.solicitar(1).estado == "solicitado"


@pytest.mark.norma("L18", "L17e")
def test_a_refusal_of_the_name_needs_no_change_in_sae_L18(c: Camino) -> None:
    c.hasta(1, "enviado")
    c.rechazar(1, "El nombre no coincide")
    bajas.pedir_baja(c.clerk(1), c.de(1))
    bajas.atender_baja(c.como("dse"), c.de(1), "DSE-1")
    assert c.solicitar(1).estado == "solicitado"


@pytest.mark.norma("E04", "L18")
@pytest.mark.parametrize("estado", ["cargado", "nombre_revisado", "en_firma", "firmado"])
def test_an_error_found_before_sending_goes_by_baja_and_keeps_the_seals_on_file_E04(
    c: Camino, estado: str
) -> None:
    t = c.hasta(1, estado)
    with pytest.raises(TransicionRehusada) as error:
        bajas.pedir_baja(c.clerk(1), t)
    assert error.value.regla == "E04"
    cuantas = len(firmas.leer_firmas(c.oficina.base, t.id))
    bajas.pedir_baja(c.clerk(1), t, "el promedio está mal")
    assert firmas.leer_firmas(c.oficina.base, t.id) == ()
    guardadas = c.oficina.base.valor("SELECT count(*) FROM firma WHERE tramite = ?", (t.id,))
    assert guardadas == cuantas
    bajas.atender_baja(c.como("dse"), c.de(1), "DSE-1")
    c.cuadra()
    c.solicitar(1)
    assert c.hasta_desde_solicitado(1, "firmado").folio_texto == t.folio_texto
    c.cuadra()


@pytest.mark.norma("E08")
def test_a_withdrawal_is_not_possible_after_the_folio_E08(c: Camino) -> None:
    t = c.hasta(1, "registrado")
    with pytest.raises(EstadoNoPermite):
        bajas.desistir(c.clerk(1), t, "ya no")
    with pytest.raises(TransicionRehusada) as error:
        bajas.desistir(c.clerk(2), c.solicitar(2), " ")
    assert error.value.regla == "E08"


@pytest.mark.norma("S-e8", "E06", "C20")
def test_a_cancellation_has_a_reason_and_the_folio_typed_again(c: Camino) -> None:
    t = c.hasta(1, "timbrado")
    for motivo, folio, regla in (
        (" ", t.folio_texto, "S-e8"),
        ("x", "CE18-0000002", "E06"),
    ):
        with pytest.raises(TransicionRehusada) as error:
            bajas.pedir_cancelacion(c.como("estatal"), t, motivo=motivo, folio=folio)
        assert error.value.regla == regla
    with pytest.raises(PermisoDenegado):
        bajas.pedir_cancelacion(c.clerk(1), t, motivo="x", folio=t.folio_texto)


@pytest.mark.norma("C02", "E07")
@pytest.mark.parametrize(
    ("modo", "horas"), [("naturales", 48), ("habiles", 24 * 4)], ids=["naturales", "habiles"]
)
def test_the_term_of_a_cancellation_is_natural_or_in_business_days_C02(
    c: Camino, modo: str, horas: int
) -> None:
    c.poner("cancelacion.modo", modo)
    c.hasta(1, "timbrado")
    c.reloj.adelantar(timedelta(days=3))
    salio = c.reloj.ahora()
    t = c.de(1)
    bajas.pedir_cancelacion(c.como("estatal"), t, motivo="x", folio=t.folio_texto)
    assert de_texto(c.de(1).cancelacion_vence) - salio == timedelta(hours=horas)
    c.reloj.adelantar(timedelta(hours=horas, seconds=-1))
    with pytest.raises(TransicionRehusada) as error:
        bajas.confirmar_cancelacion(c.como("estatal"), c.de(1))
    assert error.value.regla == "C02"
    c.reloj.adelantar(timedelta(seconds=1))
    bajas.confirmar_cancelacion(c.como("estatal"), c.de(1))
    assert c.de(1).estado == "cancelado"
    c.cuadra()


@pytest.mark.norma("E07", "S-e8", "L15c", "C10")
def test_a_cancelled_folio_is_spent_and_a_successor_takes_another_E07(c: Camino) -> None:
    viejo = c.hasta(1, "cancelado")
    folio = folios.buscar_folio(c.oficina.base, "CE", 2018, 1)
    assert folio is not None
    assert folio.estado is EstadoFolio.CANCELADO
    with pytest.raises(EstadoNoPermite):
        entrega.descargar(c.clerk(1), viejo)
    c.solicitar(1)
    nuevo = c.hasta_desde_solicitado(1, "entregado")
    assert nuevo.folio_texto == "CE18-0000002"
    assert nuevo.anterior == viejo.id
    c.cuadra()
