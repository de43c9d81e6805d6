"""The commands of the screens of the log."""

from collections.abc import Mapping
from typing import ClassVar

from certtui.texts import pantallas_bitacora as t
from certtui.tui.comandos import Comando
from certtui.tui.piezas.comandos_listado import ConRenglon


class Verificar(Comando):
    """Recomputes the chain."""

    id = "bitacora.verificar"
    teclas = ("v",)
    en_pie = True
    PALABRAS: ClassVar[Mapping[str, tuple[str, str]]] = t.COMANDOS


class Exportar(ConRenglon):
    """What the filter shows, to the outbox."""

    id = "bitacora.exportar"
    teclas = ("x",)
    en_pie = True
    PALABRAS: ClassVar[Mapping[str, tuple[str, str]]] = t.COMANDOS


class DeEsta(ConRenglon):
    """Only what is of the same student, or of the same person."""

    id = "bitacora.suya"
    teclas = ("s",)
    en_pie = True
    PALABRAS: ClassVar[Mapping[str, tuple[str, str]]] = t.COMANDOS
