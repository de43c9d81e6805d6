"""COSFAC's result table: ARCHIVO, ESTATUS, DESCRIPCION, from .xls, .xlsx, .csv or a ZIP of one."""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from certtui.domain.hallazgo import Veredicto
from certtui.exchange.archivo_seguro import LIMITES, leer_zip, read_capped
from certtui.exchange.cosfac.libro import read_workbook
from certtui.exchange.errores import ResultadoIlegible
from certtui.exchange.hallazgo import HallazgoFila, visible
from certtui.exchange.tabla import abrir_tabla
from certtui.exchange.texto import column_key, find_control, nfc

COLUMNAS = ("ARCHIVO", "ESTATUS", "DESCRIPCION")
"""Header of the sheet `Resultado` (dec-iems §5)."""
ESTATUS_ACEPTADO = 1
_FILAS_DE_BUSQUEDA = 20
_ESTATUS = re.compile(r"([+-]?\d{1,9})([.,]0*)?", re.ASCII)
_EXTENSIONES = (".xls", ".xlsx", ".csv", ".txt")


@dataclass(frozen=True, slots=True)
class FilaResultado:
    """What COSFAC says of one file; `archivo` as it came, `folio_control` without ".xml"."""

    archivo: str
    folio_control: str
    estatus: int
    descripcion: str
    linea: int
    origen: str

    @property
    def aceptado(self) -> bool:
        """True when COSFAC stamped it."""
        return self.estatus == ESTATUS_ACEPTADO


@dataclass(frozen=True, slots=True)
class ResultadoLote:
    """The rows of one answer, repeated ones included, and what was found."""

    filas: tuple[FilaResultado, ...]
    hallazgos: tuple[HallazgoFila, ...]


def leer_resultado(ruta: Path) -> ResultadoLote:
    """The result table in a file or in a ZIP; raises ResultadoIlegible when there is none."""
    datos = read_capped(ruta, LIMITES.archivo)
    if datos.startswith(b"PK") and not is_workbook(datos):
        for nombre, contenido in leer_zip(datos, nombre=ruta.name).items():
            if is_table_name(nombre):
                return parse_resultado(nombre, contenido)
        raise ResultadoIlegible(ruta.name, detalle="el ZIP no trae ninguna tabla")
    return parse_resultado(ruta.name, datos)


def is_workbook(datos: bytes) -> bool:
    """True for .xls (OLE) and .xlsx by content."""
    if datos.startswith(b"\xd0\xcf\x11\xe0"):
        return True
    if not datos.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(datos)) as comprimido:
            return "xl/workbook.xml" in comprimido.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return False


def is_table_name(nombre: str) -> bool:
    """True for the endings that a result table may have."""
    return nombre.lower().endswith(_EXTENSIONES)


def parse_resultado(nombre: str, datos: bytes) -> ResultadoLote:
    """The result table in these bytes; raises ArchivoRechazado."""
    hallazgos: list[HallazgoFila] = []
    if is_workbook(datos):
        filas = read_workbook(nombre, datos)
    else:
        tabla = abrir_tabla(datos, nombres=COLUMNAS, nombre=nombre)
        filas = [(tabla.linea_encabezado, tabla.encabezado)]
        for pieza in tabla.filas():
            if isinstance(pieza, HallazgoFila):
                hallazgos.append(pieza)
            else:
                filas.append((pieza.linea, pieza.celdas))
    resultado: list[FilaResultado] = []
    for fila in _rows(nombre, filas):
        if isinstance(fila, HallazgoFila):
            hallazgos.append(fila)
        else:
            resultado.append(fila)
    hallazgos.extend(find_duplicates(resultado))
    return ResultadoLote(tuple(resultado), tuple(hallazgos))


def _rows(
    nombre: str, filas: list[tuple[int, tuple[str, ...]]]
) -> Iterator[FilaResultado | HallazgoFila]:
    inicio, posicion = _find_header(nombre, filas)
    for linea, celdas in filas[inicio + 1 :]:
        if not any(c.strip() for c in celdas):
            continue
        archivo, estatus, descripcion = (
            nfc(celdas[i]).strip() if i is not None and i < len(celdas) else ""
            for i in (posicion[c] for c in COLUMNAS)
        )
        control = find_control(archivo) or find_control(" ".join(descripcion.split()))
        leido = _ESTATUS.fullmatch(estatus)
        if control:
            yield _finding(nombre, linea, "ARCHIVO", archivo, "texto.control", caracter=control)
        elif not archivo:
            yield _finding(nombre, linea, "ARCHIVO", archivo, "cosfac.archivo_vacio")
        elif not leido:
            yield _finding(
                nombre, linea, "ESTATUS", estatus, "cosfac.estatus", archivo_item=archivo
            )
        else:
            yield FilaResultado(
                archivo,
                folio_control_of(archivo),
                int(leido[1]),
                " ".join(descripcion.split()),
                linea,
                nombre,
            )


def folio_control_of(archivo: str) -> str:
    """The folioControl in a file's name: without folder nor ending, whatever its case."""
    base = archivo.replace("\\", "/").rsplit("/", 1)[-1].strip()
    return re.sub(r"(?i)\.(xml|pdf)$", "", base)


def find_duplicates(filas: Iterable[FilaResultado]) -> Iterator[HallazgoFila]:
    """A file named twice: a notice when both rows say the same, a fault when they do not."""
    vistas: dict[str, FilaResultado] = {}
    for fila in filas:
        primera = vistas.setdefault(fila.folio_control.casefold(), fila)
        if primera is fila:
            continue
        igual = primera.aceptado == fila.aceptado
        yield _finding(
            fila.origen,
            fila.linea,
            "ARCHIVO",
            fila.archivo,
            "cosfac.duplicado" if igual else "cosfac.contradictorio",
            veredicto=Veredicto.AVISO if igual else Veredicto.FALLA,
        )


def _find_header(
    nombre: str, filas: list[tuple[int, tuple[str, ...]]]
) -> tuple[int, dict[str, int | None]]:
    for i, (_, celdas) in enumerate(filas[:_FILAS_DE_BUSQUEDA]):
        claves = [column_key(c) for c in celdas]
        if "archivo" in claves and "estatus" in claves:
            return i, {
                c: claves.index(column_key(c)) if column_key(c) in claves else None
                for c in COLUMNAS
            }
    raise ResultadoIlegible(nombre, detalle="no se encontró el encabezado")


def _finding(
    archivo: str,
    linea: int,
    columna: str,
    valor: str,
    clave: str,
    veredicto: Veredicto = Veredicto.FALLA,
    **datos: str,
) -> HallazgoFila:
    return HallazgoFila(
        archivo,
        linea,
        columna,
        visible(valor),
        "L11b",
        veredicto,
        clave,
        tuple((k, visible(v)) for k, v in datos.items()),
    )
