"""CSV that runs nothing."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certtui.exchange.csv_seguro import safe_cell, write_csv
from certtui.exchange.sae_correcciones import Correccion, escribir_correcciones


@pytest.mark.parametrize(
    "malo",
    [
        "=1+1",
        "+1+1",
        "-1+1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "＝1",
        "＋1",
        "－1",
        "＠x",
        " =1",
        "\u00a0=cmd",
        "|calc",
    ],
)
def test_what_a_spreadsheet_would_run_is_quoted(malo: str) -> None:
    assert safe_cell(malo) == f"'{malo}"


@pytest.mark.parametrize("bueno", ["", "Ana", "-5", "+5.5", "189010001-7", "a=b", "8.5"])
def test_plain_text_and_plain_numbers_stay(bueno: str) -> None:
    assert safe_cell(bueno) == bueno


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2)))
def test_cells_come_back_through_a_reader(filas: list[list[str]]) -> None:
    datos = write_csv(("a", "b"), filas).decode("utf-8-sig") if _encodable(filas) else ""
    if datos:
        leidas = list(csv.reader(io.StringIO(datos, newline="")))
        assert leidas[1:] == [[safe_cell(c) for c in f] for f in filas]


def _encodable(filas: list[list[str]]) -> bool:
    return all(not ("\ud800" <= c <= "\udfff") for f in filas for t in f for c in t)


@pytest.mark.norma("L18")
def test_corrections_are_sorted_without_repetitions_and_safe() -> None:
    una = Correccion("189010001-7", "curp", "=X", "no coincide")
    otra = Correccion("179010001-7", "crip", "ABC", "mayúsculas")
    datos = escribir_correcciones([una, otra, una])
    assert datos == escribir_correcciones([otra, una])
    assert datos.decode("utf-8-sig").splitlines() == [
        "matricula,campo,valor,motivo",
        "179010001-7,crip,ABC,mayúsculas",
        "189010001-7,curp,'=X,no coincide",
    ]
