"""Tests of the criteria asked without moving anything."""

from datetime import date

import pytest

from certtui.domain.elegibilidad import CRITERIOS
from certtui.process.elegibilidad import dictaminar, dictaminar_todos
from tests.process.camino import Camino, huella_total

FALLAS: dict[str, dict[str, object]] = {
    "L06a": {"datos_validados_por": ""},
    "L06b": {"renapo_estatus": None},
    "L06e": {"crip": "abc"},
    "L06f": {"fecha_secundaria": date(2024, 1, 1)},
    "L06g": {"institucion_medica": "En trámite"},
    "L06h": {"correo_institucional": "sin arroba"},
    "V15": {"baja_en": date(2026, 6, 1)},
}


@pytest.mark.norma("L06a", "L06b", "L06e", "L06f", "L06g", "L06h", "V15")
@pytest.mark.parametrize("regla", FALLAS)
def test_a_student_fails_that_criterion_and_no_other(c: Camino, regla: str) -> None:
    assert dictaminar(c.oficina, c.alumno(1)).elegible
    c.cambiar_alumno(1, **FALLAS[regla])
    dictamen = dictaminar(c.oficina, c.alumno(1))
    assert not dictamen.elegible
    assert [h.regla for h in dictamen.hallazgos if h.impide] == [regla]
    assert [h.regla for h in dictamen.hallazgos] == list(CRITERIOS)


@pytest.mark.norma("L06c")
def test_a_missing_module_fails_L06c(c: Camino) -> None:
    with c.oficina.base.tx():
        c.oficina.base.escribir("DELETE FROM kardex WHERE alumno = 1 AND modulo = 'LABO-03'")
    malos = [h for h in dictaminar(c.oficina, c.alumno(1)).hallazgos if h.impide]
    assert [(h.regla, h.valor) for h in malos] == [("L06c", "2 de 3")]


@pytest.mark.norma("V-d.egr", "C30")
def test_debts_are_a_warning_until_the_office_makes_them_a_fault_C30(c: Camino) -> None:
    c.cambiar_alumno(1, adeudos=True)
    assert dictaminar(c.oficina, c.alumno(1)).elegible
    c.poner("adeudos", "falla")
    assert not dictaminar(c.oficina, c.alumno(1)).elegible


@pytest.mark.norma("L05a")
def test_each_person_sees_the_students_of_their_scope_and_nothing_moves(c: Camino) -> None:
    antes = huella_total(c.oficina)
    cuenta = {
        u: len(list(dictaminar_todos(c.como(u))))
        for u in ("se.norte", "se.centro", "se.ajeno", "estatal", "dse")
    }
    assert cuenta == {"se.norte": 16, "se.centro": 3, "se.ajeno": 1, "estatal": 19, "dse": 20}
    assert len(list(dictaminar_todos(c.como("estatal"), plantel="902"))) == 3
    assert list(dictaminar_todos(c.como("se.norte"), plantel="902")) == []
    assert huella_total(c.oficina) == antes
