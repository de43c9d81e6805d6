"""The verdict on paper: what was verified, what was found, why, and where SEP answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from certtui.export.fuentes import Letra, repertorio
from certtui.export.letras import fecha_corta
from certtui.export.pdf.estilos import (
    DER,
    FIJO,
    FILA,
    FILA_FUERTE,
    IZQ,
    NOTA,
    SUBENCABEZADO,
    TITULO,
    UTIL,
    VALOR_FUERTE,
    marco,
)
from certtui.export.trazo import ACENTO, REGLA, ROJO, Estilo, Pliego, partir

_AL_PIE: Final = 64.0
_HUELLA = Estilo(Letra.MONO, 6.4)
_ALCANCE: Final = (
    "El sello de la Secretaría de Educación Pública no se puede comprobar sin conexión: consulte "
    "el folio digital en la dirección de SIGED que aquí se indica. Este dictamen describe el "
    "archivo cuya huella SHA-256 se anota, y ningún otro."
)


@dataclass(frozen=True, slots=True)
class Hallado:
    """One thing found: the sentence, and whether it speaks against the document."""

    frase: str
    altera: bool


@dataclass(frozen=True, slots=True)
class Verificado:
    """One file and its verdict, in words; `malo` when nobody should take it."""

    archivo: str
    sha256: str
    veredicto: str
    frase: str
    malo: bool
    datos: tuple[tuple[str, str], ...]
    hallados: tuple[Hallado, ...]


def dictamen_pdf(verificados: Sequence[Verificado], *, fecha: datetime, con_base: bool) -> bytes:
    """The verdicts in order, on as many letter pages as they take; `fecha` is local."""
    pliego = Pliego()
    y = _abrir(pliego, fecha, con_base=con_base)
    for v in verificados:
        y = _verificado(pliego, v, y, fecha, con_base=con_base)
    if y > pliego.alto - _AL_PIE - 40:
        y = _abrir(pliego, fecha, con_base=con_base)
    pliego.parrafo(IZQ, y + 6, UTIL, _ALCANCE, NOTA, FIJO)
    total = len(pliego.paginas)
    for i, trazos in enumerate(pliego.paginas, 1):
        hoja = Pliego([trazos])
        hoja.texto(DER, pliego.alto - 36, f"Página {i} de {total}", NOTA, FIJO, "derecha")
    from certtui.export.pdf.pintor import pintar

    return pintar(pliego, titulo="Dictamen de verificación", fecha=fecha.replace(microsecond=0))


def _abrir(pliego: Pliego, fecha: datetime, *, con_base: bool) -> float:
    pliego.nueva_pagina()
    marco(pliego)
    pliego.texto(IZQ, 62, "Dictamen de verificación", TITULO.de(16), FIJO)
    contra = "con el registro de la oficina" if con_base else "sin el registro de la oficina"
    cuando = f"{fecha_corta(fecha)} {fecha:%H:%M} {fecha:%Z}, {contra}"
    pliego.texto(DER, 62, imprimible(cuando, NOTA.letra), NOTA, "Fecha", "derecha")
    pliego.linea(IZQ, 72, DER, 72, ACENTO, 0.9)
    return 88.0


def _verificado(
    pliego: Pliego, v: Verificado, y: float, fecha: datetime, *, con_base: bool
) -> float:
    def renglon(texto: str, estilo: Estilo, x: float, y: float) -> float:
        for linea in partir(imprimible(texto, estilo.letra), DER - x, estilo, "Dictamen"):
            if y > pliego.alto - _AL_PIE:
                y = _abrir(pliego, fecha, con_base=con_base)
            pliego.texto(x, y, linea, estilo, "Dictamen")
            y += estilo.cuerpo * 1.32
        return y

    if y > pliego.alto - _AL_PIE - 60:
        y = _abrir(pliego, fecha, con_base=con_base)
    color = Estilo(VALOR_FUERTE.letra, 10, ROJO) if v.malo else VALOR_FUERTE.de(10)
    y = renglon(v.veredicto.upper(), color, IZQ, y + 4)
    y = renglon(v.archivo, FILA_FUERTE, IZQ, y)
    y = renglon(v.frase, FILA, IZQ, y)
    for etiqueta, valor in v.datos:
        y = renglon(f"{etiqueta}: {valor}", FILA, IZQ, y)
    y = renglon(v.sha256, _HUELLA, IZQ, y)
    if v.hallados:
        y = renglon("Razones:", SUBENCABEZADO, IZQ, y + 3)
    for h in v.hallados:
        marca = "En contra" if h.altera else "Nota"
        y = renglon(f"{marca}: {h.frase}", FILA_FUERTE if h.altera else FILA, IZQ + 14, y + 1)
    y += 4
    pliego.linea(IZQ, y - 6, DER, y - 6, REGLA, 0.4)
    return y + 6


def imprimible(texto: str, letra: Letra) -> str:
    """The text with «?» for what the font lacks: values of a bad file are told, not trusted."""
    conocidas = repertorio(letra)
    return "".join(c if c in conocidas else "?" for c in texto)
