"""Pictures of the pages that open from another: each at 80×24 and at 120×36."""

from collections.abc import Callable
from typing import Any

import pytest

from certtui.domain.cct import letra_verificadora
from certtui.process import entradas, tandas
from certtui.process.consultas import Elegido
from certtui.process.entradas import EntradaAusente
from certtui.texts.pantallas_catalogos import CATALOGOS
from certtui.tui.app import CerttuiApp
from certtui.tui.bitacora.fallas_de_cadena import PantallaFallas
from certtui.tui.catalogos.ajustes import PantallaAjustes
from certtui.tui.catalogos.carga_de_catalogo import PantallaCarga
from certtui.tui.catalogos.detenidas import PantallaDetenidas
from certtui.tui.catalogos.tabla_de_catalogo import TablaDeCatalogo
from certtui.tui.entrega.entrega_abierta import EntregaAbierta
from certtui.tui.firma.vista import PaginaDeFaltas
from certtui.tui.lotes.cambio import PaginaDeCambio
from certtui.tui.piezas.mensaje import PaginaDeMensaje
from certtui.tui.recuperacion import Recuperacion
from certtui.tui.saltos import ir
from tests.process.camino import Camino
from tests.store.crudo import crudo
from tests.tui.vista import calma, llenar_dialogo, renglones, teclas

Comparar = Callable[..., bool]
Preparar = Callable[[Any], Any]

tamanos = pytest.mark.parametrize("tamano", [(80, 24), (120, 36)], ids=["80x24", "120x36"])


async def _ir(pilot: Any, clave: str, *cuales: str) -> None:
    await calma(pilot)
    ir(pilot.app, pilot.app.oficina, clave)
    await calma(pilot)
    await teclas(pilot, *cuales)
    await calma(pilot)


def _hasta(catalogo: str) -> list[str]:
    """Keys that open one line of the catalogues."""
    return [*["down"] * list(CATALOGOS).index(catalogo), "enter"]


def _retrato(comparar: Comparar, c: Camino, usuario: str, tamano: Any, preparar: Preparar) -> bool:
    app = CerttuiApp(c.como(usuario))
    return comparar(app, terminal_size=tamano, run_before=preparar)


@tamanos
def test_settings(snap_compare: Comparar, c: Camino, tamano: tuple[int, int]) -> None:
    async def preparar(pilot: Any) -> None:
        await _ir(pilot, "catalogos", *_hasta("ajustes"))
        assert isinstance(pilot.app.screen, PantallaAjustes)

    assert _retrato(snap_compare, c, "admin", tamano, preparar)


@tamanos
def test_a_catalogue_before_it_is_loaded(
    snap_compare: Comparar, c: Camino, tamano: tuple[int, int]
) -> None:
    carpeta = entradas.carpeta_de_entrada(c.como("admin"))
    carpeta.mkdir(parents=True)
    cct = f"32DPT9004{letra_verificadora('32', '9004')}"
    (carpeta / "p.csv").write_text(
        "clave,cct,nombre,entidad,id_municipio,municipio\n"
        f"977,{cct},Plantel Nuevo,32,010,Guadalupe\n",
        "utf-8",
    )

    async def preparar(pilot: Any) -> None:
        await _ir(pilot, "catalogos", *_hasta("planteles"))
        await teclas(pilot, "i", *"p.csv", "enter")
        await calma(pilot)
        assert isinstance(pilot.app.screen, PantallaCarga)

    assert _retrato(snap_compare, c, "admin", tamano, preparar)


@tamanos
def test_the_modules_of_a_plan(snap_compare: Comparar, c: Camino, tamano: tuple[int, int]) -> None:
    async def preparar(pilot: Any) -> None:
        await _ir(pilot, "catalogos", *_hasta("planes"), "end", "enter")
        assert type(pilot.app.screen) is TablaDeCatalogo

    assert _retrato(snap_compare, c, "lector", tamano, preparar)


@tamanos
def test_whom_a_fault_holds_back(
    snap_compare: Comparar, c: Camino, tamano: tuple[int, int]
) -> None:
    with c.oficina.base.tx():
        c.oficina.base.escribir("UPDATE plantel SET nombre = '' WHERE clave = '902'")

    async def preparar(pilot: Any) -> None:
        await _ir(pilot, "catalogos", *_hasta("salud"))
        while "902" not in next(r for r in renglones(pilot.app) if r.startswith(">")):
            await teclas(pilot, "down")
        await teclas(pilot, "enter")
        await calma(pilot)
        assert isinstance(pilot.app.screen, PantallaDetenidas)

    assert _retrato(snap_compare, c, "estatal", tamano, preparar)


