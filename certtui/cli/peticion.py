"""What was asked on the command line, and the session that it opens."""

import contextlib
import os
import pwd
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from certtui.cli.errores import BaseNoDicha, SinPantallas
from certtui.texts.ordenes import MOTIVO_SIN_PANTALLAS

if TYPE_CHECKING:
    from certtui.domain.reloj import Reloj
    from certtui.domain.teclado import Pagina
    from certtui.process.oficina import Oficina

Pantallas = Callable[[Path, str, "Reloj | None"], int]
"""Opens the screens of a base as a person; the exit code."""


Inventario = Callable[[], "Sequence[Pagina]"]
"""Every screen with its commands."""


Sondeo = Callable[[], "tuple[Mapping[str, object], Sequence[str]]"]
"""What the terminal can do: as facts, and as lines to read."""


def sin_sondeo() -> "tuple[Mapping[str, object], Sequence[str]]":
    """What stands for the sounding where there are no screens; raises SinPantallas."""
    raise SinPantallas(motivo=MOTIVO_SIN_PANTALLAS)


def sin_inventario() -> "Sequence[Pagina]":
    """What stands for the inventory where there are no screens; raises SinPantallas."""
    raise SinPantallas(motivo=MOTIVO_SIN_PANTALLAS)


def sin_pantallas(_base: Path, _usuario: str, _reloj: "Reloj | None") -> int:
    """What stands for the screens where there are none; raises SinPantallas."""
    raise SinPantallas(motivo=MOTIVO_SIN_PANTALLAS)


@dataclass(slots=True)
class Peticion:
    """The general options of one run."""

    base: Path | None = None
    usuario: str = ""
    reloj: datetime | None = None
    json: bool = False
    depurar: bool = False
    pantallas: Pantallas = sin_pantallas
    inventario: Inventario = sin_inventario
    sondeo: Sondeo = sin_sondeo

    def ruta(self) -> Path:
        """The base that was said; raises BaseNoDicha."""
        if self.base is None:
            raise BaseNoDicha()
        return self.base

    def ahora(self) -> datetime:
        """The instant of a command that has no base."""
        return self.reloj or datetime.now(UTC).replace(microsecond=0)

    @contextlib.contextmanager
    def abrir(self, *, sistema: bool = False) -> Iterator["Oficina"]:
        """The session: `sistema` for housekeeping when nobody was named, else the person.

        Raises SoloEnPruebas for --usuario or --reloj on a productive base, UsuarioDesconocido.
        """
        from certtui.process.oficina import abrir_oficina

        usuario, reloj = self.identidad(sistema=sistema)
        oficina = abrir_oficina(self.ruta(), usuario=usuario, reloj=reloj)
        try:
            yield oficina
        finally:
            oficina.base.cerrar()

    def identidad(self, *, sistema: bool = False) -> tuple[str, "Reloj | None"]:
        """(user id, clock) of the session; identity comes from outside in a productive base."""
        from certtui.domain.ambiente import Ambiente
        from certtui.domain.reloj import RelojInyectado
        from certtui.process.errores import SoloEnPruebas
        from certtui.process.oficina import abrir_oficina

        oficina = abrir_oficina(self.ruta())
        ambiente = oficina.ambiente
        oficina.base.cerrar()
        if ambiente is Ambiente.PRODUCTIVO:
            for opcion, puesta in (("--usuario", self.usuario), ("--reloj", self.reloj)):
                if puesta:
                    raise SoloEnPruebas(regla="AMB", que=opcion)
            return ("" if sistema else cuenta_del_sistema()), None
        reloj = RelojInyectado(self.reloj) if self.reloj else None
        if self.usuario or sistema:
            return self.usuario, reloj
        return cuenta_del_sistema(), reloj


def cuenta_del_sistema() -> str:
    """The OS account of the session; its number when it has no name."""
    uid = os.getuid()
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)


con_peticion = click.make_pass_decorator(Peticion)
"""Decorator: the command's first argument is the Peticion."""
