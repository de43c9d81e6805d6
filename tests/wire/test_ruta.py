"""Every move ends where it should."""

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st

from certtui.tui.wire.pluma import LISA, Pluma, cambiar, leer_sgr, sirve_al_blanco
from certtui.tui.wire.rasgos import leer_rasgos
from certtui.tui.wire.ruta import SIN_COLUMNA, mover

lugares = st.tuples(st.integers(0, 23), st.integers(0, 79))
plumas = st.builds(
    Pluma,
    st.sets(st.sampled_from([1, 2, 3, 4, 5, 7, 9, 21])).map(lambda s: tuple(sorted(s))),
    st.sampled_from(["", "31", "92", "38;5;200"]),
    st.sampled_from(["", "44", "102", "48;2;1;2;3"]),
    st.just(""),
)


@given(lugares, lugares, st.booleans(), st.booleans())
def test_the_cursor_arrives(
    de: tuple[int, int], a: tuple[int, int], sabe: bool, sabe_columna: bool
) -> None:
    hoja = pyte.Screen(80, 24)
    hoja.cursor.y, hoja.cursor.x = de
    partida = (de[0], de[1] if sabe_columna else SIN_COLUMNA) if sabe else None
    texto = mover(partida, *a)
    pyte.Stream(hoja).feed(texto)
    assert (hoja.cursor.y, hoja.cursor.x) == a
    assert len(texto) <= len(f"\x1b[{a[0] + 1};{a[1] + 1}H")


@given(plumas, plumas)
def test_the_pen_becomes_the_other(de: Pluma, a: Pluma) -> None:
    texto = cambiar(de, a)
    assert (texto == "") == (de == a)
    assert not texto or leer_sgr(de, texto[2:-1]) == a
    assert len(texto) <= len(f"\x1b[0;{';'.join([*map(str, a.atributos), a.letra, a.fondo])}m")


def test_a_blank_takes_any_pen_that_does_not_show() -> None:
    assert sirve_al_blanco(Pluma((1,), "31"), LISA)
    assert not sirve_al_blanco(Pluma((4,)), LISA)
    assert not sirve_al_blanco(Pluma(fondo="44"), LISA)
    assert not sirve_al_blanco(LISA, Pluma((7,)))


@pytest.mark.parametrize("sgr", ["10", "38;5", "x", "38;9;1"])
def test_an_sgr_that_is_not_known_is_told(sgr: str) -> None:
    assert leer_sgr(LISA, sgr) is None


def test_a_terminal_nobody_knows_is_an_xterm() -> None:
    assert leer_rasgos("no-existe-este-terminal").mueve
