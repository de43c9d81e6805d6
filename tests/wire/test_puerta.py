"""What each terminal gets, and what it never gets."""

import pytest

from certtui.cli.principal import COLORES
from certtui.tui.puerta import TONOS, Colores, Trato, olvidar_medida, tratar
from certtui.tui.wire.ascii import a_ascii
from certtui.tui.wire.pintor import Pintor

SSH = {"SSH_CONNECTION": "192.0.2.1 1 192.0.2.2 22"}


def test_by_default_sixteen_colours_and_no_mouse() -> None:
    assert tratar({}, "UTF-8") == Trato(Colores.ANSI, ascii=False, raton=False)
    assert tratar({"COLORTERM": "truecolor"}, "utf8").colores is Colores.ANSI


def test_more_colours_are_for_who_asks_and_none_for_who_says_no_color() -> None:
    assert tratar({"CERTTUI_COLORES": "256"}, "UTF-8").colores is Colores.TABLA
    assert tratar({"CERTTUI_COLORES": "pleno"}, "UTF-8").colores is Colores.PLENO
    assert tratar({"CERTTUI_COLORES": "mil"}, "UTF-8").colores is Colores.ANSI
    assert tratar({"CERTTUI_COLORES": "256", "NO_COLOR": "1"}, "UTF-8").colores is Colores.NINGUNO
    assert tratar({"NO_COLOR": ""}, "UTF-8").colores is Colores.ANSI


def test_the_mouse_is_never_given_over_ssh() -> None:
    assert tratar({"CERTTUI_RATON": "1"}, "UTF-8").raton
    assert not tratar({"CERTTUI_RATON": "1", **SSH}, "UTF-8").raton


@pytest.mark.parametrize("charset", ["ISO-8859-1", "ANSI_X3.4-1968", "ISO-8859-15", "CP1252"])
def test_a_charset_that_is_not_utf8_gets_ascii_by_itself(charset: str) -> None:
    assert tratar({}, charset).ascii


@pytest.mark.parametrize(
    ("texto", "ascii"),
    [
        ("Íñigo Peñarroble", "Inigo Penarroble"),
        ("· √ × » …", ". v x > >"),
        ("├─┤│", "+-+|"),
        ("漢字", "????"),
        ("e\u0301", "e"),
        ("✓✗", "vx"),
    ],
)
def test_ascii_keeps_the_cells(texto: str, ascii: str) -> None:
    assert a_ascii(texto) == ascii


def test_a_terminal_of_ascii_alone_is_sent_nothing_else() -> None:
    pintor = Pintor(30, 3, ascii=True)
    texto = pintor.escribir("\x1b[1;1HFolio «Ñandú» 漢字 … fin")
    assert texto.isascii()
    assert "Folio <Nandu> ???? > fin" in texto


def test_without_colours_bold_and_reverse_stay() -> None:
    texto = Pintor(30, 3, sin_color=True).escribir("\x1b[1;1H\x1b[1;31;44mrojo\x1b[0;7mraya\x1b[m")
    assert "\x1b[1mrojo" in texto
    assert "7mraya" in texto
    assert "31" not in texto
    assert "44" not in texto


def test_more_colours_are_fixed_tones_in_place_of_the_terminals_own() -> None:
    for colores, tono in ((Colores.TABLA, "38;5;203"), (Colores.PLENO, "38;2;255;95;95")):
        pintor = Pintor(30, 3, tonos=TONOS[colores])
        assert f"\x1b[{tono}mrojo" in pintor.escribir("\x1b[1;1H\x1b[31mrojo")


def test_an_exported_size_is_forgotten() -> None:
    entorno = {"COLUMNS": "80", "LINES": "24", "TERM": "xterm"}
    olvidar_medida(entorno)
    assert entorno == {"TERM": "xterm"}


def test_the_words_of_the_command_line_are_those_of_the_screens() -> None:
    assert set(COLORES) == set(Colores)
