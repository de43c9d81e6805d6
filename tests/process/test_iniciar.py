"""Tests of the making of a base."""

from pathlib import Path

import pytest
from PIL import Image

from certtui.domain.ajustes import AjusteInvalido
from certtui.domain.ambiente import Ambiente
from certtui.export.errores import ImagenInvalida
from certtui.process import iniciar
from certtui.process.cuadre import cuadrar, verificar_bitacora
from certtui.process.errores import SinPermiso
from certtui.process.oficina import abrir_oficina
from certtui.store import catalogos, conexion
from certtui.store.errores import BaseAusente, BaseExistente
from tests.process.camino import Camino


@pytest.mark.norma("C09", "C29", "L03")
def test_a_new_base_has_the_routes_the_models_and_a_sound_log(tmp_path: Path) -> None:
    oficina = iniciar.iniciar(tmp_path / "b.certtui", Ambiente.PRUEBAS, "32")
    assert all(not x.filas for x in cuadrar(oficina))
    assert verificar_bitacora(oficina).filas == 1
    electronicos = {
        a: m.electronica
        for a in (1997, 2003, 2008, 2018, 2023)
        if (m := catalogos.leer_modelo(oficina.base, a))
    }
    assert electronicos == {1997: False, 2003: False, 2008: True, 2018: True, 2023: False}
    assert oficina.ruta.inicial == "borrador"
    oficina.base.cerrar()


@pytest.mark.norma("C02")
@pytest.mark.parametrize(
    ("ambiente", "modo"), [("pruebas", "naturales"), ("productivo", "habiles")]
)
def test_the_term_of_a_cancellation_runs_as_the_environment_wants_C02(
    tmp_path: Path, ambiente: str, modo: str
) -> None:
    oficina = iniciar.iniciar(tmp_path / "b.certtui", Ambiente(ambiente), "32")
    assert oficina.ajustes.texto("cancelacion.modo") == modo
    oficina.base.cerrar()


def test_nothing_is_written_over_a_file_that_exists(tmp_path: Path) -> None:
    ruta = tmp_path / "b.certtui"
    ruta.write_bytes(b"mio")
    with pytest.raises(BaseExistente):
        iniciar.iniciar(ruta, Ambiente.PRUEBAS, "32")
    assert ruta.read_bytes() == b"mio"


def test_a_making_that_fails_leaves_no_file_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fallar(_clave: str) -> str:
        raise OSError("no se pudo leer")

    with monkeypatch.context() as m:
        m.setattr(iniciar, "texto_de_ruta", fallar)
        with pytest.raises(OSError, match="no se pudo leer"):
            iniciar.iniciar(tmp_path / "b.certtui", Ambiente.PRUEBAS, "32")
    assert list(tmp_path.iterdir()) == []
    iniciar.iniciar(tmp_path / "b.certtui", Ambiente.PRUEBAS, "32").base.cerrar()


def test_a_base_whose_making_was_cut_is_not_opened(tmp_path: Path) -> None:
    conexion.crear(tmp_path / "b.certtui").cerrar()
    with pytest.raises(BaseAusente):
        abrir_oficina(tmp_path / "b.certtui")


def test_a_setting_is_changed_by_who_may_and_leaves_its_trace(c: Camino) -> None:
    iniciar.poner_ajuste(c.como("admin"), "cosfac.lote_max", "5")
    assert c.oficina.ajustes.entero("cosfac.lote_max") == 5
    ultimo = c.oficina.base.fila(
        "SELECT e.actor, e.regla, d.datos FROM evento e JOIN evento_dato d ON d.seq = e.seq "
        "ORDER BY e.seq DESC LIMIT 1"
    )
    assert ultimo == {
        "actor": "admin",
        "regla": "T11",
        "datos": '{"antes":"150","clave":"cosfac.lote_max","valor":"5"}',
    }
    with pytest.raises(AjusteInvalido):
        iniciar.poner_ajuste(c.como("admin"), "cosfac.lote_max", "cinco")
    with pytest.raises(SinPermiso):
        iniciar.poner_ajuste(c.como("se.norte"), "cosfac.lote_max", "5")


def test_a_picture_is_read_before_its_path_becomes_a_setting(c: Camino, tmp_path: Path) -> None:
    mala, buena = tmp_path / "mala.png", tmp_path / "buena.png"
    mala.write_bytes(b"nada")
    Image.new("RGB", (4, 3)).save(buena)
    with pytest.raises(ImagenInvalida):
        iniciar.poner_ajuste(c.como("admin"), "pdf.logotipo", str(mala))
    assert c.oficina.ajustes.texto("pdf.logotipo") == ""
    iniciar.poner_ajuste(c.como("admin"), "pdf.logotipo", str(buena))
    assert c.oficina.ajustes.texto("pdf.logotipo") == str(buena)
    iniciar.poner_ajuste(c.como("admin"), "pdf.logotipo", "")
    assert c.oficina.ajustes.texto("pdf.logotipo") == ""
