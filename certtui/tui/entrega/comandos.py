"""The commands of the screens of delivery."""

from collections.abc import Mapping
from typing import ClassVar

from certtui.texts import pantallas_entrega as t
from certtui.tui.comandos import Comando, Contexto


class _DeEntrega(Comando):
    PALABRAS: ClassVar[Mapping[str, tuple[str, str]]] = t.COMANDOS

    @classmethod
    def impedimento(cls, contexto: Contexto) -> str:
        """There must be a certificate; then what the screen says."""
        return super().impedimento(contexto) if contexto.hay_renglon else t.NO_HAY_RENGLON


class AbrirEntrega(_DeEntrega):
    """Custody, mail and deliveries of one."""

    id = "entrega.abrir"
    teclas = ("enter", "right", "l")
    en_pie = True


class Descargar(_DeEntrega):
    """T15."""

    id = "entrega.descargar"
    teclas = ("d",)
    en_pie = True


class Enviar(_DeEntrega):
    """The message of T16 or T17, through the relay."""

    id = "entrega.enviar"
    teclas = ("m",)
    en_pie = True


class Acusar(_DeEntrega):
    """T16."""

    id = "entrega.acuse"
    teclas = ("c",)
    en_pie = True


class Situacion(Comando):
    """One situation at a time."""

    id = "entrega.situacion"
    teclas = ("e",)
    mira = True
    en_pie = True
    PALABRAS: ClassVar[Mapping[str, tuple[str, str]]] = t.COMANDOS


class Reponer(_DeEntrega):
    """T17."""

    id = "entrega.reposicion"
    teclas = ("p",)


class Duda(_DeEntrega):
    """A person decides on a message."""

    id = "entrega.duda"
    teclas = ("o",)


class Restaurar(_DeEntrega):
    """L14a."""

    id = "entrega.restaurar"
    teclas = ("v",)


class Cancelar(_DeEntrega):
    """E06."""

    id = "entrega.cancelar"
    teclas = ("x",)


class ConfirmarCancelacion(_DeEntrega):
    """E07."""

    id = "entrega.confirmar"
    teclas = ("f",)


VERBOS_DE_ENTREGA: tuple[type[Comando], ...] = (
    Descargar,
    Enviar,
    Acusar,
    Reponer,
    Duda,
    Restaurar,
    Cancelar,
    ConfirmarCancelacion,
)
"""What is done with a certificate, from the list or from inside of it."""
