"""The commands of the screens of catalogues and settings."""

from collections.abc import Mapping
from typing import ClassVar

from certtui.texts import pantallas_catalogos as t
from certtui.tui.comandos import Comando
from certtui.tui.piezas.comandos_listado import ConRenglon


class ImportarCatalogo(Comando):
    """A file of the catalogue."""

    id = "catalogos.importar"
    teclas = ("i",)
    en_pie = True
    PALABRAS: ClassVar[Mapping[str, tuple[str, str]]] = t.COMANDOS


class Cargar(ConRenglon):
    """Loads what was looked at."""

    id = "catalogos.cargar"
    teclas = ("c",)
    en_pie = True
    PALABRAS: ClassVar[Mapping[str, tuple[str, str]]] = t.COMANDOS


class Ajustar(ConRenglon):
    """Another value of a setting."""

    id = "catalogos.ajustar"
    teclas = ("enter", "right", "l", "e")
    en_pie = True
    PALABRAS: ClassVar[Mapping[str, tuple[str, str]]] = t.COMANDOS


class Matriculas(ConRenglon):
    """Whom a fault holds back."""

    id = "catalogos.matriculas"
    teclas = ("enter", "right", "l")
    en_pie = True
    PALABRAS: ClassVar[Mapping[str, tuple[str, str]]] = t.COMANDOS
