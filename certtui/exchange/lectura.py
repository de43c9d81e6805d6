"""A table read through a mapping: our fields by name, repaired, with what looks wrong marked."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from certtui.domain.hallazgo import Veredicto
from certtui.exchange import errores as e
from certtui.exchange.hallazgo import HallazgoFila, visible
from certtui.exchange.mapeo import OBLIGATORIOS, Mapeo, Seccion
from certtui.exchange.tabla import Tabla
from certtui.exchange.texto import column_key, find_control, has_lost_letters, undo_mojibake

NOMBRES_DEL_ACTA = frozenset({"nombre", "primer_apellido", "segundo_apellido"})
"""Fields that only NFC may touch, unless the mapping orders a repair (L17c)."""

_CLAVES = frozenset(
    {"matricula", "plantel", "plan", "modelo", "generacion", "periodo", "volumen", "foja", "folio"}
)
_CIFRAS = {"plantel": 3}
_FLOTANTE = re.compile(r"(\d+)\.0+")
_MESES = ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic")
_MES = re.compile(r"(?i)\b([a-z]{3,10})\b")


@dataclass(frozen=True, slots=True)
class Sospecha:
    """What looks wrong in a cell that can still be taken: key of the sentence and proposal."""

    clave: str
    regla: str
    propuesta: str


@dataclass(frozen=True, slots=True)
class FilaCruda:
    """One record by our fields, after repairs; absent optional columns are empty."""

    archivo: str
    linea: int
    valores: Mapping[str, str]
    columnas: Mapping[str, str]

    def finding(
        self,
        campo: str,
        clave: str,
        regla: str,
        veredicto: Veredicto = Veredicto.FALLA,
        **datos: str,
    ) -> HallazgoFila:
        """A finding on one field of this record."""
        return HallazgoFila(
            self.archivo,
            self.linea,
            visible(self.columnas.get(campo, campo)),
            visible(self.valores.get(campo, "")),
            regla,
            veredicto,
            clave,
            tuple((k, visible(v)) for k, v in datos.items()),
        )


@dataclass(frozen=True, slots=True)
class Columnas:
    """Where each field is in the header, and what of the header is not used."""

    posicion: Mapping[str, int]
    hallazgos: tuple[HallazgoFila, ...]


def locate(tabla: Tabla, seccion: Seccion, mapeo: Mapeo) -> Columnas:
    """Match header and mapping; raises ColumnaFaltante and ColumnaRepetida."""
    claves = [column_key(c) for c in tabla.encabezado]
    posicion: dict[str, int] = {}
    faltan: list[str] = []
    for campo, alias in seccion.columnas.items():
        presentes = [column_key(a) for a in alias if column_key(a) in claves]
        if presentes:
            if claves.count(presentes[0]) > 1:
                raise e.ColumnaRepetida(
                    tabla.archivo, columna=alias[0], linea=tabla.linea_encabezado
                )
            posicion[campo] = claves.index(presentes[0])
        elif campo not in seccion.opcionales and campo not in seccion.constantes:
            faltan.append(alias[0] if alias else campo)
    if faltan:
        raise e.ColumnaFaltante(
            tabla.archivo,
            columnas=", ".join(f"«{f}»" for f in faltan),
            linea=tabla.linea_encabezado,
            mapeo=mapeo.nombre,
        )
    return Columnas(posicion, tuple(_header_findings(tabla, frozenset(posicion.values()))))


def _header_findings(tabla: Tabla, usadas: frozenset[int]) -> Iterator[HallazgoFila]:
    linea = tabla.linea_encabezado
    if linea > 1:
        yield HallazgoFila(
            tabla.archivo,
            1,
            "",
            "",
            "tabla",
            Veredicto.AVISO,
            "tabla.lineas_previas",
            (("cuantas", str(linea - 1)),),
        )
    for i, columna in enumerate(tabla.encabezado):
        if i not in usadas and columna:
            yield HallazgoFila(
                tabla.archivo,
                linea,
                visible(columna),
                "",
                "tabla",
                Veredicto.AVISO,
                "tabla.columna_desconocida",
            )


def read_mapped(tabla: Tabla, seccion: Seccion, mapeo: Mapeo) -> Iterator[FilaCruda | HallazgoFila]:
    """Records with their mandatory fields, and findings; a failing record does not come out."""
    columnas = locate(tabla, seccion, mapeo)
    yield from columnas.hallazgos
    nombres = {campo: tabla.encabezado[i] for campo, i in columnas.posicion.items()}
    obligatorios = sorted(OBLIGATORIOS[seccion.tipo])
    con_matricula = "matricula" in columnas.posicion
    for renglon in tabla.filas():
        if isinstance(renglon, HallazgoFila):
            yield renglon
            continue
        valores = dict(seccion.constantes)
        for campo, i in columnas.posicion.items():
            texto = seccion.repair(campo, renglon.celdas[i])
            valores[campo] = texto if campo in NOMBRES_DEL_ACTA else texto.strip()
        fila = FilaCruda(tabla.archivo, renglon.linea, valores, nombres)
        original = renglon.celdas[columnas.posicion["matricula"]] if con_matricula else ""
        vacios = [c for c in obligatorios if not valores.get(c, "").strip()]
        if vacios:
            yield from (fila.finding(c, "dato.vacio", "obligatorio") for c in vacios)
            continue
        rotos = [c for c, valor in valores.items() if find_control(valor)]
        if rotos:
            yield from (_broken(fila, c) for c in rotos)
            continue
        yield from _suspicions(fila)
        if con_matricula and _zeros_were_added(original, valores["matricula"]):
            yield fila.finding(
                "matricula", "matricula.ceros", "clave", Veredicto.AVISO, original=original
            )
        yield fila


def _broken(fila: FilaCruda, campo: str) -> HallazgoFila:
    """Half a letter that no repair of the mapping put together is a control character."""
    propuesta = undo_mojibake(fila.valores[campo]) or ""
    return fila.finding(campo, "texto.mitad", "texto", propuesta=propuesta)


def _zeros_were_added(original: str, matricula: str) -> bool:
    """A repair that guesses: a matrícula without its last digit looks the same."""
    cifras = _FLOTANTE.sub(r"\1", original.strip())
    return cifras.isdecimal() and len(cifras) < sum(c.isdecimal() for c in matricula)


def _suspicions(fila: FilaCruda) -> Iterator[HallazgoFila]:
    for campo, valor in fila.valores.items():
        sospecha = suspect(campo, valor)
        if sospecha:
            yield fila.finding(
                campo,
                sospecha.clave,
                sospecha.regla,
                Veredicto.AVISO,
                propuesta=sospecha.propuesta,
            )


def suspect(campo: str, valor: str) -> Sospecha | None:
    """Double decoding, lost letters, keys read as numbers, lost zeros; None when it looks well."""
    if not valor.isascii():
        propuesta = undo_mojibake(valor)
        if propuesta:
            return Sospecha("texto.mojibake", "texto", propuesta)
    if has_lost_letters(valor):
        return Sospecha("texto.reemplazo", "texto", "")
    if campo in _CLAVES:
        flotante = _FLOTANTE.fullmatch(valor)
        if flotante:
            return Sospecha("clave.decimal", "clave", flotante[1].zfill(_CIFRAS.get(campo, 0)))
        if campo in _CIFRAS and valor.isdecimal() and len(valor) < _CIFRAS[campo]:
            return Sospecha("clave.ceros", "clave", valor.zfill(_CIFRAS[campo]))
    return None


def parse_momento(texto: str, formatos: tuple[str, ...]) -> datetime | None:
    """The first format that fits, months also in Spanish; None for a date that cannot be."""
    limpio = texto.strip()
    for formato in formatos:
        candidato = limpio
        if "%b" in formato or "%B" in formato:
            candidato = _MES.sub(_month_number, limpio, count=1)
            formato = formato.replace("%b", "%m").replace("%B", "%m")
        try:
            momento = datetime.strptime(candidato, formato)  # noqa: DTZ007  (zone set by caller)
        except ValueError:
            continue
        if 1900 <= momento.year <= 2100:
            return momento
    return None


def _month_number(hallado: re.Match[str]) -> str:
    mes = hallado[1].casefold()[:3]
    return f"{_MESES.index(mes) + 1:02d}" if mes in _MESES else hallado[0]
