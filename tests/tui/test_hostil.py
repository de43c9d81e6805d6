"""Names that attack the terminal or the program are shown as harmless text."""

from pathlib import Path

import pytest

from certtui.tui.app import CerttuiApp
from tests.tui.armar import Persona, iniciar_base, llenar
from tests.tui.conftest import Abrir
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
