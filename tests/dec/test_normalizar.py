"""One form for every text, and nothing taken out in silence."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certtui.dec.errores import DocumentoInvalido
from certtui.dec.normalizar import es_final, texto


@pytest.mark.parametrize(
    ("valor", "esperado"),
    [
        ("  José  de la   Cruz ", "José de la Cruz"),
        ("Jose\u0301", "José"),
        ("N\u0303andu", "Ñandu"),
        ("A\u00a0B\u2003C", "A B C"),
        ("", ""),
        ("🎓 Ñ", "🎓 Ñ"),
        ("a\u0378b", "a\u0378b"),
    ],
)
@pytest.mark.norma("L17b")
def test_a_text_gets_its_one_form(valor: str, esperado: str) -> None:
    assert texto(valor) == esperado


@pytest.mark.parametrize(
    "valor",
    [
        "a|b",
        "a\tb",
        "a\nb",
        "a\x00b",
        "a\x1b[31m",
        "a\x85b",
        "a\u200bb",
        "a\u00adb",
        "\ufeffa",
        "a\u202eb",
        "a\u2028b",
        "a\ud800b",
        "a\uffffb",
        "a\ufdd0b",
        "a\ue000b",
    ],
)
def test_what_cannot_be_signed_is_refused_by_name(valor: str) -> None:
    with pytest.raises(DocumentoInvalido) as fallo:
        texto(valor, "Alumno.nombre")
    datos = fallo.value.datos
    assert datos["campo"] == "Alumno.nombre"
    assert datos["motivo"]
    assert str(datos["valor"]).isascii()
    assert str(datos["valor"]).isprintable()


@given(st.text())
def test_the_form_is_stable_and_keeps_every_letter(valor: str) -> None:
    try:
        limpio = texto(valor)
    except DocumentoInvalido:
        return
    assert texto(limpio) == limpio
    assert not es_final(valor) or limpio == valor
    assert unicodedata.is_normalized("NFC", limpio)
    assert limpio == limpio.strip()
    assert "  " not in limpio
    letras = [letra for letra in unicodedata.normalize("NFC", valor) if not letra.isspace()]
    assert [letra for letra in limpio if letra != " "] == letras