@tamanos
def test_a_forged_row_of_the_log(
    snap_compare: Comparar, c: Camino, tamano: tuple[int, int]
) -> None:
    c.hasta(1, "solicitado")
    with crudo(c.oficina.base.ruta) as base:
        base.execute("UPDATE evento SET actor = 'otro' WHERE seq = 3")

    async def preparar(pilot: Any) -> None:
        await _ir(pilot, "bitacora", "v")
        assert isinstance(pilot.app.screen, PantallaFallas)

    assert _retrato(snap_compare, c, "estatal", tamano, preparar)


@tamanos
def test_a_message_that_did_not_fit(
    snap_compare: Comparar, c: Camino, tamano: tuple[int, int]
) -> None:
    async def preparar(pilot: Any) -> None:
        await calma(pilot)
        nombre = f"{'Alumnos y calificaciones de la generación 2023-2026, ' * 4}corregidos.csv"
        pilot.app.screen.avisar_error(EntradaAusente(archivo=nombre, carpeta="bandeja"))
        await calma(pilot)
        await teclas(pilot, "R")
        assert isinstance(pilot.app.screen, PaginaDeMensaje)

    assert _retrato(snap_compare, c, "se.norte", tamano, preparar)


@tamanos
def test_a_delivery(snap_compare: Comparar, c: Camino, tamano: tuple[int, int]) -> None:
    c.hasta(1, "descargado")

    async def preparar(pilot: Any) -> None:
        await _ir(pilot, "8", "enter")
        assert isinstance(pilot.app.screen, EntregaAbierta)

    assert _retrato(snap_compare, c, "se.norte", tamano, preparar)


@tamanos
def test_what_an_answer_would_change(
    snap_compare: Comparar, c: Camino, tamano: tuple[int, int]
) -> None:
    c.hasta(1, "enviado")
    carpeta = c.carpeta / "llego"
    carpeta.mkdir()
    c.tabla((c.de(1).folio_control, 2, "La CURP no existe en RENAPO"), nombre="llego/tabla.csv")

    async def preparar(pilot: Any) -> None:
        await _ir(pilot, "6", "i")
        await llenar_dialogo(pilot, archivos=str(carpeta))
        await teclas(pilot, "enter")
        assert isinstance(pilot.app.screen, PaginaDeCambio)

    assert _retrato(snap_compare, c, "estatal", tamano, preparar)


@tamanos
def test_what_a_package_lacks(
    snap_compare: Comparar,
    c: Camino,
    tamano: tuple[int, int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for n in (1, 2):
        c.hasta(n, "nombre_revisado")
    monkeypatch.chdir(c.carpeta)

    async def preparar(pilot: Any) -> None:
        await _ir(pilot, "5", "p", "enter")
        c.mover("se.norte", "T07r", 2, {"motivo": "Acento"})
        await teclas(pilot, "m", "enter")
        await calma(pilot)
        assert isinstance(pilot.app.screen, PaginaDeFaltas)

    assert _retrato(snap_compare, c, "dir.norte", tamano, preparar)


@tamanos
def test_what_a_cut_left_under_way(
    snap_compare: Comparar, c: Camino, tamano: tuple[int, int]
) -> None:
    hechos = [c.abrir(n) for n in (1, 2, 3)]
    clerk = c.como("se.norte")
    elegidos = [Elegido(t.id, "", t.plantel, t.estado, t.version) for t in hechos]
    marca = tandas.en_marcha(
        clerk, "Solicitar 3 certificados", "cola", 3, verbo="solicitar", elegidos=elegidos
    )
    marca.__enter__()
    with c.oficina.base.tx():
        c.oficina.base.escribir("UPDATE tanda SET proceso = '999999999:1'")
    c.solicitar(1)

    async def preparar(pilot: Any) -> None:
        await calma(pilot)
        assert isinstance(pilot.app.screen, Recuperacion)

    assert _retrato(snap_compare, c, "se.norte", tamano, preparar)
