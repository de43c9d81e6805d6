"""firma pdf: the page is signed too, and what is not a PDF is told while the rest goes on."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from certtui.efirma.ac_demo import crear_ac, emitir_efirma
from certtui.efirma.secreto import Secreto
from certtui.export.pdf import render
from tests.cli.conftest import Linea
from tests.process.paquetes_de_muestra import (
    con_timbre_simulado,
    crear_emisor,
    documento,
    representacion,
    sellado,
)

pytest.importorskip("pyhanko")


def test_pdfs_are_signed_by_the_person_of_the_session(linea: Linea, tmp_path: Path) -> None:
    ac = crear_ac("AC DE MUESTRA", datetime(2026, 1, 1, tzinfo=UTC))
    (quien,) = [u for u in linea("usuarios", "ver", "--json").json if u["usuario"] == "nacional"]
    curp = _dato(linea, "curp")
    cer, key = emitir_efirma(
        ac, nombre=str(quien["nombre"]).upper(), curp=curp, rfc=_dato(linea, "rfc"),
        serie="99999100000000000777", desde=datetime(2026, 1, 1, tzinfo=UTC),
        hasta=datetime(2029, 1, 1, tzinfo=UTC), contrasena=Secreto("clave"),
    )  # fmt: skip
    for nombre, datos in (("ac.cer", ac.der), ("n.cer", cer), ("n.key", key)):
        (tmp_path / nombre).write_bytes(datos)
    assert linea("anclas", "agregar", tmp_path / "ac.cer", como="admin").codigo == 0
    bueno, malo = tmp_path / "CE18-0000123-1.pdf", tmp_path / "no.pdf"
    doc = con_timbre_simulado(sellado(documento(), crear_emisor(de_demostracion=True)))
    bueno.write_bytes(render(representacion(doc)))
    malo.write_bytes(b"nada")
    corrida = linea(
        "firma", "pdf", malo, bueno, "--cer", tmp_path / "n.cer", "--key", tmp_path / "n.key",
        "--clave-stdin", "--salida", tmp_path / "firmados", "--json",
        como="nacional", entrada=b"clave\n",
    )  # fmt: skip
    assert corrida.codigo == 1, corrida.errores
    assert [f["firmado"] for f in corrida.json] == [False, True]
    (d,) = linea("verificar", tmp_path / "firmados" / bueno.name, "--json").json
    assert d["alterado"] is False
    assert "pdf_firmado" in {r["clave"] for r in d["razones"]}


def _dato(linea: Linea, columna: str) -> str:
    import sqlite3

    base = sqlite3.connect(str(linea.base))
    try:
        (valor,) = base.execute(f"SELECT {columna} FROM usuario WHERE id = 'nacional'").fetchone()
    finally:
        base.close()
    return str(valor)
