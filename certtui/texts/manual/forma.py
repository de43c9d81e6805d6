"""The shape of a page of the manual, and how it is laid out in lines."""

import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from certtui.domain.teclado import Orden, Pagina
from certtui.texts.teclas import nombre_de_tecla

PARA_QUE = "Para qué sirve"
PASO_A_PASO = "Paso a paso"
TECLAS = "Teclas"
EN_TODAS = "En todas las pantallas"
COLUMNAS_DE_TECLAS = ("Teclas", "Dónde", "Qué hace")
SALTOS = "ir a una pantalla"
SIN_TECLA = "(paleta)"
TITULO = "Manual de certtui"

_ANCHO_TECLAS = 16

Teclado = Callable[[Orden], Sequence[str]]
"""The keys that a command answers to."""


@dataclass(frozen=True, slots=True)
class Hoja:
    """A screen in the manual; `{id}` in a step is the key of that command, with its word."""

    para: str
    pasos: tuple[str, ...] = ()
    ojo: tuple[str, ...] = field(default=())
    """What must be known before it is needed."""


@dataclass(frozen=True, slots=True)
class Linea:
    """A line of a page; `teclas` stand before it, in bold."""

    texto: str
    titulo: bool = False
    teclas: str = ""


def nombrar(teclas: Sequence[str]) -> str:
    """Keys as the user reads them."""
    return " ".join(nombre_de_tecla(t) for t in teclas) or SIN_TECLA


def lineas_de_teclas(ordenes: Sequence[Orden], teclado: Teclado, ancho: int) -> list[Linea]:
    """Each command with its keys; a long sentence goes on below."""
    lineas: list[Linea] = []
    for o in ordenes:
        trozos = textwrap.wrap(o.frase, max(20, ancho - _ANCHO_TECLAS - 3)) or [""]
        nombre = nombrar(teclado(o))
        for n, trozo in enumerate(trozos):
            teclas = f"  {'' if n else nombre:<{_ANCHO_TECLAS}}"
            lineas.append(Linea(trozo, teclas=teclas if teclas.endswith(" ") else f"{teclas} "))
    return lineas


def _con_teclas(texto: str, pagina: Pagina, teclado: Teclado) -> str:
    for o in pagina.todas:
        marca = "{" + o.id + "}"
        if marca in texto:
            primera = next(iter(teclado(o)), "")
            nombre = nombre_de_tecla(primera) if primera else SIN_TECLA
            texto = texto.replace(marca, f"{nombre} ({o.palabra})")
    return texto


def _parrafo(texto: str, ancho: int, marca: str = "") -> list[Linea]:
    sangria = "  " + " " * len(marca)
    return [
        Linea(t)
        for t in textwrap.wrap(
            texto, ancho - 1, initial_indent=f"  {marca}", subsequent_indent=sangria
        )
    ]


def lineas_de_hoja(hoja: Hoja, pagina: Pagina, teclado: Teclado, ancho: int) -> list[Linea]:
    """What a page says, before its keys."""
    lineas = [Linea(PARA_QUE, titulo=True), *_parrafo(hoja.para, ancho), Linea("")]
    if hoja.pasos:
        lineas.append(Linea(PASO_A_PASO, titulo=True))
        for n, paso in enumerate(hoja.pasos, start=1):
            lineas += _parrafo(_con_teclas(paso, pagina, teclado), ancho, f"{n}. ")
        lineas.append(Linea(""))
    for nota in hoja.ojo:
        lineas += _parrafo(_con_teclas(nota, pagina, teclado), ancho, "! ")
    if hoja.ojo:
        lineas.append(Linea(""))
    return lineas
