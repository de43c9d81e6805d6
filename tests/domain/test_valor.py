"""Tests of the refusals of the value types."""

import pytest

from certtui.domain.cct import Cct
from certtui.domain.correo import Correo
from certtui.domain.curp import Curp
from certtui.domain.errores import CerttuiError
from certtui.domain.matricula import Matricula
from certtui.domain.rfc import Rfc
from certtui.domain.valor import (
    EntidadDesconocida,
    FechaImposible,
    FormaInvalida,
    ValorInvalido,
    ValorVacio,
    VerificadorIncorrecto,
)
from certtui.texts.errores.valores import PLANTILLAS

CLASES = (
    ValorInvalido,
    FormaInvalida,
    FechaImposible,
    VerificadorIncorrecto,
    EntidadDesconocida,
    ValorVacio,
)


@pytest.mark.parametrize("clase", CLASES)
def test_each_refusal_has_a_text_with_its_type_and_value(clase: type[ValorInvalido]) -> None:
    error = clase(tipo="CURP", valor="ABC", regla="L06b")
    plantilla = PLANTILLAS[error.codigo]
    assert "CURP" in plantilla.frase.format_map(error.datos)
    assert plantilla.titulo
    assert plantilla.remedio
    assert error.datos["motivo"] == clase.motivo


def test_codes_and_motives_are_unique() -> None:
    assert len({c.codigo for c in CLASES}) == len(CLASES) == len(PLANTILLAS)
    assert len({c.motivo for c in CLASES}) == len(CLASES)


@pytest.mark.parametrize("tipo", [Curp, Cct, Matricula, Correo, Rfc])
def test_every_type_refuses_emptiness_and_trailing_newlines(tipo: type) -> None:
    with pytest.raises(ValorVacio):
        tipo("")
    with pytest.raises(CerttuiError):
        tipo("x\n")
