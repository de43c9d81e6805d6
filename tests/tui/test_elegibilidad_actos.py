"""What is done from the eligibility screen: RENAPO's answer, its differences, new drafts."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from certtui.process import entradas, salidas
from certtui.process.entradas import EntradaAusente, EntradaVedada
from certtui.texts import pantallas_elegibilidad as t
from certtui.texts import pantallas_importado
from certtui.tui.app import CerttuiApp
from certtui.tui.elegibilidad.confronta import PantallaConfronta
from certtui.tui.elegibilidad.elegibilidad import PantallaElegibilidad
from certtui.tui.piezas.dialogo import Confirmacion
from certtui.tui.piezas.entrada import Entrada
from certtui.tui.piezas.importado import PantallaImportado
from tests.process.archivos_sae import escribir_alumnos
from tests.process.camino import NORTE, Camino
from tests.tui.vista import calma, pantalla, renglones, teclas

Comparar = Callable[..., bool]
CABEZA = "curp,estatus,nombre,primer_apellido,segundo_apellido,fecha_nacimiento,sexo,entidad\n"


async def _abrir(pilot: Any) -> None:
    await calma(pilot)
    await teclas(pilot, "3")
    assert isinstance(pilot.app.screen, PantallaElegibilidad)


def _respuesta(c: Camino, usuario: str, *filas: str) -> Path:
    carpeta = entradas.carpeta_de_entrada(c.como(usuario))
    carpeta.mkdir(parents=True)
    ruta = carpeta / "renapo.csv"
    ruta.write_text(CABEZA + "".join(f"{f}\n" for f in filas), "utf-8")
    return ruta


@pytest.mark.norma("L06b")
async def test_renapos_answer_is_read_from_the_inbox_and_told_row_by_row(c: Camino) -> None:
    a = c.cambiar_alumno(1, renapo_estatus=None, renapo_en=None, renapo_huella="")
    suya = f"{a.curp},VIGENTE,OTRA,{a.primer_apellido},{a.segundo_apellido},,,"
    _respuesta(c, "se.norte", suya, "BALA060315MZSRGN05,VIGENTE,X,Y,Z,,,")
    app = CerttuiApp(c.como("se.norte"))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        await teclas(pilot, "i", "enter")
        await calma(pilot)
        assert isinstance(app.screen, PantallaImportado)
        assert "renapo.csv: 1 cambiado, 1 fuera" in pantalla(app)
        assert "BALA060315MZSRGN05" in pantalla(app)
        await teclas(pilot, "escape", "home", "enter", "d")
        assert isinstance(app.screen, PantallaConfronta)
        assert "CURP vigente, respuesta del 15/06/2026 · 1 campo difiere" in pantalla(app)
        (fila,) = [r for r in renglones(app) if "Nombre(s)" in r]
        assert "✗" in fila
        assert "OTRA" in fila
        assert t.VENCIDA not in pantalla(app)
    c.cambiar_alumno(1, nombre="OTRA")
    app = CerttuiApp(c.como("se.norte"))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        await teclas(pilot, "enter", "d")
        assert t.VENCIDA in pantalla(app)
        assert "✗" not in "".join(renglones(app)[3:])


async def test_without_an_answer_it_says_how_to_get_one(c: Camino) -> None:
    app = CerttuiApp(c.como("se.norte"))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        await teclas(pilot, "enter", "d")
        assert t.SIN_CONTESTAR[0] in pantalla(app)
        await teclas(pilot, "escape", "escape", "i", *"nada.csv", "enter")
        assert "«nada.csv» no está en su bandeja de entrada" in pantalla(app)
        assert isinstance(app.screen, PantallaElegibilidad)


def test_a_key_or_the_base_itself_is_never_opened_as_data(c: Camino, tmp_path: Path) -> None:
    oficina = c.como("se.norte")
    llave = tmp_path / "firma.KEY"
    llave.write_bytes(b"x")
    for escrito in (str(llave), str(c.oficina.base.ruta)):
        with pytest.raises(EntradaVedada):
            entradas.buscar_entrada(oficina, escrito)
    with pytest.raises(EntradaAusente):
        entradas.buscar_entrada(oficina, str(tmp_path))
    assert entradas.listar_entradas(oficina) == []
    carpeta = entradas.carpeta_de_entrada(oficina)
    carpeta.mkdir(parents=True)
    (carpeta / "a.csv").write_text("x")
    (carpeta / "b.key").write_text("x")
    assert entradas.listar_entradas(oficina) == ["a.csv"]
    assert entradas.buscar_entrada(oficina, " a.csv ") == carpeta / "a.csv"
    assert carpeta != salidas.carpeta_de_salida(oficina)


@pytest.mark.norma("L05a", "T00")
async def test_the_marked_students_become_drafts_and_what_cannot_be_says_why(c: Camino) -> None:
    c.abrir(2)
    app = CerttuiApp(c.como("se.norte"))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        await teclas(pilot, "down", "n")
        assert "T00" in pantalla(app)
        assert isinstance(app.screen, PantallaElegibilidad)
        await teclas(pilot, "home", "space", "space", "space", "n")
        assert isinstance(app.screen, Confirmacion)
        assert "Abrir el trámite de 3 matrículas" in pantalla(app)
        await teclas(pilot, "n")
        assert c.oficina.base.valor("SELECT count(*) FROM tramite") == 1
        await teclas(pilot, "n", "s")
        await calma(pilot)
        assert "2 hechos, 1 rehusado" in pantalla(app)
        await teclas(pilot, "enter")
        assert isinstance(app.screen, PantallaElegibilidad)
    assert [c.de(n).estado for n in (1, 2, 3)] == ["borrador"] * 3


@pytest.mark.norma("L05a")
async def test_the_state_office_does_not_open_requests_and_is_told_whose_it_is(c: Camino) -> None:
    app = CerttuiApp(c.como("estatal"))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        await teclas(pilot, "n")
        assert "corresponde a Servicios Escolares del plantel." in pantalla(app)
        assert "L05a." in pantalla(app)
    assert c.oficina.base.valor("SELECT count(*) FROM tramite") == 0


async def test_filter_then_mark_all_acts_only_on_what_is_visible(c: Camino) -> None:
    app = CerttuiApp(c.como("se.norte"))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        await teclas(pilot, "a")
        marcadas = len(app.screen.query_one("#lista").marcas)  # type: ignore[attr-defined]
        assert marcadas == c.oficina.base.valor(
            "SELECT count(*) FROM alumno WHERE plantel = ?", (NORTE,)
        )
        await teclas(pilot, "slash", *"0003", "enter")
        assert not app.screen.query_one("#lista").marcas  # type: ignore[attr-defined]
        await teclas(pilot, "a", "n", "s")
        await calma(pilot)
    assert c.oficina.base.valor("SELECT count(*) FROM tramite") == 1
    assert c.de(3).estado == "borrador"


@pytest.mark.parametrize("tamano", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
@pytest.mark.parametrize("vista", ["confronta", "importado"])
def test_screen(snap_compare: Comparar, c: Camino, vista: str, tamano: tuple[int, int]) -> None:
    a = c.alumno(1)
    suya = f"{a.curp},VIGENTE,OTRA,{a.primer_apellido},{a.segundo_apellido},,,"
    ruta = _respuesta(c, "se.norte", suya, "BALA060315MZSRGN05,VIGENTE,X,Y,Z,,,", "MALA,Q,,,,,,")

    async def preparar(pilot: Any) -> None:
        await _abrir(pilot)
        await teclas(pilot, "i")
        pilot.app.screen.query_one(Entrada).value = str(ruta)
        await teclas(pilot, "enter")
        if vista == "confronta":
            await teclas(pilot, "escape", "home", "enter", "d")

    app = CerttuiApp(c.como("se.norte"))
    assert snap_compare(app, terminal_size=tamano, run_before=preparar)


def test_the_words_of_an_import_count_each_thing_once() -> None:
    assert pantallas_importado.resumen("a.csv", 1, 0, 2, 0) == "a.csv: 1 nuevo, 2 iguales, 0 fuera"


@pytest.mark.norma("L05a", "L18")
@pytest.mark.parametrize("tecla", ["3", "7"])
async def test_what_sae_corrected_comes_in_where_it_was_asked_for(c: Camino, tecla: str) -> None:
    bueno = c.alumno(1)
    carpeta = entradas.carpeta_de_entrada(c.como("se.norte"))
    carpeta.mkdir(parents=True)
    escribir_alumnos(carpeta / "sae.csv", [bueno])
    c.cambiar_alumno(1, crip="", fecha_inicio=None)
    app = CerttuiApp(c.como("se.norte"))
    async with app.run_test() as pilot:
        await calma(pilot)
        await teclas(pilot, tecla, "e", "enter")
        await calma(pilot)
        assert isinstance(app.screen, PantallaImportado)
        assert "sae.csv: 1 cambiado, 0 fuera" in pantalla(app)
        await teclas(pilot, "escape", "e", *"otro.csv", "enter")
        assert "otro.csv" in pantalla(app)
    assert c.alumno(1) == bueno


@pytest.mark.norma("L05a")
async def test_who_brings_no_data_in_is_told_whose_it_is(c: Camino) -> None:
    app = CerttuiApp(c.como("dir.norte"))
    async with app.run_test() as pilot:
        await _abrir(pilot)
        await teclas(pilot, "e")
        assert "Del SAE toca a" in pantalla(app)
        assert "(L05a)" in pantalla(app)
        assert isinstance(app.screen, PantallaElegibilidad)
