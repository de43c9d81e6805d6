"""The files of the demo office go in through the shipped mappings, defects and all."""

import csv
import io
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from certtui.domain.alumno import EstatusRenapo
from certtui.domain.hallazgo import Veredicto
from certtui.domain.reloj import zona
from certtui.exchange.mapeo import cargar_mapeo
from certtui.exchange.renapo import comparar, leer_respuesta
from certtui.exchange.sae import leer_alumnos, leer_kardex
from certtui.process.demo.archivos import (
    CALIDAD,
    PLANTEL,
    RENAPO,
    SAE_ALUMNOS,
    SAE_KARDEX,
    USUARIOS,
    archivos,
)
from certtui.process.demo.escuela import generar
from certtui.process.demo.oficina import OficinaDemo

HOY = date(2026, 11, 21)
AHORA = datetime(2026, 11, 21, 18, tzinfo=UTC)


@pytest.fixture(scope="module")
def oficina() -> OficinaDemo:
    return generar(7, hoy=HOY)


@pytest.fixture(scope="module")
def carpeta(oficina: OficinaDemo, tmp_path_factory: pytest.TempPathFactory) -> Path:
    raiz = tmp_path_factory.mktemp("demo")
    for nombre, contenido in archivos(oficina).items():
        ruta = raiz / nombre
        ruta.parent.mkdir(exist_ok=True)
        ruta.write_bytes(contenido)
    return raiz


def table(carpeta: Path, nombre: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((carpeta / nombre).read_text("utf-8"))))


def test_the_files_are_the_same_bytes_for_the_same_seed(oficina: OficinaDemo) -> None:
    assert archivos(generar(7, hoy=HOY)) == archivos(oficina)


@pytest.mark.norma("L05a", "L06")
def test_every_student_comes_back_from_sae_as_it_was_generated(
    oficina: OficinaDemo, carpeta: Path
) -> None:
    lectura = leer_alumnos(
        carpeta / SAE_ALUMNOS, cargar_mapeo("sae_conalep"), zona=zona(oficina.entidad)
    )
    assert lectura.rechazadas == ()
    leidos = {
        f.matricula: f.to_alumno(
            1,
            renapo_estatus=oficina.alumno(f.matricula).renapo,
            renapo_en=AHORA,
        )
        for f in lectura.filas
    }
    assert leidos.keys() == {a.matricula for a in oficina.alumnos}
    for alumno in oficina.alumnos:
        esperado = alumno.alumno(1, en=AHORA)
        leido = leidos[alumno.matricula]
        for campo in (
            "curp",
            "nombre",
            "primer_apellido",
            "segundo_apellido",
            "plantel",
            "plan",
            "modelo",
            "grupo",
            "generacion",
            "crip",
            "fecha_secundaria",
            "fecha_inicio",
            "fecha_termino",
            "institucion_medica",
            "correo_institucional",
            "correo_personal",
            "datos_validados_por",
            "datos_validados_en",
            "baja_en",
            "adeudos",
        ):
            assert getattr(leido, campo) == getattr(esperado, campo), (alumno.matricula, campo)


@pytest.mark.norma("L06c")
def test_the_whole_kardex_comes_back_from_sae(oficina: OficinaDemo, carpeta: Path) -> None:
    lectura = leer_kardex(carpeta / SAE_KARDEX, cargar_mapeo("sae_conalep"))
    assert lectura.rechazadas == ()
    assert {(f.matricula, f.calificacion) for f in lectura.filas} == {
        (a.matricula, n) for a in oficina.alumnos for n in a.kardex
    }


def test_the_exports_of_sae_have_the_defects_that_are_seen_in_the_field(carpeta: Path) -> None:
    crudo = (carpeta / SAE_ALUMNOS).read_bytes()
    with pytest.raises(UnicodeDecodeError):
        crudo.decode("utf-8")
    lineas = crudo.decode("latin-1").splitlines()
    assert ";" not in lineas[0]
    assert "DEMOSTRACIÓN" in lineas[0]
    matriculas = [linea.split(";")[0] for linea in lineas[2:]]
    assert any(m.endswith(".0") for m in matriculas)
    assert any("-" in m for m in matriculas)
    assert any("'" in m for m in matriculas)
    assert any(m.isdigit() and len(m) == 10 for m in matriculas)
    assert any(len(m.removesuffix(".0").replace("-", "").replace("'", "")) == 9 for m in matriculas)
    assert any("Ã" in linea for linea in lineas)


@pytest.mark.norma("L06b")
def test_renapo_answers_what_each_student_was_made_for(oficina: OficinaDemo, carpeta: Path) -> None:
    lectura = leer_respuesta(carpeta / RENAPO)
    assert lectura.hallazgos == ()
    respuestas = {r.curp: r for r in lectura.filas}
    vistos = set()
    for alumno in oficina.alumnos:
        hallado = comparar(alumno.alumno(1, en=AHORA), respuestas.get(alumno.curp))
        assert hallado.estatus == (alumno.renapo or EstatusRenapo.SIN_RESPUESTA)
        vistos.add(hallado.estatus)
    assert vistos == set(EstatusRenapo)


def test_the_rows_that_start_the_base_say_what_the_office_says(
    oficina: OficinaDemo, carpeta: Path
) -> None:
    assert [f["cct"] for f in table(carpeta, PLANTEL)] == [p.cct for p in oficina.planteles]
    assert [f["id"] for f in table(carpeta, USUARIOS)] == [u.id for u in oficina.usuarios]
    assert all(f["primer_apellido"] for f in table(carpeta, USUARIOS))


@pytest.mark.norma("L19")
def test_one_plantel_is_in_the_quality_register_today_and_another_was(
    carpeta: Path,
) -> None:
    vigentes = [
        f["cct"] for f in table(carpeta, CALIDAD) if f["desde"] <= HOY.isoformat() <= f["hasta"]
    ]
    assert len(vigentes) == 1
    assert len(table(carpeta, CALIDAD)) == 2


def test_only_known_columns_are_in_the_exports(carpeta: Path) -> None:
    for nombre, leer in ((SAE_ALUMNOS, leer_alumnos), (SAE_KARDEX, leer_kardex)):
        lectura = leer(carpeta / nombre, cargar_mapeo("sae_conalep"))
        assert "tabla.columna_desconocida" not in {h.clave for h in lectura.hallazgos}
        assert all(h.veredicto is Veredicto.AVISO for h in lectura.hallazgos)
