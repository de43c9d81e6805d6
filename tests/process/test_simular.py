"""Tests of the simulator on a lot of a test base."""

import pytest

from certtui.domain.lote import RespuestaRehusada
from certtui.process.motor import Paso
from certtui.process.simular import simular_lote
from tests.process.camino import Camino


@pytest.mark.norma("L11a", "L11b")
def test_the_same_lot_and_seed_give_the_same_files(c: Camino) -> None:
    c.hasta(1, "enviado")
    (escrito,) = c.envios
    datos = []
    for carpeta in ("a", "b"):
        archivos = simular_lote(
            escrito.archivo, c.carpeta / carpeta, semilla=3, ahora=c.reloj.ahora(), con_pdf=True
        ).archivos
        datos.append([(a.name, a.read_bytes()) for a in archivos])
    assert datos[0] == datos[1]
    assert [n.rpartition("-")[2] for n, _ in datos[0]] == ["resultado.zip", "timbrados.zip"]
    salida = c.responder([c.carpeta / "a" / n for n, _ in datos[0]])
    assert [s.a for s in salida if isinstance(s, Paso)] == ["timbrado"]


@pytest.mark.norma("E10")
def test_a_lost_lot_leaves_no_file(c: Camino) -> None:
    c.hasta(1, "enviado")
    r = simular_lote(
        c.envios[0].archivo, c.carpeta / "x", semilla=3, ahora=c.reloj.ahora(), perder=True
    )
    assert r.archivos == ()
    assert not (c.carpeta / "x").exists()


@pytest.mark.norma("AMB")
def test_a_lot_without_the_mark_of_a_test_base_is_refused_AMB(c: Camino) -> None:
    import zipfile

    suelto = c.carpeta / "suelto.zip"
    with zipfile.ZipFile(suelto, "w") as z:
        z.writestr("x.xml", "<x/>")
    with pytest.raises(RespuestaRehusada) as error:
        simular_lote(suelto, c.carpeta / "x", semilla=3, ahora=c.reloj.ahora())
    assert error.value.regla == "AMB"
