"""The first picture: the queue's header and first lines, shown while Textual is still loading.

What is drawn here is what the screen will draw in the same cells; the rest stays blank until then.
"""

from collections.abc import Sequence

from certtui.domain.reloj import zona
from certtui.process import consultas
from certtui.process.oficina import Oficina
from certtui.texts import pantallas
from certtui.tui.cola.renglon import NEGRITA, columnas_de, hacer_fila
from certtui.tui.cola.vista_cola import linea_de_filtro, recordar
from certtui.tui.piezas.cabecera import cabecera
from certtui.tui.piezas.cuadricula import renglon, titulos, visibles
from certtui.tui.piezas.trazo import Trozo, a_los_lados, invertir, llenar, tono
from certtui.tui.puerta import es_chica

_SOBRE_LA_LISTA = 3
_BAJO_LA_LISTA = 3
"""Header, filter and counts above; two lines that tell and the footer below."""

_SGR = {
    "bold": "1",
    "dim": "2",
    "underline": "4",
    "reverse": "7",
    "red": "31",
    "green": "32",
    "yellow": "33",
    "blue": "34",
    "magenta": "35",
    "cyan": "36",
}


def estreno(oficina: Oficina, ancho: int, alto: int) -> str:
    """The picture as a plain driver would write it."""
    cuantas = alto - _SOBRE_LA_LISTA - _BAJO_LA_LISTA - 1
    if es_chica(ancho, alto):
        return ""
    izquierda, derecha = cabecera(oficina, pantallas.TITULO_COLA, ancho)
    columnas = visibles(columnas_de(oficina.usuario), ancho)
    ahora, huso = oficina.reloj.ahora(), zona(oficina.identidad.entidad)
    vista = recordar(oficina)
    orden = consultas.OrdenDeCola(vista.orden.clave, vista.orden.al_reves)
    paginas = consultas.PaginasDeCola(oficina, vista.filtro, orden)
    lugar = (paginas.posicion(vista.tramite) if vista.tramite else None) or 0
    arriba = max(0, lugar - cuantas + 1)
    hay = paginas.pagina(arriba, cuantas)
    lineas: list[Sequence[Trozo]] = [
        invertir(a_los_lados(izquierda, derecha, ancho)),
        linea_de_filtro(vista.filtro),
        [],
        titulos(columnas, ancho, vista.orden),
    ]
    lineas += [
        renglon(
            hacer_fila(r, ahora=ahora, huso=huso),
            columnas,
            en_cursor=arriba + n == lugar,
            elegida=False,
            negrita=NEGRITA,
        )
        for n, r in enumerate(hay)
    ]
    return "".join(
        f"\x1b[{y}H" + "".join(_dibujar(t, palabras) for t, palabras in llenar(linea, ancho))
        for y, linea in enumerate(lineas, 1)
    )


def _dibujar(texto: str, palabras: str) -> str:
    codigos = ";".join(_SGR[p] for p in tono(palabras).split() if p in _SGR)
    return f"\x1b[{codigos}m{texto}\x1b[m" if codigos else texto
