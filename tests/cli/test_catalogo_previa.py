"""importar catalogo --vista-previa."""

from pathlib import Path

from certtui.domain.cct import letra_verificadora
from certtui.domain.errores import Salida
from tests.cli.conftest import Linea


def test_a_catalogue_is_looked_at_before_it_is_loaded(linea: Linea, tmp_path: Path) -> None:
    ruta = tmp_path / "planteles.csv"
    ruta.write_text(
        "clave,cct,nombre,entidad,id_municipio,municipio\n"
        f"977,32DPT9004{letra_verificadora('32', '9004')},Nuevo,32,010,Guadalupe\n",
        "utf-8",
    )
    orden = ("importar", "catalogo", "planteles", ruta)
    previa = linea(*orden, "--vista-previa", "--json", como="admin")
    assert previa.json == [{"clave": "977", "cambio": "+", "campos": []}]
    assert linea(*orden, "--vista-previa", como="admin").salida.startswith("+ 977")
    assert linea(*orden, como="admin").codigo == 0
    assert linea(*orden, "--vista-previa", como="admin").salida.startswith("= 977")
    ajena = ("importar", "catalogo", "usuarios", ruta, "--vista-previa")
    assert linea(*ajena, como="admin").codigo == Salida.USO
