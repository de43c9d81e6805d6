"""The table of modules of the formación laboral: one column, two, or as many rows as fit."""

from collections.abc import Sequence
from dataclasses import dataclass

from certtui.dec.iems.modelo import UacdeFt
from certtui.export.errores import TextoNoCabe
from certtui.export.pdf.estilos import (
    COLUMNA,
    DER,
    FIJO,
    FILA,
    FILA_FUERTE,
    IZQ,
    NOTA,
    VALOR,
)
from certtui.export.representacion import Representacion
from certtui.export.trazo import REGLA, Estilo, Pliego, partir

Modulos = Sequence[tuple[int, UacdeFt]]
"""Modules with their place in the document, from 0."""

PASO_MAX = 13.0
_CABEZA = 13.0


@dataclass(frozen=True, slots=True)
class Tabla:
    """Places of the columns; `calif`, `horas` are middles, `creditos` a right edge."""

    izq: float
    der: float
    ancho_nombre: float
    calif: float
    horas: float
    estilo: Estilo
    fuerte: Estilo
    paso_min: float
    titulos: tuple[str, str, str]

    @property
    def linea(self) -> float:
        """Points between the lines of a wrapped name."""
        return self.estilo.cuerpo * 1.19

    def nombre(self, i: int, uac: UacdeFt) -> tuple[str, ...]:
        """The module's name in lines."""
        return partir(uac.nombre, self.ancho_nombre, self.estilo, f"UacdeFt[{i + 1}].nombre")

    def alto_de_fila(self, i: int, uac: UacdeFt, paso: float) -> float:
        """Points that one row takes."""
        return paso + (max(1, len(self.nombre(i, uac))) - 1) * self.linea

    def alto(self, uacs: Modulos, paso: float) -> float:
        """Points that the rows and their heading take."""
        return _CABEZA + sum(self.alto_de_fila(i, u, paso) for i, u in uacs)

    def caben(self, uacs: Modulos, libre: float, paso: float) -> int:
        """How many of the first rows fit in `libre` points."""
        libre -= _CABEZA
        for k, (i, uac) in enumerate(uacs):
            libre -= self.alto_de_fila(i, uac, paso)
            if libre < 0:
                return k
        return len(uacs)

    def dibujar(self, pliego: Pliego, uacs: Modulos, y: float, paso: float) -> float:
        """Heading and rows from `y`; returns the table's end."""
        base = y + 9
        calif, horas, creditos = self.titulos
        pliego.texto(self.izq + 18, base, "Núm.", COLUMNA, FIJO, "centro")
        pliego.texto(self.izq + 30, base, "Módulo", COLUMNA, FIJO)
        pliego.texto(self.calif, base, calif, COLUMNA, FIJO, "centro")
        pliego.texto(self.horas, base, horas, COLUMNA, FIJO, "centro")
        pliego.texto(self.der - 9, base, creditos, COLUMNA, FIJO, "derecha")
        y += _CABEZA
        pliego.linea(self.izq, y, self.der, y, REGLA, 0.7)
        for i, uac in uacs:
            self._fila(pliego, i, uac, y + paso / 2 + 2.6)
            y += self.alto_de_fila(i, uac, paso)
            pliego.linea(self.izq, y, self.der, y, REGLA, 0.25)
        return y

    def _fila(self, pliego: Pliego, i: int, uac: UacdeFt, y: float) -> None:
        campo = f"UacdeFt[{i + 1}]"
        pliego.texto(self.izq + 18, y, str(i + 1), self.estilo, f"{campo}.número", "centro")
        for k, parte in enumerate(self.nombre(i, uac)):
            pliego.texto(self.izq + 30, y + k * self.linea, parte, self.estilo, f"{campo}.nombre")
        pliego.texto(
            self.calif, y, uac.calificacion, self.fuerte, f"{campo}.calificacion", "centro"
        )
        pliego.texto(self.horas, y, uac.horas, self.estilo, f"{campo}.totalHorasUAC", "centro")
        creditos = uac.creditos or "***"
        pliego.texto(self.der - 9, y, creditos, self.estilo, f"{campo}.creditos", "derecha")


UNA = Tabla(
    IZQ, DER, 350, IZQ + 410, IZQ + 464, FILA, FILA_FUERTE, 9.3,
    ("Calificación", "Horas", "Créditos"),
)  # fmt: skip
_MEDIA = (DER - IZQ - 12) / 2
_CHICA, _CHICA_FUERTE = FILA.de(6.6), FILA_FUERTE.de(6.6)
IZQUIERDA, DERECHA = (
    Tabla(
        x, x + _MEDIA, 157, x + 200, x + 225, _CHICA, _CHICA_FUERTE, 8.6,
        ("Calif.", "Hrs.", "Créd."),
    )
    for x in (IZQ, DER - _MEDIA)
)  # fmt: skip


def titulo_de_modulos(rep: Representacion) -> str:
    """Heading of the table; it says when the competencias are the modules themselves."""
    if _repite(rep):
        return "Módulos y competencias de formación laboral acreditados"
    return "Módulos de formación laboral acreditados"


def competencias(rep: Representacion) -> tuple[str, ...]:
    """Competencias that the table of modules does not already show, in order."""
    return () if _repite(rep) else _todas(rep)


def _todas(rep: Representacion) -> tuple[str, ...]:
    perfil = rep.documento.perfil
    return tuple(c for c in perfil.competencias if c) if perfil else ()


def _repite(rep: Representacion) -> bool:
    return bool(_todas(rep)) and _todas(rep) == tuple(u.nombre for u in rep.documento.uacs)


def componer_modulos(pliego: Pliego, uacs: Modulos, y: float, libre: float) -> int:
    """Draw in `libre` points from `y` as many modules as fit; returns how many.

    One column when it holds all, else two, else the first rows in one and the rest is left.
    """
    if not uacs:
        if libre < 20:
            raise TextoNoCabe(campo="Datos de la primera página", largo=0)
        pliego.texto(
            IZQ + 9, y + 14, "El documento no registra módulos de formación laboral.",
            VALOR, "UacsdeFt",
        )  # fmt: skip
        return 0
    if (sobra := libre - UNA.alto(uacs, UNA.paso_min)) >= 0:
        UNA.dibujar(pliego, uacs, y, min(PASO_MAX, UNA.paso_min + sobra / len(uacs)))
        return len(uacs)
    mitad = -(-len(uacs) // 2)
    lados = ((IZQUIERDA, uacs[:mitad]), (DERECHA, uacs[mitad:]))
    alto = max(t.alto(parte, t.paso_min) for t, parte in lados)
    if alto <= libre:
        paso = min(PASO_MAX, IZQUIERDA.paso_min + (libre - alto) / mitad)
        for tabla, parte in lados:
            tabla.dibujar(pliego, parte, y, paso)
        return len(uacs)
    paso = UNA.paso_min + 1
    caben = UNA.caben(uacs, libre - 11, paso)
    if caben:
        y = UNA.dibujar(pliego, uacs[:caben], y, paso)
    elif libre < 14:
        raise TextoNoCabe(campo="Datos de la primera página", largo=0)
    aviso = f"Continúan {len(uacs) - caben} módulos en el anexo"
    pliego.texto(DER, y + 9, aviso, NOTA, "UacsdeFt", "derecha")
    return caben
