"""Screen 8: custody, mail through a real relay, acuse, reposición, cancellation."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from certtui.domain.mensaje import EstadoMensaje
from certtui.process import correo, custodia, entrega, tablero
from certtui.process.correo import bandeja
from certtui.process.errores import ArchivoSinRestaurar
from certtui.process.pendientes import Termino
from certtui.store import entregas
from certtui.texts import pantallas_entrega as t
from certtui.tui.app import CerttuiApp
from certtui.tui.comandos import con_teclas
from certtui.tui.entrega.entrega import PantallaEntrega
from certtui.tui.entrega.entrega_abierta import EntregaAbierta
from certtui.tui.piezas.dialogo import Confirmacion, Pregunta
from certtui.tui.piezas.tanda import Tanda
from tests.exchange.correo_local import cartero
from tests.process.camino import Camino
from tests.tui.conftest import Abrir
from tests.tui.test_hostil import ATAQUES, _limpio
from tests.tui.vista import calma, filtrar, llenar_dialogo, pantalla, renglones, teclas

Comparar = Callable[..., bool]


async def _abrir(pilot: Pilot[Any]) -> None:
    await calma(pilot)
    await teclas(pilot, "8")
    await calma(pilot)
    assert isinstance(pilot.app.screen, PantallaEntrega)


def _poner(c: Camino, **valores: object) -> None:
    for clave, valor in valores.items():
        c.poner(f"correo.{clave}", str(valor))


async def test_it_opens_empty_and_says_what_will_appear(base_vacia: Path, abrir: Abrir) -> None:
    app = CerttuiApp(abrir(base_vacia))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        assert t.VACIO[0] in pantalla(app)
        await teclas(pilot, "d")
        assert t.NO_HAY_RENGLON in pantalla(app)


@pytest.mark.norma("T15", "T16", "T17", "L13a", "L13e", "L22b")
async def test_marks_are_downloaded_and_delivered_with_their_acuse_and_one_again(
    c: Camino,
) -> None:
    c.hasta(1, "timbrado")
    c.hasta(2, "timbrado")
    app = CerttuiApp(c.clerk(1))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        assert pantalla(app).count("por descargar") == 2
        await teclas(pilot, "a", "d")
        await calma(pilot)
        assert [c.de(n).estado for n in (1, 2)] == ["descargado"] * 2
        assert "Descargar: 2 hechos." in pantalla(app)
        await teclas(pilot, "a", "c")
        assert isinstance(app.screen, Confirmacion)
        assert "Entregar con acuse 2 certificados del plantel 901" in pantalla(app)
        await teclas(pilot, "n")
        assert [c.de(n).estado for n in (1, 2)] == ["descargado"] * 2
        await teclas(pilot, "c", "s")
        await calma(pilot)
        assert [c.de(n).estado for n in (1, 2)] == ["entregado"] * 2
        await teclas(pilot, "e")
        await calma(pilot)
        assert "Filtro: Entregados" in pantalla(app)
        await teclas(pilot, "c")
        assert con_teclas(t.NO_SE_ENTREGA) in pantalla(app)
        await teclas(pilot, "p")
        assert isinstance(app.screen, Pregunta)
        await llenar_dialogo(pilot, recibe="Quien la recogió")
        (una,) = [
            e
            for n in (1, 2)
            for e in entregas.leer_entregas(c.oficina.base, c.de(n).id)
            if e.numero == 2
        ]
        assert (una.tipo.value, una.acuse_recibe) == ("reposicion", "Quien la recogió")
    c.cuadra()


@pytest.mark.norma("L13a")
async def test_what_is_downloaded_still_waits_since_it_was_stamped(c: Camino) -> None:
    c.hasta(1, "timbrado")
    c.hasta(21, "timbrado")
    c.reloj.adelantar(timedelta(days=40))
    c.hasta(2, "timbrado")
    app = CerttuiApp(c.como("estatal"))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        assert "3 certificados · × 2 vencidos" in pantalla(app)
        entrega.descargar(c.clerk(1), c.de(1))
        entrega.descargar(c.clerk(2), c.de(2))
        await teclas(pilot, "r")
        assert "3 certificados · × 2 vencidos" in pantalla(app)
        assert [r[2:19].strip() for r in renglones(app)[3:6]] == [
            "× por entregar",
            "× por descargar",
            "· por entregar",
        ]
        assert renglones(app)[3].rstrip().endswith(" 40")
        assert tablero.leer_tablero(c.como("estatal")).vencidos[Termino.ENTREGA] == 2
        await filtrar(pilot, c.alumno(2).matricula)
        assert "1 certificado " in pantalla(app)
        assert "vencido" not in renglones(app)[1]
        await filtrar(pilot, "vencidos")
        assert "2 certificados · × 2 vencidos" in pantalla(app)


@pytest.mark.norma("T16")
async def test_what_is_delivered_leaves_the_cursor_on_its_neighbour(c: Camino) -> None:
    for n in (1, 2, 3, 5):
        c.hasta(n, "descargado")
    app = CerttuiApp(c.clerk(1))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        for lugar, queda in (("down", 3), ("end", 3)):
            await teclas(pilot, lugar, "c", "enter")
            await llenar_dialogo(pilot)
            await calma(pilot)
            assert isinstance(app.screen, PantallaEntrega)
            uno = app.screen.elegido()
            assert uno is not None
            assert uno.id == c.de(queda).id


@pytest.mark.norma("T15", "T16")
async def test_what_an_act_on_several_is_not_for_is_left_out_and_counted(
    c: Camino, tmp_path: Path
) -> None:
    for n in (1, 2):
        c.hasta(n, "timbrado")
    c.hasta(3, "descargado")
    c.hasta(5, "cancelacion_solicitada")
    app = CerttuiApp(c.clerk(1))
    with cartero(tmp_path, starttls=False) as buzon:
        _poner(c, servidor="127.0.0.1", puerto=buzon.puerto, tls="ninguno")
        async with app.run_test() as pilot:
            await _abrir(pilot)
            await teclas(pilot, "a", "m")
            assert "Enviar por correo 3 certificados del plantel 901" in pantalla(app)
            assert t.quedan_fuera("enviar", 1) in pantalla(app)
            await teclas(pilot, "n", "d")
            await calma(pilot)
            assert isinstance(app.screen, PantallaEntrega)
            assert f"Descargar: 2 hechos. {t.quedan_fuera('descargar', 2)}" in pantalla(app)
            await teclas(pilot, "a", "d")
            assert t.quedan_fuera("descargar", 4) in pantalla(app)
            await teclas(pilot, "c")
            assert t.quedan_fuera("acuse", 1) in pantalla(app)


@pytest.mark.norma("L13a", "L13c")
async def test_mail_leaves_once_and_what_was_refused_or_in_doubt_is_seen_and_settled(
    c: Camino, tmp_path: Path
) -> None:
    for n in (1, 2, 3):
        c.hasta(n, "descargado")
    app = CerttuiApp(c.clerk(1))
    with cartero(tmp_path, starttls=False) as buzon:
        async with app.run_test() as pilot:
            await _abrir(pilot)
            await teclas(pilot, "m")
            assert "correo.servidor" in pantalla(app)
            _poner(c, servidor="127.0.0.1", puerto=buzon.puerto, tls="ninguno")
            buzon.rehusa.add(c.alumno(1).correo_institucional)
            cortes = iter(["despues"])
            buzon.corta = lambda: next(cortes, "")
            await teclas(pilot, "a", "m", "s")
            await calma(pilot)
            assert isinstance(app.screen, Tanda)
            assert "550" in pantalla(app)
            await teclas(pilot, "enter")
            estados = {m.matricula: m.mensaje.estado for m in bandeja(c.oficina)}
            assert [estados[c.alumno(n).matricula] for n in (1, 2, 3)] == [
                EstadoMensaje.REHUSADO,
                EstadoMensaje.INCIERTO,
                EstadoMensaje.ENVIADO,
            ]
            for dicho in ("! correo rehusado", "? correo en duda", "» sin acuse"):
                assert dicho in pantalla(app)
            await filtrar(pilot, c.alumno(2).matricula)
            await teclas(pilot, "m")
            assert con_teclas(t.EN_DUDA) in pantalla(app)
            await teclas(pilot, "c")
            assert con_teclas(t.EN_DUDA) in pantalla(app)
            await teclas(pilot, "o")
            await llenar_dialogo(pilot, decision="llego", motivo="contestó")
            await teclas(pilot, "c")
            assert isinstance(app.screen, Pregunta)
            await llenar_dialogo(pilot)
            assert c.de(2).estado == "entregado"
            assert buzon.veces(c.alumno(2).correo_institucional) == 1
            await teclas(pilot, "escape")
            await filtrar(pilot, c.alumno(1).matricula)
            await teclas(pilot, "m")
            await llenar_dialogo(
                pilot, correo="ella@correo.example", origen="egresado", declarado_por="Ella"
            )
            assert buzon.veces("ella@correo.example") == 1
            await teclas(pilot, "enter")
            assert isinstance(app.screen, EntregaAbierta)
            assert "√ enviado" in pantalla(app)
            assert "! rehusado" in pantalla(app)
    c.cuadra()


@pytest.mark.norma("L14a")
async def test_a_lost_file_is_seen_and_made_again_with_its_own_bytes(c: Camino) -> None:
    tramite = c.hasta(1, "entregado")
    archivos = {x.tipo: x for x in entregas.custodia_de(c.oficina.base, tramite.id)}
    carpeta = c.oficina.custodia
    antes = {k: (carpeta / archivos[k].ruta).read_bytes() for k in ("pdf", "zip", "xml")}
    (carpeta / archivos["zip"].ruta).unlink()
    (carpeta / archivos["pdf"].ruta).write_bytes(b"otra cosa")
    (carpeta / archivos["xml"].ruta).unlink()
    app = CerttuiApp(c.clerk(1))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        await teclas(pilot, "e")
        await calma(pilot)
        await teclas(pilot, "enter")
        await calma(pilot)
        assert "× falta" in pantalla(app)
        assert "! cambió" in pantalla(app)
        await teclas(pilot, "v")
        await calma(pilot)
        assert "× falta" not in pantalla(app)
        assert "Restaurar: 1 hecho." in pantalla(app)
    assert {k: (carpeta / archivos[k].ruta).read_bytes() for k in antes} == antes
    (carpeta / archivos["acuse"].ruta).unlink()
    with pytest.raises(ArchivoSinRestaurar) as error:
        custodia.restaurar(c.clerk(1), c.de(1))
    assert "acuse" in str(error.value.datos["archivos"])


@pytest.mark.norma("E06", "E07", "C02", "S-e8", "S-x3")
async def test_a_cancellation_shows_both_clocks_asks_the_folio_and_the_word(c: Camino) -> None:
    tramite = c.hasta(1, "entregado")
    app = CerttuiApp(c.como("estatal"))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        await teclas(pilot, "e")
        await calma(pilot)
        await teclas(pilot, "c")
        assert "(L13a)" in pantalla(app)
        await teclas(pilot, "x")
        assert "Natural:" in pantalla(app)
        assert "hábil:" in pantalla(app)
        await llenar_dialogo(pilot, motivo="Promedio equivocado", folio="CE18-0000000")
        assert c.de(1).estado == "entregado"
        assert isinstance(app.screen, Pregunta)
        assert "E06: El folio escrito" in pantalla(app)
        await llenar_dialogo(pilot, folio=tramite.folio_texto)
        assert c.de(1).estado == "cancelacion_solicitada"
        assert "vence el" in pantalla(app)
        await teclas(pilot, "escape", "f")
        await llenar_dialogo(pilot, cosfac="OK-1", palabra="si")
        assert isinstance(app.screen, Pregunta)
        await llenar_dialogo(pilot, palabra="cancelar")
        assert c.de(1).estado == "cancelado"
        assert "CANCELADO.pdf" in pantalla(app)
    c.cuadra()


@pytest.mark.norma("L13a", "L12a", "E06")
async def test_what_belongs_to_others_says_to_whom_and_by_which_rule(c: Camino) -> None:
    c.hasta(1, "timbrado")
    app = CerttuiApp(c.como("dse"))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        for tecla, regla in (("d", "L12a"), ("c", "L13a"), ("p", "L22b"), ("x", "E06")):
            await teclas(pilot, tecla)
            assert f"({regla})" in pantalla(app)
    assert c.de(1).estado == "timbrado"


async def test_a_filter_limits_what_marking_all_takes(c: Camino) -> None:
    c.hasta(1, "timbrado")
    c.hasta(2, "timbrado")
    app = CerttuiApp(c.clerk(1))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        await filtrar(pilot, c.alumno(2).matricula)
        await teclas(pilot, "a", "d")
        await calma(pilot)
    assert [c.de(n).estado for n in (1, 2)] == ["timbrado", "descargado"]


@pytest.mark.parametrize("ataque", ATAQUES[:6])
async def test_nothing_hostile_reaches_the_terminal(c: Camino, ataque: str) -> None:
    c.hasta(1, "descargado")
    correo.preparar(c.clerk(1), c.de(1), c.destino(1))
    with c.oficina.base.tx():
        c.oficina.base.escribir("UPDATE correo SET respuesta = ?, para = ?", (ataque, ataque))
        c.oficina.base.escribir("UPDATE tramite SET nombre = ?, version = version + 1", (ataque,))
    app = CerttuiApp(c.clerk(1))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        assert _limpio(pantalla(app))
        await teclas(pilot, "enter")
        await calma(pilot)
        assert _limpio(pantalla(app))


@pytest.mark.parametrize("tamano", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
@pytest.mark.parametrize("vista", ["lista", "acuse"])
def test_snapshot(
    snap_compare: Comparar, base_llena: Path, abrir: Abrir, vista: str, tamano: tuple[int, int]
) -> None:
    async def preparar(pilot: Any) -> None:
        await _abrir(pilot)
        if vista == "acuse":
            await teclas(pilot, "c")

    app = CerttuiApp(abrir(base_llena, "se.norte"))
    assert snap_compare(app, terminal_size=tamano, run_before=preparar)
