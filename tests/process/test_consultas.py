"""Tests of the pages, filters and timelines."""

from datetime import timedelta

import pytest

from certtui.process.consultas import (
    FiltroCola,
    contar_cola,
    contar_por_estado,
    historia,
    pagina_cola,
)
from certtui.process.errores import NoEncontrado
from tests.process.camino import Camino, huella_total


@pytest.fixture
def cola(c: Camino) -> Camino:
    """Eight trámites of two planteles."""
    for n in (1, 2, 3, 4, 5, 6):
        c.solicitar(n)
    c.hasta(7, "registrado")
    c.hasta(21, "autorizado")
    return c


def test_the_pages_hold_everything_once_and_in_order(cola: Camino) -> None:
    todo = FiltroCola()
    oficina = cola.como("estatal")
    total = contar_cola(oficina, todo)
    vistos = [r.id for i in range(0, total, 3) for r in pagina_cola(oficina, todo, i, 3)]
    assert total == 8
    assert vistos == sorted(set(vistos))
    assert len(vistos) == total
    assert pagina_cola(oficina, todo, total, 3) == []


@pytest.mark.norma("L05a")
def test_each_person_sees_their_own_queue(cola: Camino) -> None:
    cuenta = {
        u: contar_cola(cola.como(u), FiltroCola())
        for u in ("se.norte", "se.centro", "se.ajeno", "estatal", "estatal.ajeno", "dse")
    }
    assert cuenta == {
        "se.norte": 7,
        "se.centro": 1,
        "se.ajeno": 0,
        "estatal": 8,
        "estatal.ajeno": 0,
        "dse": 8,
    }
    assert contar_cola(cola.como("se.norte"), FiltroCola(plantel="902")) == 7


@pytest.mark.norma("S-p2e", "S-p2f", "S-e10")
@pytest.mark.parametrize(
    ("filtro", "cuantos"),
    [
        (FiltroCola(estado="solicitado"), 6),
        (FiltroCola(estado="registrado"), 1),
        (FiltroCola(plantel="902"), 1),
        (FiltroCola(plan="PRUE18"), 8),
        (FiltroCola(plan="PRUE08"), 0),
        (FiltroCola(grupo="602"), 3),
        (FiltroCola(estado="solicitado", grupo="601"), 3),
        (FiltroCola(texto="CE18-0000007"), 1),
        (FiltroCola(texto="239010001"), 1),
        (FiltroCola(texto="%"), 0),
        (FiltroCola(texto="_"), 0),
        (FiltroCola(texto="\\"), 0),
        (FiltroCola(texto="' OR 1=1 --"), 0),
    ],
)
def test_a_filter_shows_what_it_says_and_its_count_agrees(
    cola: Camino, filtro: FiltroCola, cuantos: int
) -> None:
    oficina = cola.como("estatal")
    assert contar_cola(oficina, filtro) == cuantos
    assert len(pagina_cola(oficina, filtro, 0, 50)) == cuantos


@pytest.mark.norma("S-p2f")
def test_the_search_does_not_mind_accents_case_nor_spaces(c: Camino) -> None:
    c.cambiar_alumno(1, nombre="MARÍA ÑANDÚ", primer_apellido="PEÑA")
    from certtui.domain.elegibilidad import huella_renapo

    c.cambiar_alumno(1, renapo_huella=huella_renapo(c.alumno(1)))
    c.solicitar(1)
    for texto in ("maria nandu", "PENA", "  María   Ñandú  pe", "ñandú"):
        (renglon,) = pagina_cola(c.como("estatal"), FiltroCola(texto=texto), 0, 9)
        assert renglon.nombre.startswith("MARÍA ÑANDÚ PEÑA")


@pytest.mark.norma("S-e10")
def test_the_count_by_state_adds_up(cola: Camino) -> None:
    cuenta = contar_por_estado(cola.oficina)
    assert [e for e, _, _ in cuenta] == list(cola.oficina.ruta.estados)
    assert sum(n for *_, n in cuenta) == 8
    assert {e: n for e, _, n in cuenta}["solicitado"] == 6


def test_a_timeline_tells_every_step_who_has_it_and_since_when(c: Camino) -> None:
    t = c.hasta(1, "autorizado")
    c.reloj.adelantar(timedelta(days=3, hours=1))
    h = historia(c.como("se.norte"), t.id)
    assert [x.transicion for x in h.hitos] == ["T00", "T01", "T02"]
    assert [x.actor for x in h.hitos] == ["se.norte", "se.norte", "estatal"]
    assert (h.estado, h.vista, h.dias) == ("Autorizado", "Por certificar", 3)
    assert "plantel" in h.tiene
    assert h.sigue == "asignar folio"
    assert (h.hitos[0].de, h.hitos[0].a) == ("", "Borrador")


@pytest.mark.norma("L05a")
def test_a_timeline_out_of_reach_is_as_if_it_were_not_there(c: Camino) -> None:
    t = c.hasta(1, "solicitado")
    for oficina, clave in ((c.como("se.centro"), t.id), (c.como("se.norte"), 999)):
        with pytest.raises(NoEncontrado):
            historia(oficina, clave)


def test_to_look_writes_nothing(cola: Camino) -> None:
    antes = huella_total(cola.oficina)
    pagina_cola(cola.como("estatal"), FiltroCola(texto="a"), 0, 9)
    contar_por_estado(cola.oficina)
    historia(cola.como("estatal"), 1)
    assert huella_total(cola.oficina) == antes
