"""The screens of catalogues and settings, driven by their keys."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from certtui.domain.cct import letra_verificadora
from certtui.process import entradas
from certtui.store import catalogos
from certtui.texts import pantallas_catalogos as t
from certtui.tui.app import CerttuiApp
from certtui.tui.catalogos.ajustes import PantallaAjustes
from certtui.tui.catalogos.carga_de_catalogo import PantallaCarga
from certtui.tui.catalogos.catalogo import TablaConCarga
from certtui.tui.catalogos.catalogos import Catalogos
from certtui.tui.catalogos.detenidas import PantallaDetenidas
from certtui.tui.catalogos.salud_de_catalogos import PantallaSalud
from certtui.tui.catalogos.tabla_de_catalogo import ANCHOS, TablaDeCatalogo
from certtui.tui.piezas.dialogo import Pregunta
from certtui.tui.piezas.entrada import Entrada
from certtui.tui.saltos import ir
from tests.process.camino import Camino
from tests.tui.conftest import Abrir
from tests.tui.vista import calma, pantalla, renglones, teclas

Comparar = Callable[..., bool]
CLAVES = list(t.CATALOGOS)


async def _abrir(pilot: Any, clave: str = "") -> None:
    await calma(pilot)
    ir(pilot.app, pilot.app.oficina, "catalogos")
    await calma(pilot)
    assert isinstance(pilot.app.screen, Catalogos)
    if clave:
        await teclas(pilot, *["down"] * CLAVES.index(clave), "enter")
        await calma(pilot)


@pytest.mark.norma("V29d", "V29e")
async def test_every_catalogue_opens_and_filters(base_vacia: Path, abrir: Abrir) -> None:
    app = CerttuiApp(abrir(base_vacia))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        for n, clave in enumerate(CLAVES):
            await teclas(pilot, "home", *["down"] * n, "enter")
            await calma(pilot)
            assert t.CATALOGOS[clave][0] in renglones(app)[0]
            await teclas(pilot, "escape")
        await teclas(pilot, "home", *["down"] * CLAVES.index("entidades"), "enter")
        await teclas(pilot, "slash", *"zacate", "enter")
        assert "1 renglón" in renglones(app)[1]
        assert "Zacatecas" in renglones(app)[3]


async def test_a_plan_opens_its_modules(c: Camino) -> None:
    app = CerttuiApp(c.como("lector"))
    async with app.run_test() as pilot:
        await _abrir(pilot, "planes")
        await teclas(pilot, "end", "enter")
        assert isinstance(app.screen, TablaDeCatalogo)
        assert "Módulos del plan PRUE97" in renglones(app)[0]
        assert "LABO-02" in pantalla(app)
        assert "básica" in pantalla(app)


@pytest.mark.norma("L03", "V21")
async def test_a_setting_is_changed_by_who_may_with_its_rule_in_sight(c: Camino) -> None:
    app = CerttuiApp(c.como("estatal"))
    async with app.run_test() as pilot:
        await _abrir(pilot, "ajustes")
        await teclas(pilot, "slash", *"revision_estatal", "enter", "enter")
        assert isinstance(app.screen, Pregunta)
        assert "Regla V21: segunda revisión antes de firmar." in pantalla(app)
        campo = app.screen.query_one("#valor", Entrada)
        campo.value = "quizá"
        await teclas(pilot, "enter")
        assert isinstance(app.screen, Pregunta)
        assert "sí, no" in pantalla(app)
        campo.value = "sí"
        await teclas(pilot, "enter")
        assert isinstance(app.screen, PantallaAjustes)
        assert t.ajuste_puesto("nombres.revision_estatal", "sí") in pantalla(app)
        assert c.oficina.ajustes.activo("nombres.revision_estatal")
        await teclas(pilot, "enter", "escape")
    app = CerttuiApp(c.como("se.norte"))
    async with app.run_test() as pilot:
        await _abrir(pilot, "ajustes")
        await teclas(pilot, "enter")
        assert "Regla L03." in pantalla(app)
        assert isinstance(app.screen, PantallaAjustes)


@pytest.mark.norma("L03")
async def test_a_date_of_a_setting_is_written_as_people_write_it(c: Camino) -> None:
    app = CerttuiApp(c.como("estatal"))
    async with app.run_test() as pilot:
        await _abrir(pilot, "ajustes")
        await teclas(pilot, "slash", *"inicio_emision", "enter")
        assert "19/07/2021" in pantalla(app)
        await teclas(pilot, "enter")
        app.screen.query_one("#valor", Entrada).value = "1/8/2021"
        await teclas(pilot, "enter")
        assert "01/08/2021" in pantalla(app)
        assert c.oficina.ajustes.texto("inicio_emision_electronica") == "2021-08-01"


@pytest.mark.norma("L10b")
async def test_a_file_is_looked_at_before_it_is_loaded(c: Camino) -> None:
    norte = catalogos.leer_plantel(c.oficina.base, "901")
    assert norte is not None
    carpeta = entradas.carpeta_de_entrada(c.como("admin"))
    carpeta.mkdir(parents=True)
    (carpeta / "p.csv").write_text(
        "clave,cct,nombre,entidad,id_municipio,municipio\n"
        f"901,{norte.cct},Otro nombre,32,{norte.id_municipio},{norte.municipio}\n"
        f"977,32DPT9004{letra_verificadora('32', '9004')},Nuevo,32,010,Guadalupe\n",
        "utf-8",
    )
    app = CerttuiApp(c.como("admin"))
    async with app.run_test() as pilot:
        await _abrir(pilot, "planteles")
        await teclas(pilot, "i", *"nada", "enter")
        assert "«nada» no está en su bandeja" in pantalla(app)
        assert isinstance(app.screen, Pregunta)
        assert app.screen.query_one(Entrada).value == "nada"
        app.screen.query_one(Entrada).value = "/no/existe"
        await teclas(pilot, "enter")
        assert "esa ruta no existe" in " ".join(pantalla(app).split())
        app.screen.query_one(Entrada).value = "p.csv"
        await teclas(pilot, "enter")
        assert isinstance(app.screen, PantallaCarga)
        assert "p.csv: 1 nuevo, 1 cambia, 0 iguales" in renglones(app)[1]
        assert "nombre: «Plantel Norte» → «Otro nombre»" in pantalla(app)
        await teclas(pilot, "escape")
        assert catalogos.leer_plantel(c.oficina.base, "977") is None
        await teclas(pilot, "i", *"p.csv", "enter", "c")
        assert isinstance(app.screen, TablaConCarga)
        assert "2 renglones cargados" in pantalla(app)
        assert catalogos.leer_plantel(c.oficina.base, "977") is not None
        await teclas(pilot, "i", *"p.csv", "enter", "c")
        assert t.TODO_IGUAL in pantalla(app)
    app = CerttuiApp(c.como("estatal"))
    async with app.run_test() as pilot:
        await _abrir(pilot, "planteles")
        await teclas(pilot, "i")
        assert t.NO_CARGA in pantalla(app)


async def test_only_what_opens_something_offers_to_open_it_and_nothing_is_cut(c: Camino) -> None:
    app = CerttuiApp(c.como("estatal"))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        assert "…" not in pantalla(app)
        await _abrir(pilot, "planteles")
        assert "Intro" not in renglones(app)[-1]
        await teclas(pilot, "enter")
        assert t.SIN_MAS in pantalla(app)
        await teclas(pilot, "escape", "home")
        await _abrir(pilot, "planes")
        assert "Intro Abrir" in renglones(app)[-1]


async def test_health_counts_whom_each_fault_holds_back_and_names_them(c: Camino) -> None:
    with c.oficina.base.tx():
        c.oficina.base.escribir("UPDATE plantel SET nombre = '' WHERE clave = '902'")
    app = CerttuiApp(c.como("estatal"))
    async with app.run_test() as pilot:
        await _abrir(pilot, "salud")
        assert isinstance(app.screen, PantallaSalud)
        detenidas = c.oficina.base.valor("SELECT count(*) FROM alumno WHERE plantel = '902'")
        fila = next(r for r in renglones(app) if "902 no tiene nombre" in r)
        assert f"{detenidas} alumnos" in fila
        while "902 no tiene nombre" not in next(r for r in renglones(app) if r.startswith(">")):
            await teclas(pilot, "down")
        assert "Qué hacer" in pantalla(app)
        await teclas(pilot, "enter")
        assert isinstance(app.screen, PantallaDetenidas)
        assert c.alumno(21).matricula in pantalla(app)


def test_every_column_of_every_catalogue_has_a_title(c: Camino) -> None:
    from certtui.process import catalogos_vista as cv

    for clave in (*cv.DE_BASE, "ajustes", "ids_dec"):
        assert {x for x, _ancho, _desde in ANCHOS[clave]} <= set(t.COLUMNAS)
        for fila in cv.filas(c.oficina, clave):
            assert set(fila) <= set(t.COLUMNAS)
    assert set(ANCHOS) == {*t.CATALOGOS, "modulos"} - {"salud"}


@pytest.mark.parametrize("tamano", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
@pytest.mark.parametrize("vista", ["", "modelos", "planteles", "salud"])
def test_screen(
    snap_compare: Comparar, base_llena: Path, abrir: Abrir, vista: str, tamano: tuple[int, int]
) -> None:
    async def preparar(pilot: Any) -> None:
        await _abrir(pilot, vista)

    app = CerttuiApp(abrir(base_llena))
    assert snap_compare(app, terminal_size=tamano, run_before=preparar)
