"""Two people over one base: what one does, the other finds at the next key, on every list."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from textual.pilot import Pilot

from certtui.process import bajas, consultas, entrega
from certtui.texts import pantallas, pantallas_firma
from certtui.tui.app import CerttuiApp
from certtui.tui.cola.cola import Cola
from certtui.tui.entrega.entrega import PantallaEntrega
from certtui.tui.firma.firma import Firma
from certtui.tui.lotes.lotes import Lotes
from certtui.tui.nombres.nombres import Nombres
from certtui.tui.pantalla import Pantalla
from certtui.tui.piezas.al_dia import AlDia
from certtui.tui.piezas.lista import Lista
from certtui.tui.rechazos.rechazos import PantallaRechazos
from tests.process.camino import Camino
from tests.tui.vista import calma, pantalla, renglones, teclas


def _firma_el_plantel(c: Camino) -> None:
    c.firmar("dir.norte")


def _confirma(c: Camino) -> None:
    c.nombrar(1)


def _pide_la_baja(c: Camino) -> None:
    bajas.pedir_baja(c.clerk(1), c.de(1))


def _lo_pierde(c: Camino) -> None:
    c.responder([c.tabla((c.de(1).folio_control, 2, "La CURP no existe en RENAPO"))])


def _descarga(c: Camino) -> None:
    entrega.descargar(c.clerk(1), c.de(1))


CASOS = [
    pytest.param("2", Cola, "se.norte", "nombre_revisado", _firma_el_plantel, "b", id="cola"),
    pytest.param("4", Nombres, "se.norte", "cargado", _confirma, "c", id="nombres"),
    pytest.param("5", Firma, "dir.norte", "nombre_revisado", _firma_el_plantel, "f", id="firma"),
    pytest.param("6", Lotes, "estatal", "enviado", _lo_pierde, "p", id="lotes"),
    pytest.param("7", PantallaRechazos, "se.norte", "rechazado", _pide_la_baja, "b", id="rechazos"),
    pytest.param("8", PantallaEntrega, "se.norte", "timbrado", _descarga, "d", id="entrega"),
]
"""Digit, screen, who looks at it, what they see, what another does, and the key of an order."""

por_lista = pytest.mark.parametrize(
    ("digito", "clase", "usuario", "estado", "otro", "orden"), CASOS
)


@asynccontextmanager
async def _sesion(c: Camino, usuario: str) -> AsyncIterator[Pilot[Any]]:
    """The screens of somebody, over a connection of their own."""
    with consultas.aparte(c.como(usuario)) as suya:
        async with CerttuiApp(suya).run_test(size=(80, 24)) as pilot:
            yield pilot


async def _abrir(pilot: Pilot[Any], digito: str, clase: type[Pantalla]) -> AlDia:
    await calma(pilot)
    await teclas(pilot, digito)
    abierta = pilot.app.screen
    assert isinstance(abierta, AlDia)
    assert isinstance(abierta, clase)
    return abierta


def _cuerpo(app: Any) -> list[str]:
    """The lines of the list and what is said of it, without the message."""
    return renglones(app)[1:-3]


@por_lista
async def test_the_digit_of_the_open_screen_reads_it_again(
    c: Camino,
    digito: str,
    clase: type[Pantalla],
    usuario: str,
    estado: str,
    otro: Callable[[Camino], None],
    orden: str,
) -> None:
    c.hasta(1, estado)
    async with _sesion(c, usuario) as pilot:
        app = pilot.app
        await _abrir(pilot, digito, clase)
        antes = _cuerpo(app)
        otro(c)
        await calma(pilot)
        assert _cuerpo(app) == antes
        await teclas(pilot, digito)
        assert isinstance(app.screen, clase)
        assert _cuerpo(app) != antes
        assert pantallas.RELEIDO in pantalla(app)


@por_lista
async def test_an_order_on_what_is_no_longer_so_is_not_carried_out_and_says_it(
    c: Camino,
    digito: str,
    clase: type[Pantalla],
    usuario: str,
    estado: str,
    otro: Callable[[Camino], None],
    orden: str,
) -> None:
    c.hasta(1, estado)
    async with _sesion(c, usuario) as pilot:
        app = pilot.app
        await _abrir(pilot, digito, clase)
        antes = _cuerpo(app)
        otro(c)
        quedo = c.de(1)
        await teclas(pilot, orden)
        assert isinstance(app.screen, clase)
        assert " ".join(pantallas.CAMBIO.split()) in " ".join(pantalla(app).split())
        assert _cuerpo(app) != antes
    assert c.de(1) == quedo
    c.cuadra()


@por_lista
async def test_a_step_that_changes_nothing_in_sight_stops_no_order(
    c: Camino,
    digito: str,
    clase: type[Pantalla],
    usuario: str,
    estado: str,
    otro: Callable[[Camino], None],
    orden: str,
) -> None:
    c.hasta(1, estado)
    async with _sesion(c, usuario) as pilot:
        app = pilot.app
        await _abrir(pilot, digito, clase)
        antes = _cuerpo(app)
        with c.oficina.base.tx():
            c.como("estatal2").anotar("salida", entidad="archivo", datos={"archivo": "otro.csv"})
        await teclas(pilot, "down")
        assert _cuerpo(app) == antes
        with c.oficina.base.tx():
            c.como("estatal2").anotar("salida", entidad="archivo", datos={"archivo": "otro.csv"})
        await teclas(pilot, orden)
        assert "cambió mientras usted lo veía" not in pantalla(app)


async def test_signing_is_never_told_that_nothing_waits_when_something_does(c: Camino) -> None:
    c.hasta(1, "nombre_revisado")
    async with _sesion(c, "dir.estatal") as pilot:
        app = pilot.app
        await _abrir(pilot, "5", Firma)
        assert "0 certificados en espera" in pantalla(app)
        c.firmar("dir.norte")
        await teclas(pilot, "f")
        assert pantallas_firma.NADA_QUE_FIRMAR not in pantalla(app)
        assert "1 certificado en espera" in pantalla(app)


async def test_marks_of_what_another_took_away_go_and_the_order_waits(c: Camino) -> None:
    for n in (1, 2):
        c.hasta(n, "timbrado")
    async with _sesion(c, "se.norte") as pilot:
        app = pilot.app
        abierta = await _abrir(pilot, "8", PantallaEntrega)
        await teclas(pilot, "a")
        assert "2 marcados" in pantalla(app)
        entrega.descargar(c.clerk(1), c.de(1))
        entrega.entregar(c.clerk(1), c.de(1), c.destino(1))
        await teclas(pilot, "d")
        assert abierta is app.screen
        assert "1 marcado" in pantalla(app)
        assert "cambió mientras usted lo veía" in pantalla(app)
    assert c.de(2).estado == "timbrado"


async def test_the_cursor_stays_in_its_place_when_its_line_goes(c: Camino) -> None:
    for n in (1, 2, 3):
        c.hasta(n, "nombre_revisado")
    async with _sesion(c, "dir.norte") as pilot:
        app = pilot.app
        firma = await _abrir(pilot, "5", Firma)
        await teclas(pilot, "down")
        c.mover("se.norte", "T07r", 2, {"motivo": "Acento"})
        await teclas(pilot, "5")
        assert firma.query_one(Lista).cursor == 1
        assert c.de(3).folio_control in renglones(app)[5]
