"""The filter's little language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certtui.process.consultas import FiltroCola
from certtui.texts import pantallas
from certtui.tui.filtro import escribir_filtro, leer_filtro

ESTADOS = {
    "rechazado": "Rechazado",
    "registrado": "Registrado",
    "en_firma": "En firma",
    "cancelacion_solicitada": "Cancelación solicitada",
    "cancelado": "Cancelado",
    "baja": "Baja",
    "baja_solicitada": "Baja solicitada",
}


@given(st.text())
def test_no_text_makes_it_raise(texto: str) -> None:
    leer_filtro(texto, ESTADOS)


@given(st.text(alphabet='abe:" ptlo-_1ñÉ', max_size=40))
def test_no_text_of_its_own_alphabet_makes_it_raise(texto: str) -> None:
    lectura = leer_filtro(texto, ESTADOS)
    assert not lectura.falla or lectura.filtro == FiltroCola()


@given(
    st.builds(
        FiltroCola,
        plantel=st.sampled_from(["", "901", "902"]),
        estado=st.sampled_from(["", *ESTADOS]),
        plan=st.sampled_from(["", "INFO18"]),
        grupo=st.sampled_from(["", "601", "601-INFO18"]),
        texto=st.sampled_from(["", "peña", "ana sofía"]),
    )
)
def test_what_is_written_is_read_back(filtro: FiltroCola) -> None:
    assert leer_filtro(escribir_filtro(filtro), ESTADOS).filtro == filtro


def test_fields_and_free_text_go_together_in_any_order() -> None:
    lectura = leer_filtro("peña plantel:901 estado:rechazado grupo:601-info18 ana", ESTADOS)
    assert lectura.filtro == FiltroCola(
        plantel="901", estado="rechazado", grupo="601-INFO18", texto="peña ana"
    )


@pytest.mark.parametrize(
    ("escrito", "clave"),
    [
        ("estado:rech", "rechazado"),
        ("ESTADO:RECHAZADO", "rechazado"),
        ('estado:"en firma"', "en_firma"),
        ("estado:en-firma", "en_firma"),
        ("estado:baja", "baja"),
        ('estado:"Cancelación solicitada"', "cancelacion_solicitada"),
    ],
)
def test_a_state_is_known_by_key_label_or_beginning(escrito: str, clave: str) -> None:
    assert leer_filtro(escrito, ESTADOS).filtro.estado == clave


def test_an_unknown_field_is_told_with_the_ones_that_exist() -> None:
    falla = leer_filtro("zona:3", ESTADOS).falla
    assert "zona" in falla
    assert all(campo in falla for campo in pantallas.CAMPOS_DE_FILTRO)


@pytest.mark.parametrize(
    ("escrito", "dice"),
    [
        ("estado:perdido", "Hay: rechazado"),
        ("estado:re", "rechazado, registrado"),
        ("plantel:", "Falta el valor"),
        ("plantel:901 plantel:902", "dos veces"),
    ],
)
def test_what_is_wrong_with_a_filter_is_said(escrito: str, dice: str) -> None:
    assert dice in leer_filtro(escrito, ESTADOS).falla


def test_a_hostile_field_name_is_told_harmlessly() -> None:
    assert "\x1b" not in leer_filtro("ab\x1b[2Jc:1", ESTADOS).falla
    assert "\u202e" not in leer_filtro("estado:\u202ex", ESTADOS).falla
