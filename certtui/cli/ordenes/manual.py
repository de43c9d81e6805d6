"""manual: the pages of the screens, with the keys of who asks when there is a base."""

import contextlib

import click

from certtui.cli import salida
from certtui.cli.espanol import UsoIncorrecto, orden
from certtui.cli.peticion import Peticion, con_peticion
from certtui.cli.seleccion import contexto
from certtui.domain.errores import Salida
from certtui.domain.teclado import Orden
from certtui.texts import ordenes as t

ANCHO = 80


@orden("manual")
@click.argument("pantalla", metavar=t.META["pantalla_opcional"], required=False, default="")
@con_peticion
def manual(peticion: Peticion, pantalla: str) -> Salida:
    """One page, or all of them."""
    from certtui.texts import manual as m

    paginas = {p.clave: p for p in reversed(tuple(peticion.inventario()))}
    if pantalla and pantalla not in paginas:
        hay = ", ".join(sorted(paginas))
        raise UsoIncorrecto(t.PANTALLA_DESCONOCIDA.format(pantalla=pantalla, hay=hay), contexto())
    cambios: dict[str, tuple[str, ...]] = {}
    if peticion.base is not None:
        from certtui.process.errores import UsuarioDesconocido
        from certtui.process.teclado import leer_cambios

        with contextlib.suppress(UsuarioDesconocido), peticion.abrir() as oficina:
            cambios = leer_cambios(oficina)

    def teclado(o: Orden) -> tuple[str, ...]:
        return cambios.get(o.id, o.teclas)

    if pantalla:
        lineas = m.pagina_de_manual(paginas[pantalla], teclado, ANCHO)
    else:
        lineas = m.manual(peticion.inventario(), teclado, ANCHO)
    escritas = [f"{x.teclas}{x.texto}".rstrip() for x in lineas]
    salida.mostrar(peticion.json, {"lineas": escritas}, escritas)
    return Salida.OK
