"""Every rule of the lineamientos is proved, or stands with the reason why not yet."""

import pytest

from certtui.archivos import ruta_de_datos
from certtui.domain.elegibilidad import CRITERIOS
from certtui.domain.guardas import GUARDAS
from certtui.domain.norma import leer_normativa
from tests.norma.pruebas import Pruebas, pendientes, recolectar
from tests.norma.reporte import escribir, lineamientos

REGLAS = leer_normativa(ruta_de_datos("normativa.csv").read_text(encoding="utf-8"))
DE_LA_CASA = frozenset({"AMB"})
"""Rules that are ours and no document's: a base is for tests or not, for ever."""


@pytest.fixture(scope="module")
def pruebas() -> Pruebas:
    """What the whole suite proves."""
    return recolectar()


def test_every_file_of_tests_can_be_collected(pruebas: Pruebas) -> None:
    assert pruebas.errores == []


def test_every_row_of_the_lineamientos_is_proved_or_waits_with_a_reason(pruebas: Pruebas) -> None:
    esperan = pendientes()
    assert [c for c in lineamientos() if c not in pruebas.reglas and c not in esperan] == []
    assert len(lineamientos()) >= 70


def test_nothing_waits_that_is_already_proved(pruebas: Pruebas) -> None:
    assert [c for c in pendientes() if c in pruebas.reglas] == []


def test_what_waits_is_a_rule_and_says_why() -> None:
    for clave, motivo in pendientes().items():
        assert clave in REGLAS, clave
        assert len(motivo) > 20, clave


def test_a_marker_names_a_rule_that_exists(pruebas: Pruebas) -> None:
    conocidas = {*REGLAS, *DE_LA_CASA}
    extranas = {c: p for c, p in pruebas.reglas.items() if c not in conocidas}
    assert extranas == {}


def test_every_guard_and_criterion_has_a_marked_test(pruebas: Pruebas) -> None:
    claves = {*GUARDAS, *CRITERIOS}
    assert claves <= {*REGLAS, *DE_LA_CASA}
    assert sorted(claves - set(pruebas.reglas)) == []


def test_the_report_shows_tests_and_what_is_left() -> None:
    lineas = escribir(Pruebas({"L06c": ["tests/x.py::test_y"]}, []), {"L02": "porque no"})
    texto = "\n".join(lineas)
    assert "L06c" in texto
    assert "· tests/x.py::test_y" in texto
    assert "L02      porque no" in texto
    assert "L09      SIN MOTIVO" in texto
    assert f"Reglas probadas: 1 de {len(REGLAS)}" in texto
