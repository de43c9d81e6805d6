"""Screen 9: the tree of ranges, its counts, and the acts on it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from textual.pilot import Pilot

from certtui.domain.folio import EstadoFolio
from certtui.export.formas import CODIGO_F01
from certtui.process import folios as uso
from certtui.process.salidas import carpeta_de_salida
from certtui.store import folios as almacen
from certtui.texts import pantallas_dialogo as td
from certtui.texts import pantallas_folios as t
from certtui.tui.app import CerttuiApp
from certtui.tui.folios.folios import Folios
from certtui.tui.piezas.dialogo import Pregunta
from certtui.tui.piezas.entrada import Entrada
from tests.process.camino import Camino
from tests.tui.conftest import Abrir
from tests.tui.test_hostil import ATAQUES, _limpio
from tests.tui.vista import calma, filtrar, llenar_dialogo, pantalla, renglones, teclas

Comparar = Callable[..., bool]


async def _abrir(pilot: Pilot[Any]) -> None:
    await calma(pilot)
    await teclas(pilot, "9")
    await calma(pilot)
    assert isinstance(pilot.app.screen, Folios)


def _cuenta(c: Camino, rango: int) -> dict[EstadoFolio, int]:
    return {e: n for e, n in almacen.contar_folios(c.oficina.base, rango).items() if n}


async def test_it_opens_empty_and_says_who_gives_the_first(base_vacia: Path, abrir: Abrir) -> None:
    app = CerttuiApp(abrir(base_vacia))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        assert t.VACIO[0] in pantalla(app)
        await teclas(pilot, "b")
        assert t.NO_HAY_RENGLON in pantalla(app)


@pytest.mark.norma("L04", "V-DG2.2", "C12")
async def test_the_tree_shows_what_a_person_reaches_with_its_counts(c: Camino) -> None:
    c.hasta(1, "registrado")
    app = CerttuiApp(c.como("se.norte"))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        dicho = pantalla(app)
        assert "diferencia 0" in dicho
        assert "  32 " in dicho
        assert "    901 " in dicho
        assert "902" not in dicho.replace("2902", "")
        await filtrar(pilot, "901")
        fila = next(r for r in renglones(app) if "901" in r and "2018" in r)
        assert fila.split()[-6:] == ["1", "40", "39", "1", "0", "·"] or "39" in fila.split()
        await teclas(pilot, "escape", "e")
        assert "Modelo 2018" in pantalla(app)
        for tecla, regla in (("a", "L04"), ("d", "L04"), ("b", "L04"), ("u", "L04")):
            await teclas(pilot, tecla)
            assert f"({regla})" in pantalla(app)


@pytest.mark.norma("L04", "V-PL2.1", "V-DG2.2")
async def test_a_range_is_given_acknowledged_blocked_and_returned_with_a_reason(
    c: Camino,
) -> None:
    app = CerttuiApp(c.como("estatal"))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        await teclas(pilot, "a")
        assert isinstance(app.screen, Pregunta)
        await llenar_dialogo(
            pilot, destino="901", modelo="2018", desde="30", hasta="60", oficio="OF-9"
        )
        assert "traslapa" in pantalla(app)
        assert "(L04)" in pantalla(app)
        assert "certtui folios ver" in pantalla(app)
        assert app.screen.query_one("#oficio", Entrada).value == "OF-9"
        await llenar_dialogo(pilot, desde="121", hasta="140")
        assert "Asignados 20 folios a 901." in pantalla(app)
        nuevo = next(r for r in uso.arbol(c.oficina) if r.rango.oficio == "OF-9").rango
        await teclas(pilot, "c")
        assert "(V-PL2.1)" in pantalla(app)
        await teclas(pilot, "b")
        await llenar_dialogo(pilot, desde="121", hasta="122", motivo="Hojas dañadas")
        assert "Falta: Escriba BLOQUEAR." in pantalla(app)
        assert EstadoFolio.INUTILIZADO not in _cuenta(c, nuevo.id)
        await llenar_dialogo(pilot, palabra="bloquear")
        assert _cuenta(c, nuevo.id)[EstadoFolio.INUTILIZADO] == 2
        assert "2 inutilizados" in pantalla(app)
        await teclas(pilot, "b")
        await llenar_dialogo(pilot, desde="121", hasta="122", motivo="otra vez", palabra="BLOQUEAR")
        assert "(L04)" in pantalla(app)
        assert app.screen.query_one("#motivo", Entrada).value == "otra vez"
        await teclas(pilot, "escape")
        assert td.SE_PIERDE in pantalla(app)
        await teclas(pilot, "escape")
        await teclas(pilot, "u")
        await llenar_dialogo(pilot, desde="121", hasta="121", motivo="Estaba bien")
        await teclas(pilot, "d")
        await teclas(pilot, "escape")
        assert EstadoFolio.DEVUELTO not in _cuenta(c, nuevo.id)
        await teclas(pilot, "d")
        await llenar_dialogo(
            pilot, desde="131", hasta="140", motivo="No se usarán", palabra="DEVOLVER"
        )
        assert _cuenta(c, nuevo.id) == {
            EstadoFolio.DISPONIBLE: 9,
            EstadoFolio.INUTILIZADO: 1,
            EstadoFolio.DEVUELTO: 10,
        }
    app = CerttuiApp(c.como("se.norte"))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        await filtrar(pilot, "OF-9")
        await teclas(pilot, "c")
        assert "Acusar recibo de 20 folios de 901" in pantalla(app)
        await teclas(pilot, "s")
        await calma(pilot)
        assert almacen.leer_rango(c.oficina.base, nuevo.id).acuse_en  # type: ignore[union-attr]
        await teclas(pilot, "c")
        assert t.YA_ACUSADO in pantalla(app)
    c.cuadra()


@pytest.mark.norma("L04")
async def test_what_cannot_be_undone_says_how_many_folios_before_its_word(c: Camino) -> None:
    app = CerttuiApp(c.como("estatal"))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        await filtrar(pilot, "901")
        await teclas(pilot, "end", "b")
        for campo, valor in (("desde", "10"), ("hasta", "29")):
            app.screen.query_one(f"#{campo}", Entrada).value = valor
            await calma(pilot)
        assert "Son 20 folios: del 10 al 29." in pantalla(app)
        assert "para siempre" in pantalla(app)
        assert "Escriba BLOQUEAR:" in pantalla(app)
        await llenar_dialogo(pilot, hasta="9", motivo="x", palabra="BLOQUEAR")
        assert t.AL_REVES in pantalla(app)


async def test_a_plantel_that_does_not_exist_is_said_to_not_exist(c: Camino) -> None:
    app = CerttuiApp(c.como("estatal"))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        await teclas(pilot, "a", "9", "0", "4")
        assert "No hay plantel ni entidad con clave «904»" in pantalla(app)


@pytest.mark.norma("V27", "V-F01")
async def test_a_plantel_asks_for_folios_with_the_form_that_stays_in_its_outbox(c: Camino) -> None:
    app = CerttuiApp(c.como("se.norte"))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        await teclas(pilot, "s")
        await llenar_dialogo(pilot, modelo="1999", cantidad="80", justificacion="Egreso 2026")
        assert "No hay modelo «1999»" in " ".join(pantalla(app).split())
        await llenar_dialogo(pilot, modelo="2018")
        assert t.SOLICITADO in pantalla(app)
    (escrita,) = carpeta_de_salida(c.como("se.norte")).glob("solicitud_folios_901_*.pdf")
    documento = pypdfium2.PdfDocument(escrita.read_bytes())
    dicho = documento[0].get_textpage().get_text_bounded()
    documento.close()
    for dato in (CODIGO_F01, "2018", "80", "Egreso 2026", "Dirección de Plantel"):
        assert dato in dicho


@pytest.mark.parametrize("ataque", ATAQUES[:6])
async def test_nothing_hostile_reaches_the_terminal(c: Camino, ataque: str) -> None:
    with c.oficina.base.tx():
        c.oficina.base.escribir("UPDATE plantel SET nombre = ?", (ataque,))
    app = CerttuiApp(c.como("estatal"))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        assert _limpio(pantalla(app))


@pytest.mark.parametrize("tamano", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
@pytest.mark.parametrize("vista", ["arbol", "asignar"])
def test_snapshot(
    snap_compare: Comparar, base_llena: Path, abrir: Abrir, vista: str, tamano: tuple[int, int]
) -> None:
    async def preparar(pilot: Any) -> None:
        await _abrir(pilot)
        await teclas(pilot, "down")
        if vista == "asignar":
            await teclas(pilot, "a")

    assert snap_compare(CerttuiApp(abrir(base_llena)), terminal_size=tamano, run_before=preparar)
