"""The demo by its verb: the whole road, where it leaves things, and how it refuses."""

from pathlib import Path

from certtui.domain.errores import Salida
from tests.cli.conftest import ALUMNOS, Linea

DEMO = ("demo", "--sin-pantalla", "--alumnos", ALUMNOS, "--reloj", "2026-11-21T18:00:00Z")


def test_the_demo_walks_the_road_and_leaves_its_bundles(sin_base: Linea, tmp_path: Path) -> None:
    salida = tmp_path / "S"
    corrida = sin_base(*DEMO, "--salida", salida, "--json")
    assert corrida.codigo == 0, corrida.todo
    datos = corrida.json
    base = Path(datos["base"])
    assert base.parent == tmp_path / "datos" / "certtui"
    assert base.name.startswith("demo-")
    estados = {e["estado"]: e["cuantos"] for e in datos["estados"]}
    paquetes = list(salida.glob("*/*.zip"))
    assert len(paquetes) == datos["paquetes"] == estados["entregado"] > 20
    assert set(datos["rehusados"]) >= {f"L06{c}" for c in "abcdefgh"} | {"L01c"}
    assert "SIN VALIDEZ OFICIAL" in corrida.errores
    assert "El área estatal autoriza" in corrida.errores
    assert sin_base("cuadre", "--base", base).codigo == 0
    assert sin_base("verificar", *paquetes[:2], "--base", base).codigo == 0

    otra = sin_base(*DEMO, "--base", base)
    assert otra.codigo == Salida.USO
    assert "CLI-002" in otra.errores
    ajeno = tmp_path / "ajeno.db"
    ajeno.write_text("no")
    for ocupado in (ajeno, tmp_path):
        corrida = sin_base(*DEMO, "--base", ocupado)
        assert corrida.codigo == Salida.USO
        assert "BAS-002" in corrida.errores
        assert "Elija otra ruta" in corrida.errores
    assert ajeno.read_text() == "no"
    lejos = sin_base(*DEMO, "--base", "/proc/x.db")
    assert "BAS-005" in lejos.errores
    assert "/proc/x.db (" in lejos.errores
