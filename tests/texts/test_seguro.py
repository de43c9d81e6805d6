"""Nothing that comes from outside can move a terminal."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certtui.texts.seguro import json_seguro, safe, safe_lines

CUALQUIERA = st.text(st.characters(codec=None))
PELIGROSAS = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


@given(CUALQUIERA)
def test_nothing_dangerous_is_left(texto: str) -> None:
    assert not {unicodedata.category(c) for c in safe(texto)} & PELIGROSAS


@given(CUALQUIERA)
def test_doing_it_again_changes_nothing(texto: str) -> None:
    assert safe(safe(texto)) == safe(texto)


@given(st.text(st.characters(categories=("L", "M", "N", "P", "S"))))
def test_visible_text_stays_as_it_is(texto: str) -> None:
    assert safe(texto) == texto


@given(st.lists(CUALQUIERA, max_size=4))
def test_only_line_feeds_of_ours_survive(lineas: list[str]) -> None:
    hecho = safe_lines("\n".join(linea.replace("\n", "") for linea in lineas))
    assert hecho.count("\n") == max(0, len(lineas) - 1)
    assert not {unicodedata.category(c) for c in hecho if c != "\n"} & PELIGROSAS


@given(st.dictionaries(st.text(), CUALQUIERA | st.integers() | st.none()))
def test_json_is_faithful_and_harmless(datos: dict[str, object]) -> None:
    hecho = json_seguro(datos)
    assert not {unicodedata.category(c) for c in hecho if c != "\n"} & PELIGROSAS
    assert json.loads(hecho) == datos


@pytest.mark.parametrize(
    ("texto", "visible"),
    [
        ("\x1b[2J", "\\x1b[2J"),
        ("\x9b31m", "\\x9b31m"),
        ("a\u202eb", "a\\u202eb"),
        ("a\u2028b", "a\\u2028b"),
        ("\U000e0041", "\\U000e0041"),
        ("Núñez  Ibáñez", "Núñez  Ibáñez"),
        ("a\u00a0b", "a b"),
        (12, "12"),
    ],
)
def test_examples(texto: object, visible: str) -> None:
    assert safe(texto) == visible
