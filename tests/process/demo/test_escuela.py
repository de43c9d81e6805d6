"""The generated office: what it must contain, and that a seed means one office."""

import csv
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from stdnum.mx import curp as curp_ajena
from stdnum.mx import rfc as rfc_ajeno

from certtui.archivos import ruta_de_datos
from certtui.domain.alumno import Formacion
from certtui.domain.cct import Cct
from certtui.domain.curp import Curp
from certtui.domain.elegibilidad import Expediente, Momento, evaluar, huella_renapo
from certtui.domain.folio import NivelRango
from certtui.domain.hallazgo import fallas
from certtui.domain.matricula import Matricula
from certtui.domain.modelo_academico import leer_modelos
from certtui.domain.nombre import es_mixto, proponer
from certtui.domain.rfc import Rfc
from certtui.domain.rol import Rol
from certtui.process.demo.escuela import PRIMER_DIA, DemasiadoPronto, MuyPocosAlumnos, generar
from certtui.process.demo.fichas import CRITERIOS, Papel, Rasgo
from certtui.process.demo.guion_datos import corregir
from certtui.process.demo.oficina import AlumnoDemo, OficinaDemo

HOY = date(2026, 11, 21)
AHORA = datetime(2026, 11, 21, 18, tzinfo=UTC)


@pytest.fixture(
    scope="module",
    params=[(7, 120, HOY), (1, 60, PRIMER_DIA), (5, 120, date(2024, 2, 29)), (3, 300, HOY)],
)
def oficina(request: pytest.FixtureRequest) -> OficinaDemo:
    semilla, alumnos, hoy = request.param
    return generar(semilla, alumnos, hoy=hoy)


def free_folios(oficina: OficinaDemo, alumno: AlumnoDemo) -> int:
    return sum(
        r.hasta - r.desde + 1
        for r in oficina.rangos
        if (r.nivel, r.plantel, r.modelo) == (NivelRango.PLANTEL, alumno.plantel, alumno.modelo)
    )


def failures(oficina: OficinaDemo, alumno: AlumnoDemo) -> list[str]:
    ficha = alumno.alumno(1, en=AHORA)
    return [
        h.regla
        for h in fallas(
            evaluar(
                Expediente(
                    alumno=ficha,
                    plan=oficina.plan(alumno.plan),
                    kardex=alumno.kardex,
                    folios_libres=free_folios(oficina, alumno),
                    folio_asignado=False,
                    momento=Momento.SOLICITUD,
                    huella_renapo_actual=huella_renapo(ficha),
                )
            )
        )
    ]


@pytest.mark.norma("L06a", "L06b", "L06c", "L06d", "L06e", "L06f", "L06g", "L06h", "V15")
def test_each_student_fails_exactly_the_criterion_it_was_made_for(oficina: OficinaDemo) -> None:
    for alumno in oficina.alumnos:
        if alumno.falla != "L01c":
            esperado = [alumno.falla] if alumno.falla else []
            assert failures(oficina, alumno) == esperado, (alumno.matricula, alumno.rasgo)


@pytest.mark.norma("L06", "L01c", "V15")
def test_three_students_fail_each_criterion_and_the_rest_are_fit(oficina: OficinaDemo) -> None:
    cuenta = Counter(a.falla for a in oficina.alumnos)
    assert {c: cuenta[c] for c in CRITERIOS} == dict.fromkeys(CRITERIOS, 3)
    assert (cuenta["V15"], cuenta["L01c"]) == (1, 1)
    assert cuenta[""] == len(oficina.alumnos) - 26


def test_a_seed_means_one_office_and_another_seed_another() -> None:
    assert generar(7, hoy=HOY) == generar(7, hoy=HOY)
    assert generar(7, hoy=HOY) != generar(8, hoy=HOY)


def test_too_few_students_are_refused() -> None:
    with pytest.raises(MuyPocosAlumnos):
        generar(7, 59, hoy=HOY)


