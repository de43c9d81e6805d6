"""Names that attack the terminal or the program are shown as harmless text."""

import re
from pathlib import Path
from typing import Any

import pytest

from certtui.process.oficina import abrir_oficina
from certtui.tui.app import CerttuiApp
from certtui.tui.piezas.dialogo import Dialogo
from certtui.tui.saltos import TODOS, clase_de, ir
from tests.bench.sesion import Sesion
from tests.bench.wire import orden_de
from tests.process.camino import Efirmas, copiar_base
from tests.tui.armar import Persona, iniciar_base, llenar
from tests.tui.conftest import Abrir
from tests.tui.hostil import ESCAPES, construir_hostil, envenenar, faltas_de
from tests.tui.vista import calma, escribir, pantalla, teclas

ATAQUES = (
    "Ana\x1b[2J\x1b]0;titulo\x07",
    "\x1b]52;c;Y2VydHR1aQ==\x07",
    "\x1bPq#0;2;0;0;0\x1b\\",
    "\x9b31mAna\x9d0;x\x9c",
    "Ana\x00\x08\x7f\r\nOtra",
    "\u202eatreivni\u2066\u200b\ufeff",
    "[@click=app.salir]Ana[/]",
    "[/b]",
    "[bold red]Ana",
    "[link=https://example.org]Ana[/link]",
    "$(reboot) `ls` %s {0} {nombre}",
    "Zo\u0308e\u0301 \U0001f600 \uff21\uff4e\uff41",
    "\ud800".encode("utf-8", "surrogatepass").decode("utf-8", "replace"),
    "A" * 400,
)


@pytest.fixture
def base_hostil(tmp_path: Path) -> Path:
    ruta = tmp_path / "oficina.db"
    oficina = iniciar_base(ruta)
    llenar(
        oficina,
        [
            Persona(a, a, a, "solicitado", grupo=a, bloqueo=a if i % 2 else "")
            for i, a in enumerate(ATAQUES)
        ],
    )
    oficina.base.cerrar()
    return ruta


def _limpio(texto: str) -> bool:
    return not any(
        c != "\n" and (ord(c) < 32 or 127 <= ord(c) < 160 or c in "\u202e\u2066\u200b\ufeff")
        for c in texto
    )


async def test_no_screen_lets_a_hostile_name_through(base_hostil: Path, abrir: Abrir) -> None:
    app = CerttuiApp(abrir(base_hostil))
    async with app.run_test() as pilot:
        await calma(pilot)
        for _ in ATAQUES:
            assert _limpio(pantalla(app))
            await teclas(pilot, "enter")
            assert _limpio(pantalla(app))
            assert all(tira.cell_length == 80 for tira in app.screen._compositor.render_strips())
            await teclas(pilot, "escape", "down")
        assert app.is_running


async def test_a_hostile_filter_is_shown_and_searched_harmlessly(
    base_hostil: Path, abrir: Abrir
) -> None:
    app = CerttuiApp(abrir(base_hostil))
    async with app.run_test() as pilot:
        await calma(pilot)
        for ataque in (*ATAQUES[1:7:2], "%_\\'; DROP TABLE tramite; --", "estado:\x1b[2J"):
            await pilot.press("slash")
            await escribir(pilot, ataque)
            assert _limpio(pantalla(app))
            await teclas(pilot, "escape", "escape")
        assert app.is_running


@pytest.fixture(scope="session")
def oficina_hostil(
    preparada: Path, efirmas: Efirmas, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A whole office with something in every state, and an attack in every free text."""
    carpeta = tmp_path_factory.mktemp("hostil")
    base = copiar_base(preparada, carpeta)
    construir_hostil(base, carpeta, efirmas, 0)
    return base


async def _mirar(pilot: Any, renglones_: int) -> list[str]:
    """Press Intro on some lines of the screen, look at what opens, and come back."""
    app = pilot.app
    ancho, faltas = app.size.width, list(faltas_de(app.screen, app.size.width))
    aqui = app.screen
    for n in range(renglones_):
        await teclas(pilot, "enter")
        for _ in range(3):
            faltas += faltas_de(app.screen, ancho)
            if app.screen is aqui:
                break
            if not isinstance(app.screen, Dialogo):
                await teclas(pilot, "pagedown")
                faltas += faltas_de(app.screen, ancho)
            await teclas(pilot, "escape")
        if app.screen is not aqui:
            break
        await teclas(pilot, "down")
        faltas += faltas_de(app.screen, ancho)
        assert app.is_running, n
    return faltas


@pytest.mark.parametrize("clave", [s.destino() for s in TODOS])
@pytest.mark.parametrize("vuelta", [0, 1])
async def test_no_text_of_the_office_reaches_the_terminal_from_any_screen(
    oficina_hostil: Path, tmp_path: Path, clave: str, vuelta: int
) -> None:
    """A screen that is added to the jumps is looked at here without being asked."""
    base = copiar_base(oficina_hostil, tmp_path)
    if vuelta:
        envenenar(base, vuelta)
    oficina = abrir_oficina(base, usuario="admin" if clave == "usuarios" else "estatal")
    app = CerttuiApp(oficina)
    try:
        async with app.run_test(size=(120, 36) if vuelta else (80, 24)) as pilot:
            await calma(pilot)
            ir(app, oficina, clave)
            await calma(pilot)
            assert isinstance(app.screen, clase_de(clave))
            assert await _mirar(pilot, 2 if vuelta else 4) == []
            assert app.is_running
            assert app.return_code is None
    finally:
        oficina.base.cerrar()


def test_no_attack_is_among_the_bytes_that_a_real_terminal_gets(oficina_hostil: Path) -> None:
    with Sesion(orden_de(oficina_hostil, "estatal", llano=False), (80, 24)) as sesion:
        sesion.arrancar("?")
        for salto in (s for s in TODOS if s.teclas):
            for tecla in (salto.teclas[0], "abajo", "intro", "esc"):
                sesion.teclear(tecla)
        texto = sesion.todo.decode("utf-8")
        assert sesion.proceso.poll() is None
    assert [a for a in ESCAPES if a in texto] == []
    prohibidos = (
        r"[\x00\x05\x07\x0e\x0f\x7f-\x9f\u200b\u200f\u2028\u202e\u2066\u2069\ufeff\U000e0041]"
    )
    assert re.findall(prohibidos, texto) == []
    assert re.findall("\x1b[_^X]|\x1bc|\x1b\\]52", texto) == []
    assert "ajeno" in texto


async def test_the_look_itself_sees_what_is_not_made_safe(
    oficina_hostil: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("certtui.tui.piezas.trazo.safe", str)
    base = copiar_base(oficina_hostil, tmp_path)
    oficina = abrir_oficina(base, usuario="estatal")
    app = CerttuiApp(oficina)
    try:
        async with app.run_test() as pilot:
            await calma(pilot)
            vistas = "".join(list(faltas_de(app.screen, 80)))
    finally:
        oficina.base.cerrar()
    assert sum(repr(a)[1:-1] in vistas for a in ESCAPES) > 5
