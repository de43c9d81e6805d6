"""What a test sees of a running screen."""

from typing import Any

from textual.pilot import Pilot

from certtui.tui.app import CerttuiApp
from certtui.tui.cola import Cola
from certtui.tui.entrada import Entrada


def cola_de(pilot: Pilot[Any]) -> Cola:
    """The queue, wherever it lies in the stack."""
    return next(s for s in pilot.app.screen_stack if isinstance(s, Cola))


async def calma(pilot: Pilot[Any]) -> None:
    """Wait until the counts came and everything is painted."""
    await pilot.pause(0)
    await pilot.app.workers.wait_for_complete()
    for _ in range(3):
        await pilot.pause(0)


async def teclas(pilot: Pilot[Any], *cuales: str) -> None:
    """Press keys and wait."""
    await pilot.press(*cuales)
    await calma(pilot)


async def escribir(pilot: Pilot[Any], texto: str) -> None:
    """Fill the filter's field and press Intro."""
    await pilot.pause()
    cola_de(pilot).query_one(Entrada).value = texto
    await teclas(pilot, "enter")


def renglones(app: CerttuiApp | Any) -> list[str]:
    """The lines of the screen, as they would be on the terminal."""
    return [tira.text for tira in app.screen._compositor.render_strips()]


def pantalla(app: CerttuiApp | Any) -> str:
    """The whole screen as one text."""
    return "\n".join(renglones(app))
