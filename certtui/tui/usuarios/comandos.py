"""The commands of the screen of people."""

from collections.abc import Mapping
from typing import ClassVar

from certtui.texts import pantallas_usuarios as t
from certtui.tui.comandos import Comando
from certtui.tui.piezas.comandos_listado import ConRenglon


class Agregar(Comando):
    """Another person."""

    id = "usuarios.agregar"
    teclas = ("n",)
    en_pie = True
    PALABRAS: ClassVar[Mapping[str, tuple[str, str]]] = t.COMANDOS


class CambiarUsuario(ConRenglon):
    """Role, scope, e-mail."""

    id = "usuarios.cambiar"
    teclas = ("enter", "right", "l", "e")
    en_pie = True
    PALABRAS: ClassVar[Mapping[str, tuple[str, str]]] = t.COMANDOS


class Acceso(ConRenglon):
    """Takes access away, or gives it back."""

    id = "usuarios.acceso"
    teclas = ("b",)
    en_pie = True
    PALABRAS: ClassVar[Mapping[str, tuple[str, str]]] = t.COMANDOS


class Papel(Comando):
    """Next role as the filter."""

    id = "usuarios.papel"
    teclas = ("p",)
    en_pie = True
    PALABRAS: ClassVar[Mapping[str, tuple[str, str]]] = t.COMANDOS
