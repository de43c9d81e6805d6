"""The commands of the screens of lots."""

from collections.abc import Mapping
from typing import ClassVar

from certtui.texts import pantallas_lotes as t
from certtui.tui.comandos import Comando, Contexto


class _DeLotes(Comando):
    PALABRAS: ClassVar[Mapping[str, tuple[str, str]]] = t.COMANDOS


class _ConLote(_DeLotes):
    @classmethod
    def impedimento(cls, contexto: Contexto) -> str:
        """There must be a lot; then what the screen says."""
        return super().impedimento(contexto) if contexto.hay_renglon else t.NO_HAY_RENGLON


class AbrirLote(_ConLote):
    """The certificates of a lot."""

    id = "lotes.abrir"
    teclas = ("enter", "right", "l")
    en_pie = True


class Crear(_DeLotes):
    """T11, first half."""

    id = "lotes.crear"
    teclas = ("c",)
    mira = True
    en_pie = True


class Exportar(_ConLote):
    """T11, by file."""

    id = "lotes.exportar"
    teclas = ("x",)
    en_pie = True


class Responder(_ConLote):
    """T12–T14, E11, by file: the dry run first."""

    id = "lotes.responder"
    teclas = ("i",)
    en_pie = True


class Perdido(_ConLote):
    """E10."""

    id = "lotes.perdido"
    teclas = ("p",)
    en_pie = True


class Enviar(_ConLote):
    """T11, by the service."""

    id = "lotes.enviar"
    teclas = ("s",)


class Bajar(_ConLote):
    """T12–T14, E11, by the service: the dry run first."""

    id = "lotes.bajar"
    teclas = ("b",)


class Partir(_ConLote):
    """C28."""

    id = "lotes.partir"
    teclas = ("d",)


class Ticket(_ConLote):
    """E05."""

    id = "lotes.ticket"
    teclas = ("v",)


class Numero(_ConLote):
    """The number that COSFAC gave."""

    id = "lotes.numero"
    teclas = ("u",)


class CiclarEstado(_ConLote):
    """One state at a time."""

    id = "lotes.estado"
    teclas = ("e",)
    mira = True


class VerItem(_DeLotes):
    """The timeline of a certificate."""

    id = "lotes.certificado"
    teclas = ("enter", "right", "l")
    en_pie = True


class HistoriaDeLote(_ConLote):
    """What was done with a lot."""

    id = "lotes.historia"
    teclas = ("t",)


class Aplicar(_DeLotes):
    """Takes the answer."""

    id = "lotes.aplicar"
    teclas = ("s",)
    en_pie = True


class VerCambio(_DeLotes):
    """One change of the answer, whole."""

    id = "lotes.cambio"
    teclas = ("enter", "right", "l")
    en_pie = True


class GuardarEnsayo(_DeLotes):
    """The dry run as a CSV."""

    id = "lotes.guardar"
    teclas = ("x",)
    en_pie = True


class CiclarEfecto(_DeLotes):
    """One effect at a time."""

    id = "lotes.efecto"
    teclas = ("e",)
    mira = True
    en_pie = True


VERBOS_DE_LOTE: tuple[type[Comando], ...] = (
    Exportar,
    Responder,
    Perdido,
    Enviar,
    Bajar,
    Partir,
    Ticket,
    Numero,
)
"""What is done with a lot, from the list or from inside of it."""
