"""Guards of the signatures, each by its rule id."""

from dataclasses import replace
from datetime import timedelta

import pytest

from certtui.domain.firma import Nivel
from certtui.domain.rol import Rol
from tests.domain.guardas.base_hechos import (
    ACTOR,
    AHORA,
    firma,
    hechos,
    pasa,
    prueba_firma,
    rehusa,
    tramite,
)

ROLES = {
    Nivel.PLANTEL: Rol.DIRECTOR_PLANTEL,
    Nivel.ESTATAL: Rol.DIRECTOR_ESTATAL,
    Nivel.NACIONAL: Rol.NACIONAL,
}


@pytest.mark.norma("V17")
@pytest.mark.parametrize("quien", Nivel)
@pytest.mark.parametrize("hechas", [0, 1, 2, 3])
def test_only_the_level_whose_turn_it_is_signs_V17(quien: Nivel, hechas: int) -> None:
    h = hechos(
        actor=replace(ACTOR, rol=ROLES[quien]),
        firmas=tuple(firma(n) for n in list(Nivel)[:hechas]),
        tramite=tramite(politica="tres"),
    )
    if hechas < 3 and list(Nivel)[hechas] is quien:
        pasa("V17", h)
    else:
        rehusa("V17", h)


@pytest.mark.norma("V17", "C06")
@pytest.mark.parametrize(("politica", "niveles"), [("una", 1), ("dos", 2), ("tres", 3)])
def test_the_policy_says_how_many_sign_V17(politica: str, niveles: int) -> None:
    for i, nivel in enumerate(Nivel):
        h = hechos(
            actor=replace(ACTOR, rol=ROLES[nivel]),
            firmas=tuple(firma(n) for n in list(Nivel)[:i]),
            tramite=tramite(politica=politica),
        )
        (pasa if i < niveles else rehusa)("V17", h)


@pytest.mark.norma("V17")
def test_another_role_signs_nothing_V17() -> None:
    rehusa("V17", hechos(actor=replace(ACTOR, rol=Rol.SYSADMIN)))


@pytest.mark.norma("L16a")
def test_the_efirma_is_in_force_when_it_signs_L16a() -> None:
    futuro = prueba_firma(desde=AHORA + timedelta(seconds=1))
    pasado = prueba_firma(hasta=AHORA - timedelta(seconds=1))
    rehusa("L16a", hechos(datos={"prueba": futuro}), "L16a.futuro")
    rehusa("L16a", hechos(datos={"prueba": pasado}), "L16a.vencido")
    pasa("L16a", hechos(datos={"prueba": prueba_firma(desde=AHORA, hasta=AHORA)}))


@pytest.mark.norma("L16b")
def test_a_csd_or_an_unknown_authority_does_not_count_L16b() -> None:
    rehusa("L16b", hechos(datos={"prueba": prueba_firma(es_efirma=False)}), "L16b.csd")
    rehusa("L16b", hechos(datos={"prueba": prueba_firma(emisor_conocido=False)}), "L16b.emisor")
    pasa("L16b", hechos(datos={"prueba": prueba_firma()}))


@pytest.mark.norma("T08")
def test_the_certificate_is_of_who_signs_T08() -> None:
    rehusa("T08", hechos(datos={"prueba": prueba_firma(curp="OTRA")}))
    con_rfc = replace(ACTOR, rfc="AAPR630321XX1")
    rehusa("T08", hechos(actor=con_rfc, datos={"prueba": prueba_firma(rfc="OTRO")}))
    pasa("T08", hechos(actor=con_rfc, datos={"prueba": prueba_firma(rfc=con_rfc.rfc)}))
    pasa("T08", hechos(datos={"prueba": prueba_firma(rfc="CUALQUIERA")}))


@pytest.mark.norma("L20a")
def test_the_seal_verifies_over_the_own_cadena_L20a() -> None:
    rehusa("L20a", hechos(datos={"prueba": prueba_firma(sello_valido=False)}))
    rehusa("L20a", hechos(datos={"prueba": prueba_firma(cadena_propia=False)}), "L20a.cadena")
    pasa("L20a", hechos(datos={"prueba": prueba_firma()}))


@pytest.mark.norma("L20a")
def test_a_seal_without_proof_is_a_fault_of_the_program() -> None:
    with pytest.raises((KeyError, TypeError)):
        pasa("L20a", hechos(datos={"prueba": "sí"}))
