"""Whatever is pressed, both terminals show the same: cell by cell, attribute by attribute.

`CERTTUI_TECLAS` sets how many keys are pressed in all, `CERTTUI_SEMILLA` where chance begins.
"""

import os
import random
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tui.armar import Persona, abrir_en, iniciar_base, llenar, personas
from tests.tui.vista import calma
from tests.wire.gemelo import Gemelo, con_gemelo

CUANTAS = int(os.environ.get("CERTTUI_TECLAS", "180"))
SEMILLA = int(os.environ.get("CERTTUI_SEMILLA", "4"))
POR_SESION = 60

TECLAS = (
    *("down", "up", "j", "k") * 4,
    *("pagedown", "pageup", "home", "end") * 2,
    *("enter", "escape", "space", "a", "e", "slash", "question_mark", "z", "tab", "left", "right"),
    *("1", "2", "3", "4", "5", "6", "7", "8", "9", "colon", "ctrl+p", "ctrl+l", "r"),
)
MEDIDAS = ((80, 24), (80, 24), (120, 36), (60, 15), (100, 30), (40, 10), (132, 24))

RAROS = (
    Persona("李", "小龍漢字", "北京", "borrador"),
    Persona("Jose\u0301 Mari\u0301a", "Nu\u0303ez", "Gu\u0308itro\u0301n", "solicitado"),
    Persona("A漢B字C", "→ · …", "½ Ωmega", "borrador"),
)


@pytest.fixture(scope="module")
def base_rara(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Names of all widths, in all the states."""
    ruta = tmp_path_factory.mktemp("rara") / "oficina.db"
    oficina = iniciar_base(ruta)
    gente = personas(120, oficina.ruta)
    for n, raro in enumerate(RAROS * 8):
        gente.insert(n * 3, raro)
    llenar(oficina, gente)
    oficina.base.cerrar()
    return ruta


@pytest.fixture(autouse=True)
def _senales() -> Iterator[None]:
    """The driver takes these when it is made."""
    antes = {s: signal.getsignal(s) for s in (signal.SIGTSTP, signal.SIGCONT)}
    yield
    for senal, que in antes.items():
        signal.signal(senal, que)


@pytest.mark.parametrize("sesion", range(max(1, CUANTAS // POR_SESION)))
async def test_random_keys_and_sizes_leave_both_terminals_alike(
    base_rara: Path, sesion: int
) -> None:
    azar = random.Random(SEMILLA * 100_003 + sesion)
    oficina = abrir_en(base_rara, azar.choice(("estatal", "estatal", "se.norte")))
    app = con_gemelo(oficina)
    hecho: list[str] = []
    async with app.run_test(headless=False, size=(80, 24)) as pilot:
        await calma(pilot)
        gemelo = app._driver
        assert isinstance(gemelo, Gemelo)
        assert gemelo.distintas() == []
        for _ in range(POR_SESION):
            if not app.is_running or app._exit:
                break
            if azar.random() < 0.08:
                medida = azar.choice(MEDIDAS)
                hecho.append(f"{medida[0]}x{medida[1]}")
                gemelo.medir(*medida)
            else:
                pulsadas = [azar.choice(TECLAS)] * azar.choice((1, 1, 1, 1, 4))
                hecho += pulsadas
                await pilot.press(*pulsadas)
            await calma(pilot)
            assert gemelo.distintas()[:3] == [], hecho[-6:]
        assert 0 < gemelo.pintados < gemelo.llanos
    oficina.base.cerrar()
