"""Guards of lots, answers, rejections and cancellations, each by its rule id."""

from dataclasses import replace
from datetime import timedelta

import pytest

from certtui.domain.ambiente import Ambiente
from certtui.domain.firma import Nivel
from certtui.domain.guardas import GUARDAS
from certtui.domain.hallazgo import Veredicto
from certtui.domain.reloj import a_texto
from certtui.domain.rol import Rol
from certtui.texts.hallazgos import FRASES
from tests.domain.guardas.base_hechos import (
    ACTOR,
    AHORA,
    con,
    firma,
    hechos,
    pasa,
    prueba_timbre,
    rechazo,
    rehusa,
    tramite,
)

TRES = tuple(firma(n) for n in Nivel)
HACE_24 = a_texto(AHORA - timedelta(hours=24))
HACE_25 = a_texto(AHORA - timedelta(hours=25))


@pytest.mark.norma("T11", "V17")
def test_nothing_leaves_without_all_its_seals_and_a_good_xml_T11() -> None:
    bueno = {"xml_valido": "si"}
    rehusa("T11", hechos(firmas=TRES[:2], datos=bueno), "T11.firmas")
    rehusa("T11", hechos(firmas=TRES))
    pasa("T11", hechos(firmas=TRES, datos=bueno))
    pasa("T11", hechos(firmas=TRES[:1], tramite=tramite(politica="una"), datos=bueno))


@pytest.mark.norma("L11b")
def test_a_stamped_xml_that_is_not_ours_untouched_is_refused_L11b() -> None:
    rehusa("L11b", hechos(datos={"prueba": prueba_timbre(misma_curp=False)}), "L11b.curp")
    rehusa("L11b", hechos(datos={"prueba": prueba_timbre(misma_cadena=False)}), "L11b.cadena")
    alterado = prueba_timbre(alterados=("Alumno.nombre",))
    rehusa("L11b", hechos(datos={"prueba": alterado}), "L11b.alterado")
    pasa("L11b", hechos(datos={"prueba": prueba_timbre()}))


@pytest.mark.norma("L20b")
def test_an_incomplete_stamp_is_refused_L20b() -> None:
    malo = prueba_timbre(timbre_completo=False, fallas_timbre=("Sep.selloSep",))
    rehusa("L20b", hechos(datos={"prueba": malo}))
    pasa("L20b", hechos(datos={"prueba": prueba_timbre()}))


@pytest.mark.norma("L20c", "L20b")
def test_a_stamp_before_the_last_signature_is_told_and_not_refused_L20c() -> None:
    h = hechos(datos={"prueba": prueba_timbre(), "fecha_sep_anterior": "si"})
    hallado = list(GUARDAS["L20b"](h))
    assert [(x.regla, x.veredicto) for x in hallado] == [("L20c", Veredicto.AVISO)]
    assert hallado[0].clave in FRASES


@pytest.mark.norma("T12", "L20c")
def test_a_folio_digital_belongs_to_one_certificate_T12() -> None:
    enviado = tramite(estado="enviado")
    ajeno = {"prueba": prueba_timbre(folio_digital_ajeno=True)}
    rehusa("T12", hechos(tramite=enviado, datos=ajeno))
    pasa("T12", hechos(tramite=enviado, datos={"prueba": prueba_timbre()}))


@pytest.mark.norma("T12", "E10")
def test_a_late_stamp_counts_only_for_a_lost_lot_T12() -> None:
    firmado = tramite(estado="firmado")
    datos = {"prueba": prueba_timbre()}
    rehusa("T12", hechos(tramite=firmado, datos=datos), "T12.sin_envio")
    pasa("T12", hechos(tramite=firmado, datos=datos, estuvo_perdido=True))


@pytest.mark.norma("AMB")
def test_a_productive_base_takes_no_simulated_stamp_AMB() -> None:
    simulado = {"prueba": prueba_timbre(simulado=True)}
    rehusa("AMB", hechos(ambiente=Ambiente.PRODUCTIVO, datos=simulado))
    pasa("AMB", hechos(datos=simulado))
    pasa("AMB", hechos(ambiente=Ambiente.PRODUCTIVO, datos={"prueba": prueba_timbre()}))


