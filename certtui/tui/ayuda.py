"""Help of a screen: made from its commands, so that it cannot disagree with its keys."""

from collections.abc import Sequence

from textual import on
from textual.widget import Widget

from certtui.domain.ruta import Ruta
from certtui.process.oficina import Oficina
from certtui.texts import estados, pantallas, pantallas_saltos
from certtui.tui.comandos import MOVERSE, Comando, Interrumpir, Volver, enlaces
from certtui.tui.hoja import Hoja
from certtui.tui.pantalla import Pantalla
from certtui.tui.saltos import SALTOS
from certtui.tui.trazo import Trozo, encajar

_ANCHO_TECLAS = 16


def _teclas(comandos: Sequence[type[Comando]]) -> list[list[Trozo]]:
    return [
        [(f"  {encajar(c.nombre_de_teclas(), _ANCHO_TECLAS)}", "bold"), (c.ayuda(), "")]
        for c in comandos
    ]


def _parrafo(lineas: Sequence[str]) -> list[list[Trozo]]:
    return [[(f" {lineas[0]}", "bold underline")], *([(linea, "")] for linea in lineas[1:]), []]


def _signos(ruta: Ruta) -> list[list[Trozo]]:
    """Each sign with the states that it stands for."""
    por_grupo: dict[estados.Grupo, list[str]] = {estados.ATENDER: []}
    for estado in ruta.estados.values():
        por_grupo.setdefault(estados.grupo_de(estado.clave), []).append(estado.etiqueta)
    return [
        [
            (f"  {grupo.signo} ", f"bold {grupo.color}".strip()),
            (f"{grupo.palabra}: {', '.join(etiquetas)}", ""),
        ]
        for grupo, etiquetas in por_grupo.items()
    ]


def renglones_de_ayuda(de: type[Pantalla], ruta: Ruta) -> list[list[Trozo]]:
    """The page of help of a screen."""
    return [
        [(f" {pantallas.AYUDA_TECLAS}", "bold underline")],
        *_teclas(de.COMANDOS),
        [],
        [(f" {pantallas.AYUDA_MOVERSE}", "bold underline")],
        *_teclas(MOVERSE),
        [],
        [(f" {pantallas_saltos.AYUDA_SALTOS}", "bold underline")],
        *_teclas(SALTOS),
        [],
        *(renglon for parrafo in de.PARRAFOS for renglon in _parrafo(parrafo)),
        [(f" {pantallas.AYUDA_SIGNOS}", "bold underline")],
        *_signos(ruta),
    ]


class PantallaAyuda(Pantalla):
    """One page about the screen below."""

    COMANDOS = (Volver, Interrumpir)
    BINDINGS = enlaces(*COMANDOS)
    TITULO = pantallas.TITULO_AYUDA

    def __init__(self, oficina: Oficina, de: type[Pantalla]) -> None:
        super().__init__(oficina)
        self._de = de

    def titulo(self) -> str:
        """Help of what."""
        return f"{self.TITULO}: {self._de.TITULO}"

    def componer(self) -> Sequence[Widget]:
        """The page."""
        return (Hoja(renglones_de_ayuda(self._de, self.oficina.ruta), id="hoja"),)

    def detalle(self) -> Sequence[Sequence[Trozo]]:
        """Whether the text goes on below."""
        falta = self.query_one("#hoja", Hoja).falta
        return ([], [(f" {pantallas.HAY_MAS}", "bold")]) if falta else ()

    @on(Hoja.Movida)
    def _se_movio(self) -> None:
        self.pintar_detalle()
