"""Text into cells."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from certtui.tui.piezas.trazo import a_los_lados, encajar, partir, tira

TEXTOS = st.text(max_size=60)


@given(TEXTOS, st.integers(1, 40), st.booleans())
def test_any_text_takes_exactly_its_cells(texto: str, ancho: int, derecha: bool) -> None:
    assert cell_len(encajar(texto, ancho, derecha=derecha)) == ancho


def test_a_cut_text_says_so_and_a_short_one_is_padded() -> None:
    assert encajar("Hernández Peña", 9) == "Hernánde…"
    assert encajar("Peña", 6) == "Peña  "
    assert encajar("14", 4, derecha=True) == "  14"


@given(st.lists(st.tuples(TEXTOS, st.sampled_from(["", "bold", "red"])), max_size=6))
def test_a_line_is_as_wide_as_the_screen_and_hides_nothing_that_a_terminal_obeys(
    trozos: list[tuple[str, str]],
) -> None:
    linea = tira(trozos, 40)
    assert linea.cell_length == 40 == cell_len(linea.text)
    assert not any(unicodedata.category(c) in {"Cc", "Cf", "Cs"} for c in linea.text)


@given(TEXTOS, TEXTOS)
def test_two_ends_of_a_line_never_overlap(izquierda: str, derecha: str) -> None:
    linea = tira(a_los_lados([(izquierda, "")], [(derecha, "bold")], 50), 50)
    assert linea.cell_length == 50


def test_the_left_end_gives_way_to_the_right_one() -> None:
    linea = tira(a_los_lados([("una oficina de nombre largo", "")], [("PRUEBAS", "")], 20), 20)
    assert linea.text == "una oficina… PRUEBAS"


def test_a_sentence_breaks_between_words() -> None:
    assert partir("Intro aplica el filtro escrito", 14) == ["Intro aplica", "el filtro", "escrito"]


def test_neighbours_of_one_style_are_one_run() -> None:
    assert len(list(tira([("a", "bold"), ("b", "bold"), ("c", "")], 10))) == 2
