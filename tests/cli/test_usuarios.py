"""usuarios agregar, cambiar, quitar, devolver."""

from pathlib import Path

import pytest

from certtui.domain.errores import Salida
from tests.cli.conftest import Linea

NUEVA = (
    "usuarios", "agregar", "zoe", "--papel", "se_plantel", "--nombre", "Zoé", "--primer-apellido",
    "Ñandúar", "--entidad", "32", "--plantel", "901", "--correo", "zoe@demostracion.example",
)  # fmt: skip


@pytest.mark.norma("L10b", "L10c", "L10d")
def test_a_person_is_added_changed_and_loses_access_by_its_verbs(linea: Linea) -> None:
    assert linea(*NUEVA, como="estatal").codigo == Salida.USO
    assert "L10b" in linea(*NUEVA, como="estatal").errores
    assert linea(*NUEVA, como="admin").codigo == 0
    assert "L10c" in linea(*NUEVA, como="admin").errores
    cambiar = ("usuarios", "cambiar", "zoe")
    mal = linea(*cambiar, "--plantel", "999", como="admin")
    assert mal.codigo == Salida.DATOS
    assert "«999» no está en los catálogos" in mal.errores
    assert "L10d" in linea(*cambiar, "--correo", "zoe@", como="admin").errores
    assert linea(*cambiar, "--papel", "lector", "--plantel", "", como="admin").codigo == 0
    assert linea("usuarios", "quitar", "zoe", "--motivo", "se fue", como="admin").codigo == 0
    gente = {u["usuario"]: u for u in linea("usuarios", "ver", "--json").json}
    assert (gente["zoe"]["rol"], gente["zoe"]["activo"]) == ("lector", False)
    vuelta = linea("usuarios", "devolver", "zoe", "--motivo", "regresa", "--json", como="admin")
    assert vuelta.json == {"usuario": "zoe", "rol": "lector", "activo": True}
    assert linea("usuarios", "quitar", "nadie", "--motivo", "x", como="admin").codigo


@pytest.mark.norma("L10c", "L10d")
def test_a_file_of_people_tells_each_row_that_a_rule_refuses(linea: Linea, tmp_path: Path) -> None:
    archivo = tmp_path / "gente.csv"
    archivo.write_text(
        "id,rol,entidad,plantel,nombre,primer_apellido,correo\n"
        "zoe,se_plantel,32,999,Zoé,Ñandúar,zoe@demostracion.example\n"
        "bien,lector,32,,Ada,Ñandúar,ada@demostracion.example\n"
        "mal,lector,32,,Ada,,ada@\n",
        encoding="utf-8",
    )
    dicho = linea("importar", "catalogo", "usuarios", archivo, como="admin")
    assert dicho.codigo == Salida.DATOS
    assert "USU-002" in dicho.errores
    assert "gente.csv:2 [plantel] «999» (L10c)" in dicho.errores
    assert "gente.csv:4 [primer_apellido] «» (L10c)" in dicho.errores
    assert "gente.csv:4 [correo] «ada@» (L10d)" in dicho.errores
    assert "gente.csv:3" not in dicho.errores
    assert not {"zoe", "bien"} & {u["usuario"] for u in linea("usuarios", "ver", "--json").json}
