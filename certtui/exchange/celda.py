"""One record's cells as values: dates, grades, whole numbers, yes and no."""

import re
from datetime import UTC, date, datetime, tzinfo
from decimal import Decimal

from certtui.domain.hallazgo import Veredicto
from certtui.exchange.hallazgo import HallazgoFila
from certtui.exchange.lectura import FilaCruda, parse_momento
from certtui.exchange.mapeo import Seccion
from certtui.exchange.texto import column_key
from certtui.exchange.transformacion import hyphenate

LITERALES_DE_CALIFICACION = ("AC", "NA", "NAC", "NI", "NP", "***")
"""Grades that are not numbers and are taken as they come (L06c)."""

_MATRICULA = re.compile(r"\d{9}-\d", re.ASCII)
_NUMERO = re.compile(r"\d{1,3}([.,]\d+)?", re.ASCII)
_ENTERO = re.compile(r"\d{1,9}", re.ASCII)


class Celdas:
    """Reads fields of one record and gathers what is wrong in `hallazgos`."""

    def __init__(self, fila: FilaCruda, seccion: Seccion) -> None:
        self._fila = fila
        self._seccion = seccion
        self.hallazgos: list[HallazgoFila] = []

    @property
    def rechazada(self) -> bool:
        """True when the record cannot go in."""
        return any(h.impide for h in self.hallazgos)

    def texto(self, campo: str) -> str:
        """The text as the mapping left it; empty when the column is absent."""
        return self._fila.valores.get(campo, "")

    def matricula(self, campo: str) -> str:
        """Nine digits, hyphen, digit; the finding proposes the shape when it can be told."""
        texto = self.texto(campo)
        if not _MATRICULA.fullmatch(texto):
            propuesta = hyphenate(re.sub(r"\.0+$", "", texto).zfill(10))
            valida = _MATRICULA.fullmatch(propuesta)
            self._fail(
                campo, "matricula.forma", "matricula", propuesta=propuesta if valida else "ninguna"
            )
        return texto

    def entero(self, campo: str, regla: str) -> int:
        """A whole number, 0 with a finding when it is not."""
        texto = self.texto(campo)
        if not _ENTERO.fullmatch(texto):
            self._fail(campo, "dato.entero", regla)
            return 0
        return int(texto)

    def modelo(self, campo: str) -> int:
        """A year of four digits (V29a-f)."""
        texto = self.texto(campo)
        if not re.fullmatch(r"(19|20)\d{2}", texto, re.ASCII):
            self._fail(campo, "dato.modelo", "modelo")
            return 0
        return int(texto)

    def booleano(self, campo: str, regla: str) -> bool:
        """Yes or no by the mapping's words; an absent or empty cell is no."""
        texto = self.texto(campo)
        palabra = column_key(texto)
        if palabra in self._seccion.si:
            return True
        if texto and palabra not in self._seccion.no:
            self._fail(campo, "dato.booleano", regla)
        return False

    def fecha(self, campo: str, regla: str) -> date | None:
        """A date by the mapping's formats; None when empty or, with a finding, impossible."""
        momento = self._momento(campo, regla)
        return momento.date() if momento else None

    def instante(self, campo: str, regla: str, zona: tzinfo) -> datetime | None:
        """A moment in UTC; the file's clock is that of `zona`."""
        momento = self._momento(campo, regla)
        return momento.replace(tzinfo=zona).astimezone(UTC) if momento else None

    def calificacion(self, campo: str) -> str:
        """A grade from 0 to 10 with one decimal ("8.0", "10"), or a literal (L06c)."""
        texto = self.texto(campo)
        if texto.upper() in LITERALES_DE_CALIFICACION:
            return texto.upper()
        if not _NUMERO.fullmatch(texto):
            self._fail(
                campo, "calificacion.texto", "L06c", literales=", ".join(LITERALES_DE_CALIFICACION)
            )
            return texto
        numero = Decimal(texto.replace(",", "."))
        if numero > 10:
            self._fail(campo, "calificacion.rango", "L06c")
            return texto
        una = numero.quantize(Decimal("0.1"))
        if una != numero:
            self.hallazgos.append(
                self._fila.finding(campo, "calificacion.decimales", "L06c", Veredicto.AVISO)
            )
            return format(numero.normalize(), "f")
        return "10" if numero == 10 else format(una, "f")

    def _momento(self, campo: str, regla: str) -> datetime | None:
        texto = self.texto(campo)
        if not texto:
            return None
        momento = parse_momento(texto, self._seccion.fechas)
        if momento is None:
            self._fail(campo, "dato.fecha", regla, formatos=", ".join(self._seccion.fechas))
        return momento

    def _fail(self, campo: str, clave: str, regla: str, **datos: str) -> None:
        self.hallazgos.append(self._fila.finding(campo, clave, regla, Veredicto.FALLA, **datos))
