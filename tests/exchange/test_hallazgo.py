"""Every finding and every refusal has its sentence and its remedy."""

import ast
import re
import string
from pathlib import Path

import pytest

import certtui.exchange
from certtui.domain.errores import CerttuiError
from certtui.domain.hallazgo import Veredicto
from certtui.exchange import errores
from certtui.exchange.hallazgo import HallazgoFila, gather, visible
from certtui.texts import usuarios
from certtui.texts.errores.intercambio import PLANTILLAS
from certtui.texts.hallazgos_intercambio import FRASES, explicar

_CUARTO = Path(certtui.exchange.__file__).parent
_CLAVE = re.compile(
    r"(tabla|texto|clave|dato|matricula|calificacion|kardex|registro|renapo|sae|cosfac)\.[a-z_0-9]+"
)


def _claves_usadas() -> set[str]:
    """Keys of the room's own findings and of those that the import adds against the base."""
    return {
        nodo.value
        for ruta in (*_CUARTO.rglob("*.py"), _CUARTO.parent / "process" / "importar.py")
        for nodo in ast.walk(ast.parse(ruta.read_text(encoding="utf-8")))
        if isinstance(nodo, ast.Constant)
        and isinstance(nodo.value, str)
        and _CLAVE.fullmatch(nodo.value)
    }


def test_the_sentences_are_those_that_the_room_uses() -> None:
    de_personas = {f"usuario.{clave}" for clave in usuarios.FRASES}
    assert _claves_usadas() | de_personas == set(FRASES)


@pytest.mark.parametrize("clave", sorted(FRASES))
def test_each_finding_has_sentence_and_remedy_of_its_own(clave: str) -> None:
    frase, remedio = FRASES[clave]
    assert frase.endswith(".")
    assert remedio.endswith(".")
    campos = {c for t in (frase, remedio) for _, c, _, _ in string.Formatter().parse(t) if c}
    lleno = explicar(clave, dict.fromkeys(campos, "@"))
    assert "{" not in lleno[0] + lleno[1]


_ERRORES = [
    clase
    for clase in vars(errores).values()
    if isinstance(clase, type) and issubclass(clase, CerttuiError) and clase is not CerttuiError
]


@pytest.mark.parametrize("clase", _ERRORES)
def test_each_refusal_has_a_text(clase: type[CerttuiError]) -> None:
    plantilla = PLANTILLAS[clase.codigo]
    assert plantilla.titulo
    assert plantilla.frase.endswith(".")
    assert plantilla.remedio.endswith(".")


def test_the_codes_are_unique_and_there_is_no_text_without_error() -> None:
    codigos = [c.codigo for c in _ERRORES]
    assert len(codigos) == len(set(codigos))
    assert set(codigos) == set(PLANTILLAS)


def test_a_hostile_value_is_shown_short_and_escaped() -> None:
    assert visible("a\x1b[2J") == "a\\u001b[2J"
    assert len(visible("x" * 1000)) == 80


def test_rows_and_findings_are_gathered_in_order() -> None:
    falla = HallazgoFila("f", 2, "c", "v", "texto", Veredicto.FALLA, "texto.control")
    aviso = HallazgoFila("f", 3, "c", "v", "texto", Veredicto.AVISO, "texto.reemplazo")
    lectura = gather("f", [1, falla, 2, aviso])
    assert lectura.filas == (1, 2)
    assert lectura.rechazadas == (falla,)
    assert lectura.avisos == (aviso,)
    assert falla.en_una_linea().startswith("f:2 [c] «v» (texto) ")
