"""The mark of a batch under way: written before its first step, taken away after its last."""

from collections.abc import Sequence
from dataclasses import dataclass

from certtui.store.cola import Elegido
from certtui.store.conexion import Base


@dataclass(frozen=True, slots=True)
class MarcaDeTanda:
    """A batch: whose, what (in words, and as verb with its JSON data), how many, since when.

    `verbo` is "" for a batch that cannot go on by itself (it asked for a password, or read a
    file); `pantalla` says where it goes on, "" when no screen does it. `total` is 0 when it was
    not known. `proceso` tells the process that makes it.
    """

    id: int
    usuario: str
    titulo: str
    pantalla: str
    verbo: str
    datos: str
    total: int
    en: str
    proceso: str


def poner_marca(base: Base, marca: MarcaDeTanda, elegidos: Sequence[Elegido]) -> int:
    """Write a mark inside `tx()`, with each trámite as it stood; its id."""
    clave = base.insertar(
        "tanda",
        {
            "usuario": marca.usuario,
            "titulo": marca.titulo,
            "pantalla": marca.pantalla,
            "verbo": marca.verbo,
            "datos": marca.datos,
            "total": marca.total,
            "en": marca.en,
            "proceso": marca.proceso,
        },
    )
    for e in elegidos:
        base.insertar(
            "tanda_item",
            {"tanda": clave, "tramite": e.id, "estado": e.estado, "version": e.version},
        )
    return clave


def quitar_marca(base: Base, clave: int) -> None:
    """The batch is over, inside `tx()`."""
    base.escribir("DELETE FROM tanda WHERE id = ?", (clave,))


def marcas_de(base: Base, usuario: str) -> list[MarcaDeTanda]:
    """The marks of a person, oldest first."""
    return [
        MarcaDeTanda(**f)
        for f in base.filas(
            "SELECT id, usuario, titulo, pantalla, verbo, datos, total, en, proceso FROM tanda "
            "WHERE usuario = ? ORDER BY id",
            (usuario,),
        )
    ]


def faltan_de(base: Base, clave: int) -> list[Elegido]:
    """The trámites of a batch that still stand as they stood, in their order."""
    return [
        Elegido(**f)
        for f in base.filas(
            "SELECT t.id, coalesce(a.matricula, '') AS matricula, t.plantel, t.estado, t.version "
            "FROM tanda_item i JOIN tramite t ON t.id = i.tramite AND t.version = i.version "
            "JOIN alumno a ON a.id = t.alumno WHERE i.tanda = ? ORDER BY t.id",
            (clave,),
        )
    ]
