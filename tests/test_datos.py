"""Tests of the packaged catalogues."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest

from certtui.archivos import ruta_de_datos
from certtui.domain.cct import Cct
from certtui.domain.curp import ENTIDADES
from certtui.domain.hallazgo import ResuelveEn
from certtui.domain.modelo_academico import leer_modelos
from certtui.domain.rechazo import CAUSA_DESCONOCIDA, ReglaCausa, clasificar, compilar

CLAVES = {
    "carreras.csv": ("carrera",),
    "causas_rechazo.csv": ("clave",),
    "entidades.csv": ("entidad",),
    "feriados.csv": ("fecha",),
    "ids_dec.csv": ("clave",),
    "institucion_medica.csv": ("valor",),
    "modelos.csv": ("anio",),
    "modulos_demo.csv": ("cve_plan", "clave"),
    "pc_sinems.csv": ("cct", "desde"),
    "planes_demo.csv": ("cve_plan",),
    "planteles.csv": ("cct",),
}


def _filas(nombre: str) -> list[dict[str, str]]:
    with ruta_de_datos("catalogos", nombre).open(encoding="utf-8", newline="") as archivo:
        return list(csv.DictReader(archivo, strict=True))


@pytest.mark.parametrize(("nombre", "clave"), CLAVES.items())
def test_a_catalogue_loads_without_repeated_keys(nombre: str, clave: tuple[str, ...]) -> None:
    filas = _filas(nombre)
    for fila in filas:
        assert None not in fila
        assert None not in fila.values()
        assert all(v == v.strip() for v in fila.values())
    repetidas = [c for c, n in Counter(tuple(f[k] for k in clave) for f in filas).items() if n > 1]
    assert repetidas == []


@pytest.mark.parametrize("nombre", CLAVES)
def test_a_catalogue_is_plain_utf8_with_lf(nombre: str) -> None:
    crudo = ruta_de_datos("catalogos", nombre).read_bytes()
    assert b"\r" not in crudo
    assert crudo.endswith(b"\n")
    assert "Ã" not in crudo.decode("utf-8")


def test_every_plantel_has_a_valid_cct_of_its_entidad() -> None:
    filas = _filas("planteles.csv")
    assert len(filas) == 314
    for fila in filas:
        assert Cct(fila["cct"]).entidad == fila["inegi"]


def test_entidades_are_the_32_and_the_birth_abroad() -> None:
    filas = _filas("entidades.csv")
    assert [f["inegi"] for f in filas] == [f"{n:02d}" for n in range(1, 33)] + [""]
    assert {f["curp_renapo"] for f in filas} == set(ENTIDADES)


@pytest.mark.norma("L06g")
def test_the_refused_institutions_are_marked() -> None:
    prohibidas = {f["valor"] for f in _filas("institucion_medica.csv") if "L06g" in f["regla"]}
    assert prohibidas == {"En trámite", "No tengo Seguridad Social o lo Desconozco"}


def test_the_plans_have_their_modules_and_a_known_model() -> None:
    texto = ruta_de_datos("catalogos", "modelos.csv").read_text(encoding="utf-8")
    modelos = leer_modelos(texto)
    planes = {f["cve_plan"]: f for f in _filas("planes_demo.csv")}
    modulos = _filas("modulos_demo.csv")
    assert {m["cve_plan"] for m in modulos} == set(planes)
    for clave, plan in planes.items():
        modelo = modelos[int(plan["modelo"])]
        propios = [m for m in modulos if m["cve_plan"] == clave]
        assert [int(m["orden"]) for m in propios] == list(range(1, len(propios) + 1))
        laborales = [m for m in propios if m["formacion"] == "laboral"]
        if modelo.electronica:
            assert 18 <= len(laborales) <= 24
        assert all(2 <= int(m["semestre"]) <= 6 for m in laborales)
        for modulo in propios:
            assert re.fullmatch(r"[A-Z]{4}-\d{2}", modulo["clave"])
            assert modulo["formacion"] in {"basica", "laboral"}
            assert int(modulo["horas"]) > 0
            assert int(modulo["creditos"]) > 0
        assert int(plan["creditos_total"]) >= sum(int(m["creditos"]) for m in propios)
    assert {p["creditos_total"] for p in planes.values() if p["modelo"] == "2018"} == {"378"}


def test_what_is_not_published_is_said_and_visibly_invented() -> None:
    filas = _filas("ids_dec.csv")
    sin_publicar = [f for f in filas if f["origen"].startswith("no publicado")]
    assert len(sin_publicar) >= 6
    for fila in sin_publicar:
        assert not fila["valor"] or "DEMO" in fila["nota"]
        assert not fila["valor"].isdigit() or fila["valor"].startswith("999")


def _descansos(anio: int) -> Iterator[date]:
    def lunes(mes: int, cual: int) -> date:
        todos = [d for n in range(1, 29) if (d := date(anio, mes, n)).weekday() == 0]
        return todos[cual - 1]

    yield from (date(anio, 1, 1), lunes(2, 1), lunes(3, 3), date(anio, 5, 1), date(anio, 9, 16))
    yield from (lunes(11, 3), date(anio, 12, 25))
    if anio in {2024, 2030}:
        yield date(anio, 10, 1)


def test_the_holidays_are_those_of_the_law() -> None:
    esperados = sorted(d for anio in range(2021, 2031) for d in _descansos(anio))
    assert [date.fromisoformat(f["fecha"]) for f in _filas("feriados.csv")] == esperados


def _reglas() -> list[ReglaCausa]:
    return [
        ReglaCausa(
            orden=int(f["orden"]),
            clave=f["clave"],
            patron=f["patron"],
            causa=f["causa"],
            campo=f["campo"],
            resuelve=ResuelveEn(f["resuelve_en"]),
            consejo=f["consejo"],
        )
        for f in _filas("causas_rechazo.csv")
    ]


MENSAJES = [
    ("La CURP no coincide con el nombre del alumno", "CURP-NOMBRE"),
    ("El nombre del alumno no coincide con la CURP", "NOMBRE-ACTA"),
    ("Los datos del alumno no corresponden con la CURP", "CURP-NOMBRE"),
    ("La CURP AAPR630321HDFLRC09 no existe en RENAPO", "CURP-RENAPO"),
    ("CURP no encontrada.", "CURP-RENAPO"),
    ("La CURP del alumno no es válida", "CURP-FORMA"),
    ("El formato de la curp es incorrecto", "CURP-FORMA"),
    ("El nombre no coincide con el registro", "NOMBRE"),
    ("Primer apellido contiene caracteres no permitidos", "NOMBRE"),
    ("Certificado duplicado", "DUPLICADO"),
    ("El alumno ya cuenta con un certificado de terminación", "DUPLICADO"),
    ("El alumno ya cuenta con un certificado registrado", "DUPLICADO"),
    ("Ya obra en SIGED un certificado timbrado; COSFAC debe cancelar aquel", "DUPLICADO"),
    ("El folio de control ya fue utilizado en otro certificado", "DUP-LOTE"),
    ("La CURP ya fue certificada con folio 1234", "DUPLICADO"),
    ("La CCT 99DPT0000X no existe", "CCT"),
    ("Clave de Centro de Trabajo inválida", "CCT"),
    ("El municipio no pertenece a la entidad federativa", "MUNICIPIO"),
    ("Entidad federativa incorrecta", "ENTIDAD"),
    ("El plan de estudios no se encuentra registrado", "PLAN"),
    ("clavePlanEstudios no válida", "PLAN"),
    ("Sello inválido", "SELLO"),
    ("La firma electrónica no corresponde con la cadena original", "SELLO"),
    ("El certificado del firmante está vencido", "CER-VENC"),
    ("e.firma caducada", "CER-VENC"),
    ("El firmante no se encuentra registrado", "CER-NOREG"),
    ("El certificado del responsable no está dado de alta", "CER-NOREG"),
    ("El idCargo no existe en el catálogo", "CER-CARGO"),
    ("Promedio de aprovechamiento incorrecto", "PROMEDIO"),
    ("Los créditos obtenidos no son iguales al total", "CREDITOS"),
    ("La fecha de término es anterior a la de inicio", "FECHAS"),
    ("cvc-complex-type.4: Attribute 'curp' must appear on element", "XML"),
    ("El XML no cumple con la estructura del XSD", "XML"),
    ("Tipo de plantel no válido para la institución", "TIPO-PLANTEL"),
    ("idIEMS no válido", "IEMS"),
    ("ServicioFirmante idEntidad no corresponde", "ENTIDAD-FIRM"),
    ("Usuario o contraseña incorrectos", "ACCESO"),
    ("Connection timeout", "RED"),
    ("Error interno del servidor, intente más tarde", "INTERNO"),
    ("El archivo ZIP contiene carpetas", "ZIP"),
    ("La calificación del módulo no es válida", "UAC"),
]


@pytest.mark.norma("L15b", "F3.7")
@pytest.mark.parametrize(("mensaje", "clave"), MENSAJES)
def test_a_message_of_cosfac_is_classified(mensaje: str, clave: str) -> None:
    reglas = _reglas()
    assert clasificar(mensaje, reglas).clave == clave
    assert clasificar(mensaje.upper(), reglas).clave == clave


@pytest.mark.norma("L15b")
def test_an_unheard_message_is_not_guessed() -> None:
    assert clasificar("Zzz 42", _reglas()).causa == CAUSA_DESCONOCIDA


@pytest.mark.norma("L15b")
def test_each_cause_compiles_and_advises() -> None:
    reglas = _reglas()
    assert len(reglas) >= 25
    for regla in reglas:
        assert compilar(regla.patron)
        assert regla.causa
        assert regla.consejo
        assert regla.campo
    assert len({r.orden for r in reglas}) == len(reglas)
