"""teclas: which key does what on the screens, for each person."""

from collections.abc import Sequence

import click

from certtui.cli import salida
from certtui.cli.espanol import UsoIncorrecto, opcion, orden
from certtui.cli.peticion import Peticion, con_peticion
from certtui.cli.seleccion import contexto
from certtui.domain.errores import Salida
from certtui.texts import narracion as n
from certtui.texts import ordenes as t
from certtui.texts.teclas import nombre_de_tecla


def _nombrar(teclas: Sequence[str]) -> str:
    return " ".join(nombre_de_tecla(t) for t in teclas)


@orden("teclas ver")
@con_peticion
def ver(peticion: Peticion) -> Salida:
    """Every command once, with the keys that it answers to."""
    from certtui.process.teclado import leer_cambios

    with peticion.abrir() as oficina:
        cambios = leer_cambios(oficina)
    ordenes = {o.id: o for pagina in peticion.inventario() for o in pagina.todas}
    filas = [
        {
            "orden": o.id,
            "teclas": list(cambios.get(o.id, o.teclas)),
            "de_fabrica": list(o.teclas),
            "nota": o.frase,
        }
        for o in ordenes.values()
    ]
    planas = [
        {
            "orden": o.id,
            "teclas": _nombrar(cambios.get(o.id, o.teclas)),
            "de_fabrica": _nombrar(o.teclas) if o.id in cambios else "",
            "nota": o.frase,
        }
        for o in ordenes.values()
    ]
    columnas = ("orden", "teclas", "de_fabrica", "nota")
    salida.mostrar(peticion.json, filas, salida.en_tabla(planas, columnas))
    return Salida.OK


@orden("teclas poner")
@click.argument("orden_", metavar=t.META["orden"])
@click.argument("teclas", metavar=t.META["teclas"], nargs=-1, required=True)
@con_peticion
def poner(peticion: Peticion, orden_: str, teclas: tuple[str, ...]) -> Salida:
    """Give a command other keys."""
    from certtui.process.teclado import poner as hacer

    with peticion.abrir() as oficina:
        leidas = hacer(oficina, peticion.inventario(), orden_, teclas)
    salida.mostrar(
        peticion.json,
        {"orden": orden_, "teclas": list(leidas)},
        [n.TECLAS_PUESTAS.format(orden=orden_, teclas=_nombrar(leidas))],
    )
    return Salida.OK


@orden("teclas quitar")
@click.argument("orden_", metavar=t.META["orden_opcional"], required=False, default="")
@opcion("--todas", is_flag=True)
@con_peticion
def quitar(peticion: Peticion, orden_: str, todas: bool) -> Salida:
    """Back to the keys that it comes with."""
    from certtui.process.teclado import quitar as hacer
    from certtui.process.teclado import quitar_todas

    if bool(orden_) == todas:
        raise UsoIncorrecto(t.UNA_ORDEN_O_TODAS, contexto())
    with peticion.abrir() as oficina:
        cuantas = 1
        if todas:
            cuantas = quitar_todas(oficina)
        else:
            hacer(oficina, orden_)
    cuenta = n.plural(cuantas, "orden", "órdenes")
    salida.mostrar(peticion.json, {"quitadas": cuantas}, [n.TECLAS_QUITADAS.format(cuantas=cuenta)])
    return Salida.OK
