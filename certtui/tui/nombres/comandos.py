"""The commands of the screens of names."""

from collections.abc import Mapping
from typing import ClassVar, Final

from certtui.texts import pantallas_nombres as t
from certtui.tui.comandos import Comando, Contexto
from certtui.tui.piezas.comandos_listado import ConRenglon


class _DeNombres(Comando):
    PALABRAS: ClassVar[Mapping[str, tuple[str, str]]] = t.COMANDOS


class CambiarVista(_DeNombres):
    """Next view."""

    id = "nombres.vista"
    teclas = ("v",)
    mira = True
    en_pie = True


class _DelRenglon(ConRenglon):
    PALABRAS: ClassVar[Mapping[str, tuple[str, str]]] = t.COMANDOS


class Confirmar(_DelRenglon):
    """T07 on those without doubt."""

    id = "nombres.confirmar"
    teclas = ("c",)
    en_pie = True


class Validar(_DelRenglon):
    """T07v."""

    id = "nombres.validar"
    teclas = ("o",)
    en_pie = True


class Reabrir(_DelRenglon):
    """T07r."""

    id = "nombres.reabrir"
    teclas = ("b",)
    en_pie = True


class _Escribiendo(_DeNombres):
    @classmethod
    def impedimento(cls, contexto: Contexto) -> str:
        """What the screen says."""
        return contexto.impedidos.get(cls.id, "")


class ConfirmarUno(_Escribiendo):
    """T07; the last field answers to the key."""

    id = "nombre.confirmar"
    teclas = ("enter",)
    fija = True
    en_pie = True

    @classmethod
    def accion(cls) -> str:
        """Not the same act as that of the list."""
        return "confirmar_uno"


class CorregirUno(_Escribiendo):
    """T07e."""

    id = "nombre.corregir"
    teclas = ("ctrl+g",)
    en_pie = True


class Acento(_Escribiendo):
    """Accents the letter before the cursor."""

    id = "nombre.acento"
    teclas = ("ctrl+t",)
    en_pie = True


class Particula(_Escribiendo):
    """Lowers or raises the word."""

    id = "nombre.particula"
    teclas = ("ctrl+n",)
    en_pie = True


class Sugerencia(_Escribiendo):
    """Takes the suggested accent of the word."""

    id = "nombre.sugerencia"
    teclas = ("ctrl+y",)


class Propuesta(_Escribiendo):
    """Back to the program's proposal."""

    id = "nombre.propuesta"
    teclas = ("ctrl+r",)


class Campo(_Escribiendo):
    """Next field."""

    id = "nombre.campo"
    teclas = ("tab", "down")


class CampoAntes(_Escribiendo):
    """Field before."""

    id = "nombre.campo_antes"
    teclas = ("shift+tab", "up")


class Dejar(_DeNombres):
    """Back to the list."""

    id = "nombre.dejar"
    teclas = ("escape", "ctrl+c")
    en_pie = True


class Letra(_Escribiendo):
    """Inserts a letter that the keyboard may lack; subclasses are made from the table."""

    letra: ClassVar[str]

    @classmethod
    def accion(cls) -> str:
        """The one action, with its letter."""
        return f"letra('{cls.letra}')"


_TECLAS_DE_LETRAS: Final = ("f2", "f3", "f4", "f5", "f6", "f7", "f8")

LETRAS: tuple[type[Letra], ...] = tuple(
    type(
        f"Letra_{clave}",
        (Letra,),
        {"__doc__": clave, "id": f"nombre.letra_{clave}", "letra": letra, "teclas": (tecla,)},
    )
    for (clave, letra), tecla in zip(t.LETRAS, _TECLAS_DE_LETRAS, strict=True)
)
"""One key for each letter of a Spanish name that a foreign keyboard lacks."""
