"""One class per command: its key, its place in the footer and its help come from here.

A command's words stand in `PALABRAS` under its id; the last part of the id is the
Textual action of the screen or widget that carries it out.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import ClassVar

from textual.binding import Binding, BindingType

from certtui.texts import pantallas
from certtui.texts.teclas import nombre_de_tecla


@dataclass(frozen=True, slots=True)
class Contexto:
    """What a screen tells about itself, so that a command can say whether it is possible now."""

    hay_renglon: bool = False
    hay_filtro: bool = False
    hay_tramites: bool = False
    impedidos: Mapping[str, str] = field(default_factory=dict)
    """Id of each command that is not possible now, and why."""


_CAMBIADAS: ContextVar[Mapping[str, tuple[str, ...]]] = ContextVar("teclas_cambiadas")
"""Keys that the person of this session changed, by id of command."""


def cambiar_teclas(cambiadas: Mapping[str, tuple[str, ...]]) -> None:
    """From here on, in this session, these commands answer to other keys."""
    _CAMBIADAS.set(dict(cambiadas))


class Comando:
    """Something that a key does; subclasses are never instantiated."""

    id: ClassVar[str]
    teclas: ClassVar[tuple[str, ...]]
    """The keys that it comes with; `teclas_vigentes` are those of the session."""
    en_pie: ClassVar[bool] = False
    mira: ClassVar[bool] = False
    """True when it does nothing to the lines in sight, whatever they are now."""
    fija: ClassVar[bool] = False
    """True when a field, or a dialog, answers to the keys: they cannot be changed."""
    PALABRAS: ClassVar[Mapping[str, tuple[str, str]]] = pantallas.COMANDOS
    """Where its words are, under its id."""

    @classmethod
    def accion(cls) -> str:
        """Name of the Textual action."""
        return cls.id.rpartition(".")[2]

    @classmethod
    def texto(cls) -> str:
        """One or two words for the footer."""
        return cls.PALABRAS[cls.id][0]

    @classmethod
    def ayuda(cls) -> str:
        """One sentence for the help."""
        return cls.PALABRAS[cls.id][1]

    @classmethod
    def teclas_vigentes(cls) -> tuple[str, ...]:
        """The keys that it answers to in this session."""
        return _CAMBIADAS.get({}).get(cls.id, cls.teclas)

    @classmethod
    def tecla(cls) -> str:
        """Its first key as the user reads it; "" when only the palette runs it."""
        return nombre_de_tecla(next(iter(cls.teclas_vigentes()), ""))

    @classmethod
    def nombre_de_teclas(cls) -> str:
        """The keys as the user reads them."""
        return " ".join(nombre_de_tecla(t) for t in cls.teclas_vigentes())

    @classmethod
    def impedimento(cls, contexto: Contexto) -> str:
        """Why it is not possible now; "" when it is."""
        return con_teclas(contexto.impedidos.get(cls.id, ""))


_MARCA = re.compile(r"\{(\w+\.\w+)\}")


def con_teclas(texto: str) -> str:
    """The text, with the key of the session, or the word, of each command named as "{id}"."""

    def tecla(marca: re.Match[str]) -> str:
        c = next((c for c in _todos(Comando) if vars(c).get("id") == marca[1]), None)
        return (c.tecla() or f"«{c.texto()}»") if c else marca[0]

    return _MARCA.sub(tecla, texto)


def _todos(de: type[Comando]) -> Iterator[type[Comando]]:
    for hija in de.__subclasses__():
        yield hija
        yield from _todos(hija)


def enlaces(*comandos: type[Comando]) -> list[BindingType]:
    """Textual bindings of some commands; each key can be changed by the command's id."""
    return [
        Binding(
            ",".join(c.teclas) or f"sin_tecla_{c.id}", c.accion(), c.texto(), show=False, id=c.id
        )
        for c in comandos
    ]


class Subir(Comando):
    """Line up."""

    id = "lista.subir"
    teclas = ("up", "k")


class Bajar(Comando):
    """Line down."""

    id = "lista.bajar"
    teclas = ("down", "j")


class PaginaArriba(Comando):
    """Page up."""

    id = "lista.pagina_arriba"
    teclas = ("pageup", "ctrl+b")


