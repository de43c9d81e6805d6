"""Each fault of a catalogue is told once, with the students that it holds back (pains of data)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from certtui.domain.alumno import Formacion
from certtui.process.revision.salud import Salud, revisar_catalogos
from certtui.store import alumnos, catalogos
from certtui.texts.hallazgos_revision import FRASES
from tests.process.camino import CENTRO, NORTE, PLANES, Camino, gente

PLAN = next(p for p in PLANES if p.modelo == 2018)


def _salud(c: Camino) -> dict[tuple[str, str], Salud]:
    return {(s.clave, s.que): s for s in revisar_catalogos(c.oficina)}


def _plantel(c: Camino, **cambios: str) -> None:
    plantel = catalogos.leer_plantel(c.oficina.base, NORTE)
    assert plantel is not None
    with c.oficina.base.tx():
        catalogos.guardar_plantel(c.oficina.base, replace(plantel, **cambios))


def _plan(c: Camino, sql: str) -> None:
    with c.oficina.base.tx():
        c.oficina.base.escribir(sql, (PLAN.clave,))


def _usuario(c: Camino, clave: str, **cambios: object) -> None:
    with c.oficina.base.tx():
        catalogos.guardar_usuario(c.oficina.base, replace(gente()[clave], **cambios))  # type: ignore[arg-type]


CASOS: tuple[tuple[str, str, Callable[[Camino], None]], ...] = (
    ("S-PLANTEL-CCT", NORTE, lambda c: _plantel(c, cct="32DPT9001Q")),
    ("S-PLANTEL-ENTIDAD", NORTE, lambda c: _plantel(c, entidad="30")),
    ("S-PLANTEL-MUNICIPIO", NORTE, lambda c: _plantel(c, id_municipio="10")),
    ("S-PLANTEL-NOMBRE", NORTE, lambda c: _plantel(c, nombre=" ")),
    ("S-PLAN-NOMBRE", PLAN.clave, lambda c: _plan(c, "UPDATE plan SET carrera='' WHERE clave=?")),
    ("S-PLAN-VACIO", PLAN.clave, lambda c: _plan(c, "DELETE FROM modulo WHERE plan=?")),
    (
        "S-PLAN-LABORAL",
        PLAN.clave,
        lambda c: _plan(c, "UPDATE modulo SET formacion='basica' WHERE plan=?"),
    ),
    ("S-PLAN-HORAS", PLAN.clave, lambda c: _plan(c, "UPDATE modulo SET horas=0 WHERE plan=?")),
    (
        "S-PLAN-MODULO-CREDITOS",
        PLAN.clave,
        lambda c: _plan(c, "UPDATE modulo SET creditos=0 WHERE plan=?"),
    ),
    (
        "S-PLAN-CREDITOS",
        PLAN.clave,
        lambda c: _plan(c, "UPDATE plan SET creditos_total=3 WHERE clave=?"),
    ),
    (
        "S-PLAN-REPETIDO",
        PLAN.clave,
        lambda c: _plan(c, "UPDATE modulo SET nombre='Igual' WHERE plan=?"),
    ),
    ("S-AJUSTE", "dec.idIEMS", lambda c: c.poner("dec.idIEMS", "")),
    ("S-FIRMANTE-DATOS", "dir.norte", lambda c: _usuario(c, "dir.norte", id_cargo="")),
    ("S-NIVEL-SIN-FIRMANTE", "nacional", lambda c: _usuario(c, "nacional", activo=False)),
    (
        "S-NIVEL-SIN-FIRMANTE",
        f"plantel {NORTE}",
        lambda c: _usuario(c, "dir.norte", activo=False),
    ),
)


@pytest.mark.parametrize(("clave", "que", "romper"), CASOS, ids=lambda x: str(x)[:24])
def test_a_broken_catalogue_is_told_with_whom_it_holds_back(
    c: Camino, clave: str, que: str, romper: Callable[[Camino], None]
) -> None:
    assert (clave, que) not in _salud(c)
    romper(c)
    visto = _salud(c)[clave, que]
    assert visto.alumnos_afectados == len(visto.matriculas) > 0
    assert clave in FRASES


def test_a_module_of_a_kardex_that_the_plan_lacks_and_a_plan_that_is_not_there(c: Camino) -> None:
    uno = c.cambiar_alumno(1, plan="NADIE18")
    with c.oficina.base.tx():
        c.oficina.base.escribir(
            "UPDATE modulo SET clave='OTRA-99' WHERE plan=? AND clave='LABO-02'", (PLAN.clave,)
        )
    salud = _salud(c)
    assert salud["S-PLAN-AUSENTE", "NADIE18"].matriculas == (uno.matricula,)
    ajeno = salud["S-KARDEX", PLAN.clave]
    assert ajeno.valor == "LABO-02"
    assert uno.matricula not in ajeno.matriculas
    assert ajeno.alumnos_afectados > 0
    assert any(m.formacion is Formacion.LABORAL for m in PLAN.modulos)


def test_an_efirma_near_its_end_and_a_model_without_disposition(c: Camino) -> None:
    c.hasta(1, "firmado")
    antes = _salud(c)
    assert not [k for k in antes if k[0] == "S-FIRMANTE-EFIRMA"]
    assert ("S-MODELO", "2018") not in antes
    assert ("S-MODELO", "2023") in antes
    c.reloj.adelantar(timedelta(days=365 * 5))
    assert ("S-FIRMANTE-EFIRMA", "nacional") in _salud(c)


def test_who_is_already_stamped_is_no_longer_held_back(c: Camino) -> None:
    _plantel(c, nombre="")
    antes = _salud(c)["S-PLANTEL-NOMBRE", NORTE].matriculas
    assert alumnos.alumno_por_matricula(c.oficina.base, antes[0]) is not None
    assert all(m[2:5] == NORTE for m in antes)
    _plantel(c, nombre="Plantel Norte")
    c.hasta(1, "timbrado")
    _plantel(c, nombre="")
    despues = _salud(c)["S-PLANTEL-NOMBRE", NORTE].matriculas
    assert set(antes) - set(despues) == {c.alumno(1).matricula}
    assert CENTRO not in {m[2:5] for m in despues}
