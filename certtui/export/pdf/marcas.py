"""What crosses every page: the frame, the mark of a test, the mark of a cancellation, numbers."""

from math import cos, radians, sin
from typing import Final

from certtui.domain.ambiente import Ambiente
from certtui.export.fuentes import Letra
from certtui.export.pdf.estilos import AL_PIE, DER, IZQ, NOTA, marco
from certtui.export.representacion import Representacion
from certtui.export.trazo import AGUA, AGUA_ROJA, ANCHO, ROJO, Estilo, Pliego

MARCA_PRUEBAS: Final = "SIN VALIDEZ OFICIAL – PRUEBA"
"""On every page of a `pruebas` base (workflow §1b)."""

MARCA_CANCELADO: Final = "CANCELADO"

CAMPO_PRUEBAS: Final = "Ambiente"
CAMPO_CANCELADO: Final = "Cancelación"

_DIAGONAL = Estilo(Letra.NEGRITA, 44, AGUA)
_DIAGONAL_ROJA = Estilo(Letra.NEGRITA, 88, AGUA_ROJA)
_ANGULO = 58.0
_LADO = {Ambiente.PRUEBAS: 106.0, Ambiente.PRODUCTIVO: 26.0}
"""A cancelled test carries both marks side by side."""

_AVISO = Estilo(Letra.NEGRITA, 8, ROJO)


def marcar_fondo(pliego: Pliego, rep: Representacion) -> None:
    """Marks behind the text of a new page, then its frame."""
    marcar_pruebas(pliego, rep.ambiente)
    if rep.cancelado:
        _cruzar(pliego, MARCA_CANCELADO, _DIAGONAL_ROJA, CAMPO_CANCELADO, _LADO[rep.ambiente])
        pliego.texto(DER, 40, MARCA_CANCELADO, _AVISO.de(11), CAMPO_CANCELADO, "derecha")
    if rep.diseno == "recuadros":
        marco(pliego)


def marcar_pruebas(pliego: Pliego, ambiente: Ambiente) -> None:
    """The diagonal mark and its readable line, only in `pruebas`."""
    if ambiente is not Ambiente.PRUEBAS:
        return
    _cruzar(pliego, MARCA_PRUEBAS, _DIAGONAL, CAMPO_PRUEBAS)
    pliego.texto(ANCHO / 2, 20, MARCA_PRUEBAS, _AVISO, CAMPO_PRUEBAS, "centro")


def _cruzar(pliego: Pliego, texto: str, estilo: Estilo, campo: str, lado: float = 26.0) -> None:
    """One word across the page, `lado` points right of its middle."""
    medio = estilo.ancho(texto, campo) / 2
    giro = radians(_ANGULO)
    x, y = ANCHO / 2 - medio * cos(giro), pliego.alto / 2 + medio * sin(giro)
    pliego.girado(x + lado, y, texto, estilo, campo, _ANGULO)


def numerar(pliego: Pliego, rep: Representacion) -> None:
    """Foot of every page: folio, who rendered it, and "Página X de Y"."""
    total = len(pliego.paginas)
    pie = pliego.alto - AL_PIE
    quien = (
        "Representación impresa generada por el simulador de COSFAC"
        if rep.emisor == "simulador"
        else "Representación impresa del certificado electrónico"
    )
    for i, trazos in enumerate(pliego.paginas, 1):
        hoja = Pliego([trazos])
        hoja.texto(IZQ, pie, rep.folio_ce, NOTA, "Dec.folioControl")
        hoja.texto(ANCHO / 2, pie, quien, NOTA, "Emisor", "centro")
        hoja.texto(DER, pie, f"Página {i} de {total}", NOTA, "Paginación", "derecha")
