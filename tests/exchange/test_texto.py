"""Damaged text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certtui.exchange.texto import (
    column_key,
    find_control,
    find_real_control,
    has_lost_letters,
    undo_mojibake,
)


@pytest.mark.parametrize(
    ("malo", "bueno"),
    [
        ("TÃ©cnico", "Técnico"),
        ("MUÃ‘OZ", "MUÑOZ"),
        ("PeÃ±a GarcÃ­a", "Peña García"),
        ("TÃƒÂ©cnico", "Técnico"),
        ("MAR\u00c3\u008dA MUÃ‘OZ", "MARÍA MUÑOZ"),
        ("Garc\u00c3\u00ada", "García"),
    ],
)
def test_double_decoding_is_undone(malo: str, bueno: str) -> None:
    assert undo_mojibake(malo) == bueno


@pytest.mark.parametrize("bueno", ["Técnico", "Ñandú", "MUÑOZ", "Ângela", "São", "", "Â"])
def test_good_text_is_left_alone(bueno: str) -> None:
    assert undo_mojibake(bueno) is None


@given(st.text(alphabet="abcdeáéíóúñüÑÁÉ ", min_size=1))
def test_any_spanish_text_decoded_twice_comes_back(texto: str) -> None:
    doble = texto.encode().decode("latin-1")
    assert (undo_mojibake(doble) or doble) == texto


@pytest.mark.parametrize(
    "malo", ["\x1b[31m", "a\x00b", "\u202eabc", "\u200b", "\x9b1m", "\n", "\ud800", "\u2028"]
)
def test_controls_and_invisible_characters_are_found(malo: str) -> None:
    assert find_control(malo)


def test_half_a_letter_is_no_real_control_but_an_escape_beside_it_is() -> None:
    assert find_control("MAR\u00c3\u008dA")
    assert find_real_control("MAR\u00c3\u008dA") is None
    assert find_real_control("MAR\u00c3\u008dA\x1b[2J")
    assert find_real_control("\x9b1m")
    assert find_real_control("José") is None


def test_plain_letters_hold_no_control() -> None:
    assert find_control("José Ñúñez-O’Higgins | 1") is None


def test_lost_letters_are_seen() -> None:
    assert has_lost_letters("electr??nica")
    assert has_lost_letters("electr\ufffdnica")
    assert not has_lost_letters("¿Cuál?")


def test_a_column_is_known_by_its_letters() -> None:
    assert column_key(" Matrícula_Alumno ") == "matriculaalumno"
