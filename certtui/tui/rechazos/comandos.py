"""The commands of the screens of what COSFAC refused."""

from collections.abc import Mapping
from typing import ClassVar

from certtui.texts import pantallas_rechazos as t
from certtui.tui.comandos import Comando, Contexto


class _DeRechazos(Comando):
    PALABRAS: ClassVar[Mapping[str, tuple[str, str]]] = t.COMANDOS


class _ConRenglon(_DeRechazos):
    @classmethod
    def impedimento(cls, contexto: Contexto) -> str:
        """There must be a line; then what the screen says."""
        return super().impedimento(contexto) if contexto.hay_renglon else t.NO_HAY_RENGLON


class AbrirCausa(_ConRenglon):
    """The refusals of a cause."""

    id = "rechazos.abrir"
    teclas = ("enter", "right", "l")
    en_pie = True


class VerTicket(_ConRenglon):
    """The text for the mesa de servicio."""

    id = "rechazos.ticket"
    teclas = ("enter", "right", "l", "t")
    en_pie = True


class Marcar(_ConRenglon):
    """Marks the line."""

    id = "rechazos.marcar"
    teclas = ("space",)


class MarcarTodo(_ConRenglon):
    """Marks all those of the cause."""

    id = "rechazos.marcar_todo"
    teclas = ("a",)
    mira = True


class PedirBaja(_ConRenglon):
    """E01."""

    id = "rechazos.pedir"
    teclas = ("b",)
    en_pie = True


class AtenderBaja(_ConRenglon):
    """E02."""

    id = "rechazos.atender"
    teclas = ("u",)
    en_pie = True


class Corregir(_ConRenglon):
    """Where the cause is mended."""

    id = "rechazos.corregir"
    teclas = ("f",)
    en_pie = True


class Rehacer(_ConRenglon):
    """E03, T01."""

    id = "rechazos.rehacer"
    teclas = ("s",)
    en_pie = True


class ReglaNueva(_ConRenglon):
    """A rule for a message that none recognises, and the bundle to report it."""

    id = "rechazos.regla"
    teclas = ("n",)


class CorreccionesSae(_ConRenglon):
    """What to correct in SAE."""

    id = "rechazos.correcciones"
    teclas = ("x",)


class VerHistoria(_ConRenglon):
    """The timeline."""

    id = "rechazos.historia"
    teclas = ("i",)


class Guardar(_DeRechazos):
    """Keeps the text in the outbox."""

    id = "rechazos.guardar"
    teclas = ("s",)
    en_pie = True
