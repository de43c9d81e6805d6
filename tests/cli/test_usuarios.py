"""usuarios agregar, cambiar, quitar, devolver."""

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
