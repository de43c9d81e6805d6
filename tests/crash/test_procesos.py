"""Proofs with real processes: many at once, and one killed in the middle."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from certtui.domain.elegibilidad import huella_renapo
from certtui.process.cuadre import cuadrar
from certtui.store import alumnos
from tests.process.camino import AHORA, KARDEX, Camino, alumno_apto, gente

RAIZ = Path(__file__).parents[2]


def _lanzar(c: Camino, resto: int, modulo: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [
            sys.executable,
            "-m",
            "tests.crash.obrero",
            str(c.oficina.base.ruta),
            str(resto),
            str(modulo),
        ],
        cwd=RAIZ,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def _arrancar(obrero: subprocess.Popen[str]) -> None:
    assert obrero.stdin is not None
    obrero.stdin.write("\n")
    obrero.stdin.flush()


def _autorizar(c: Camino, cuantos: int) -> None:
    """So many authorised trámites of the plantel Norte, with folios for all."""
    from certtui.domain.folio import NivelRango
    from certtui.process import folios, tramite
    from certtui.process.motor import avanzar

    if cuantos > 30:
        folios.asignar_rango(
            c.como("estatal"),
            nivel=NivelRango.PLANTEL,
            modelo=2018,
            desde=121,
            hasta=200,
            oficio="PRUEBA/2",
            plantel="901",
        )
    with c.oficina.base.tx():
        for i in range(cuantos):
            persona = alumno_apto(2000 + i)
            persona = replace(persona, matricula=f"24901{i:04d}-0", datos_validados_en=AHORA)
            guardado = alumnos.guardar_alumno(
                c.oficina.base, replace(persona, renapo_huella=huella_renapo(persona))
            )
            alumnos.guardar_kardex(c.oficina.base, guardado.id, KARDEX)
    for i in range(cuantos):
        alumno = tramite.buscar_alumno(c.oficina, f"24901{i:04d}-0")
        tramite.solicitar(c.como("se.norte"), alumno)
        actual = tramite.tramite_actual(c.oficina, alumno)
        avanzar(c.oficina, "T02", tramite=actual.id, actor=gente()["estatal"])


@pytest.mark.norma("L08a", "L08d", "L04")
def test_eight_processes_give_no_folio_twice_and_lose_none(c: Camino) -> None:
    _autorizar(c, 96)
    obreros = [_lanzar(c, i, 8) for i in range(8)]
    for obrero in obreros:
        assert obrero.stdout is not None
        assert obrero.stdout.readline() == "listo\n"
    for obrero in obreros:
        _arrancar(obrero)
    dichos: list[int] = []
    for obrero in obreros:
        salida, _ = obrero.communicate(timeout=60)
        assert obrero.returncode == 0
        dichos += [int(x) for x in salida.split()]
    filas = c.oficina.base.filas(
        "SELECT id, folio_texto, foja FROM tramite WHERE estado = 'registrado'"
    )
    assert sorted(dichos) == sorted(f["id"] for f in filas)
    assert len({f["folio_texto"] for f in filas}) == len(filas) == 96
    assert sorted(f["foja"] for f in filas) == list(range(1, 97))
    assert {x.numero: x.filas for x in cuadrar(c.oficina) if x.filas} == {}


@pytest.mark.norma("L08d")
def test_what_a_killed_process_said_is_there_and_the_rest_is_whole_or_nothing(c: Camino) -> None:
    _autorizar(c, 96)
    dichos: set[int] = set()
    for golpe in (1, 3, 7, 12, 0):
        obrero = _lanzar(c, 0, 1)
        assert obrero.stdout is not None
        assert obrero.stdout.readline() == "listo\n"
        _arrancar(obrero)
        for _ in range(golpe):
            linea = obrero.stdout.readline()
            dichos.add(int(linea))
        obrero.kill()
        resto, _ = obrero.communicate()
        dichos |= {int(x) for x in resto.splitlines() if x.strip()}
        registrados = {
            f["id"] for f in c.oficina.base.filas("SELECT id FROM tramite WHERE folio IS NOT NULL")
        }
        assert dichos <= registrados
        assert len(registrados - dichos) <= 1
        dichos = registrados
        assert c.oficina.base.valor("PRAGMA integrity_check") == "ok"
        assert {x.numero: x.filas for x in cuadrar(c.oficina) if x.filas} == {}
    assert 23 <= len(dichos) <= 96
    c.cuadra()
