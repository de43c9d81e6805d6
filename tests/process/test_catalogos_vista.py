"""The catalogues as people look at them, and what a file would change."""

from pathlib import Path

import pytest

from certtui.domain.ajustes import CATALOGO
from certtui.domain.cct import letra_verificadora
from certtui.process import catalogos as carga
from certtui.process import catalogos_vista as cv
from certtui.process.catalogos import CatalogoInvalido
from certtui.store import catalogos
from tests.process.camino import Camino, huella_total

CABEZA = "clave,cct,nombre,entidad,id_municipio,municipio\n"


def _planteles(c: Camino, *filas: str) -> list[Path]:
    ruta = c.carpeta / "planteles.csv"
    ruta.write_text(CABEZA + "".join(f"{f}\n" for f in filas), "utf-8")
    return [ruta]


@pytest.mark.norma("V29d", "V29e")
def test_every_catalogue_counts_what_it_shows(c: Camino) -> None:
    for clave in (*cv.DE_BASE, "ajustes", "ids_dec"):
        filas = cv.filas(c.oficina, clave)
        assert cv.cuantos(c.oficina, clave) == len(filas)
        assert all(isinstance(v, str) for f in filas for v in f.values())
    assert {f["anio"] for f in cv.filas(c.oficina, "modelos")} >= {"2008", "2018", "2023"}
    assert [f["clave"] for f in cv.filas(c.oficina, "ajustes")] == list(CATALOGO)
    assert [m["clave"] for m in cv.modulos(c.oficina, "PRUE18")] == [
        "BASI-01",
        "LABO-02",
        "LABO-03",
    ]


def test_the_ids_of_the_document_show_the_value_of_this_office(c: Camino) -> None:
    c.poner("dec.idEntidad", "4321")
    (fila,) = [f for f in cv.filas(c.oficina, "ids_dec") if f["clave"] == "dec.idEntidad"]
    assert fila["valor"] == "4321"


def test_a_preview_says_what_is_new_changed_or_equal_and_writes_nothing(c: Camino) -> None:
    norte = catalogos.leer_plantel(c.oficina.base, "901")
    assert norte is not None
    igual = f"901,{norte.cct},{norte.nombre},32,{norte.id_municipio},{norte.municipio}"
    otro = igual.replace(norte.nombre, "Otro nombre")
    nueva = f"977,32DPT9004{letra_verificadora('32', '9004')},Nuevo,32,010,Guadalupe"
    antes = huella_total(c.oficina)
    previa = cv.vista_previa(c.oficina, "planteles", _planteles(c, otro, nueva))
    assert [(x.clave, x.signo, x.campos) for x in previa] == [
        ("901", "~", (("nombre", norte.nombre, "Otro nombre"),)),
        ("977", "+", ()),
    ]
    assert [x.signo for x in cv.vista_previa(c.oficina, "planteles", _planteles(c, igual))] == ["="]
    assert huella_total(c.oficina) == antes
    carga.importar_catalogo(c.como("admin"), "planteles", _planteles(c, otro, nueva))
    despues = cv.vista_previa(c.oficina, "planteles", _planteles(c, otro, nueva))
    assert {x.signo for x in despues} == {"="}


def test_a_changed_module_is_a_change_of_its_plan(c: Camino) -> None:
    planes, modulos = c.carpeta / "planes.csv", c.carpeta / "modulos.csv"
    planes.write_text(
        "cve_plan,carrera,nombre_largo,modelo,creditos_total\n"
        "PRUE18,Pruebas,Profesional Técnico-Bachiller en Pruebas,2018,360\n",
        "utf-8",
    )
    modulos.write_text(
        "cve_plan,clave,nombre,semestre,orden,horas,creditos,formacion\n"
        "PRUE18,BASI-01,Básico uno,1,1,54,6,basica\n",
        "utf-8",
    )
    (cambio,) = cv.vista_previa(c.oficina, "planes", [planes, modulos])
    assert (cambio.clave, cambio.signo) == ("PRUE18", "~")
    assert cambio.campos == (
        ("BASI-01", "Básico uno · 1 · 54 · 5 · basica", "Básico uno · 1 · 54 · 6 · basica"),
    )


def test_a_field_holds_any_break_but_the_one_that_ends_its_row(c: Camino) -> None:
    (plantel,) = carga.leer_planteles(
        "p.csv",
        "clave,cct,nombre,entidad,id_municipio,municipio\n"
        f'977,32DPT9004{letra_verificadora("32", "9004")},"Dos\nlineas\u2028más",32,010,X\n',
    )
    assert plantel.nombre == "Dos\nlineas\u2028más"


def test_a_bad_file_says_its_line_and_nothing_is_shown(c: Camino) -> None:
    with pytest.raises(CatalogoInvalido, match="CAT-001"):
        cv.vista_previa(c.oficina, "planteles", _planteles(c, "901,32DPT9001Z,X,32,010,Y"))
    with pytest.raises(CatalogoInvalido) as error:
        cv.vista_previa(c.oficina, "planteles", _planteles(c, "901,32,X,32,010,Y"))
    assert error.value.datos["motivo"] == "«32» no tiene la forma de CCT"


@pytest.mark.parametrize(
    ("datos", "linea", "motivo"),
    [
        ("cve_plan,orden\nA,Mañana\n".encode("cp1252"), 2, "UTF-8"),
        (b"clave\n901\n", 1, "faltan las columnas"),
        (None, 0, "no existe"),
    ],
)
def test_why_a_file_is_not_taken_is_said_in_spanish(
    c: Camino, datos: bytes | None, linea: int, motivo: str
) -> None:
    ruta = c.carpeta / "malo.csv"
    if datos is not None:
        ruta.write_bytes(datos)
    with pytest.raises(CatalogoInvalido) as error:
        cv.vista_previa(c.oficina, "planteles", [ruta])
    assert error.value.datos["linea"] == linea
    assert motivo in str(error.value.datos["motivo"])


def test_a_number_that_is_none_is_told_with_its_column(c: Camino) -> None:
    planes, modulos = c.carpeta / "planes.csv", c.carpeta / "modulos.csv"
    planes.write_text(
        "cve_plan,modelo,carrera,nombre_largo,creditos_total\nA,x,B,C,1\n", encoding="utf-8"
    )
    modulos.write_text(
        "cve_plan,clave,nombre,semestre,orden,horas,creditos,formacion\n" + "," * 7,
        encoding="utf-8",
    )
    with pytest.raises(CatalogoInvalido, match="semestre «» no es un número entero"):
        cv.vista_previa(c.oficina, "planes", [planes, modulos])