class PaginaAbajo(Comando):
    """Page down."""

    id = "lista.pagina_abajo"
    teclas = ("pagedown", "ctrl+f")


class Principio(Comando):
    """First line."""

    id = "lista.principio"
    teclas = ("home", "g")


class Final(Comando):
    """Last line."""

    id = "lista.final"
    teclas = ("end", "G")


MOVERSE: Sequence[type[Comando]] = (Subir, Bajar, PaginaArriba, PaginaAbajo, Principio, Final)
"""What every list and every page of text answers to."""


class Ordenar(Comando):
    """Sorts the list by its next column."""

    id = "lista.ordenar"
    teclas = ("greater_than_sign",)


class Invertir(Comando):
    """Turns the order of the list round."""

    id = "lista.invertir"
    teclas = ("less_than_sign",)


class GuardarLista(Comando):
    """Saves what the list shows as CSV."""

    id = "lista.guardar"
    teclas = ("W",)


DE_LISTA: Sequence[type[Comando]] = (Ordenar, Invertir, GuardarLista)
"""What any screen does with its list."""


class Imprimir(Comando):
    """Saves the history of a certificate as a page of text."""

    id = "historia.imprimir"
    teclas = ("p",)
    en_pie = True


class Abrir(Comando):
    """History of the marked certificate."""

    id = "cola.abrir"
    teclas = ("enter", "right", "l")
    en_pie = True

    @classmethod
    def impedimento(cls, contexto: Contexto) -> str:
        """There must be a line."""
        return "" if contexto.hay_renglon else pantallas.NO_HAY_RENGLON


class Filtrar(Comando):
    """Opens the filter."""

    id = "cola.filtrar"
    teclas = ("slash",)
    mira = True
    en_pie = True


class AplicarFiltro(Comando):
    """Takes the filter that is being typed; the field itself answers to the key."""

    id = "cola.aplicar"
    teclas = ("enter",)
    fija = True
    en_pie = True


class DejarFiltro(Comando):
    """Leaves the field and the filter as it was; `QuitarFiltro` answers to the key."""

    id = "cola.dejar"
    teclas = ("escape",)
    fija = True
    en_pie = True


class CiclarEstado(Comando):
    """Next state as the filter."""

    id = "cola.estado"
    teclas = ("e",)
    mira = True
    en_pie = True

    @classmethod
    def impedimento(cls, contexto: Contexto) -> str:
        """There must be some trámite in some state."""
        return "" if contexto.hay_tramites else pantallas.SIN_ESTADOS


class QuitarFiltro(Comando):
    """Peels the filter off."""

    id = "cola.quitar"
    teclas = ("escape",)
    mira = True

    @classmethod
    def impedimento(cls, contexto: Contexto) -> str:
        """There must be a filter."""
        return "" if contexto.hay_filtro else pantallas.NO_HAY_FILTRO


class Releer(Comando):
    """Reads the base again."""

    id = "pantalla.releer"
    teclas = ("r",)
    mira = True
    en_pie = True


class Ayuda(Comando):
    """Help of the screen."""

    id = "pantalla.ayuda"
    teclas = ("question_mark", "f1")
    mira = True
    en_pie = True


class Paleta(Comando):
    """Every command of the screen, and every screen, by name."""

    id = "pantalla.paleta"
    teclas = ("colon", "ctrl+p")


class VerRegla(Comando):
    """The rule that the last message cited."""

    id = "pantalla.regla"
    teclas = ("R",)


class Copiar(Comando):
    """The marked line or the page, to the person's clipboard."""

    id = "pantalla.copiar"
    teclas = ("y",)


class Volver(Comando):
    """Back to the screen below."""

    id = "pantalla.volver"
    teclas = ("escape", "q", "left", "h")
    mira = True
    en_pie = True


class Salir(Comando):
    """Ends the program."""

    id = "pantalla.salir"
    teclas = ("q", "ctrl+q")
    mira = True
    en_pie = True


class Interrumpir(Comando):
    """Says how to leave, to who reflexively asks for it."""

    id = "pantalla.interrumpir"
    teclas = ("ctrl+c",)
    mira = True
