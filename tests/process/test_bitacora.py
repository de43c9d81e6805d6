"""The log as people read it."""

import csv
from datetime import date

import pytest

from certtui.process import bitacora, cuadre, supresion
from certtui.process.bitacora import COLUMNAS_DE_SALIDA, FiltroBitacora
from certtui.process.errores import NoEncontrado
from tests.process.camino import Camino


def _seqs(c: Camino, quien: str = "sistema", **filtro: object) -> list[int]:
    oficina, f = c.como(quien), FiltroBitacora(**filtro)  # type: ignore[arg-type]
    hallados = bitacora.pagina(oficina, f, 0, 500)
    seqs = [r.evento.seq for r in hallados]
    assert bitacora.contar(oficina, f) == len(seqs)
    assert seqs == sorted(seqs, reverse=True)
    for lugar, seq in enumerate(seqs[:3]):
        assert bitacora.posicion(oficina, f, seq) == lugar
    return seqs


def _pasos(c: Camino, quien: str = "sistema", **filtro: object) -> set[str]:
    f = FiltroBitacora(**filtro)  # type: ignore[arg-type]
    return {r.evento.transicion for r in bitacora.pagina(c.como(quien), f, 0, 500)}


def test_it_is_searched_by_person_act_student_and_day(c: Camino) -> None:
    c.hasta(1, "autorizado")
    c.hasta(21, "solicitado")
    uno, otro = c.alumno(1), c.alumno(21)
    assert _pasos(c, alumno=uno.id) == {"T00", "T01", "T02"}
    assert _pasos(c, alumno=otro.id) == {"T00", "T01"}
    assert _pasos(c, tramite=c.de(1).id) == {"T00", "T01", "T02"}
    assert _pasos(c, actor="se.centro") == {"T00", "T01"}
    assert _pasos(c, paso="T0*") == {"T00", "T01", "T02"}
    assert _pasos(c, regla="L10b") == {"usuario"}
    assert len(_seqs(c, actor="se.*")) == 4
    hoy = bitacora.instantes(c.oficina, date(2026, 6, 15), date(2026, 6, 15))
    assert len(_seqs(c, desde=hoy[0], hasta=hoy[1])) == len(_seqs(c))
    ayer = bitacora.instantes(c.oficina, None, date(2026, 6, 14))
    assert _seqs(c, desde=ayer[0], hasta=ayer[1]) == []
    assert bitacora.alumno_de(c.oficina, " 239010001-1 ") == uno.id
    with pytest.raises(NoEncontrado):
        bitacora.alumno_de(c.oficina, "nadie")


@pytest.mark.norma("L05a")
def test_each_one_sees_their_scope_and_their_own_acts(c: Camino) -> None:
    c.hasta(1, "autorizado")
    c.hasta(21, "solicitado")
    del_centro = _seqs(c, alumno=c.alumno(21).id)
    assert not set(del_centro) & set(_seqs(c, "se.norte"))
    assert set(del_centro) <= set(_seqs(c, "estatal"))
    assert not set(del_centro) & set(_seqs(c, "estatal.ajeno"))
    assert set(del_centro) <= set(_seqs(c, "se.centro"))
    with pytest.raises(NoEncontrado):
        bitacora.evento_entero(c.como("se.norte"), del_centro[0])


@pytest.mark.norma("L13d")
def test_an_erased_person_stays_erased_and_the_chain_stands(c: Camino) -> None:
    t = c.hasta(1, "entregado")
    nombre = t.nombre_oficial
    matricula = c.alumno(1).matricula
    (seq,) = _seqs(c, tramite=t.id, paso="T07")
    assert bitacora.evento_entero(c.oficina, seq).datos
    supresion.suprimir(c.como("estatal"), c.alumno(1), "solicitud del titular")
    entero = bitacora.evento_entero(c.oficina, seq)
    assert (entero.datos, entero.suprimidos, entero.nombre) == (None, True, "Confirmar nombre")
    assert (entero.renglon.matricula, entero.renglon.suprimida) == ("", True)
    with pytest.raises(NoEncontrado):
        bitacora.alumno_de(c.oficina, matricula)
    hecho = bitacora.exportar(c.como("estatal"), FiltroBitacora())
    assert hecho is not None
    texto = hecho[0].read_text("utf-8-sig")
    assert matricula not in texto
    assert not any(p in texto for p in nombre.split() if len(p) > 4)
    assert not cuadre.verificar_bitacora(c.oficina).fallas
    c.cuadra()


def test_an_export_bears_the_rows_of_the_filter_and_no_values(c: Camino) -> None:
    c.hasta(1, "solicitado")
    filtro = FiltroBitacora(actor="se.norte")
    hecho = bitacora.exportar(c.como("se.norte"), filtro)
    assert hecho is not None
    ruta, cuantas = hecho
    filas = list(csv.DictReader(ruta.read_text("utf-8-sig").splitlines()))
    assert tuple(filas[0]) == COLUMNAS_DE_SALIDA
    assert cuantas == len(filas) == 2
    assert {f["actor"] for f in filas} == {"se.norte"}
    assert ruta.stat().st_mode & 0o777 == 0o600
    assert bitacora.exportar(c.como("se.norte"), FiltroBitacora(actor="nadie")) is None
    assert bitacora.exportar(c.como("se.norte"), filtro, lambda: True) is None
