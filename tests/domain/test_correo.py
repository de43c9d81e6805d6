"""Tests of the institutional e-mail."""

import pytest

from certtui.domain.correo import Correo
from certtui.domain.valor import FormaInvalida


@pytest.mark.norma("L06h")
@pytest.mark.parametrize(
    "texto", ["a@b.mx", "ana.demo@alumno.demo.edu.mx", "a+b_c'd@x-y.mx", " a@b.mx "]
)
def test_name_at_domain_is_accepted(texto: str) -> None:
    assert Correo.parse(texto).valor == texto.strip()


@pytest.mark.norma("L06h")
@pytest.mark.parametrize(
    "texto",
    [
        *("a@", "@b", "a b@c.mx", "a@b@c.mx", "a@b.mx.", "a@b..mx", ".a@b.mx", "a.@b.mx", "a@b"),
        *("a..b@c.mx", "a@-b.mx", "a@b_c.mx", "a@b.mx\n", "á@b.mx", "a" * 65 + "@b.mx", "a,b@c.mx"),
        "a@" + "b" * 60 + ("." + "c" * 60) * 4,
    ],
)
def test_other_texts_are_refused(texto: str) -> None:
    with pytest.raises(FormaInvalida):
        Correo(texto)


@pytest.mark.norma("L06h", "L10d")
def test_the_domain_is_compared_whole_and_in_any_case() -> None:
    correo = Correo.parse("Ana@Alumno.Demo.MX")
    assert correo.valor == "Ana@alumno.demo.mx"
    assert correo.es_de(["demo.mx"])
    assert correo.es_de(["@ALUMNO.demo.mx"])
    assert not correo.es_de(["mo.mx", "otro.mx", ""])
