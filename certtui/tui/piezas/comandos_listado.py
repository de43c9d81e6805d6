"""The commands that every screen that is one list has."""

from collections.abc import Mapping
from typing import ClassVar

from certtui.texts import pantallas_listado as t
from certtui.tui.comandos import Comando, Contexto


class DeListado(Comando):
    """A command with the words of the lists."""

    PALABRAS: ClassVar[Mapping[str, tuple[str, str]]] = t.COMANDOS


class ConRenglon(DeListado):
    """A command that needs a line."""

    @classmethod
    def impedimento(cls, contexto: Contexto) -> str:
        """There must be a line; then what the screen says."""
        return super().impedimento(contexto) if contexto.hay_renglon else t.NO_HAY_RENGLON


class AbrirRenglon(ConRenglon):
    """Opens the line."""

    id = "listado.abrir"
    teclas = ("enter", "right", "l")
    en_pie = True


class FiltrarListado(DeListado):
    """Opens the filter."""

    id = "listado.filtrar"
    teclas = ("slash",)
    mira = True
    en_pie = True


class AplicarFiltro(DeListado):
    """Takes the filter that is being typed; the field itself answers to the key."""

    id = "listado.aplicar"
    teclas = ("enter",)
    fija = True
    en_pie = True


class DejarFiltro(DeListado):
    """Leaves the filter as it was; `Retroceder` answers to the key."""

    id = "listado.dejar"
    teclas = ("escape",)
    fija = True
    en_pie = True


class Retroceder(DeListado):
    """Peels one layer, then goes back."""

    id = "listado.retroceder"
    teclas = ("escape", "q", "left", "h")
    mira = True


class MarcarRenglon(ConRenglon):
    """Marks the line."""

    id = "listado.marcar"
    teclas = ("space",)


class MarcarTodos(ConRenglon):
    """Marks all that is shown."""

    id = "listado.marcar_todo"
    teclas = ("a",)
    mira = True


class ReleerListado(DeListado):
    """Reads again."""

    id = "listado.releer"
    teclas = ("r",)
    mira = True
