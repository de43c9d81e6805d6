"""Tests of the CURP."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.mx import curp as segunda_opinion

from certtui.domain.curp import ENTIDADES, Curp, digito_verificador
from certtui.domain.valor import (
    FechaImposible,
    FormaInvalida,
    ValorInvalido,
    VerificadorIncorrecto,
)

CONSONANTES = "BCDFGHJKLMNPQRSTVWXYZ"


@st.composite
def curps(draw: st.DrawFn) -> str:
    """Well-formed keys of invented people."""
    nacimiento = draw(st.dates(date(1950, 1, 1), date(2012, 12, 31)))
    letras = draw(st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=3, max_size=3))
    internas = draw(st.text(CONSONANTES, min_size=3, max_size=3))
    homoclave = draw(
        st.sampled_from("0123456789" if nacimiento.year < 2000 else "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    )
    primeros = (
        letras[0]
        + draw(st.sampled_from("AEIOUX"))
        + letras[1:]
        + f"{nacimiento:%y%m%d}"
        + draw(st.sampled_from("HMX"))
        + draw(st.sampled_from(ENTIDADES))
        + internas
        + homoclave
    )
    return primeros + digito_verificador(primeros)


@pytest.mark.norma("L06b")
def test_the_published_example_has_check_digit_nine() -> None:
    assert digito_verificador("AAPR630321HDFLRC0") == "9"
    curp = Curp("AAPR630321HDFLRC09")
    assert (curp.fecha_nacimiento, curp.sexo, curp.entidad) == (date(1963, 3, 21), "H", "DF")


@pytest.mark.norma("L06b")
@given(curps())
def test_a_well_formed_key_survives_a_round_trip(texto: str) -> None:
    assert Curp.parse(f" {texto.lower()} ").valor == texto
    if texto[10] != "X" and texto[11:13] != "NE":
        assert segunda_opinion.calc_check_digit(texto[:17]) == texto[17]


@pytest.mark.norma("L06b")
@given(curps(), st.integers(1, 9))
def test_another_check_digit_is_refused(texto: str, salto: int) -> None:
    with pytest.raises(VerificadorIncorrecto):
        Curp(texto[:17] + str((int(texto[17]) + salto) % 10))


@pytest.mark.norma("L06b")
@given(st.text(max_size=24))
def test_any_text_is_a_key_or_a_refusal(texto: str) -> None:
    try:
        leida = Curp.parse(texto).valor
    except ValorInvalido:
        return
    assert leida == texto.strip().upper()


def _con_digito(primeros: str) -> str:
    return primeros + digito_verificador(primeros)


@pytest.mark.norma("L06b")
def test_the_century_comes_from_position_17() -> None:
    assert Curp(_con_digito("AAAA040229HDFBBBA")).fecha_nacimiento.year == 2004
    assert Curp(_con_digito("AAAA000229HDFBBBA")).fecha_nacimiento == date(2000, 2, 29)
    with pytest.raises(FechaImposible):
        Curp(_con_digito("AAAA000229HDFBBB0"))
    with pytest.raises(FechaImposible):
        Curp(_con_digito("AAAA050230HDFBBBA"))


@pytest.mark.norma("L06b")
def test_sex_x_and_birth_abroad_are_admitted() -> None:
    curp = Curp(_con_digito("AAAA040229XNEBBBA"))
    assert (curp.sexo, curp.entidad) == ("X", "NE")


@pytest.mark.norma("L06b", "F3.9")
@pytest.mark.parametrize(
    "texto",
    [
        "EXTRANJERO",
        "AAPR630321HDFLRC0",
        "AAPR630321HDFLRC099",
        "AAPR630321JDFLRC09",
        "AAPR630321HZZLRC09",
        "AAPR631321HDFLRC09",
        "AÑPR630321HDFLRC09",
        "AAPR63032١HDFLRC09",
        "AAPR630321HDFLRC09\n",
    ],
)
def test_other_shapes_are_refused(texto: str) -> None:
    with pytest.raises(FormaInvalida):
        Curp(texto)


def test_a_check_digit_needs_seventeen_known_characters() -> None:
    for primeros in ("", "AAPR630321HDFLRC", "AAPR630321HDFLRC-"):
        with pytest.raises(FormaInvalida):
            digito_verificador(primeros)
