"""What a test sees of a running screen."""

from collections.abc import Sequence
from typing import Any

from textual.pilot import Pilot

from certtui.tui.app import CerttuiApp
from certtui.tui.cola.cola import Cola
from certtui.tui.comandos import Comando
from certtui.tui.piezas.entrada import Entrada

_RONDAS_QUIETAS = 4
_RONDA = 0.003


def cola_de(pilot: Pilot[Any]) -> Cola:
    """The queue, wherever it lies in the stack."""
    return next(s for s in pilot.app.screen_stack if isinstance(s, Cola))


def _hay_pendientes(pilot: Pilot[Any]) -> bool:
    """True while a thread runs or a widget has a message that it did not read."""
    app = pilot.app
    nodos = [app, *(n for s in app.screen_stack for n in s.walk_children(with_self=True))]
    return any(not w.is_finished for w in app.workers) or any(n.message_queue_size for n in nodos)


async def calma(pilot: Pilot[Any]) -> None:
    """Wait until nothing is being read and everything is painted.

    What a thread posts may start another thread: only several quiet rounds in a row are an end.
    A program that failed reads nothing more.
    """
    quietas = 0
    while quietas < _RONDAS_QUIETAS and pilot.app.is_running:
        quietas = 0 if _hay_pendientes(pilot) else quietas + 1
        await pilot.pause(_RONDA)


async def teclas(pilot: Pilot[Any], *cuales: str) -> None:
    """Press keys and wait."""
    await pilot.press(*cuales)
    await calma(pilot)


async def escribir(pilot: Pilot[Any], texto: str) -> None:
    """Fill the filter's field and press Intro."""
    await pilot.pause()
    cola_de(pilot).query_one(Entrada).value = texto
    await teclas(pilot, "enter")


async def llenar_dialogo(pilot: Pilot[Any], **valores: str) -> None:
    """Fill some fields of the dialog and accept it in the last."""
    campos = list(pilot.app.screen.query(Entrada))
    for campo in campos:
        campo.value = valores.get(campo.id or "", campo.value)
    campos[-1].focus()
    await teclas(pilot, "enter")


async def filtrar(pilot: Pilot[Any], texto: str) -> None:
    """Put a filter in the list of the screen in sight."""
    await teclas(pilot, "slash")
    pilot.app.screen.query_one("#entrada", Entrada).value = texto
    await teclas(pilot, "enter")


def renglones(app: CerttuiApp | Any) -> list[str]:
    """The lines of the screen, as they would be on the terminal."""
    return [tira.text for tira in app.screen._compositor.render_strips()]


def pantalla(app: CerttuiApp | Any) -> str:
    """The whole screen as one text."""
    return "\n".join(renglones(app))


def renglon_de_ayuda(lineas: Sequence[str], comando: type[Comando]) -> str:
    """The keys and the sentence of a command in a page of help, where it may go on below; or ""."""
    for n, linea in enumerate(lineas):
        dicho = " ".join(" ".join(lineas[n : n + 3]).split())
        teclas_ = " ".join(comando.nombre_de_teclas().split())
        if linea.startswith("  ") and dicho.startswith(f"{teclas_} {comando.ayuda()}"):
            return dicho
    return ""
