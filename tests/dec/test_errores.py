"""Every error of the document has its text."""

import string

import pytest

from certtui.dec import errores
from certtui.domain.errores import CerttuiError
from certtui.texts.errores import explicar
from certtui.texts.errores.documento import PLANTILLAS

CLASES = [
    clase
    for clase in vars(errores).values()
    if isinstance(clase, type) and issubclass(clase, CerttuiError) and clase is not CerttuiError
]


@pytest.mark.parametrize("clase", CLASES)
def test_each_error_has_title_sentence_and_remedy(clase: type[CerttuiError]) -> None:
    plantilla = PLANTILLAS[clase.codigo]
    nombres = {n for _, n, _, _ in string.Formatter().parse(plantilla.frase) if n}
    explicacion = explicar(clase(**dict.fromkeys(nombres, "x")))
    assert explicacion.titulo
    assert explicacion.frase
    assert explicacion.remedio
    assert "{" not in explicacion.frase


def test_codes_are_not_shared_and_no_text_is_left_over() -> None:
    codigos = [clase.codigo for clase in CLASES]
    assert len(set(codigos)) == len(codigos)
    assert set(codigos) == set(PLANTILLAS)
