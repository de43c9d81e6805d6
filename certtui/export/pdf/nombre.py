"""The graduate's name on the first page: as large as it fits, in four lines at most (L24)."""

from typing import Final

from certtui.export.errores import TextoNoCabe
from certtui.export.pdf.estilos import IZQ, NOMBRE, UTIL
from certtui.export.trazo import Estilo, Pliego, partir

_CAMPO: Final = "Alumno.nombre"
_ANCHO: Final = UTIL - 20
_MENOR: Final = 12.0
_LINEAS: Final = 4


def componer_nombre(pliego: Pliego, y: float, nombre: str, mayor: Estilo) -> tuple[float, float]:
    """Draw it from a first baseline; the baseline after it, and its body in points."""
    estilo = pliego.ajustado(nombre, _ANCHO, mayor, _CAMPO, _MENOR)
    fin = pliego.parrafo(
        IZQ + 10,
        y,
        _ANCHO,
        nombre,
        estilo,
        _CAMPO,
        lado="centro",
        interlinea=1.25,
        maximo=_LINEAS,
    )
    return fin, estilo.cuerpo


def exigir_que_quepa(nombre: str) -> None:
    """Raise TextoNoCabe or GlifoAusente for a name that no page can hold."""
    if len(partir(nombre, _ANCHO, NOMBRE.de(_MENOR), _CAMPO)) > _LINEAS:
        raise TextoNoCabe(campo=_CAMPO, largo=len(nombre))
