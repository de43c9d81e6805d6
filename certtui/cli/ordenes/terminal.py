"""diagnostico terminal: what the terminal can do, and what the screens have sent to it."""

from certtui.cli import salida
from certtui.cli.espanol import orden
from certtui.cli.peticion import Peticion, con_peticion
from certtui.domain.errores import Salida


@orden("diagnostico terminal")
@con_peticion
def terminal(peticion: Peticion) -> Salida:
    """Needs no base: it is asked when something looks wrong."""
    hechos, lineas = peticion.sondeo()
    salida.mostrar(peticion.json, hechos, lineas)
    return Salida.OK
