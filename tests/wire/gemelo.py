"""One program, two terminals: the painter's, and one that gets what Textual writes as it is."""

import asyncio
from typing import Any

from textual.events import Resize
from textual.geometry import Size

from certtui.tui.app import CerttuiApp
from certtui.tui.terminal import Arranque, Controlador
from certtui.tui.wire.compas import PREGUNTA
from certtui.tui.wire.pintor import Pintor
from tests.wire.vista import Terminal, Visto


class Gemelo(Controlador):
    """The driver of the program, with two emulators where the line would be."""

    def __init__(self, *argumentos: Any, **opciones: Any) -> None:
        super().__init__(*argumentos, **opciones)
        ancho, alto = self._get_terminal_size()
        self.llana = Terminal(ancho, alto)
        self.pintada = Terminal(ancho, alto, crudo=True)
        self.pintada.ensuciar()
        self.llanos = self.pintados = 0
        self._writer_thread: Any = self

    def start_application_mode(self) -> None:
        """No line to make raw."""
        self.estrenado = True
        self._decir_medida()

    def stop_application_mode(self) -> None:
        """No line to give back."""

    def disable_input(self) -> None:
        """No thread reads keys."""

    def atender_senales(self) -> None:
        """The signals are those of the tests."""

    def flush(self) -> None:
        """Nothing waits."""

    def stop(self) -> None:
        """No thread writes."""

    def write(self, data: str) -> None:
        """To both."""
        self.llanos += len(data.encode())
        self.llana.dar(data)
        super().write(data)

    def _mandar(self, texto: str) -> None:
        self.pintados += len(texto.encode())
        self.pintada.dar(texto.replace(PREGUNTA, ""))
        if PREGUNTA in texto:
            self._loop.call_later(0.02, self._continuar, False)

    def medir(self, ancho: int, alto: int) -> None:
        """Another size; what was on it stays in place, or garbage comes in."""
        for terminal in (self.llana, self.pintada):
            terminal.hoja.resize(alto, ancho)
        self.pintada.ensuciar()
        self._size = (ancho, alto)
        self._decir_medida()

    def _decir_medida(self) -> None:
        medida = Size(*self._get_terminal_size())
        asyncio.run_coroutine_threadsafe(
            self._app._post_message(Resize(medida, medida)), loop=self._loop
        )

    def _get_terminal_size(self) -> tuple[int, int]:
        return self._size or (80, 24)

    def distintas(self) -> list[tuple[int, int, Visto, Visto]]:
        """Cells that the two terminals do not show alike."""
        return [
            (y, x, a, b)
            for y, (una, otra) in enumerate(
                zip(self.llana.celdas(), self.pintada.celdas(), strict=True)
            )
            for x, (a, b) in enumerate(zip(una, otra, strict=True))
            if a != b
        ]


def con_gemelo(oficina: Any, ancho: int = 80, alto: int = 24) -> CerttuiApp:
    """The program over both."""
    app = CerttuiApp(oficina, Arranque(pintor=Pintor(ancho, alto)))
    app.driver_class = Gemelo
    return app
