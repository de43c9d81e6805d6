"""Tests of what a person finds again on coming back."""

import pytest

from certtui.process import preferencias, supresion
from certtui.store import conexion
from tests.process.camino import Camino

LO_DE_UNO: dict[str, object] = {"orden": "nombre", "al_reves": True, "fila": 12}


def test_each_person_finds_again_what_it_kept_and_nobody_else_does(c: Camino) -> None:
    preferencias.guardar(c.como("estatal"), "vista.cola", LO_DE_UNO)
    assert preferencias.leer(c.como("estatal"), "vista.cola") == LO_DE_UNO
    assert preferencias.leer(c.como("estatal"), "vista.otra") == {}
    assert preferencias.leer(c.como("se.norte"), "vista.cola") == {}


def test_it_is_in_the_base_for_another_session_and_the_log_says_nothing_of_it(c: Camino) -> None:
    eventos = c.oficina.base.valor("SELECT count(*) FROM evento")
    preferencias.guardar(c.como("estatal"), preferencias.TECLAS, {"cola.abrir": "f3"})
    otra = conexion.abrir(c.oficina.base.ruta)
    assert otra.valor("SELECT valor FROM preferencia") == '{"cola.abrir": "f3"}'
    otra.cerrar()
    assert c.oficina.base.valor("SELECT count(*) FROM evento") == eventos


def test_the_last_one_counts_and_an_empty_one_takes_it_away(c: Camino) -> None:
    oficina = c.como("estatal")
    preferencias.guardar(oficina, "vista.cola", LO_DE_UNO)
    preferencias.guardar(oficina, "vista.cola", {"orden": "folio"})
    assert preferencias.leer(oficina, "vista.cola") == {"orden": "folio"}
    preferencias.guardar(oficina, "vista.cola", {})
    assert c.oficina.base.valor("SELECT count(*) FROM preferencia") == 0


@pytest.mark.parametrize("valor", ["", "{", "[1]", "3", "null"])
def test_what_cannot_be_read_is_as_if_it_were_not_there(c: Camino, valor: str) -> None:
    base = c.oficina.base
    with base.tx():
        base.insertar("preferencia", {"usuario": "estatal", "clave": "vista.x", "valor": valor})
    assert preferencias.leer(c.como("estatal"), "vista.x") == {}


@pytest.mark.norma("L13d")
def test_an_erasure_takes_the_searches_that_anybody_kept_and_leaves_the_keys_L13d(
    c: Camino,
) -> None:
    alumno = c.alumno(3)
    preferencias.guardar(c.como("se.norte"), "vista.cola", {"filtro": alumno.curp})
    preferencias.guardar(c.como("se.norte"), preferencias.TECLAS, {"cola.abrir": "f3"})
    supresion.suprimir(c.como("estatal"), alumno, "solicitud")
    assert preferencias.leer(c.como("se.norte"), "vista.cola") == {}
    assert preferencias.leer(c.como("se.norte"), preferencias.TECLAS) == {"cola.abrir": "f3"}
