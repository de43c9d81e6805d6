"""The painter's terminal shows what Textual's own writing would show."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len, set_cell_size

from certtui.tui.wire.pintor import Pintor
from certtui.tui.wire.rasgos import Rasgos
from tests.wire.vista import Terminal

ANCHO, ALTO = 24, 8

PLUMAS = ["", "1", "2", "4", "7", "9", "31", "44", "1;32", "7;33", "1;4;91;102", "38;5;200", "3"]
LETRAS = ["a", "b", " ", " ", "  ", "          ", "ñ", "│", "…", "漢", "字", "e\u0301", "xyzw", "→"]


def _sgr(pluma: str, texto: str) -> str:
    return f"\x1b[{pluma}m{texto}\x1b[0m" if pluma else texto


trozos = st.tuples(
    st.sampled_from(PLUMAS), st.lists(st.sampled_from(LETRAS), max_size=9).map("".join)
)


@st.composite
def cuadros(draw: st.DrawFn) -> str:
    """A frame: some rows written from some column on."""
    partes = []
    for y in sorted(draw(st.sets(st.integers(1, ALTO), min_size=1, max_size=4))):
        x = draw(st.sampled_from([1, 1, 1, 2, 5, 20, 24]))
        queda, texto = ANCHO - x + 1, ""
        for pluma, que in draw(st.lists(trozos, max_size=4)):
            cabe = que if cell_len(que) <= queda else set_cell_size(que, queda)
            queda -= cell_len(cabe)
            texto += _sgr(pluma, cabe)
        partes.append(f"\x1b[{y};{x}H{texto}")
    return "\n".join(partes) + "\x1b[1;1H"


@st.composite
def corrimientos(draw: st.DrawFn) -> str:
    """A frame of a list, from any of its lines on, its cursor on any row."""
    desde, cursor = draw(st.integers(0, 30)), draw(st.integers(1, ALTO - 2))
    partes = []
    for y in range(1, ALTO - 1):
        n = desde + y
        fila = f"{'> ' if y == cursor else '  '}renglón {n * 7919 % 1000:<8}"[:ANCHO].ljust(ANCHO)
        partes.append(f"\x1b[{y + 1};1H" + _sgr("1" if y == cursor else "", fila))
    return "\n".join(partes)


secuencias = st.lists(st.one_of(cuadros(), corrimientos(), corrimientos()), min_size=1, max_size=8)
rasgos = st.builds(Rasgos, mueve=st.just(True), rueda=st.booleans(), hueca=st.booleans())


@settings(max_examples=200, deadline=None)
@given(secuencias, rasgos)
def test_after_every_frame_the_terminal_shows_what_the_plain_writing_shows(
    secuencia: list[str], puede: Rasgos
) -> None:
    llana, pintada = Terminal(ANCHO, ALTO), Terminal(ANCHO, ALTO, crudo=True)
    pintada.ensuciar()
    pintor = Pintor(ANCHO, ALTO, puede)
    for cuadro in ["\x1b[2;1H ", *secuencia]:
        llana.dar(cuadro)
        pintada.dar(pintor.escribir(cuadro))
        assert pintada.celdas() == llana.celdas()


def _pintado() -> Pintor:
    pintor = Pintor(ANCHO, ALTO)
    pintor.escribir("\x1b[1;1Huno\n\x1b[2;1H\x1b[31mdos\x1b[0m")
    return pintor


def test_what_does_not_change_costs_nothing() -> None:
    pintor = _pintado()
    assert pintor.escribir("\x1b[1;1Huno\n\x1b[2;1H\x1b[31mdos\x1b[0m\x1b[5;5H") == ""
    assert pintor.pintar() == ""


def test_a_letter_costs_its_move_and_itself() -> None:
    assert _pintado().escribir("\x1b[1;1Huna") == "\x1bM\b\x1b[ma"


@pytest.mark.parametrize("propia", ["\x1b[?25l", "\x1b[?2004h", "\x1b[6n", "\x1b]0;título\x07"])
def test_modes_and_questions_pass_and_disturb_nothing(propia: str) -> None:
    assert _pintado().escribir(propia) == propia


@pytest.mark.parametrize("ajena", ["\x1b[2J", "\x1b[5;9r", "\x1b[10m", "\x1bc", "\x1b[3L"])
def test_what_is_not_known_passes_and_everything_is_painted_again(ajena: str) -> None:
    pintor, terminal = _pintado(), Terminal(ANCHO, ALTO, crudo=True)
    assert pintor.escribir(ajena) == f"\x1b[m{ajena}"
    terminal.ensuciar()
    terminal.dar(pintor.escribir("\x1b[3;1Htres"))
    assert [fila.rstrip() for fila in terminal.hoja.display[:4]] == ["uno", "dos", "tres", ""]


def test_leaving_takes_the_pen_away_and_coming_back_paints_everything() -> None:
    pintor = _pintado()
    assert pintor.escribir("\x1b[?1049l") == "\x1b[m\x1b[?1049l"
    assert pintor.pintar() == ""
    vuelta = pintor.escribir("\x1b[?1049h") + pintor.escribir("\x1b[1;1Huno")
    assert "\x1b[2J" in vuelta
    assert "dos" in vuelta


def test_another_size_paints_everything() -> None:
    pintor = _pintado()
    pintor.medir(ANCHO, ALTO)
    assert pintor.escribir("\x1b[1;1Huno") == ""
    pintor.medir(ANCHO + 1, ALTO)
    assert "\x1b[2J" in pintor.escribir("\x1b[1;1Huno")
