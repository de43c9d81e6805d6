"""bitacora ver."""

import pytest

from certtui.domain.errores import Salida
from tests.cli.conftest import Linea


@pytest.mark.norma("L05a")
def test_the_log_is_read_by_person_act_and_day_within_ones_scope(linea: Linea) -> None:
    poner = ("ajuste", "poner", "firma.politica", "dos")
    assert linea(*poner, como="admin").codigo == 0
    ver = ("bitacora", "ver", "--json")
    (fila,) = linea(*ver, "--quien", "admin", "--paso", "ajuste", como="admin").json
    assert (fila["actor"], fila["clave"], fila["regla"]) == ("admin", "ajuste", "C06")
    assert linea(*ver, "--quien", "admin", "--paso", "ajuste", como="se.norte").json == []
    assert linea(*ver, "--desde", "2030-01-01", como="admin").json == []
    assert len(linea(*ver, "--ultimas", "3", como="admin").json) == 3
    assert "Cambiar un ajuste" in linea("bitacora", "ver", como="admin").salida
    assert linea(*ver, "--matricula", "nadie", como="admin").codigo == Salida.DATOS
