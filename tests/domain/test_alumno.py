"""Tests of the fingerprint of what SAE says."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from certtui.domain.alumno import Calificacion, huella_sae
from tests.domain.guardas.base_hechos import KARDEX, alumno

CAMBIOS: dict[str, Any] = {
    "matricula": "239010001-2",
    "curp": "X",
    "nombre": "ANÁ",
    "primer_apellido": "X",
    "segundo_apellido": "X",
    "plantel": "902",
    "plan": "X",
    "modelo": 2008,
    "crip": "X",
    "fecha_secundaria": None,
    "fecha_inicio": date(2020, 1, 1),
    "fecha_termino": None,
    "institucion_medica": "ISSSTE",
    "correo_institucional": "x@y.mx",
    "baja_en": date(2026, 1, 1),
}


@pytest.mark.norma("T06", "L18")
@pytest.mark.parametrize("campo", CAMBIOS)
def test_the_fingerprint_changes_with_every_datum_of_sae(campo: str) -> None:
    persona = alumno()
    otra = replace(persona, **{campo: CAMBIOS[campo]})
    assert huella_sae(otra, KARDEX) != huella_sae(persona, KARDEX)


@pytest.mark.norma("T06")
def test_it_changes_with_a_grade_and_not_with_the_order_nor_with_renapo() -> None:
    persona = alumno()
    antes = huella_sae(persona, KARDEX)
    assert huella_sae(persona, (*KARDEX[1:], Calificacion("MODU-01", "9.0", "12026"))) != antes
    assert huella_sae(persona, tuple(reversed(KARDEX))) == antes
    assert huella_sae(replace(persona, renapo_huella="x", grupo="605"), KARDEX) == antes


def test_the_full_name_is_single_spaced() -> None:
    assert alumno(nombre=" ANA ", segundo_apellido="").nombre_completo == "ANA EJEMPLO"
