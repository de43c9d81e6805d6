"""Tests of the eligibility criteria."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certtui.domain.ajustes import Ajustes
from certtui.domain.alumno import (
    Alumno,
    Calificacion,
    EstatusRenapo,
    Formacion,
    ModuloPlan,
    Plan,
)
from certtui.domain.elegibilidad import (
    CRITERIOS,
    AjustesElegibilidad,
    Expediente,
    Momento,
    evaluar,
    huella_renapo,
)
from certtui.domain.hallazgo import Hallazgo, ResuelveEn, Veredicto, fallas
from certtui.texts.hallazgos import PROPIAS, donde, frase, quien, remedio

LETRAS = "ABCDEFGHILMNÑOPRSTUVZÁÉÍÓÚ"
palabras = st.text(LETRAS, min_size=2, max_size=10)
AJUSTES = AjustesElegibilidad(dominios_institucionales=("alumno.demo.mx",))
MODULOS = tuple(
    ModuloPlan(f"DEMO-{i:02d}", f"Módulo {i}", 1 + i // 4, i, 90, 9, Formacion.LABORAL)
    for i in range(8)
)
PLAN = Plan("DEMO18", "Demo", "PT-B en Demo", 2018, 378, 7.0, MODULOS)


def _alumno(
    nombre: str = "ANA", apellido: str = "EJEMPLO", secundaria: date = date(2018, 7, 1)
) -> Alumno:
    alumno = Alumno(
        id=1,
        matricula="189990001-4",
        curp="AAPR630321HDFLRC09",
        nombre=nombre,
        primer_apellido=apellido,
        segundo_apellido="",
        plantel="999",
        plan="DEMO18",
        modelo=2018,
        grupo="601",
        generacion="2018-2021",
        crip="300870101234567",
        fecha_secundaria=secundaria,
        fecha_inicio=date(2018, 8, 20),
        fecha_termino=date(2021, 7, 10),
        institucion_medica="IMSS",
        correo_institucional="ana@alumno.demo.mx",
        datos_validados_por="se.demo",
        datos_validados_en=datetime(2021, 7, 20, tzinfo=UTC),
        renapo_estatus=EstatusRenapo.COINCIDE,
        renapo_en=datetime(2021, 7, 20, tzinfo=UTC),
        renapo_huella="",
        baja_en=None,
        adeudos=False,
    )
    return replace(alumno, renapo_huella=huella_renapo(alumno))


def _expediente(
    alumno: Alumno | None = None,
    *,
    kardex: tuple[Calificacion, ...] | None = None,
    momento: Momento = Momento.CARGA,
) -> Expediente:
    alumno = alumno or _alumno()
    todos = tuple(Calificacion(m.clave, "8.5", "12021") for m in MODULOS)
    return Expediente(
        alumno=alumno,
        plan=PLAN,
        kardex=todos if kardex is None else kardex,
        folios_libres=1,
        folio_asignado=momento is Momento.CARGA,
        momento=momento,
        huella_renapo_actual=huella_renapo(alumno),
        ajustes=AJUSTES,
    )


@st.composite
def expedientes(draw: st.DrawFn) -> Expediente:
    """Files of students who meet everything."""
    inicio = date(2018, 8, 20)
    alumno = _alumno(
        draw(palabras),
        draw(palabras),
        inicio - timedelta(days=draw(st.integers(1, 4000))),
    )
    calificaciones = draw(
        st.lists(st.sampled_from(["7.0", "7", "8.5", "9,9", "10", "AC"]), min_size=8, max_size=8)
    )
    kardex = [
        Calificacion(m.clave, c, "12021") for m, c in zip(MODULOS, calificaciones, strict=True)
    ]
    previos = [
        Calificacion(m.clave, draw(st.sampled_from(["5.0", "NA", "NP"])), "12020")
        for m in draw(st.lists(st.sampled_from(MODULOS), max_size=3))
    ]
    return replace(
        _expediente(alumno, momento=draw(st.sampled_from(Momento))),
        kardex=tuple(draw(st.permutations(kardex + previos))),
    )


def _con(e: Expediente, **cambios: object) -> Expediente:
    alumno = replace(e.alumno, **cambios)  # type: ignore[arg-type]
    return replace(e, alumno=alumno, huella_renapo_actual=huella_renapo(alumno))


SIN_VALOR = {"L06a.sin_validar", "L06d.sin_folios", "L06g.vacia"}
"""Sentences that say the value in words."""
Averia = Callable[[Expediente], Expediente]
AVERIAS: list[tuple[str, str, Averia]] = [
    ("L06a", "L06a.sin_validar", lambda e: _con(e, datos_validados_en=None)),
    ("L06a", "L06a.sin_validar", lambda e: _con(e, datos_validados_por=" ")),
    ("L06b", "L06b.sin_confronta", lambda e: _con(e, renapo_estatus=None)),
    ("L06b", "L06b.sin_confronta", lambda e: _con(e, renapo_estatus=EstatusRenapo.SIN_RESPUESTA)),
    ("L06b", "L06b.no_coincide", lambda e: _con(e, renapo_estatus=EstatusRenapo.NO_COINCIDE)),
    ("L06b", "L06b.baja", lambda e: _con(e, renapo_estatus=EstatusRenapo.BAJA)),
    ("L06b", "L06b.vencida", lambda e: _con(e, nombre=e.alumno.nombre + "X")),
    ("L06b", "L06b.vencida", lambda e: _con(e, segundo_apellido="OTRO")),
    ("L06b", "L06b.curp_vacio", lambda e: _con(e, curp=" ")),
    ("L06b", "L06b.curp_forma", lambda e: _con(e, curp="EXTRANJERO")),
    ("L06b", "L06b.curp_fecha", lambda e: _con(e, curp="AAPR630231HDFLRC09")),
    ("L06b", "L06b.curp_verificador", lambda e: _con(e, curp="AAPR630321HDFLRC08")),
    ("L06c", "L06c.sin_plan", lambda e: replace(e, plan=None)),
    ("L06c", "L06c.sin_plan", lambda e: replace(e, plan=replace(PLAN, modulos=()))),
    ("L06c", "L06c.otro_plan", lambda e: replace(e, plan=replace(PLAN, modelo=2008))),
    ("L06c", "L06c.otro_plan", lambda e: _con(e, plan="OTRO18")),
    ("L06c", "L06c.faltan", lambda e: replace(e, kardex=_sin(e, "DEMO-03"))),
    ("L06c", "L06c.reprobados", lambda e: replace(e, kardex=_baja(e, "DEMO-03", "6.9"))),
    ("L06c", "L06c.reprobados", lambda e: replace(e, kardex=_baja(e, "DEMO-03", "NA"))),
    ("L06c", "L06c.reprobados", lambda e: replace(e, kardex=_baja(e, "DEMO-03", "NP"))),
    (
        "L06c",
        "L06c.pendientes",
        lambda e: replace(e, kardex=_sin(replace(e, kardex=_baja(e, "DEMO-03", "")), "DEMO-05")),
    ),
    (
        "L06d",
        "L06d.sin_folio",
        lambda e: replace(e, folio_asignado=False, folios_libres=9, momento=Momento.CARGA),
    ),
    (
        "L06d",
        "L06d.sin_folios",
        lambda e: replace(e, folio_asignado=False, folios_libres=0, momento=Momento.SOLICITUD),
    ),
    ("L06e", "L06e.minusculas", lambda e: _con(e, crip="30ab70101234567")),
    ("L06f", "L06f.orden", lambda e: _con(e, fecha_secundaria=e.alumno.fecha_inicio)),
    ("L06f", "L06f.orden", lambda e: _con(e, fecha_secundaria=date(2019, 1, 1))),
    ("L06f", "L06f.sin_secundaria", lambda e: _con(e, fecha_secundaria=None)),
    ("L06f", "L06f.sin_inicio", lambda e: _con(e, fecha_inicio=None)),
    ("L06g", "L06g.prohibida", lambda e: _con(e, institucion_medica=" EN  TRAMITE")),
    (
        "L06g",
        "L06g.prohibida",
        lambda e: _con(e, institucion_medica="no tengo seguridad social o lo DESCONOZCO "),
    ),
    ("L06g", "L06g.vacia", lambda e: _con(e, institucion_medica=" - ")),
    ("L06h", "L06h.sin_correo", lambda e: _con(e, correo_institucional="")),
    ("L06h", "L06h.forma", lambda e: _con(e, correo_institucional="ana@alumno.demo.mx.")),
    ("V15", "V15.baja", lambda e: _con(e, baja_en=date(2021, 1, 15))),
]


def _sin(e: Expediente, modulo: str) -> tuple[Calificacion, ...]:
    return tuple(c for c in e.kardex if c.modulo != modulo)


def _baja(e: Expediente, modulo: str, valor: str) -> tuple[Calificacion, ...]:
    return (*_sin(e, modulo), Calificacion(modulo, valor, "12021"))


def _de(e: Expediente, regla: str) -> Hallazgo:
    return CRITERIOS[regla](e)


@pytest.mark.norma("L06", "L06z")
@given(expedientes())
def test_a_valid_file_is_all_green_with_one_result_per_criterion(e: Expediente) -> None:
    hallazgos = evaluar(e)
    assert [h.regla for h in hallazgos] == list(CRITERIOS)
    assert {h.veredicto for h in hallazgos} == {Veredicto.OK}


@pytest.mark.norma("L06", "L06a", "L06b", "L06c", "L06d", "L06e", "L06f", "L06g", "L06h", "V15")
@given(expedientes(), st.sampled_from(AVERIAS))
def test_breaking_one_criterion_turns_that_one_red(
    e: Expediente, averia: tuple[str, str, Averia]
) -> None:
    regla, clave, romper = averia
    rojos = fallas(evaluar(romper(e)))
    assert [(h.regla, h.clave) for h in rojos] == [(regla, clave)]


@pytest.mark.parametrize(("regla", "clave", "romper"), AVERIAS)
def test_each_failure_says_what_where_who_and_how(regla: str, clave: str, romper: Averia) -> None:
    hallazgo = _de(romper(_expediente()), regla)
    assert hallazgo.clave == clave
    for texto in (frase(hallazgo), donde(hallazgo), quien(hallazgo), remedio(hallazgo)):
        assert texto
        assert "{" not in texto
    if clave not in SIN_VALOR:
        assert hallazgo.valor in frase(hallazgo)


def test_every_sentence_of_the_criteria_is_used() -> None:
    usadas = {clave for _, clave, _ in AVERIAS} | {f"{regla}.ok" for regla in CRITERIOS}
    usadas |= {"L06d.despues", "L06e.vacia", "L06e.largo", "L06h.dominio", "V-d.egr.adeudos"}
    assert set(PROPIAS) == usadas


@pytest.mark.norma("L06c")
def test_the_missing_and_failed_modules_are_listed() -> None:
    e = _expediente(kardex=_baja(_expediente(), "DEMO-03", "6.9"))
    datos = dict(_de(replace(e, kardex=_sin(e, "DEMO-05")), "L06c").datos)
    assert datos["faltan"] == "DEMO-05"
    assert datos["reprobados"] == "DEMO-03 (6.9)"
    assert datos["pendientes"] == "2"


@pytest.mark.norma("L06c")
def test_the_minimum_is_that_of_the_plan() -> None:
    e = _expediente(kardex=_baja(_expediente(), "DEMO-03", "6.0"))
    alumno = replace(e.alumno, modelo=2023)
    nuevo = replace(PLAN, modelo=2023, minimo_aprobatorio=6.0)
    assert _de(replace(e, alumno=alumno, plan=nuevo), "L06c").veredicto is Veredicto.OK


@pytest.mark.norma("L06d", "C05")
def test_the_folio_means_two_things_at_two_moments() -> None:
    pide = _expediente(momento=Momento.SOLICITUD)
    assert _de(pide, "L06d").valor == "1"
    assert _de(replace(pide, momento=Momento.CARGA), "L06d").impide
    sin_reserva = replace(
        pide, folios_libres=0, ajustes=AjustesElegibilidad(reserva_en_solicitud=False)
    )
    assert _de(sin_reserva, "L06d").veredicto is Veredicto.NO_APLICA
    assert donde(_de(replace(pide, folios_libres=0), "L06d")).startswith("certtui: Folios")


@pytest.mark.norma("L06e", "C23")
def test_no_crip_does_not_apply_and_an_odd_one_warns() -> None:
    assert _de(_con(_expediente(), crip=" "), "L06e").veredicto is Veredicto.NO_APLICA
    rara = _de(_con(_expediente(), crip="3008701"), "L06e")
    assert rara.veredicto is Veredicto.AVISO
    assert "7" in frase(rara)
    assert "30AB70101234567" in remedio(_de(_con(_expediente(), crip="30ab70101234567"), "L06e"))


@pytest.mark.norma("L06g")
def test_an_empty_institution_follows_the_setting() -> None:
    e = _con(_expediente(), institucion_medica="")
    assert _de(e, "L06g").veredicto is Veredicto.FALLA
    suave = replace(e, ajustes=AjustesElegibilidad(institucion_medica_vacia=Veredicto.AVISO))
    assert _de(suave, "L06g").veredicto is Veredicto.AVISO


@pytest.mark.norma("L06h", "C26")
def test_a_strange_domain_warns_only_when_domains_are_known() -> None:
    e = _con(_expediente(), correo_institucional="ana@otro.mx")
    assert _de(e, "L06h").veredicto is Veredicto.AVISO
    assert _de(replace(e, ajustes=AjustesElegibilidad()), "L06h").veredicto is Veredicto.OK


@pytest.mark.norma("V-d.egr", "C30")
def test_debts_warn_or_fail_by_setting() -> None:
    e = _con(_expediente(), adeudos=True)
    assert _de(e, "V-d.egr").veredicto is Veredicto.AVISO
    dura = replace(e, ajustes=AjustesElegibilidad(adeudos=Veredicto.FALLA))
    assert _de(dura, "V-d.egr").impide


@pytest.mark.norma("L06b")
def test_the_confronta_survives_case_and_spaces_but_not_another_letter() -> None:
    alumno = _alumno("ANA MARÍA", "EJEMPLO")
    igual = replace(alumno, nombre=" Ana  María", curp=alumno.curp.lower())
    assert huella_renapo(igual) == alumno.renapo_huella
    for campo in ("curp", "nombre", "primer_apellido", "segundo_apellido"):
        otro = replace(alumno, **{campo: getattr(alumno, campo) + "Z"})
        assert huella_renapo(otro) != alumno.renapo_huella
    pegado = replace(alumno, nombre="ANA MARÍA EJEMPLO", primer_apellido="")
    assert huella_renapo(pegado) != alumno.renapo_huella


def test_the_settings_of_the_office_are_read() -> None:
    assert AjustesElegibilidad.de(Ajustes({})) == AjustesElegibilidad()
    puestos = Ajustes(
        {
            "institucion_medica.vacia": "aviso",
            "adeudos": "falla",
            "folio.reserva_en_solicitud": "no",
            "correo.dominios_alumno": "a.mx, b.mx",
        }
    )
    assert AjustesElegibilidad.de(puestos) == AjustesElegibilidad(
        Veredicto.AVISO, ("a.mx", "b.mx"), Veredicto.FALLA, reserva_en_solicitud=False
    )


def test_nothing_is_to_be_done_when_all_is_well() -> None:
    for hallazgo in evaluar(_expediente()):
        assert (donde(hallazgo), quien(hallazgo), remedio(hallazgo)) == ("", "", "")
        assert frase(hallazgo)


def test_an_unknown_key_still_says_something() -> None:
    raro = Hallazgo("X1", Veredicto.FALLA, "X1.nada", "cosa", "{valor}", ResuelveEn.DESCONOCIDO)
    assert "{valor}" in frase(raro)
    assert donde(raro)
