"""A document before any PDF: pages of texts, boxes and lines, each text with its field's name."""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from certtui.export.errores import GlifoAusente, TextoNoCabe
from certtui.export.fuentes import Letra, medir
from certtui.export.imagen import Imagen

Color = tuple[int, int, int]
Lado = Literal["izquierda", "centro", "derecha"]

ANCHO, ALTO = 612.0, 792.0
"""Letter, in points; y grows downwards (dec-iems §7)."""

ALTO_OFICIO = 964.8
"""Oficio, 21.6 by 34 cm: as wide as letter."""

TINTA: Color = (26, 30, 34)
ACENTO: Color = (24, 68, 62)
GRIS: Color = (100, 107, 112)
REGLA: Color = (176, 188, 184)
BANDA: Color = (229, 237, 233)
BLANCO: Color = (255, 255, 255)
ROJO: Color = (152, 28, 36)
AGUA: Color = (228, 228, 228)
AGUA_ROJA: Color = (245, 221, 221)


@dataclass(frozen=True, slots=True)
class Estilo:
    """Font, body in points and colour of a text."""

    letra: Letra
    cuerpo: float
    color: Color = TINTA

    def ancho(self, texto: str, campo: str) -> float:
        """Width of the text in points; GlifoAusente when it cannot be printed."""
        return medir(self.letra, self.cuerpo, texto, campo)

    def de(self, cuerpo: float) -> "Estilo":
        """The same style at another body."""
        return Estilo(self.letra, cuerpo, self.color)


@dataclass(frozen=True, slots=True)
class Texto:
    """One line of text with its baseline's origin; `campo` names what it prints."""

    x: float
    y: float
    texto: str
    estilo: Estilo
    campo: str
    angulo: float = 0.0


@dataclass(frozen=True, slots=True)
class Caja:
    """A filled rectangle."""

    x: float
    y: float
    ancho: float
    alto: float
    relleno: Color


@dataclass(frozen=True, slots=True)
class Linea:
    """A straight rule."""

    x1: float
    y1: float
    x2: float
    y2: float
    grosor: float
    color: Color


@dataclass(frozen=True, slots=True)
class Mosaico:
    """Black squares of side `modulo`, as runs of column, row and length: a code to be scanned."""

    x: float
    y: float
    modulo: float
    corridas: tuple[tuple[int, int, int], ...]


@dataclass(frozen=True, slots=True)
class Estampa:
    """A picture in a rectangle."""

    x: float
    y: float
    ancho: float
    alto: float
    imagen: Imagen


Trazo = Texto | Caja | Linea | Mosaico | Estampa


def partir(texto: str, ancho: float, estilo: Estilo, campo: str) -> tuple[str, ...]:
    """Lines of at most `ancho` points, cut at spaces; an over-long word is cut where it must."""
    try:
        return _partir(texto, ancho, estilo)
    except GlifoAusente:
        estilo.ancho(" ".join(texto.split()), campo)
        raise


@lru_cache(maxsize=4096)
def _partir(texto: str, ancho: float, estilo: Estilo) -> tuple[str, ...]:
    """The same for any field: module names and legends repeat from one document to the next."""
    campo = ""
    lineas: list[str] = []
    actual = ""
    espacio = estilo.ancho(" ", campo)
    usado = 0.0
    for palabra in texto.split():
        medida = estilo.ancho(palabra, campo)
        if actual and usado + espacio + medida <= ancho:
            actual, usado = f"{actual} {palabra}", usado + espacio + medida
            continue
        if actual:
            lineas.append(actual)
        while medida > ancho:
            corte = len(palabra) - 1
            while corte > 1 and estilo.ancho(palabra[:corte], campo) > ancho:
                corte -= 1
            lineas.append(palabra[:corte])
            palabra = palabra[corte:]
            medida = estilo.ancho(palabra, campo)
        actual, usado = palabra, medida
    return (*lineas, actual) if actual else tuple(lineas)


