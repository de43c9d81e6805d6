"""Column mappings."""

from pathlib import Path

import pytest

from certtui.exchange import errores as e
from certtui.exchange.mapeo import CAMPOS, TipoArchivo, cargar_mapeo, list_mapeos
from certtui.exchange.transformacion import find_transformacion
from certtui.texts.errores import explicar


def test_the_shipped_mappings_load_and_say_that_they_are_assumed() -> None:
    assert {"sae_conalep", "sae_alterno", "sae_nacional", "renapo"} <= set(list_mapeos())
    for nombre in list_mapeos():
        mapeo = cargar_mapeo(nombre)
        assert mapeo.supuesto
        assert mapeo.nota


def test_the_sae_mappings_cover_every_field_of_every_kind() -> None:
    for nombre in ("sae_conalep", "sae_alterno", "sae_nacional"):
        for tipo in (TipoArchivo.ALUMNO, TipoArchivo.ALUMNOMODULO, TipoArchivo.REGISTRO):
            assert set(cargar_mapeo(nombre).seccion(tipo).columnas) == set(CAMPOS[tipo])


_BUENO = '[alumnomodulo.columnas]\nmatricula="a"\nmodulo="b"\nvalor="c"\n'


@pytest.mark.parametrize(
    ("texto", "dice"),
    [
        ("x = [", "TOML"),
        ("", "ninguna sección"),
        ("otro = 1\n" + _BUENO, "«otro»"),
        ('[alumnomodulo]\ncolor = "x"\n' + _BUENO, "«color»"),
        (_BUENO + 'apodo = "d"\n', "«apodo»"),
        ('[alumnomodulo.columnas]\nmatricula="a"\nmodulo="b"\n', "«valor»"),
        (_BUENO + 'periodo = "A"\n', "sirve a"),
        (_BUENO + '[alumnomodulo.reparaciones]\nvalor = ["magia"]\n', "«magia»"),
        (_BUENO + '[alumnomodulo.reparaciones]\napodo = ["entero"]\n', "«apodo»"),
        (_BUENO + "periodo = 3\n", "lista de textos"),
        ("alumnomodulo = 3\n", "debe ser una sección"),
        (_BUENO + '[alumnomodulo.booleanos]\ntalvez = ["x"]\n', "«talvez»"),
    ],
)
def test_a_wrong_mapping_is_refused_naming_the_key(tmp_path: Path, texto: str, dice: str) -> None:
    ruta = tmp_path / "mio.toml"
    ruta.write_text(texto, encoding="utf-8")
    with pytest.raises(e.MapeoInvalido) as visto:
        cargar_mapeo(ruta)
    assert dice in explicar(visto.value).frase
    assert "mio.toml" in explicar(visto.value).frase


def test_an_unknown_mapping_says_which_there_are(tmp_path: Path) -> None:
    with pytest.raises(e.MapeoInexistente) as visto:
        cargar_mapeo("../../etc/passwd")
    assert "sae_conalep" in explicar(visto.value).remedio
    with pytest.raises(e.MapeoInexistente):
        cargar_mapeo(tmp_path / "no.toml")


def test_a_mapping_without_the_kind_is_refused() -> None:
    with pytest.raises(e.MapeoSinTipo) as visto:
        cargar_mapeo("renapo").seccion(TipoArchivo.ALUMNO)
    assert "alumno" in explicar(visto.value).frase


@pytest.mark.parametrize(
    ("orden", "antes", "despues"),
    [
        ("entero", "16.0", "16"),
        ("entero", "16.5", "16.5"),
        ("ceros:3", "7", "007"),
        ("ceros:3", "A7", "A7"),
        ("guion", "1825200017", "182520001-7"),
        ("guion", "182520001'7", "182520001-7"),
        ("guion", "182520001-7", "182520001-7"),
        ("ceros_matricula", "810100017", "0810100017"),
        ("ceros_matricula", "12345", "12345"),
        ("unidad", "3302520", "252"),
        ("unidad", "252", "252"),
        ("sin_t", "EMEC18T", "EMEC18"),
        ("mayusculas", "info18", "INFO18"),
        ("recortar", "  a   b ", "a b"),
        ("mojibake", "TÃ©cnico", "Técnico"),
    ],
)
def test_each_repair_does_what_its_name_says(orden: str, antes: str, despues: str) -> None:
    funcion = find_transformacion(orden)
    assert funcion is not None
    assert funcion(antes) == despues


@pytest.mark.parametrize("orden", ["", "ceros", "ceros:0", "ceros:x", "ceros:999", "entero:3"])
def test_a_repair_that_does_not_exist_is_none(orden: str) -> None:
    assert find_transformacion(orden) is None
