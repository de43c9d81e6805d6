"""Tests of the list of rules and documents."""

from datetime import date
from pathlib import Path

import pytest

from certtui.archivos import ruta_de_datos
from certtui.domain.elegibilidad import CRITERIOS
from certtui.domain.norma import leer_normas, leer_normativa

_TEXTO = ruta_de_datos("normativa.csv").read_text(encoding="utf-8")
REGLAS = leer_normativa(_TEXTO)
NORMAS = leer_normas(ruta_de_datos("normas.csv").read_text(encoding="utf-8"))
_IDS = Path(__file__).parents[1] / "datos" / "reglas.txt"


def test_every_rule_is_there_once() -> None:
    esperadas = _IDS.read_text(encoding="utf-8").split()
    assert len(esperadas) == len(set(esperadas)) == 279
    esperadas += [f"C{n:02d}" for n in range(1, 34)]
    esperadas += [f"T{n:02d}" for n in range(18)] + ["T07e", "T07r", "T07v", "T12p"]
    esperadas += [f"E{n:02d}" for n in range(1, 12)] + ["AMB"]
    filas = [linea.split(",", 1)[0] for linea in _TEXTO.splitlines()[1:]]
    assert sorted(filas) == sorted(esperadas)
    assert set(REGLAS) == set(esperadas)


def test_every_text_is_short_and_present() -> None:
    for regla in REGLAS.values():
        assert 0 < len(regla.texto) <= 160, regla.id
        assert regla.numeral, regla.id
        assert regla.ambito, regla.id
        assert regla.documento in NORMAS, regla.id


def test_the_criteria_are_rules_of_the_norm() -> None:
    assert set(CRITERIOS) <= set(REGLAS)


@pytest.mark.norma("L00", "L01d", "C29", "V-id", "V-hist")
def test_one_set_of_lineamientos_is_in_force() -> None:
    nueva, vieja = NORMAS["LIN-2021"], NORMAS["LIN-2008"]
    assert nueva.fecha == date(2021, 7, 1)
    assert (vieja.rige(date(2021, 7, 18)), nueva.rige(date(2021, 7, 18))) == (True, False)
    assert (vieja.rige(date(2021, 7, 19)), nueva.rige(date(2021, 7, 19))) == (False, True)
    versiones = [n for c, n in NORMAS.items() if c.startswith("30-524-PO-04")]
    for dia in (date(2020, 11, 30), date(2023, 7, 14), date(2025, 3, 23), date(2025, 3, 24)):
        assert sum(n.rige(dia) for n in versiones) == 1
