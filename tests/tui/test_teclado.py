"""Each person's keys: kept in the base, obeyed by the screens, told by footer, help and palette."""

import json
from pathlib import Path

import pytest

from certtui.cli.principal import correr
from certtui.domain.teclado import TeclaOcupada, revisar_teclas
from certtui.process import preferencias, teclado
from certtui.texts import pantallas_catalogos, pantallas_folios, pantallas_usuarios
from certtui.texts.teclas import nombre_de_tecla
from certtui.tui.app import CerttuiApp
from certtui.tui.cola.cola import Cola
from certtui.tui.inventario import paginas, pantallas
from certtui.tui.pantalla import Pantalla
from certtui.tui.piezas.lista import Lista
from certtui.tui.saltos import TODOS
from tests.tui.armar import iniciar_base, llenar, personas
from tests.tui.conftest import Abrir
from tests.tui.vista import calma, pantalla, renglones, teclas


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A base of a few trámites, to write in."""
    ruta = tmp_path / "oficina.db"
    oficina = iniciar_base(ruta)
    llenar(oficina, personas(20, oficina.ruta))
    oficina.base.cerrar()
    return ruta


def test_the_inventory_has_every_screen_of_the_jump_table() -> None:
    assert len(pantallas()) > 12
    assert {p.clave for p in paginas()} >= {"tablero", "cola", "elegibilidad", "firma", "rechazos"}
    assert len(TODOS) <= len(pantallas())


def test_no_command_of_any_screen_shares_a_key_as_they_come() -> None:
    for pagina in paginas():
        for orden in pagina.ordenes:
            if not orden.fija and orden.teclas:
                revisar_teclas((pagina,), {orden.id: orden.teclas})


async def test_a_changed_key_works_and_is_told_everywhere(base: Path, abrir: Abrir) -> None:
    oficina = abrir(base, "estatal")
    teclado.poner(oficina, paginas(), "cola.filtrar", ["f2"])
    teclado.poner(oficina, paginas(), "lista.bajar", ["w"])
    teclado.poner(oficina, paginas(), "pantalla.paleta", [";", "Ctrl+O"])
    app = CerttuiApp(oficina)
    async with app.run_test() as pilot:
        await calma(pilot)
        cola = app.screen
        assert isinstance(cola, Cola)
        assert "F2 Filtrar" in renglones(app)[-1]
        await teclas(pilot, "slash")
        assert not cola.capturando
        await teclas(pilot, "w", "w", "j", "down")
        assert cola.query_one(Lista).cursor == 2
        await teclas(pilot, "f2")
        assert cola.capturando
        await teclas(pilot, "escape", "semicolon", *"filtrar")
        assert "F2" in pantalla(app)
        await teclas(pilot, "escape", "question_mark")
        assert "Oprima F2 (Filtrar)" in pantalla(app)
        await teclas(pilot, "pagedown")
        assert "F2  " in pantalla(app)
    otra = CerttuiApp(abrir(base, "se.norte"))
    async with otra.run_test() as pilot:
        await calma(pilot)
        assert "F2" not in renglones(otra)[-1]
        await teclas(pilot, "slash")
        assert isinstance(otra.screen, Cola)
        assert otra.screen.capturando


async def test_two_commands_may_swap_their_keys(base: Path, abrir: Abrir) -> None:
    oficina = abrir(base, "estatal")
    preferencias.guardar(oficina, preferencias.TECLAS, {"cola.estado": ["n"], "cola.nombre": ["e"]})
    app = CerttuiApp(oficina)
    async with app.run_test() as pilot:
        await calma(pilot)
        await teclas(pilot, "e")
        assert isinstance(app.screen, Cola)
        assert not app.screen.filtro.estado
        await teclas(pilot, "n")
        assert app.screen.filtro.estado


async def test_a_screen_that_only_the_palette_opens_takes_a_key(base: Path, abrir: Abrir) -> None:
    de_paleta = [s for s in TODOS if not s.teclas]
    if not de_paleta:
        pytest.skip("no screen is of the palette alone")
    oficina = abrir(base, "estatal")
    teclado.poner(oficina, paginas(), de_paleta[0].id, ["f9"])
    app = CerttuiApp(oficina)
    async with app.run_test() as pilot:
        await calma(pilot)
        await teclas(pilot, "f9")
        assert len(app.screen_stack) == 2


@pytest.mark.parametrize(
    ("guardado", "codigo"),
    [({"cola.nada": ["x"]}, "cola.nada"), ({"cola.filtrar": ["j"]}, "j")],
)
async def test_keys_that_cannot_stand_are_told_and_those_that_come_with_it_serve(
    base: Path, abrir: Abrir, guardado: dict[str, object], codigo: str
) -> None:
    oficina = abrir(base, "estatal")
    preferencias.guardar(oficina, preferencias.TECLAS, guardado)
    app = CerttuiApp(oficina)
    async with app.run_test() as pilot:
        await calma(pilot)
        assert f"«{codigo}»" in pantalla(app)
        await teclas(pilot, "slash")
        assert isinstance(app.screen, Cola)
        assert app.screen.capturando


def test_nothing_is_kept_of_a_change_that_cannot_stand(base: Path, abrir: Abrir) -> None:
    oficina = abrir(base, "estatal")
    with pytest.raises(TeclaOcupada):
        teclado.poner(oficina, paginas(), "cola.filtrar", ["s"])
    assert teclado.leer_cambios(oficina) == {}


def _correr(base: Path, *palabras: str) -> int:
    opciones = ["--base", str(base), "--usuario", "estatal"]
    return correr(["teclas", *palabras, *opciones], inventario=paginas)


def test_the_command_line_shows_sets_and_takes_away(
    base: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _correr(base, "poner", "cola.filtrar", "F2", "Ctrl+K") == 0
    assert capsys.readouterr().out == "cola.filtrar: F2 Ctrl+K\n"
    assert _correr(base, "ver", "--json") == 0
    filas = {f["orden"]: f for f in json.loads(capsys.readouterr().out)}
    assert filas["cola.filtrar"]["teclas"] == ["f2", "ctrl+k"]
    assert filas["cola.filtrar"]["de_fabrica"] == ["slash"]
    assert _correr(base, "ver") == 0
    assert "cola.filtrar" in capsys.readouterr().out
    for mala, codigo in (
        (["poner", "cola.nada", "x"], "TEC-002"),
        (["poner", "cola.filtrar", "j"], "TEC-004"),
        (["poner", "cola.filtrar", "hola"], "TEC-001"),
        (["poner", "cola.aplicar", "x"], "TEC-002"),
        (["quitar", "cola.abrir"], "TEC-002"),
    ):
        assert _correr(base, *mala) == 2
        assert codigo in capsys.readouterr().err
    assert _correr(base, "quitar", "--todas") == 0
    assert "1 orden con sus teclas de fábrica" in capsys.readouterr().out
    assert _correr(base, "quitar") == 2


@pytest.mark.parametrize(
    ("tecla", "nombre"),
    [("ctrl+s", "Ctrl+S"), ("f11", "F11"), ("comma", ","), ("shift+tab", "Mayús+Tab"), ("g", "g")],
)
def test_a_key_has_the_name_of_a_spanish_keyboard(tecla: str, nombre: str) -> None:
    assert nombre_de_tecla(tecla) == nombre


@pytest.mark.parametrize(
    ("pantalla_", "orden", "frase"),
    [
        ("9", "folios.asignar", pantallas_folios.VACIO[1]),
        ("usuarios", "usuarios.agregar", pantallas_usuarios.VACIO[1]),
        ("catalogos", "catalogos.importar", pantallas_catalogos.SIN_FILAS[1]),
    ],
)
async def test_an_empty_list_names_the_key_of_the_session(
    tmp_path: Path, abrir: Abrir, pantalla_: str, orden: str, frase: str
) -> None:
    ruta = tmp_path / "oficina.db"
    iniciar_base(ruta).base.cerrar()
    oficina = abrir(ruta, "estatal")
    teclado.poner(oficina, paginas(), orden, ["f2"])
    with oficina.base.tx():
        oficina.base.escribir("DELETE FROM usuario")
    app = CerttuiApp(oficina)
    async with app.run_test() as pilot:
        await calma(pilot)
        assert isinstance(app.screen, Pantalla)
        app.screen.action_ir(pantalla_)
        await calma(pilot)
        if pantalla_ == "catalogos":
            await teclas(
                pilot, *["down"] * list(pantallas_catalogos.CATALOGOS).index("pc_sinems"), "enter"
            )
        assert f"{{{orden}}}" in frase
        assert frase.replace(f"{{{orden}}}", "F2") in pantalla(app)
