"""The commands of the eligibility screens."""

from collections.abc import Mapping
from typing import ClassVar

from certtui.texts import pantallas_elegibilidad as t
from certtui.tui.comandos import Comando, Contexto, Releer


class _DeElegibilidad(Comando):
    PALABRAS: ClassVar[Mapping[str, tuple[str, str]]] = t.COMANDOS


class _ConMatriculas(_DeElegibilidad):
    @classmethod
    def impedimento(cls, contexto: Contexto) -> str:
        """There must be somebody in the list."""
        return "" if contexto.hay_tramites else t.NO_HAY_MATRICULAS


class Abrir(_DeElegibilidad):
    """The criteria of a student, or the students of a cause."""

    id = "elegibilidad.abrir"
    teclas = ("enter", "right", "l")
    en_pie = True

    @classmethod
    def impedimento(cls, contexto: Contexto) -> str:
        """There must be a line."""
        return "" if contexto.hay_renglon else t.NO_HAY_RENGLON


class PorCausa(_ConMatriculas):
    """Everybody, by cause."""

    id = "elegibilidad.causas"
    teclas = ("c",)
    en_pie = True


class Filtrar(_DeElegibilidad):
    """Opens the filter."""

    id = "elegibilidad.filtrar"
    teclas = ("slash",)
    en_pie = True


class AplicarFiltro(_DeElegibilidad):
    """Takes the filter that is being typed; the field itself answers to the key."""

    id = "elegibilidad.aplicar"
    teclas = ("enter",)
    fija = True
    en_pie = True


class DejarFiltro(_DeElegibilidad):
    """Leaves the filter as it was; `Retroceder` answers to the key."""

    id = "elegibilidad.dejar"
    teclas = ("escape",)
    fija = True
    en_pie = True


class Correcciones(_ConMatriculas):
    """What to correct in SAE."""

    id = "elegibilidad.correcciones"
    teclas = ("x",)
    en_pie = True


class Consulta(_ConMatriculas):
    """What to ask RENAPO."""

    id = "elegibilidad.consulta"
    teclas = ("v",)


class Respuesta(_DeElegibilidad):
    """RENAPO's answer."""

    id = "elegibilidad.renapo"
    teclas = ("i",)


class Iniciar(_ConMatriculas):
    """T00, E03."""

    id = "elegibilidad.iniciar"
    teclas = ("n",)
    en_pie = True

    @classmethod
    def impedimento(cls, contexto: Contexto) -> str:
        """Somebody in the list; then what the screen says."""
        return super().impedimento(contexto) or contexto.impedidos.get(cls.id, "")


class Marcar(_ConMatriculas):
    """Marks the line."""

    id = "elegibilidad.marcar"
    teclas = ("space",)


class MarcarTodo(_ConMatriculas):
    """Marks all that is in sight."""

    id = "elegibilidad.marcar_todo"
    teclas = ("a",)


class Diferencias(_DeElegibilidad):
    """RENAPO's answer beside ours."""

    id = "elegibilidad.diferencias"
    teclas = ("d",)
    en_pie = True


class Retroceder(_DeElegibilidad):
    """Peels one layer, then goes back."""

    id = "elegibilidad.retroceder"
    teclas = ("escape", "q", "left", "h")


class ReleerAparte(Releer):
    """Judges everybody again; the footer has no room for it."""

    en_pie = False
