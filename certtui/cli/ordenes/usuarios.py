"""usuarios agregar, cambiar, quitar, devolver: the people of the office (L10)."""

from collections.abc import Callable
from typing import Any

import click

from certtui.cli import salida
from certtui.cli.espanol import Eleccion, opcion, orden
from certtui.cli.peticion import Peticion, con_peticion
from certtui.domain.errores import Salida
from certtui.domain.rol import Rol, Usuario
from certtui.texts import narracion as n
from certtui.texts import ordenes as t

_CAMPOS = (
    "nombre",
    "primer_apellido",
    "segundo_apellido",
    "rol",
    "entidad",
    "plantel",
    "correo",
    "curp",
    "rfc",
    "id_cargo",
    "cargo",
)
_PAPELES = [r.value for r in Rol if r is not Rol.SISTEMA]


def _con_datos(f: Callable[..., Salida]) -> Callable[..., Salida]:
    """The options of a person's data."""
    for campo in reversed(_CAMPOS):
        forma = "--papel" if campo == "rol" else f"--{campo.replace('_', '-')}"
        extra: dict[str, Any] = {"type": Eleccion(_PAPELES)} if campo == "rol" else {}
        f = opcion(forma, f"cuenta_{campo}", como=campo, **extra)(f)
    return click.argument("cuenta", metavar=t.META["cuenta"])(f)


def _decir(peticion: Peticion, u: Usuario) -> Salida:
    datos = {"usuario": u.id, "rol": u.rol.value, "activo": u.activo}
    salida.mostrar(peticion.json, datos, [n.USUARIO_GUARDADO.format(usuario=u.id)])
    return Salida.OK


@orden("usuarios agregar")
@_con_datos
@con_peticion
def agregar(peticion: Peticion, /, cuenta: str, **datos: str | None) -> Salida:
    """A new person."""
    from certtui.process import usuarios as uso

    with peticion.abrir() as oficina:
        nuevo = uso.de_valores({"id": cuenta} | {c: datos[c] or "" for c in _CAMPOS})
        uso.agregar(oficina, nuevo)
    return _decir(peticion, nuevo)


@orden("usuarios cambiar")
@_con_datos
@con_peticion
def cambiar(peticion: Peticion, /, cuenta: str, **datos: str | None) -> Salida:
    """Other data; what is not said stays."""
    from certtui.process import usuarios as uso

    with peticion.abrir() as oficina:
        antes = uso.buscar(oficina, cuenta)
        valores = {c: str(getattr(antes, c)) for c in _CAMPOS}
        valores |= {c: v for c in _CAMPOS if (v := datos[c]) is not None}
        nuevo = uso.de_valores({"id": antes.id} | valores, activo=antes.activo)
        uso.cambiar(oficina, antes, nuevo)
    return _decir(peticion, nuevo)


@orden("usuarios quitar")
@click.argument("cuenta", metavar=t.META["cuenta"])
@opcion("--motivo", required=True)
@con_peticion
def quitar(peticion: Peticion, cuenta: str, motivo: str) -> Salida:
    """Take access away."""
    from certtui.process import usuarios as uso

    with peticion.abrir() as oficina:
        uso.desactivar(oficina, uso.buscar(oficina, cuenta), motivo)
        return _decir(peticion, uso.buscar(oficina, cuenta))


@orden("usuarios devolver")
@click.argument("cuenta", metavar=t.META["cuenta"])
@opcion("--motivo", required=True)
@con_peticion
def devolver(peticion: Peticion, cuenta: str, motivo: str) -> Salida:
    """Give access back."""
    from certtui.process import usuarios as uso

    with peticion.abrir() as oficina:
        uso.reactivar(oficina, uso.buscar(oficina, cuenta), motivo)
        return _decir(peticion, uso.buscar(oficina, cuenta))
