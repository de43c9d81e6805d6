"""Tests of the log on disk: append-only, chained, without personal data, erasable."""

from dataclasses import fields
from pathlib import Path

import pytest

from certtui.domain.bitacora import Evento
from certtui.process import cuadre, supresion
from certtui.process.oficina import abrir_oficina
from certtui.store import bitacora
from certtui.store.errores import ReglaDeLaBase
from tests.process.camino import Camino
from tests.store.crudo import crudo

COLUMNAS = [f.name for f in fields(Evento)]


def _filas(c: Camino) -> int:
    return int(c.oficina.base.valor("SELECT count(*) FROM evento"))


@pytest.fixture
def andada(c: Camino) -> Camino:
    """An office with some history."""
    c.hasta(1, "registrado")
    c.solicitar(2)
    return c


def test_a_log_as_written_is_intact(andada: Camino) -> None:
    assert list(bitacora.verificar_cadena(andada.oficina.base)) == []
    estado = cuadre.verificar_bitacora(andada.oficina)
    assert (estado.filas, estado.fallas) == (_filas(andada), ())
    assert bitacora.cabeza(andada.oficina.base) == (estado.filas, estado.cabeza)


@pytest.mark.parametrize("columna", COLUMNAS)
def test_one_byte_of_any_column_of_any_row_is_named(andada: Camino, columna: str) -> None:
    base = andada.oficina.base
    filas = _filas(andada)
    with crudo(base.ruta) as otra:
        for seq in (1, filas // 2, filas):
            valor = otra.execute(f"SELECT {columna} FROM evento WHERE seq = ?", (seq,)).fetchone()[
                0
            ]
            if isinstance(valor, int):
                nuevo: object = valor + (1000 if columna == "seq" else 1)
            else:
                nuevo = ("x" if valor[:1] != "x" else "y") + valor[1:]
            otra.execute(f"UPDATE evento SET {columna} = ? WHERE seq = ?", (nuevo, seq))
            fallas = list(bitacora.verificar_cadena(base))
            nombradas = {f.seq for f in fallas}
            esperada = valor + 1000 if columna == "seq" and seq == filas else seq
            assert nombradas & {esperada, seq + 1, seq + 1000}, (columna, seq, fallas)
            if columna not in {"seq", "hash"}:
                assert min(nombradas) == seq
            clave = nuevo if columna == "seq" else seq
            otra.execute(f"UPDATE evento SET {columna} = ? WHERE seq = ?", (valor, clave))
            assert list(bitacora.verificar_cadena(base)) == []


def test_a_row_taken_out_of_the_middle_is_named(andada: Camino) -> None:
    with crudo(andada.oficina.base.ruta) as otra:
        otra.execute("DELETE FROM evento WHERE seq = 5")
    fallas = list(bitacora.verificar_cadena(andada.oficina.base))
    assert fallas[0].seq == 6
    assert "5" in fallas[0].motivo


def test_two_rows_in_another_order_are_named(andada: Camino) -> None:
    with crudo(andada.oficina.base.ruta) as otra:
        for de, a in ((4, 9004), (5, 4), (9004, 5)):
            otra.execute("UPDATE evento SET seq = ? WHERE seq = ?", (a, de))
    assert bitacora.verificar_cadena(andada.oficina.base).__next__().seq == 4


def test_values_that_changed_do_not_meet_their_commitment(andada: Camino) -> None:
    base = andada.oficina.base
    seq = base.valor("SELECT max(seq) FROM evento_dato")
    with crudo(base.ruta) as otra:
        otra.execute("UPDATE evento_dato SET datos = replace(datos, '\"', '\"') || ' '")
    fallas = {f.seq for f in bitacora.verificar_cadena(base)}
    assert seq in fallas
    assert len(fallas) == base.valor("SELECT count(*) FROM evento_dato")


def test_the_log_and_the_book_of_invariants_name_the_row(andada: Camino) -> None:
    with crudo(andada.oficina.base.ruta) as otra:
        otra.execute("UPDATE evento SET actor = 'xe.norte' WHERE seq = 7")
    filas = next(x for x in cuadre.cuadrar(andada.oficina) if x.clave == "historia").filas
    assert {k: filas[0][k] for k in ("falla", "fila")} == {"falla": "bitácora", "fila": 7}


def test_an_event_out_of_turn_does_not_enter(andada: Camino) -> None:
    ultimo = bitacora.historia(andada.oficina.base, "tramite", 1)[-1]
    with pytest.raises(ReglaDeLaBase, match="fuera de orden"), andada.oficina.base.tx():
        andada.oficina.base.insertar(
            "evento",
            {c: getattr(ultimo, c) for c in COLUMNAS} | {"seq": 999, "token": "x", "hash": "x"},
        )


def _bytes_de(c: Camino) -> dict[str, bytes]:
    base = c.oficina.base.ruta
    rutas = [base, Path(f"{base}-wal"), Path(f"{base}-journal"), Path(f"{base}-shm")]
    rutas += [r for r in c.oficina.custodia.rglob("*") if r.is_file()]
    return {str(r): r.read_bytes() for r in rutas if r.exists()}


def _datos_de(c: Camino, numero: int) -> list[str]:
    a = c.alumno(numero)
    t = c.de(numero)
    return [
        a.matricula,
        a.curp,
        f"{a.nombre} {a.primer_apellido}",
        a.nombre,
        a.primer_apellido,
        a.segundo_apellido,
        f"{t.nombre} {t.primer_apellido}",
        a.correo_institucional,
        a.correo_personal,
        "MIGUELÁNGEL",
        "Miguelángel",
        "miguelangel",
        "IBÁÑEZCOATL",
        "Ibáñezcoatl",
    ]


@pytest.mark.norma("L13d")
def test_an_erased_person_is_nowhere_in_the_files_and_the_log_is_intact(c: Camino) -> None:
    c.cambiar_alumno(
        1,
        nombre="MIGUELÁNGEL",
        primer_apellido="IBÁÑEZCOATL",
        segundo_apellido="XOCHIPILTZIN",
        renapo_huella="",
    )
    from certtui.domain.elegibilidad import huella_renapo

    c.cambiar_alumno(1, renapo_huella=huella_renapo(c.alumno(1)))
    c.hasta(1, "baja")
    c.cambiar_alumno(1, crip="320560101234567")
    c.solicitar(1)
    c.hasta_desde_solicitado(1)
    c.hasta(2, "entregado")
    datos = _datos_de(c, 1)
    formas = {x.encode(e, "ignore") for x in datos for e in ("utf-8", "latin-1")}
    antes = _bytes_de(c)
    assert any(f in b for f in formas for b in antes.values())
    archivos = supresion.suprimir(c.como("estatal"), c.alumno(1), "solicitud del titular")
    assert archivos >= 6
    hallados = {(f, r) for f in formas for r, b in _bytes_de(c).items() if f and f in b}
    assert hallados == set()
    assert list(bitacora.verificar_cadena(c.oficina.base)) == []
    c.cuadra()
    otra = abrir_oficina(c.oficina.base.ruta)
    assert otra.base.valor("SELECT matricula FROM alumno WHERE id = 1") is None
    assert cuadre.verificar_bitacora(otra).fallas == ()
    otra.base.cerrar()
    assert c.de(2).estado == "entregado"
    assert (c.oficina.custodia / "901" / c.de(2).folio_control).is_dir()
