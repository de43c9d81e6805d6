"""Tests of the package that a director seals away from the base."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certtui.process import firma, paquete
from tests.process.camino import Camino, gente


def _paquete(c: Camino) -> bytes:
    return firma.escribir_paquete(c.como("dir.norte"), gente()["dir.norte"]).datos


@pytest.mark.norma("V17")
def test_the_same_content_gives_the_same_bytes_and_shows_what_is_signed(c: Camino) -> None:
    c.hasta(1, "nombre_revisado")
    datos = _paquete(c)
    assert datos == _paquete(c)
    leido = paquete.leer_paquete(datos)
    assert (leido.nivel, leido.usuario, leido.curp) == (
        "plantel",
        "dir.norte",
        gente()["dir.norte"].curp,
    )
    (uno,) = leido.certificados
    nombre, curp, promedio, cct = uno.resumen
    assert nombre == c.de(1).nombre_oficial
    assert (curp, promedio, cct[:5]) == (c.alumno(1).curp, "8.5", "32DPT")


@pytest.mark.norma("V17")
def test_a_package_holds_only_what_waits_for_its_signer(c: Camino) -> None:
    c.hasta(1, "nombre_revisado")
    c.hasta(21, "nombre_revisado")
    assert len(paquete.leer_paquete(_paquete(c)).certificados) == 1
    c.firmar("dir.norte", "dir.centro")
    escrito = firma.escribir_paquete(c.como("dir.estatal"), gente()["dir.estatal"])
    assert (escrito.cuantos, escrito.rehusados) == (2, ())
    assert paquete.leer_paquete(escrito.datos).nivel == "estatal"


@pytest.mark.parametrize(
    "datos",
    [b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"tipo": "otro"}', b"[" * 100_000, b"PK\x03\x04"],
)
def test_what_is_not_a_package_is_refused(datos: bytes) -> None:
    with pytest.raises(paquete.PaqueteInvalido):
        paquete.leer_paquete(datos)
    with pytest.raises(paquete.PaqueteInvalido):
        paquete.leer_sellos(datos)


@pytest.mark.norma("V17")
def test_any_character_that_changes_is_noticed(c: Camino) -> None:
    c.hasta(1, "nombre_revisado")
    datos = _paquete(c)

    @given(st.integers(0, len(datos) - 2), st.integers(1, 255))
    def cambia(lugar: int, mascara: int) -> None:
        malo = bytearray(datos)
        malo[lugar] ^= mascara
        try:
            leido = paquete.leer_paquete(bytes(malo))
        except paquete.PaqueteInvalido:
            return
        assert leido == paquete.leer_paquete(datos)

    cambia()


@pytest.mark.parametrize("falta", ["firmante", "certificados", "nivel", "identidad", "anclas"])
def test_a_package_without_a_datum_is_refused_even_with_its_digest(c: Camino, falta: str) -> None:
    c.hasta(1, "nombre_revisado")
    crudo = json.loads(_paquete(c))
    del crudo["sha256"], crudo[falta]
    with pytest.raises(paquete.PaqueteInvalido):
        paquete.leer_paquete(paquete._escribir(crudo))


def test_a_package_is_not_a_seals_file(c: Camino) -> None:
    c.hasta(1, "nombre_revisado")
    with pytest.raises(paquete.PaqueteInvalido):
        paquete.leer_sellos(_paquete(c))
