"""Time stamps from a real authority, and the work that goes on without one."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from certtui.cli.principal import correr
from certtui.domain.reloj import a_texto
from certtui.efirma.errores import (
    TiempoAjeno,
    TiempoIlegible,
    TiempoRehusado,
    TiempoSinBiblioteca,
    TiempoSinRaiz,
)
from certtui.exchange.errores import TsaNoResponde
from certtui.process import tiempo
from certtui.process.errores import LoteSinEscribir, SinPermiso, TsaApagada
from certtui.process.oficina import Oficina
from certtui.store.tiempo import SelloGuardado
from certtui.texts.errores import explicar
from tests.process.camino import Camino
from tests.process.tsa import Autoridad, atender, crear_autoridad

pytest.importorskip("rfc3161_client")

pytestmark = pytest.mark.sistema("openssl")


@pytest.fixture(scope="module")
def hecha(tmp_path_factory: pytest.TempPathFactory) -> Autoridad:
    return crear_autoridad(tmp_path_factory.mktemp("tsa"))


@pytest.fixture
def tsa(hecha: Autoridad) -> Iterator[Autoridad]:
    with atender(Autoridad(hecha.carpeta)) as autoridad:
        yield autoridad


@pytest.fixture
def estatal(c: Camino, tsa: Autoridad) -> Oficina:
    c.poner("tsa.url", tsa.url)
    c.poner("tsa.raiz", str(tsa.raiz))
    return c.como("estatal")


def enviado(c: Camino) -> int:
    c.hasta(1, "enviado")
    return int(c.oficina.base.valor("SELECT max(id) FROM lote"))


@pytest.mark.norma("L20c")
def test_a_lot_that_was_sent_is_stamped_and_openssl_agrees(
    c: Camino, estatal: Oficina, tsa: Autoridad, tmp_path: Path
) -> None:
    clave = enviado(c)
    sello = tiempo.sellar_lote(estatal, clave)
    assert (sello.clase, sello.autoridad) == ("lote", "Sellos de tiempo de muestra")
    lote = c.oficina.base.fila("SELECT archivo, sha256 FROM lote WHERE id = ?", (clave,))
    assert lote
    mensaje = tmp_path / "mensaje"
    identidad = c.oficina.identidad.identidad
    mensaje.write_text(f"certtui\n{identidad}\nlote\n{lote['archivo']}\n{lote['sha256']}\n")
    respuesta = tmp_path / "r.tsr"
    respuesta.write_bytes(sello.token)
    dicho = subprocess.run(
        ["openssl", "ts", "-verify", "-data", mensaje, "-in", respuesta, "-CAfile", tsa.raiz],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert dicho.returncode == 0, dicho.stderr
    (comprobado,) = tiempo.comprobar(c.oficina)
    assert (comprobado.sello, comprobado.falla) == (sello, None)


@pytest.mark.norma("L20c")
def test_the_head_of_the_log_is_stamped_and_later_rows_do_not_spoil_it(
    c: Camino, estatal: Oficina
) -> None:
    sello = tiempo.sellar_bitacora(estatal)
    c.hasta(2, "solicitado")
    assert [x.falla for x in tiempo.comprobar(c.oficina, "bitacora")] == [None]
    otro = tiempo.sellar_bitacora(estatal)
    assert int(otro.referencia) > int(sello.referencia)
    assert len(list(tiempo.comprobar(c.oficina))) == 2


def test_a_stamp_of_something_else_is_found_when_it_is_checked(c: Camino, estatal: Oficina) -> None:
    tiempo.sellar_bitacora(estatal)
    with c.oficina.base.tx():
        c.oficina.base.escribir("UPDATE sello_de_tiempo SET referencia = '1'")
    (malo,) = tiempo.comprobar(c.oficina)
    assert isinstance(malo.falla, TiempoAjeno)


@pytest.mark.parametrize(
    ("modo", "error"),
    [("caida", TsaNoResponde), ("desvio", TsaNoResponde), ("basura", TiempoIlegible)],
)
def test_the_work_goes_on_without_a_stamp_and_says_why(
    c: Camino, estatal: Oficina, tsa: Autoridad, modo: str, error: type[Exception]
) -> None:
    clave = enviado(c)
    tsa.modo = modo
    hecho = tiempo.intentar_lote(estatal, clave)
    assert isinstance(hecho, error)
    assert "sin sello de tiempo" in explicar(hecho).remedio
    assert list(tiempo.comprobar(c.oficina)) == []
    tsa.modo = "bien"
    assert isinstance(tiempo.intentar_lote(estatal, clave), SelloGuardado)


def test_an_authority_that_is_gone_or_was_never_named_stops_nothing(
    c: Camino, hecha: Autoridad
) -> None:
    clave = enviado(c)
    assert tiempo.intentar_lote(c.como("estatal"), clave) is None
    with pytest.raises(TsaApagada):
        tiempo.sellar_bitacora(c.como("estatal"))
    with atender(Autoridad(hecha.carpeta)) as fugaz:
        url = fugaz.url
    c.poner("tsa.url", url)
    assert isinstance(tiempo.intentar_lote(c.como("estatal"), clave), TiempoSinRaiz)
    c.poner("tsa.raiz", str(hecha.raiz))
    assert isinstance(tiempo.intentar_lote(c.como("estatal"), clave), TsaNoResponde)


def test_the_stamp_of_an_unknown_authority_is_not_kept(
    c: Camino, estatal: Oficina, tmp_path: Path
) -> None:
    otra = crear_autoridad(tmp_path / "otra")
    c.poner("tsa.raiz", str(otra.raiz))
    with pytest.raises(TiempoAjeno):
        tiempo.sellar_bitacora(estatal)
    assert list(tiempo.comprobar(c.oficina)) == []


def test_an_old_answer_is_not_taken_for_a_new_one(
    c: Camino, estatal: Oficina, tsa: Autoridad, monkeypatch: pytest.MonkeyPatch
) -> None:
    tiempo.sellar_bitacora(estatal)
    vieja = tsa.responder(tsa.pedidos[0])
    monkeypatch.setattr(tsa, "responder", lambda _: vieja)
    with pytest.raises(TiempoAjeno):
        tiempo.sellar_bitacora(estatal)


def test_a_refused_request_says_so(
    c: Camino, estatal: Oficina, tsa: Autoridad, monkeypatch: pytest.MonkeyPatch
) -> None:
    # PKIStatusInfo with status 2 (rejection), and no token
    monkeypatch.setattr(tsa, "responder", lambda _: bytes.fromhex("30053003020102"))
    with pytest.raises(TiempoRehusado):
        tiempo.sellar_bitacora(estatal)


def test_without_the_extra_nothing_breaks(
    c: Camino, estatal: Oficina, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "rfc3161_client", None)
    with pytest.raises(TiempoSinBiblioteca):
        tiempo.sellar_bitacora(estatal)


def test_only_who_may_asks_for_stamps_and_a_lot_must_be_written(
    c: Camino, estatal: Oficina
) -> None:
    with pytest.raises(SinPermiso):
        tiempo.sellar_bitacora(c.como("se.norte"))
    with c.oficina.base.tx():
        clave = c.oficina.base.escribir(
            "INSERT INTO lote (archivo, estado, creado_en, creado_por) "
            "VALUES ('x.zip', 'preparado', '2026-01-01T00:00:00Z', 'estatal')"
        )
    with pytest.raises(LoteSinEscribir):
        tiempo.sellar_lote(estatal, clave)


def test_a_lot_leaves_by_the_command_line_with_its_stamp_or_without_it_and_says_which(
    c: Camino, estatal: Oficina, tsa: Autoridad, capsys: pytest.CaptureFixture[str]
) -> None:
    orden = [
        "lote", "exportar", str(enviado(c)), "--salida", str(c.carpeta / "otra"),
        "--base", str(c.oficina.base.ruta), "--usuario", "estatal",
        "--reloj", a_texto(c.oficina.reloj.ahora()),
    ]  # fmt: skip
    tsa.modo = "caida"
    codigo = correr(orden)
    dicho = capsys.readouterr().err
    assert "El lote quedó sin sello de tiempo" in dicho
    assert "503" in dicho
    tsa.modo = "bien"
    assert correr(orden) == codigo == 0
    assert "Sellos de tiempo de muestra" in capsys.readouterr().err
    c.poner("tsa.url", "")
    assert correr(orden) == 0
    assert "de tiempo" not in capsys.readouterr().err
