"""Guards of opening, requesting, authorising and loading, each by its rule id."""

from dataclasses import replace
from datetime import timedelta

import pytest

from certtui.domain.hallazgo import ResuelveEn
from certtui.domain.reloj import a_texto
from certtui.domain.rol import Rol, Usuario
from tests.domain.guardas.base_hechos import (
    AHORA,
    KARDEX,
    alumno,
    con,
    hechos,
    juzgar,
    modelo,
    pasa,
    rechazo,
    rehusa,
    tramite,
)


@pytest.mark.norma("L01c")
def test_a_model_before_2008_is_refused_L01c() -> None:
    rehusa("L01c", hechos(modelo=modelo(1997, electronica=False)))
    rehusa("L01c", hechos(modelo=None))


@pytest.mark.norma("L01c", "L01a", "L01b")
@pytest.mark.parametrize("anio", [2008, 2018])
def test_the_electronic_models_pass_L01c(anio: int) -> None:
    pasa("L01c", hechos(modelo=modelo(anio)))


@pytest.mark.norma("C09")
def test_model_2023_waits_for_its_disposition_C09() -> None:
    rehusa("C09", hechos(modelo=modelo(2023, electronica=False)))
    pasa("C09", hechos(modelo=modelo(2023)))
    pasa("C09", hechos(modelo=modelo(1997, electronica=False)))


@pytest.mark.norma("T00")
def test_a_second_live_tramite_is_refused_T00() -> None:
    rehusa("T00", hechos(vigente=9))
    pasa("T00", hechos())


@pytest.mark.norma("E03", "L15c", "L18")
def test_who_had_a_tramite_goes_on_by_its_successor_E03() -> None:
    rehusa("E03", hechos(tramite=None, anterior=tramite(estado="baja")))
    pasa("E03", hechos(tramite=None))


@pytest.mark.norma("L05b")
def test_only_the_certificado_is_requested_L05b() -> None:
    rehusa("L05b", hechos(datos={"documento": "constancia"}))
    rehusa("L05b", hechos())
    pasa("L05b", hechos(datos={"documento": "certificado"}))


@pytest.mark.norma("C11")
def test_a_channel_outside_the_admitted_is_refused_C11() -> None:
    rehusa("C11", hechos(datos={"canal": "VENTANILLA"}))
    for canal in ("SAE", "CENTRES", "SIATEG"):
        pasa("C11", hechos(datos={"canal": canal}))
    rehusa("C11", con({"canales": "CENTRES"}, datos={}))
    pasa("C11", con({"canales": "VENTANILLA"}, datos={"canal": "VENTANILLA"}))


@pytest.mark.norma("L06")
def test_the_request_asks_all_the_criteria_L06() -> None:
    malos = juzgar("L06", hechos(alumno=alumno(datos_validados_por="", institucion_medica="")))
    assert [m.regla for m in malos] == ["L06a", "L06g"]
    assert [m.regla for m in juzgar("L06", hechos(folios_libres=0))] == ["L06d"]
    pasa("L06", hechos())


@pytest.mark.norma("L06z")
def test_the_load_asks_them_again_and_wants_the_folio_L06z() -> None:
    assert [m.regla for m in juzgar("L06z", hechos())] == ["L06d"]
    con_folio = hechos(tramite=tramite(folio=1, folio_texto="CE18-0000001"))
    pasa("L06z", con_folio)
    malos = juzgar("L06z", replace(con_folio, kardex=KARDEX[:1]))
    assert [m.regla for m in malos] == ["L06c"]


@pytest.mark.norma("L07c")
def test_who_requests_does_not_authorise_L07c() -> None:
    rehusa("L07c", hechos())
    pasa("L07c", hechos(actor=Usuario("estatal", "Eva", Rol.SE_ESTATAL)))


@pytest.mark.norma("T02")
def test_old_results_are_run_again_T02() -> None:
    viejo = a_texto(AHORA - timedelta(days=31))
    justo = a_texto(AHORA - timedelta(days=30))
    mal = alumno(datos_validados_por="")
    reglas = [
        m.regla for m in juzgar("T02", hechos(alumno=mal, tramite=tramite(revisado_en=viejo)))
    ]
    assert reglas == ["T02", "L06a"]
    pasa("T02", hechos(tramite=tramite(revisado_en=viejo)))
    pasa("T02", hechos(alumno=mal, tramite=tramite(revisado_en=justo)))
    assert juzgar("T02", hechos(alumno=mal, tramite=tramite(revisado_en="")))
    assert juzgar(
        "T02", con({"elegibilidad.dias": "5"}, alumno=mal, tramite=tramite(revisado_en=justo))
    )


@pytest.mark.norma("T03")
@pytest.mark.parametrize("motivo", ["", "   "])
def test_a_return_without_motive_is_refused_T03(motivo: str) -> None:
    rehusa("T03", hechos(datos={"motivo": motivo}))
    pasa("T03", hechos(datos={"motivo": "falta la foto"}))


@pytest.mark.norma("T06")
def test_a_change_in_sae_since_the_request_is_seen_T06() -> None:
    rehusa("T06", hechos(sae_huella="otra"))
    pasa("T06", hechos(sae_huella="otra", datos={"revalidado": "si"}))
    pasa("T06", hechos())


@pytest.mark.norma("L15c")
@pytest.mark.parametrize(
    ("estado", "sigue"),
    [("baja", True), ("cancelado", True), ("entregado", False), ("rechazado", False)],
)
def test_a_successor_follows_a_baja_or_a_cancellation_L15c(estado: str, sigue: bool) -> None:
    h = hechos(tramite=None, anterior=tramite(estado=estado))
    (pasa if sigue else rehusa)("L15c", h)
    rehusa("L15c", hechos(tramite=None))


@pytest.mark.norma("L18")
def test_what_sae_must_correct_comes_corrected_first_L18() -> None:
    anterior = tramite(estado="baja", sae_huella="huella")
    rehusa("L18", hechos(tramite=None, anterior=anterior, rechazo=rechazo()))
    pasa("L18", hechos(tramite=None, anterior=anterior, rechazo=rechazo(), sae_huella="otra"))
    otro = rechazo(resuelve=ResuelveEn.APLICATIVO)
    pasa("L18", hechos(tramite=None, anterior=anterior, rechazo=otro))
    pasa("L18", hechos(tramite=None, anterior=anterior))


@pytest.mark.norma("E04")
def test_an_error_before_sending_is_named_E04() -> None:
    rehusa("E04", hechos(datos={"motivo": " "}))
    pasa("E04", hechos(datos={"motivo": "promedio"}))


@pytest.mark.norma("E08")
def test_a_withdrawal_has_a_motive_and_no_folio_E08() -> None:
    rehusa("E08", hechos())
    con_folio = tramite(folio=1, folio_texto="CE18-0000001")
    rehusa("E08", hechos(tramite=con_folio, datos={"motivo": "x"}), "E08.folio")
    pasa("E08", hechos(datos={"motivo": "x"}))


@pytest.mark.norma("E09", "V15")
def test_a_suspended_tramite_does_not_move_E09() -> None:
    rehusa("E09", hechos(tramite=tramite(bloqueo="baja 2026-06-01")))
    pasa("E09", hechos())
