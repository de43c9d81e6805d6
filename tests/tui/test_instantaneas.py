"""Pictures of each screen; a change of any cell is seen in review."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from certtui.tui.app import CerttuiApp
from tests.tui.conftest import Abrir
from tests.tui.vista import calma, escribir, teclas

Comparar = Callable[..., bool]
TAMANOS = [(80, 24), (120, 36)]


@pytest.mark.parametrize("tamano", TAMANOS, ids=["80x24", "120x36"])
@pytest.mark.parametrize("vista", ["cola", "filtrada", "captura", "historia", "ayuda"])
def test_screen(
    snap_compare: Comparar,
    base_llena: Path,
    abrir: Abrir,
    vista: str,
    tamano: tuple[int, int],
) -> None:
    async def preparar(pilot: Any) -> None:
        await calma(pilot)
        if vista == "filtrada":
            await pilot.press("slash")
            await escribir(pilot, "estado:rechazado plantel:901")
        elif vista == "captura":
            await teclas(pilot, "slash", "z", "o", "n", "a", "colon", "3", "enter")
        elif vista == "historia":
            await teclas(pilot, *["down"] * 12, "enter")
        elif vista == "ayuda":
            await teclas(pilot, "question_mark")

    assert snap_compare(CerttuiApp(abrir(base_llena)), terminal_size=tamano, run_before=preparar)


def test_empty_queue(snap_compare: Comparar, base_vacia: Path, abrir: Abrir) -> None:
    assert snap_compare(CerttuiApp(abrir(base_vacia)), run_before=calma)