@dataclass(slots=True)
class Pliego:
    """The pages under composition; only appends, so that drawing order is reading order."""

    paginas: list[list[Trazo]] = field(default_factory=list)
    alto: float = ALTO

    def nueva_pagina(self) -> None:
        """Start a page; what is drawn goes to the last one."""
        self.paginas.append([])

    def caja(self, x: float, y: float, ancho: float, alto: float, relleno: Color) -> None:
        """Draw a filled rectangle."""
        self.paginas[-1].append(Caja(x, y, ancho, alto, relleno))

    def mosaico(
        self, x: float, y: float, modulo: float, corridas: tuple[tuple[int, int, int], ...]
    ) -> None:
        """Draw black squares from a corner."""
        self.paginas[-1].append(Mosaico(x, y, modulo, corridas))

    def estampa(self, x: float, y: float, ancho: float, alto: float, imagen: Imagen) -> None:
        """Draw a picture as large as a rectangle lets it be, in its middle."""
        escala = min(ancho / imagen.ancho, alto / imagen.alto)
        real, altura = imagen.ancho * escala, imagen.alto * escala
        dx, dy = (ancho - real) / 2, (alto - altura) / 2
        self.paginas[-1].append(Estampa(x + dx, y + dy, real, altura, imagen))

    def linea(
        self, x1: float, y1: float, x2: float, y2: float, color: Color = REGLA, grosor: float = 0.5
    ) -> None:
        """Draw a rule."""
        self.paginas[-1].append(Linea(x1, y1, x2, y2, grosor, color))

    def texto(
        self,
        x: float,
        y: float,
        texto: str,
        estilo: Estilo,
        campo: str,
        lado: Lado = "izquierda",
    ) -> float:
        """One line at a baseline, `x` being its left, middle or right; returns its width."""
        ancho = estilo.ancho(texto, campo)
        if not texto:
            return 0.0
        corrido = {"izquierda": 0.0, "centro": ancho / 2, "derecha": ancho}[lado]
        self.paginas[-1].append(Texto(x - corrido, y, texto, estilo, campo))
        return ancho

    def girado(
        self, x: float, y: float, texto: str, estilo: Estilo, campo: str, angulo: float
    ) -> None:
        """One line turned by `angulo` degrees around its origin."""
        estilo.ancho(texto, campo)
        self.paginas[-1].append(Texto(x, y, texto, estilo, campo, angulo))

    def parrafo(
        self,
        x: float,
        y: float,
        ancho: float,
        texto: str,
        estilo: Estilo,
        campo: str,
        *,
        interlinea: float = 1.32,
        lado: Lado = "izquierda",
        maximo: int = 0,
    ) -> float:
        """Wrapped text from a first baseline; returns the baseline after the last line."""
        lineas = partir(texto, ancho, estilo, campo)
        if maximo and len(lineas) > maximo:
            raise TextoNoCabe(campo=campo, largo=len(texto))
        eje = {"izquierda": x, "centro": x + ancho / 2, "derecha": x + ancho}[lado]
        for linea in lineas:
            self.texto(eje, y, linea, estilo, campo, lado)
            y += estilo.cuerpo * interlinea
        return y

    def renglones(
        self,
        x: float,
        y: float,
        valor: str,
        por_linea: int,
        estilo: Estilo,
        campo: str,
        interlinea: float = 1.3,
    ) -> float:
        """A seal cut every `por_linea` characters; returns the baseline after the last line."""
        for i in range(0, len(valor), por_linea):
            self.texto(x, y, valor[i : i + por_linea], estilo, campo)
            y += estilo.cuerpo * interlinea
        return y

    def ajustado(
        self, texto: str, ancho: float, estilo: Estilo, campo: str, minimo: float
    ) -> Estilo:
        """The style at the largest body, down to `minimo`, whose one line fits `ancho`."""
        real = estilo.ancho(texto, campo)
        if real <= ancho:
            return estilo
        return estilo.de(max(minimo, int(estilo.cuerpo * ancho / real * 10) / 10))

    def piezas(self) -> tuple[tuple[Texto, ...], ...]:
        """Texts of each page in drawing order."""
        return tuple(tuple(t for t in p if isinstance(t, Texto)) for p in self.paginas)
