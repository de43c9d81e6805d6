"""Tests of the hash chain, pure."""

from dataclasses import fields, replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from certtui.domain.bitacora import (
    GENESIS,
    Evento,
    calcular_hash,
    canonico,
    comprometer,
    verificar,
)

Fila = tuple[Evento, str | None, str | None]


def _cadena(cuantas: int) -> list[Fila]:
    filas: list[Fila] = []
    previo = GENESIS
    for i in range(1, cuantas + 1):
        datos = canonico({"n": i, "ñ": "á"}) if i % 2 else None
        sal = f"sal{i}" if datos else None
        evento = Evento(
            i,
            f"2026-06-15T16:00:{i:02d}Z",
            "se.norte",
            "se_plantel",
            "tramite",
            i,
            "T01",
            "borrador",
            "solicitado",
            "L05b",
            f"t{i}",
            comprometer(sal or "", datos) if datos else "",
            previo,
            "",
        )
        evento = replace(evento, hash=calcular_hash(evento))
        previo = evento.hash
        filas.append((evento, sal, datos))
    return filas


def test_a_chain_as_written_has_no_fault() -> None:
    assert list(verificar(_cadena(9))) == []


@given(st.integers(0, 8), st.sampled_from([f.name for f in fields(Evento)]))
def test_any_field_of_any_row_that_changes_is_told(i: int, campo: str) -> None:
    filas = _cadena(9)
    evento, sal, datos = filas[i]
    valor = getattr(evento, campo)
    cambio: dict[str, Any] = {campo: valor + 1 if isinstance(valor, int) else f"{valor}x"}
    filas[i] = (
        replace(evento, **cambio),
        sal,
        datos,
    )
    fallas = list(verificar(filas))
    assert fallas
    assert min(f.seq for f in fallas) in {i + 1, i + 2}


@given(st.integers(1, 7))
def test_a_row_taken_out_of_the_middle_is_told(i: int) -> None:
    filas = _cadena(9)
    del filas[i]
    assert [f.seq for f in verificar(filas)] == [i + 2, i + 2]


@given(st.integers(0, 7))
def test_two_rows_in_another_order_are_told(i: int) -> None:
    filas = _cadena(9)
    filas[i], filas[i + 1] = filas[i + 1], filas[i]
    assert list(verificar(filas))


def test_changed_values_do_not_meet_their_commitment_and_erased_ones_are_no_fault() -> None:
    filas = _cadena(3)
    evento, sal, _ = filas[0]
    assert [f.seq for f in verificar([(evento, sal, canonico({"n": 2})), *filas[1:]])] == [1]
    assert [f.seq for f in verificar([(evento, "otra", filas[0][2]), *filas[1:]])] == [1]
    assert list(verificar([(evento, None, None), *filas[1:]])) == []


@given(st.dictionaries(st.text(max_size=5), st.integers() | st.text(max_size=5), max_size=4))
def test_the_text_form_does_not_depend_on_the_order_of_the_keys(datos: dict[str, object]) -> None:
    assert canonico(datos) == canonico(dict(reversed(datos.items())))
    assert comprometer("a", canonico(datos)) != comprometer("b", canonico(datos))
