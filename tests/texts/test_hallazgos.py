"""Tests of the sentences of the findings."""

import string

import pytest

from certtui.domain.hallazgo import Hallazgo, ResuelveEn, Veredicto
from certtui.texts import (
    hallazgos_efirma,
    hallazgos_guardas,
    hallazgos_intercambio,
    hallazgos_revision,
    hallazgos_timbre,
)
from certtui.texts.hallazgos import FRASES, PROPIAS, donde, frase, quien, remedio, titulo

FUENTES = (
    PROPIAS,
    hallazgos_efirma.FRASES,
    hallazgos_guardas.FRASES,
    hallazgos_intercambio.FRASES,
    hallazgos_revision.FRASES,
    hallazgos_timbre.FRASES,
)


def test_no_key_has_two_sentences() -> None:
    assert len(FRASES) == sum(len(f) for f in FUENTES)


@pytest.mark.parametrize("clave", FRASES)
def test_every_template_fills_even_without_data(clave: str) -> None:
    for plantilla in FRASES[clave]:
        assert all(
            c is None or c.isidentifier() for _, c, _, _ in string.Formatter().parse(plantilla)
        )
    hallazgo = Hallazgo(clave.split(".")[0], Veredicto.FALLA, clave, "campo", "visto")
    assert frase(hallazgo)
    assert "{" not in frase(hallazgo) + remedio(hallazgo)


@pytest.mark.norma("L15b")
@pytest.mark.parametrize("resuelve", ResuelveEn)
def test_every_owner_has_a_place_and_a_name(resuelve: ResuelveEn) -> None:
    hallazgo = Hallazgo("X", Veredicto.FALLA, "X", resuelve=resuelve)
    assert donde(hallazgo)
    assert quien(hallazgo)


@pytest.mark.norma("L05a")
def test_the_request_is_found_in_the_menu_of_sae() -> None:
    hallazgo = Hallazgo("L05a", Veredicto.FALLA, "L05a")
    assert donde(hallazgo).endswith("Solicitud de Emisión de Documentos Oficiales")


def test_text_from_outside_is_not_a_template() -> None:
    hallazgo = Hallazgo("L06e", Veredicto.FALLA, "L06e.minusculas", "crip", "{regla}{0}")
    assert "{regla}{0}" in frase(hallazgo)


def test_a_criterion_has_a_title_and_an_unknown_rule_its_id() -> None:
    assert titulo("L06g") == "Institución médica"
    assert titulo("V99") == "V99"
