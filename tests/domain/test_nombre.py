"""Tests of the proposal of the name."""

import csv
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certtui.domain.nombre import (
    LARGO_MAXIMO,
    ReglaNombre,
    ajenos,
    defecto,
    es_del_acta,
    es_mixto,
    plano,
    proponer,
    puede_manifestar,
    reparar,
)

_DATOS = Path(__file__).parents[1] / "datos" / "nombres_vectores.csv"
VECTORES = [
    (f["entrada"], f["esperado"])
    for f in csv.DictReader(_DATOS.read_text(encoding="utf-8").splitlines())
]
LETRAS = "ABCDEFGHIJKLMNÑOPQRSTUVWXYZÁÉÍÓÚÜabcdefghijklmnñopqrstuvwxyzáéíóúü"
nombres = st.lists(st.text(LETRAS, min_size=1, max_size=9), min_size=1, max_size=5).map(" ".join)


def test_there_are_sixteen_vectors() -> None:
    assert len(VECTORES) == 16


@pytest.mark.norma("L17a", "L17b")
@pytest.mark.parametrize("apellido", [False, True])
@pytest.mark.parametrize(("entrada", "esperado"), VECTORES)
def test_the_vectors_hold(entrada: str, esperado: str, apellido: bool) -> None:
    propuesta = proponer(entrada, apellido=apellido)
    assert propuesta.texto == esperado
    assert bool(propuesta.rechazo) == (not esperado)


@pytest.mark.norma("L17b")
@pytest.mark.parametrize(
    ("entrada", "esperado"),
    [
        ("D'ANGELO", "D'Angelo"),
        ("O’HARA", "O’Hara"),
        ("SA'AD", "Sa'ad"),
        ("JUAN PABLO II", "Juan Pablo II"),
        ("VON DER HEIDE", "Von Der Heide"),
        ("LUIS VAN DYKE", "Luis van Dyke"),
        ("MA.GUADALUPE", "Ma.Guadalupe"),
        ("J. JESÚS", "J. Jesús"),
        ("DE LA O", "De la O"),
        ("MC", "Mc"),
        ("Mª ELENA", "Mª Elena"),
        ("PEREZ E IBARRA", "Perez e Ibarra"),
        ("mcgregor-o'brien", "McGregor-O'Brien"),
    ],
)
def test_more_cases(entrada: str, esperado: str) -> None:
    assert proponer(entrada).texto == esperado


@pytest.mark.norma("L17b")
def test_the_first_particle_of_a_surname_follows_the_setting() -> None:
    def minuscula(texto: str, apellido: bool) -> str:
        return proponer(texto, apellido=apellido, particula_inicial_mayuscula=False).texto

    assert minuscula("DE LA CRUZ", True) == "de la Cruz"
    assert minuscula("DE JESÚS", False) == "De Jesús"


@pytest.mark.norma("L17a")
@given(nombres)
def test_a_proposal_is_stable_and_invents_nothing(acta: str) -> None:
    propuesta = proponer(acta)
    assert propuesta.rechazo == ""
    assert proponer(propuesta.texto).texto == propuesta.texto
    limpio = " ".join(unicodedata.normalize("NFC", acta).split())
    assert propuesta.texto.lower() == limpio.lower()


@given(st.text(max_size=40))
def test_any_text_gets_a_proposal_or_a_reason(acta: str) -> None:
    propuesta = proponer(acta)
    assert not (propuesta.texto and propuesta.rechazo)
    assert propuesta.texto or propuesta.rechazo or not acta.split()


@given(nombres)
def test_broken_encoding_is_mended(nombre: str) -> None:
    roto = "".join(
        bytes([b]).decode("cp1252", errors="ignore") or chr(b) for b in nombre.encode("utf-8")
    )
    if roto != nombre:
        propuesta = proponer(roto)
        assert propuesta.rechazo == "mojibake"
        assert propuesta.reparado == " ".join(nombre.split())
    assert reparar(nombre) == ""


def test_broken_encoding_twice_is_mended_too() -> None:
    dos_veces = "JOSÉ".encode().decode("cp1252").encode().decode("cp1252")
    assert proponer(dos_veces).reparado == "JOSÉ"
    assert proponer("JOS\ufffd").rechazo == "mojibake"
    assert proponer("JOS\ufffd").reparado == ""


@pytest.mark.parametrize(
    ("entrada", "rechazo"),
    [
        ("MARIA123", "digitos"),
        ("MARIA|LUZ", "caracteres"),
        ("=SUMA(A)", "caracteres"),
        ("ANA\x1b[31m", "digitos"),
        ("ANA\x1bLUZ", "caracteres"),
        ("ANA\u202eZUL", "caracteres"),
        (".", "sin_letras"),
        ("-", "sin_letras"),
    ],
)
def test_what_no_name_bears_is_refused(entrada: str, rechazo: str) -> None:
    assert proponer(entrada).rechazo == rechazo