def test_a_date_before_anybody_of_model_2018_finished_is_refused() -> None:
    with pytest.raises(DemasiadoPronto):
        generar(7, hoy=PRIMER_DIA - timedelta(days=1))
    assert len(generar(7, hoy=PRIMER_DIA).alumnos) == 120


def test_there_are_as_many_students_as_asked_each_with_its_own_keys(oficina: OficinaDemo) -> None:
    alumnos = oficina.alumnos
    assert len(alumnos) in (60, 120, 300)
    assert len({a.matricula for a in alumnos}) == len({a.curp for a in alumnos}) == len(alumnos)
    for alumno in alumnos:
        assert Matricula(alumno.matricula).plantel == alumno.plantel
        assert alumno.grupo.endswith(f"-{alumno.plan}")


@pytest.mark.norma("L06b")
def test_every_curp_is_valid_for_us_and_for_another_library(oficina: OficinaDemo) -> None:
    personas = [a.persona for a in oficina.alumnos]
    personas += [m.persona for m in oficina.personal]
    for persona in personas:
        curp = Curp(persona.curp)
        assert (curp.fecha_nacimiento, curp.sexo, curp.entidad) == (
            persona.nacimiento,
            persona.sexo,
            persona.entidad,
        )
        if persona.sexo != "X":
            assert curp_ajena.is_valid(persona.curp), persona


def test_every_rfc_of_the_staff_follows_from_the_curp(oficina: OficinaDemo) -> None:
    for usuario in oficina.usuarios:
        assert Rfc(usuario.rfc).digito_correcto
        assert rfc_ajeno.is_valid(usuario.rfc, validate_check_digits=True)
        assert usuario.rfc[:10] == usuario.curp[:10]


def test_no_plantel_of_the_demo_exists_and_every_cct_is_well_formed(oficina: OficinaDemo) -> None:
    with ruta_de_datos("catalogos", "planteles.csv").open(encoding="utf-8", newline="") as archivo:
        reales = {fila["cct"] for fila in csv.DictReader(archivo)}
    assert len(reales) > 300
    for plantel in oficina.planteles:
        cct = Cct(plantel.cct)
        assert (cct.tipo, cct.entidad, cct.consecutivo[0]) == ("DPT", oficina.entidad, "9")
        assert plantel.cct not in reales
        assert "Demostración" in plantel.nombre


def test_the_staff_has_every_role_and_two_pairs_of_eyes_in_the_state(oficina: OficinaDemo) -> None:
    cuenta = Counter(u.rol for u in oficina.usuarios)
    assert cuenta == {
        Rol.SE_PLANTEL: 3,
        Rol.DIRECTOR_PLANTEL: 3,
        Rol.SE_ESTATAL: 2,
        Rol.DIRECTOR_ESTATAL: 1,
        Rol.NACIONAL: 1,
        Rol.DSE: 1,
        Rol.SYSADMIN: 1,
        Rol.LECTOR: 1,
    }
    assert {"se.norte", "dir.norte", "estatal", "dir.estatal", "nacional", "dse", "admin"} <= {
        u.id for u in oficina.usuarios
    }
    assert all(u.id_cargo for u in oficina.usuarios if u.rol.value.startswith("director"))


def test_every_peculiarity_and_every_part_of_the_story_is_played_by_a_fit_student(
    oficina: OficinaDemo,
) -> None:
    aptos = oficina.aptos
    assert {a.rasgo for a in aptos} >= set(Rasgo)
    assert Counter(a.papel for a in aptos if a.papel) == dict.fromkeys(Papel, 1)
    assert any(a.persona.entidad == "NE" for a in aptos)
    assert any(a.persona.sexo == "X" for a in aptos)
    assert any(not a.persona.segundo_apellido for a in aptos)
    assert any(a.persona.primer_apellido[0] == "Ñ" and a.curp[0] == "X" for a in aptos)
    assert any(a.persona.nombre.startswith("MA. ") for a in aptos)
    assert any(a.persona.primer_apellido.startswith("DE") for a in aptos)
    assert any(len(a.persona.nombre_completo) >= 60 for a in aptos)
    assert {a.modelo for a in aptos} == {2008, 2018}
    assert any(n.valor == "AC" for a in aptos for n in a.kardex)
    assert all(a.persona.nombre_completo.isupper() for a in oficina.alumnos)


