"""The mark of a batch on the command line: a cut leaves it, to be told when the screens open."""

from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from certtui.cli.seleccion import contexto
from certtui.texts import narracion as n

if TYPE_CHECKING:
    from certtui.process.oficina import Oficina


def marca_de_orden(
    oficina: "Oficina", pantalla: str, total: int | None = None
) -> AbstractContextManager[None]:
    """Of a batch that cannot go on by itself: which order it was, and the screen that goes on.

    `total` is None when only the end tells how many; `pantalla` "" when no screen does the same.
    """
    from certtui.process import tandas

    ctx = contexto()
    titulo = n.TANDA_DE_ORDEN.format(orden=ctx.command_path if ctx else "certtui")
    return tandas.en_marcha(oficina, titulo, pantalla, total)
