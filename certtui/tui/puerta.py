"""The door of the screens: which terminal may come in, and what is agreed with it.

Everything here is read from the environment, before Textual is imported.
"""

import locale
import os
import sys
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass
from enum import StrEnum

from certtui.tui.errores import SinTerminal, TerminalInutil

INUTILES = frozenset({"dumb", "unknown"})
"""Values of TERM for which there is no cursor to move."""


TEMA_CLARO = "claro"
"""Value of CERTTUI_TEMA for a terminal with a light background."""


class Colores(StrEnum):
    """How many colours are used; more than 16 only for who asks."""

    NINGUNO = "no"
    ANSI = "16"
    TABLA = "256"
    PLENO = "pleno"


TONOS: Mapping[Colores, Mapping[str, str]] = {
    Colores.TABLA: {
        "31": "38;5;203",
        "32": "38;5;77",
        "33": "38;5;221",
        "34": "38;5;75",
        "35": "38;5;176",
        "36": "38;5;80",
    },
    Colores.PLENO: {
        "31": "38;2;255;95;95",
        "32": "38;2;95;215;95",
        "33": "38;2;255;215;95",
        "34": "38;2;95;175;255",
        "35": "38;2;215;135;215",
        "36": "38;2;95;215;215",
    },
}
"""Fixed tones, for terminals whose own colours are hard to read; SGR instead of SGR."""


@dataclass(frozen=True, slots=True)
class Trato:
    """What this terminal gets: colours, ASCII alone, a light background, the mouse."""

    colores: Colores = Colores.ANSI
    ascii: bool = False
    claro: bool = False
    raton: bool = False


MINIMO = (60, 20)
"""Columns and lines below which no screen is shown, only a sentence that says so."""


def es_chica(ancho: int, alto: int) -> bool:
    """True below the smallest size."""
    return ancho < MINIMO[0] or alto < MINIMO[1]


def exigir_terminal(entorno: Mapping[str, str], *, es_terminal: bool) -> None:
    """Refuse what cannot show screens: SinTerminal, TerminalInutil."""
    if not es_terminal:
        raise SinTerminal()
    termino = entorno.get("TERM", "")
    if termino in INUTILES:
        raise TerminalInutil(term=termino)


def hay_terminal() -> bool:
    """True when both ends are a terminal."""
    return all(f is not None and f.isatty() for f in (sys.__stdin__, sys.__stdout__))


def codificacion() -> str:
    """The charset of the person's locale; it says what the terminal understands."""
    try:
        locale.setlocale(locale.LC_CTYPE, "")
    except locale.Error:
        return "ANSI_X3.4-1968"
    return locale.nl_langinfo(locale.CODESET)


def tratar(entorno: Mapping[str, str], codificacion: str) -> Trato:
    """What is agreed: 16 colours unless CERTTUI_COLORES says more or NO_COLOR says none.

    A charset that is not UTF-8, or CERTTUI_ASCII, gets ASCII alone. CERTTUI_RATON asks for the
    mouse, which over SSH is not given: each of its moves would be a packet.
    """
    pedido = entorno.get("CERTTUI_COLORES", "")
    colores = Colores(pedido) if pedido in set(Colores) else Colores.ANSI
    if entorno.get("NO_COLOR"):
        colores = Colores.NINGUNO
    utf8 = codificacion.casefold().replace("-", "").replace("_", "") == "utf8"
    return Trato(
        colores=colores,
        ascii=not utf8 or _si(entorno, "CERTTUI_ASCII"),
        claro=entorno.get("CERTTUI_TEMA", "") == TEMA_CLARO,
        raton=_si(entorno, "CERTTUI_RATON") and not por_ssh(entorno),
    )


def por_ssh(entorno: Mapping[str, str]) -> bool:
    """True when the person sits at the other end of an SSH session."""
    return any(entorno.get(n) for n in ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY"))


def _si(entorno: Mapping[str, str], nombre: str) -> bool:
    return entorno.get(nombre, "").casefold() not in {"", "0", "no"}


_SISTEMA = {
    Colores.NINGUNO: "standard",
    Colores.ANSI: "standard",
    Colores.TABLA: "256",
    Colores.PLENO: "truecolor",
}


def olvidar_medida(entorno: MutableMapping[str, str]) -> None:
    """The terminal itself tells its size; an exported one would outlive every change of it."""
    for nombre in ("COLUMNS", "LINES"):
        entorno.pop(nombre, None)


def preparar(trato: Trato) -> None:
    """Tell Textual, which reads the environment at its first import.

    No animation; no kitty keyboard protocol, which a dropped session leaves on in the person's
    own terminal; NO_COLOR is ours, for Textual would turn the 16 colours into greys of 16 million.
    """
    os.environ.pop("NO_COLOR", None)
    os.environ["TEXTUAL_COLOR_SYSTEM"] = _SISTEMA[trato.colores]
    os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")
    os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
