"""Help of what has focus: a page of the manual, with the keys of the session; a doubt to DSE."""

import textwrap
from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.widget import Widget

from certtui.domain.errores import CerttuiError
from certtui.domain.ruta import Ruta
from certtui.process import mesa
from certtui.process.oficina import Oficina
from certtui.texts import estados, pantallas, pantallas_saltos
from certtui.texts import pantallas_mesa as t
from certtui.texts.manual import HOJAS
from certtui.texts.manual.forma import EN_TODAS, lineas_de_hoja, lineas_de_teclas
from certtui.tui.comandos import (
    DE_LISTA,
    MOVERSE,
    Comando,
    Interrumpir,
    Volver,
    con_teclas,
    enlaces,
)
from certtui.tui.pantalla import Pantalla
from certtui.tui.piezas.dialogo import Campo, Pregunta
from certtui.tui.piezas.hoja import Hoja
from certtui.tui.piezas.pagina import ConHoja
from certtui.tui.piezas.trazo import Trozo
from certtui.tui.saltos import DE_PALETA, SALTOS

_ANCHO = 80


class Duda(Comando):
    """A doubt becomes a ticket (L23)."""

    id = "ayuda.duda"
    teclas = ("d",)
    en_pie = True
    PALABRAS: ClassVar[Mapping[str, tuple[str, str]]] = t.COMANDOS


def _teclas(comandos: Sequence[type[Comando]]) -> list[list[Trozo]]:
    """Each command with the keys of the session; a long sentence goes on below."""
    from certtui.tui.inventario import orden_de

    vigentes = {c.id: c.teclas_vigentes() for c in comandos}
    ordenes = [orden_de(c) for c in dict.fromkeys(comandos)]
    return [
        [(x.teclas, "bold"), (x.texto, "")]
        for x in lineas_de_teclas(ordenes, lambda o: vigentes[o.id], _ANCHO)
    ]


def _parrafo(lineas: Sequence[str]) -> list[list[Trozo]]:
    caben = [
        parte
        for linea in lineas[1:]
        for parte in textwrap.wrap(linea, _ANCHO, subsequent_indent="  ") or [""]
    ]
    return [[(f" {lineas[0]}", "bold underline")], *([(linea, "")] for linea in caben), []]


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


def _manual(de: type[Pantalla]) -> list[list[Trozo]]:
    """What it is for and what to do, with the keys of the session."""
    from certtui.tui.inventario import orden_de, pagina_de

    hoja = HOJAS.get(de.clave())
    if hoja is None:
        return []
    vigentes = {orden_de(c).id: c.teclas_vigentes() for c in (*de.COMANDOS, *de.GENERALES)}
    lineas = lineas_de_hoja(hoja, pagina_de(de), lambda o: vigentes.get(o.id, o.teclas), _ANCHO)
    return [
        [(f" {x.texto}", "bold underline")] if x.titulo else [(x.texto, "")] if x.texto else []
        for x in lineas
    ]


def renglones_de_ayuda(
    de: type[Pantalla], ruta: Ruta, ahora: Sequence[type[Comando]] = ()
) -> list[list[Trozo]]:
    """The page of a screen; `ahora` are the keys of the field or dialog that has the focus."""
    titulo = [(f" {pantallas.AYUDA_AHORA}", "bold underline")]
    return [
        *([titulo, *_teclas(ahora), []] if ahora else []),
        *_manual(de),
        [(f" {pantallas.AYUDA_TECLAS}", "bold underline")],
        *_teclas(de.COMANDOS),
        [],
        [(f" {pantallas.AYUDA_MOVERSE}", "bold underline")],
        *_teclas((*MOVERSE, *DE_LISTA)),
        [],
        [(f" {EN_TODAS}", "bold underline")],
        *_teclas([c for c in de.GENERALES if c not in DE_LISTA]),
        [],
        [(f" {pantallas_saltos.AYUDA_SALTOS}", "bold underline")],
        *_teclas((*SALTOS, *(s for s in DE_PALETA if s.teclas_vigentes()))),
        [],
        *(
            renglon
            for parrafo in de.PARRAFOS
            for renglon in _parrafo([con_teclas(linea) for linea in parrafo])
        ),
        [(f" {pantallas.AYUDA_SIGNOS}", "bold underline")],
        *_signos(ruta),
    ]


class PantallaAyuda(ConHoja):
    """One page about the screen below, or about the field or dialog over it."""

    COMANDOS = (Duda, Volver, Interrumpir)
    BINDINGS = enlaces(*COMANDOS)
    TITULO = pantallas.TITULO_AYUDA

    def __init__(
        self, oficina: Oficina, de: type[Pantalla], ahora: Sequence[type[Comando]] = ()
    ) -> None:
        super().__init__(oficina)
        self._de = de
        self._ahora = tuple(ahora)

    def titulo(self) -> str:
        """Help of what."""
        return f"{self.TITULO}: {self._de.TITULO}" if self._de.TITULO else self.TITULO

    def componer(self) -> Sequence[Widget]:
        """The page."""
        return (Hoja(renglones_de_ayuda(self._de, self.oficina.ruta, self._ahora), id="hoja"),)

    def action_duda(self) -> None:
        """Ask the doubt, and open its ticket."""
        preguntar_duda(self, self._de.TITULO)


def preguntar_duda(pantalla: Pantalla, de: str) -> None:
    """A form for a doubt; what is written becomes a ticket, with where it arose."""

    def escrita(valores: dict[str, str] | None) -> None:
        if valores is None:
            return
        try:
            numero = mesa.abrir_duda(pantalla.oficina, de, valores["duda"])
        except CerttuiError as error:
            pantalla.avisar_error(error)
            return
        pantalla.avisar(t.duda_abierta(numero))

    pregunta = Pregunta(t.TITULO_DUDA.format(pantalla=de), [Campo("duda", t.DUDA)], t.DUDA_AVISO)
    pantalla.app.push_screen(pregunta, escrita)