@pytest.mark.norma("L13c")
def test_minors_have_a_guardian_with_an_address_and_everybody_else_is_of_age(
    oficina: OficinaDemo,
) -> None:
    menores = [a for a in oficina.alumnos if a.rasgo == Rasgo.MENOR]
    assert len(menores) >= 2
    for alumno in oficina.alumnos:
        nacido = alumno.persona.nacimiento
        cumple_18 = nacido.replace(year=nacido.year + 18, day=min(nacido.day, 28))
        assert (cumple_18 > oficina.hoy) == (alumno in menores)
        assert bool(alumno.correo_tutor) == bool(alumno.tutor) == (alumno in menores)


@pytest.mark.norma("L06c", "V29a")
def test_dates_grades_and_models_are_coherent_for_who_is_fit(oficina: OficinaDemo) -> None:
    modelos = leer_modelos(ruta_de_datos("catalogos", "modelos.csv").read_text("utf-8"))
    for a in (corregir(oficina, a) for a in oficina.alumnos):
        modelo = modelos[a.modelo]
        assert modelo.desde <= a.fecha_inicio.year <= (modelo.hasta or 9999)
        assert a.fecha_inicio < a.fecha_termino <= oficina.hoy
        assert a.generacion == f"{a.fecha_inicio.year}-{a.fecha_termino.year}"
        assert a.fecha_inicio.year - a.persona.nacimiento.year >= 13
    for a in oficina.aptos:
        assert a.fecha_secundaria is not None
        assert a.fecha_secundaria < a.fecha_inicio
        assert [n.modulo for n in a.kardex] == [m.clave for m in oficina.plan(a.plan).modulos]


@pytest.mark.norma("L04", "L08c")
def test_each_range_lies_inside_one_of_the_level_above_and_siblings_do_not_touch(
    oficina: OficinaDemo,
) -> None:
    for rango in oficina.rangos:
        padre = rango.nivel.padre
        contienen = [
            r
            for r in oficina.rangos
            if r.nivel is padre
            and r.modelo == rango.modelo
            and r.desde <= rango.desde <= rango.hasta <= r.hasta
        ]
        assert len(contienen) == (1 if padre else 0)
    for modelo, planteles in ((2018, 3), (2008, 2)):
        hojas = [r for r in oficina.rangos if (r.nivel, r.modelo) == (NivelRango.PLANTEL, modelo)]
        assert len(hojas) == planteles
        assert all(a.hasta < b.desde for a, b in pairwise(hojas))
        assert all(r.hasta - r.desde + 1 >= 200 for r in hojas)


@pytest.mark.norma("L17a", "L17b")
def test_every_fit_name_can_be_proposed_in_mixed_case(oficina: OficinaDemo) -> None:
    for alumno in oficina.aptos:
        p = alumno.persona
        propuestas = [proponer(p.nombre)] + [
            proponer(a, apellido=True) for a in (p.primer_apellido, p.segundo_apellido) if a
        ]
        assert all(es_mixto(x.texto) for x in propuestas), p.nombre_completo


def test_a_laboral_literal_is_only_in_the_story(oficina: OficinaDemo) -> None:
    laborales = {
        m.clave for p in oficina.planes for m in p.modulos if m.formacion is Formacion.LABORAL
    }
    con_literal = [
        a for a in oficina.aptos if any(n.modulo in laborales and n.valor == "AC" for n in a.kardex)
    ]
    assert [a.papel for a in con_literal] == [Papel.LITERAL]
