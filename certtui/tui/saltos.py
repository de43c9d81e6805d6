"""Jumps between screens: a digit for each one that has it, the palette for the others."""

from collections.abc import Mapping
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App

from certtui.process.oficina import Oficina
from certtui.texts import pantallas_saltos as t
from certtui.tui.comandos import Comando

if TYPE_CHECKING:
    from certtui.tui.pantalla import Pantalla

_DONDE: Mapping[str, tuple[str, str]] = {
    "1": ("certtui.tui.tablero.tablero", "Tablero"),
    "2": ("certtui.tui.cola.cola", "Cola"),
    "3": ("certtui.tui.elegibilidad.elegibilidad", "PantallaElegibilidad"),
    "4": ("certtui.tui.nombres.nombres", "Nombres"),
    "5": ("certtui.tui.firma.firma", "Firma"),
    "6": ("certtui.tui.lotes.lotes", "Lotes"),
    "7": ("certtui.tui.rechazos.rechazos", "PantallaRechazos"),
    "8": ("certtui.tui.entrega.entrega", "PantallaEntrega"),
    "9": ("certtui.tui.folios.folios", "Folios"),
    "catalogos": ("certtui.tui.catalogos.catalogos", "Catalogos"),
    "usuarios": ("certtui.tui.usuarios.usuarios", "Usuarios"),
    "bitacora": ("certtui.tui.bitacora.bitacora", "Bitacora"),
    "normativa": ("certtui.tui.normativa.normativa", "Normativa"),
    "mesa": ("certtui.tui.mesa.mesa", "Mesa"),
}
"""Module and class of each screen, which takes the office; read only when it is opened."""


class Ir(Comando):
    """Opens a screen; subclasses are made from the table."""

    PALABRAS: ClassVar[Mapping[str, tuple[str, str]]] = t.COMANDOS

    @classmethod
    def destino(cls) -> str:
        """Key of the screen in the table."""
        return cls.id.rpartition(".")[2]

    @classmethod
    def accion(cls) -> str:
        """The one action, with where it leads."""
        return f"ir('{cls.destino()}')"


TODOS: tuple[type[Ir], ...] = tuple(
    type(
        clase,
        (Ir,),
        {"__doc__": clase, "id": f"ir.{clave}", "teclas": (clave,) if clave.isdigit() else ()},
    )
    for clave, (modulo, clase) in _DONDE.items()
    if find_spec(modulo) is not None
)
"""One command for each screen that exists."""

SALTOS = tuple(s for s in TODOS if s.teclas)
"""Those with a digit."""

DE_PALETA = tuple(s for s in TODOS if not s.teclas)
"""Those that only the palette opens."""


def clase_de(clave: str) -> "type[Pantalla]":
    """The screen of a digit, or of a name of the palette."""
    modulo, clase = _DONDE[clave]
    encontrada: type[Pantalla] = getattr(import_module(modulo), clase)
    return encontrada


def destino_de(pagina: str) -> str:
    """Key in the table of the screen with this page of the manual; "" when it is not there."""
    for salto in TODOS:
        if _DONDE[salto.destino()][0].rpartition(".")[2] == pagina:
            return salto.destino()
    return ""


def ir(app: App[Any], oficina: Oficina, clave: str) -> None:
    """Peel down to a screen, or to the first one and open it over that; in it, read again.

    Who jumps is not expected back where they came from.
    """
    clase = clase_de(clave)
    ya_estaba = isinstance(app.screen, clase)
    while len(app.screen_stack) > 1 and not isinstance(app.screen, clase):
        if dejar := getattr(app.screen, "al_dejar", None):
            dejar()
        app.pop_screen()
    if not isinstance(app.screen, clase):
        app.push_screen(clase(oficina))
    if olvidar := getattr(app.screen_stack[0], "no_vuelve", None):
        olvidar()
    if ya_estaba and (releer := getattr(app.screen, "action_releer", None)):
        releer()


def ir_sobre(app: App[Any], oficina: Oficina, clave: str) -> None:
    """Open a screen over the one in sight, whole: Esc comes back to it."""
    pantalla = clase_de(clave)(oficina)
    pantalla.ver_todo()
    app.push_screen(pantalla)
