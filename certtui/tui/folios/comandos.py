"""The commands of the screen of folios."""

from collections.abc import Mapping
from typing import ClassVar

from certtui.texts import pantallas_folios as t
from certtui.tui.comandos import Comando, Contexto


class _DeFolios(Comando):
    PALABRAS: ClassVar[Mapping[str, tuple[str, str]]] = t.COMANDOS


class _ConRango(_DeFolios):
    @classmethod
    def impedimento(cls, contexto: Contexto) -> str:
        """There must be a range; then what the screen says."""
        return super().impedimento(contexto) if contexto.hay_renglon else t.NO_HAY_RENGLON


class AsignarRango(_DeFolios):
    """L04, V-DG2."""

    id = "folios.asignar"
    teclas = ("a",)
    en_pie = True


class AcusarRango(_ConRango):
    """V-PL2.1."""

    id = "folios.acusar"
    teclas = ("c",)
    en_pie = True


class DevolverFolios(_ConRango):
    """Free ones go up."""

    id = "folios.devolver"
    teclas = ("d",)
    en_pie = True


class BloquearFolios(_ConRango):
    """Free ones out of use."""

    id = "folios.bloquear"
    teclas = ("b",)
    en_pie = True


class DesbloquearFolios(_ConRango):
    """Back in use."""

    id = "folios.desbloquear"
    teclas = ("u",)


class SolicitarFolios(_DeFolios):
    """V-F01."""

    id = "folios.solicitar"
    teclas = ("s",)


class CiclarModelo(_DeFolios):
    """One model at a time."""

    id = "folios.modelo"
    teclas = ("e",)
    mira = True
    en_pie = True