@pytest.mark.norma("L17a", "C04")
@pytest.mark.parametrize(
    ("texto", "clave"),
    [
        ("María de la Luz", ""),
        ("Ma. Guadalupe", ""),
        ("D'Angelo O’Hara-Núñez", ""),
        ("", ""),
        ("Ma. Guadalupe?", "caracteres"),
        ("Iné?[red]<x>& 😀 €\\", "caracteres"),
        ("Юлия", "caracteres"),
        ("x\u0303imena", "caracteres"),
        ("Ana 2", "digitos"),
        ("-", "sin_letras"),
        ("JosÃ©", "mojibake"),
        ("MARÍA", "mayusculas"),
        ("Ñu" * 40, ""),
        ("Ñu" * 40 + "ñ", "largo"),
    ],
)
def test_why_a_text_is_no_field_of_a_name(texto: str, clave: str) -> None:
    assert defecto(texto) == clave
    assert defecto(texto, ReglaNombre.LIBRE) == ("" if clave == "mayusculas" else clave)
    assert LARGO_MAXIMO == 80


@given(nombres)
def test_what_is_proposed_can_be_printed(acta: str) -> None:
    propuesto = proponer(acta).texto
    assert defecto(propuesto, ReglaNombre.LIBRE) == ("largo" if len(propuesto) > 80 else "")


def test_what_a_name_does_not_bear_is_told_once_and_by_its_code_when_unseen() -> None:
    assert ajenos("Ma. G?uada?lupe <") == ("?", "<")
    assert ajenos("Ana\u202eZ") == ("U+202E",)
    assert ajenos("Ana") == ()


def test_names_compare_without_accents_but_ñ_is_a_letter() -> None:
    assert plano("María  José") == plano("MARIA JOSE")
    assert plano("Peña") != plano("Pena")


@pytest.mark.norma("L17c")
@pytest.mark.parametrize(
    ("texto", "acta", "igual"),
    [
        ("María José", "MARIA  JOSE ", True),
        ("José", "JOSÃ‰", True),
        ("María Guadalupe", "MA. GUADALUPE", False),
        ("Pena", "PEÑA", False),
        ("", "ROBLE", False),
        ("", "", True),
    ],
)
def test_a_text_is_the_acta_s_but_for_accents_case_and_blanks(
    texto: str, acta: str, igual: bool
) -> None:
    assert es_del_acta(texto, acta) is igual


@pytest.mark.norma("L17c", "C31")
def test_what_deserves_a_look_is_told() -> None:
    assert "mc" in proponer("MCDONALD").avisos
    assert "abreviatura" in proponer("MA. GUADALUPE").avisos
    assert "espacios" in proponer("XÓCHITL  ANAYELI ").avisos
    assert "apostrofo" in proponer("O´FARRILL").avisos
    assert proponer("").avisos == ("vacio",)
    inigo = proponer("IÑIGO DE LOS MONTEROS")
    assert inigo.sugerencias == (("Iñigo", "Íñigo"),)
    assert "acento" in inigo.avisos
    assert proponer("JOSÉ ÁNGEL NÚÑEZ").avisos == ()


@pytest.mark.norma("C04", "F3.11")
def test_the_free_rule_keeps_the_case() -> None:
    assert proponer(" JOSÉ  DE LEÓN", regla=ReglaNombre.LIBRE).texto == "JOSÉ DE LEÓN"
    assert es_mixto("JOSÉ", ReglaNombre.LIBRE)
    assert not es_mixto("  ", ReglaNombre.LIBRE)


@pytest.mark.norma("L17a")
@pytest.mark.parametrize("texto", ["María de la Luz", "Ma. Elena", "Juan Pablo II", "De la O", "O"])
def test_mixed_case_passes(texto: str) -> None:
    assert es_mixto(texto)


@pytest.mark.norma("L17a")
@pytest.mark.parametrize("texto", ["MARÍA", "MARÍA de la Luz", "maría", "", "García-ROJAS", "123"])
def test_capitals_alone_or_none_do_not_pass(texto: str) -> None:
    assert not es_mixto(texto)


@pytest.mark.norma("L17d")
def test_a_minor_speaks_through_the_parents_and_an_adult_alone() -> None:
    for quien in ("padre", "madre", "tutor"):
        assert puede_manifestar(quien, menor=True)
        assert not puede_manifestar(quien, menor=False)
    assert puede_manifestar("egresado", menor=False)
    assert not puede_manifestar("egresado", menor=True)
    assert not puede_manifestar("", menor=False)
    assert not puede_manifestar("vecino", menor=True)
