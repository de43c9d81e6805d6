"""Tests of how searches and comparisons look at letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certtui.domain.letras import deletreado, llano, sin_acentos, solo_letras


@pytest.mark.parametrize(
    ("texto", "sin", "letras"),
    [
        ("Ñandú", "Nandu", "nandu"),
        ("Güitrón  O'Farrill-2", "Guitron  O'Farrill-2", "guitronofarrill2"),
        ("e\u0301", "e", "e"),
    ],
)
def test_accents_go_and_letters_stay(texto: str, sin: str, letras: str) -> None:
    assert sin_acentos(texto) == sin
    assert solo_letras(texto) == letras


@given(st.text())
def test_the_same_word_with_and_without_accents_is_one(texto: str) -> None:
    assert llano(sin_acentos(texto)) == llano(texto)


@pytest.mark.parametrize(
    ("texto", "dicho"), [("JULIÁN", "JULIA'N"), ("Peña Güemes", 'Pen~a Gu"emes'), ("Ana", "Ana")]
)
def test_without_accents_each_one_is_spelt(texto: str, dicho: str) -> None:
    assert deletreado(texto) == dicho
