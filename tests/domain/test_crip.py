"""Tests of the CRIP."""

import pytest

from certtui.domain.crip import Crip, corregir
from certtui.domain.valor import FormaInvalida, ValorVacio


@pytest.mark.norma("L06e")
def test_lower_case_is_refused_and_a_correction_is_known() -> None:
    with pytest.raises(FormaInvalida):
        Crip.parse("30ab70101234567")
    assert Crip(corregir(" 30ab70101234567 ")).valor == "30AB70101234567"


@pytest.mark.norma("L06e", "C23")
def test_another_length_is_admitted_and_told() -> None:
    assert Crip("300870101234567").largo_esperado
    assert not Crip("3008701").largo_esperado
    with pytest.raises(ValorVacio):
        Crip.parse("  ")