@pytest.mark.norma("C28")
def test_a_whole_lot_goes_back_only_under_the_atomic_mode_C28() -> None:
    rehusa("C28", hechos())
    pasa("C28", con({"cosfac.modo_lote": "atomico"}))


@pytest.mark.norma("L11c", "C14")
def test_the_alert_comes_after_the_day_L11c() -> None:
    rehusa("L11c", hechos(datos={"enviado_en": HACE_24}))
    rehusa("L11c", hechos())
    pasa("L11c", hechos(datos={"enviado_en": HACE_25}))
    pasa("L11c", con({"cosfac.sla_max_h": "23"}, datos={"enviado_en": HACE_24}))


@pytest.mark.norma("E10")
def test_a_lot_is_lost_only_with_evidence_E10() -> None:
    rehusa("E10", hechos(datos={"enviado_en": HACE_24, "ticket": "T-1"}))
    rehusa("E10", hechos(datos={"enviado_en": HACE_25}))
    rehusa("E10", hechos(datos={"mensaje": " ", "ticket": " ", "enviado_en": HACE_25}))
    pasa("E10", hechos(datos={"enviado_en": HACE_25, "ticket": "T-1"}))
    pasa("E10", hechos(datos={"mensaje": "el archivo llegó dañado"}))
    for evidencia in ({"mensaje": "x"}, {"enviado_en": HACE_25, "ticket": "T-1"}):
        pasa("E10", con({"cosfac.modo_lote": "atomico"}, datos=evidencia))
    rehusa("E10", con({"cosfac.modo_lote": "atomico"}, datos={"enviado_en": HACE_24}))


@pytest.mark.norma("E01", "L15b")
def test_a_baja_is_asked_for_a_known_cause_E01() -> None:
    rehusa("E01", hechos())
    rehusa("E01", hechos(rechazo=rechazo(causa="desconocida")))
    pasa("E01", hechos(rechazo=rechazo()))


@pytest.mark.norma("L15d")
def test_a_baja_carries_the_number_of_its_ticket_L15d() -> None:
    dse = replace(ACTOR, rol=Rol.DSE)
    rehusa("L15d", hechos(actor=dse, datos={"ticket": " "}))
    pasa("L15d", hechos(actor=dse, datos={"ticket": "DSE-1"}))
    estatal = replace(ACTOR, rol=Rol.SE_ESTATAL)
    pasa("L15d", hechos(actor=estatal, datos={"ticket": "DSE-1"}))
    rehusa("L15d", con({"externos": "no"}, actor=estatal, datos={"ticket": "D"}), "L15d.externo")


@pytest.mark.norma("S-e8")
def test_a_cancellation_says_why() -> None:
    rehusa("S-e8", hechos(datos={"motivo": "  "}))
    pasa("S-e8", hechos(datos={"motivo": "dato erróneo"}))


@pytest.mark.norma("E06", "C20")
def test_the_folio_is_typed_again_before_cancelling_E06() -> None:
    t = tramite(folio=1, folio_texto="CE18-0000001")
    rehusa("E06", hechos(tramite=t, datos={"folio": "CE18-0000002"}))
    rehusa("E06", hechos(tramite=t))
    pasa("E06", hechos(tramite=t, datos={"folio": "CE18-0000001"}))


@pytest.mark.norma("C02")
def test_a_cancellation_is_confirmed_by_cosfac_or_when_its_term_has_run_C02() -> None:
    falta = tramite(cancelacion_vence=a_texto(AHORA + timedelta(seconds=1)))
    rehusa("C02", hechos(tramite=falta))
    rehusa("C02", hechos())
    pasa("C02", hechos(tramite=falta, datos={"confirmacion_cosfac": "OK"}))
    pasa("C02", hechos(tramite=tramite(cancelacion_vence=a_texto(AHORA))))
