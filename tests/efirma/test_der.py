"""DER: round trips, and damaged bytes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certtui.efirma.der import (
    OCTETOS,
    OID,
    SECUENCIA,
    DerInvalido,
    leer_oid,
    leer_todos,
    leer_uno,
    poner,
    poner_oid,
)
from certtui.efirma.sujeto import leer_nombres, ultima_parte

oids = st.tuples(
    st.integers(0, 2), st.integers(0, 39), st.lists(st.integers(0, 2**40), max_size=6)
).map(lambda p: ".".join(str(n) for n in (p[0], p[1], *p[2])))


@given(st.lists(st.binary(max_size=300), max_size=4))
def test_what_is_written_is_read(contenidos: list[bytes]) -> None:
    datos = poner(SECUENCIA, *(poner(OCTETOS, contenido) for contenido in contenidos))
    assert [hijo.contenido for hijo in leer_uno(datos).hijos()] == contenidos


@pytest.mark.parametrize("largo", [0, 127, 128, 255, 256, 65_536])
def test_every_length_has_its_form(largo: int) -> None:
    assert len(leer_uno(poner(OCTETOS, bytes(largo))).contenido) == largo


@given(oids)
def test_an_identifier_comes_back(oid: str) -> None:
    nodo = leer_uno(poner_oid(oid))
    assert nodo.etiqueta == OID
    assert leer_oid(nodo.contenido) == oid


@given(st.binary(max_size=60))
def test_damaged_bytes_are_refused_and_nothing_else(datos: bytes) -> None:
    try:
        nodos = leer_todos(datos)
    except DerInvalido:
        return
    assert b"".join(nodo.crudo for nodo in nodos) == datos


@given(st.binary(max_size=60))
def test_names_of_damaged_bytes_are_refused(datos: bytes) -> None:
    with pytest.raises(DerInvalido):
        leer_nombres(datos)


@pytest.mark.parametrize(
    ("texto", "persona"),
    [
        ("AAA010101AAA / HEGT7610034S2", "HEGT7610034S2"),
        (" / HEGT761003MDFRNN09", "HEGT761003MDFRNN09"),
        ("CACX760510MGTSHC04", "CACX760510MGTSHC04"),
        ("A / ", "A"),
        ("", ""),
    ],
)
def test_the_last_part_is_the_natural_person(texto: str, persona: str) -> None:
    assert ultima_parte(texto) == persona
