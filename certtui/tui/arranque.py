"""The start: a picture of the first screen at once, the program behind it as soon as it is read."""

import gc
import os
import shutil
import sys
from pathlib import Path

from certtui.domain.reloj import Reloj
from certtui.process.oficina import Oficina, abrir_oficina
from certtui.tui.piezas.trazo import poner_tema
from certtui.tui.puerta import (
    TONOS,
    Colores,
    codificacion,
    exigir_terminal,
    hay_terminal,
    olvidar_medida,
    preparar,
    tratar,
)
from certtui.tui.wire.pintor import Pintor
from certtui.tui.wire.rasgos import leer_rasgos
from certtui.tui.wire.toma import Toma


def abrir(base: Path, usuario: str, reloj: Reloj | None = None, *, llano: bool = False) -> int:
    """Open a base as a person of it and show its screens until the user leaves; the exit code.

    `llano` leaves the painter out: what Textual writes goes as it is. Raises SinTerminal or
    TerminalInutil before anything is opened, and what `abrir_oficina` raises.
    """
    exigir_terminal(os.environ, es_terminal=hay_terminal())
    olvidar_medida(os.environ)
    gc.disable()
    oficina = abrir_oficina(base, usuario=usuario, reloj=reloj)
    try:
        return _mostrar(oficina, llano=llano)
    finally:
        oficina.base.cerrar()


def _mostrar(oficina: Oficina, *, llano: bool) -> int:
    trato = tratar(os.environ, codificacion())
    poner_tema(claro=trato.claro)
    rasgos = leer_rasgos(os.environ.get("TERM", ""))
    toma = Toma()
    pintor: Pintor | None = None
    try:
        if not llano and rasgos.mueve:
            ancho, alto = shutil.get_terminal_size()
            pintor = Pintor(
                ancho,
                alto,
                rasgos,
                ascii=trato.ascii,
                sin_color=trato.colores is Colores.NINGUNO,
                tonos=TONOS.get(trato.colores),
            )
            toma.tomar(pintor.escribir(_estreno(oficina, ancho, alto)))
        preparar(trato)
        _sin_tls()
        from certtui.tui.app import CerttuiApp
        from certtui.tui.terminal import Arranque

        app = CerttuiApp(oficina, Arranque(toma, pintor, trato))
        app.run(mouse=trato.raton)
        return app.return_code or 0
    finally:
        toma.soltar()


def _estreno(oficina: Oficina, ancho: int, alto: int) -> str:
    from certtui.tui.estreno import estreno

    return estreno(oficina, ancho, alto)


def _sin_tls() -> None:
    """asyncio does without TLS, which nothing here asks of it and which takes long to load."""
    if "ssl" not in sys.modules and "asyncio" not in sys.modules:
        sys.modules["ssl"] = None  # type: ignore[assignment]
        try:
            import asyncio  # noqa: F401
        finally:
            del sys.modules["ssl"]
