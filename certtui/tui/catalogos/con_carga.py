"""Asking for the file of a catalogue from a screen, and showing what it would change."""

from pathlib import Path

from certtui.process import catalogos_vista as cv
from certtui.process import entradas
from certtui.texts import pantallas_catalogos as t
from certtui.tui.catalogos.carga_de_catalogo import PantallaCarga, pregunta_de_catalogo
from certtui.tui.catalogos.comandos import ImportarCatalogo
from certtui.tui.piezas.listado import Listado


class ConCarga(Listado):
    """A screen from which the file of a catalogue is asked for."""

    def tipo(self) -> str:
        """The catalogue whose file is asked for."""
        raise NotImplementedError

    def impedimento_de_cargar(self) -> str:
        """Whose it is, or why this one has no file here."""
        if not cv.puede(self.oficina.usuario, cv.PUEDEN_CARGAR):
            return t.NO_CARGA
        return "" if self.tipo() in cv.CON_VISTA_PREVIA else t.SOLO_SE_IMPORTA

    def impedidos(self) -> dict[str, str]:
        """Loading belongs to administration."""
        return {ImportarCatalogo.id: self.impedimento_de_cargar()}

    def action_importar(self) -> None:
        """Ask for the file, and show what it would change."""
        tipo = self.tipo()

        archivos: list[Path] = []
        cambios: list[cv.Cambio] = []

        def leer(valores: dict[str, str]) -> None:
            archivos[:] = [entradas.buscar_entrada(self.oficina, v) for v in valores.values()]
            cambios[:] = cv.vista_previa(self.oficina, tipo, archivos)

        def escrito(valores: dict[str, str] | None) -> None:
            if valores is not None:
                self.app.push_screen(
                    PantallaCarga(self.oficina, tipo, archivos, cambios, self._cargo)
                )

        self.app.push_screen(pregunta_de_catalogo(self.oficina, tipo, leer), escrito)

    def _cargo(self, texto: str) -> None:
        self.mostrar()
        self.avisar(texto)
