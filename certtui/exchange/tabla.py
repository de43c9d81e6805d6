"""Tables of text as other systems export them: any encoding and separator, streamed by rows."""

import csv
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from certtui.domain.hallazgo import Veredicto
from certtui.exchange import codificacion as cod
from certtui.exchange import errores as e
from certtui.exchange.hallazgo import HallazgoFila, visible
from certtui.exchange.texto import column_key, find_control, find_real_control, nfc
from certtui.texts.archivos import motivo_del_sistema

SEPARADORES = (";", ",", "\t", "|")
_LINEAS_DE_BUSQUEDA = 20
_LINEAS_POR_REGISTRO = 20
_MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class LimitesTabla:
    """Sizes in bytes."""

    archivo: int = 200 * _MEBIBYTE
    linea: int = _MEBIBYTE


LIMITES = LimitesTabla()


@dataclass(frozen=True, slots=True)
class Renglon:
    """One record: the number of its first line (1 = first of the file) and its cells, in NFC."""

    linea: int
    celdas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tabla:
    """A recognised table; `linea_encabezado` counts from 1."""

    archivo: str
    fuente: Path | bytes
    codificacion: cod.Codificacion
    separador: str
    encabezado: tuple[str, ...]
    linea_encabezado: int
    limites: LimitesTabla

    def filas(self) -> Iterator[Renglon | HallazgoFila]:
        """Records after the header, and a finding for each one that cannot be taken."""
        espera = len(self.encabezado)
        for pieza in self._records(desde=self.linea_encabezado + 1):
            if isinstance(pieza, HallazgoFila):
                yield pieza
                continue
            celdas = pieza.celdas
            if not any(c.strip() for c in celdas):
                continue
            if len(celdas) > espera and not any(c.strip() for c in celdas[espera:]):
                celdas = celdas[:espera]
            if len(celdas) != espera:
                yield self._finding(
                    pieza.linea,
                    "tabla.columnas",
                    valor=self.separador.join(celdas),
                    hay=str(len(celdas)),
                    espera=str(espera),
                )
                continue
            control = self._control(pieza.linea, celdas)
            yield control if control else Renglon(pieza.linea, celdas)

    def _control(self, linea: int, celdas: tuple[str, ...]) -> HallazgoFila | None:
        for columna, celda in zip(self.encabezado, celdas, strict=True):
            caracter = find_real_control(celda)
            if caracter:
                return HallazgoFila(
                    self.archivo,
                    linea,
                    visible(columna),
                    visible(celda),
                    "texto",
                    Veredicto.FALLA,
                    "texto.control",
                    (("caracter", caracter),),
                )
        return None

    def _records(self, desde: int) -> Iterator[Renglon | HallazgoFila]:
        pendientes: list[tuple[int, str]] = []
        for numero, cruda in cod.iter_lines(self.fuente, self.codificacion, self.limites.linea):
            if numero < desde:
                continue
            if cruda is None:
                yield from self._close_open(pendientes)
                pendientes = []
                yield self._finding(numero, "tabla.linea_larga", limite=str(self.limites.linea))
                continue
            texto, aviso = self._decode(numero, cruda)
            if aviso:
                yield aviso
            pendientes.append((numero, texto))
            if _quotes_are_open(pendientes, self.separador):
                if len(pendientes) >= _LINEAS_POR_REGISTRO:
                    yield from self._close_open(pendientes)
                    pendientes = []
                continue
            yield self._parse(pendientes)
            pendientes = []
        yield from self._close_open(pendientes)

    def _close_open(self, pendientes: list[tuple[int, str]]) -> Iterator[Renglon | HallazgoFila]:
        """A quote that never closes costs its own line; the lines after it are read alone."""
        while pendientes:
            (numero, texto), *resto = pendientes
            yield self._finding(numero, "tabla.comillas", valor=texto)
            pendientes = []
            for linea in resto:
                pendientes.append(linea)
                if not _quotes_are_open(pendientes, self.separador):
                    yield self._parse(pendientes)
                    pendientes = []

    def _parse(self, lineas: list[tuple[int, str]]) -> Renglon | HallazgoFila:
        numero = lineas[0][0]
        try:
            celdas = _split([texto for _, texto in lineas], self.separador)
        except csv.Error:
            return self._finding(numero, "tabla.celda_larga", valor=lineas[0][1])
        return Renglon(numero, celdas)

    def _decode(self, numero: int, cruda: bytes) -> tuple[str, HallazgoFila | None]:
        try:
            return cruda.decode(self.codificacion.nombre), None
        except UnicodeDecodeError:
            texto = cruda.decode("cp1252", "replace")
        return texto, self._finding(
            numero,
            "tabla.codificacion",
            veredicto=Veredicto.AVISO,
            valor=texto,
            codificacion=self.codificacion.nombre,
        )

    def _finding(
        self,
        linea: int,
        clave: str,
        *,
        valor: str = "",
        veredicto: Veredicto = Veredicto.FALLA,
        **datos: str,
    ) -> HallazgoFila:
        return HallazgoFila(
            self.archivo,
            linea,
            "",
            visible(valor),
            "tabla",
            veredicto,
            clave,
            tuple(datos.items()),
        )


def abrir_tabla(
    fuente: Path | bytes,
    *,
    nombres: Collection[str] = (),
    limites: LimitesTabla = LIMITES,
    nombre: str = "",
) -> Tabla:
    """Recognise encoding, separator and header; `nombres` are the column names that are expected.

    The header is the line, among the first twenty, with most expected names; without any, the
    first line whose number of columns the next line repeats. Raises TablaRechazada.
    """
    archivo = nombre or (fuente.name if isinstance(fuente, Path) else "(tabla)")
    try:
        tamano = fuente.stat().st_size if isinstance(fuente, Path) else len(fuente)
        if tamano > limites.archivo:
            raise e.ArchivoMuyGrande(archivo, tamano=tamano, limite=limites.archivo)
        with cod.open_source(fuente) as abierto:
            muestra = abierto.read(64 * 1024)
        tipo = cod.describe_binary(muestra)
        if tipo:
            raise e.TablaRechazada(archivo, tipo=tipo)
        codificacion = cod.detect(fuente)
        primeras = _first_lines(fuente, codificacion, limites)
    except OSError as falla:
        raise e.ArchivoIlegible(archivo, detalle=motivo_del_sistema(falla)) from falla
    esperados = frozenset(column_key(n) for n in nombres)
    separador, linea, encabezado = _find_header(archivo, primeras, esperados)
    return Tabla(archivo, fuente, codificacion, separador, encabezado, linea, limites)


def _first_lines(
    fuente: Path | bytes, codificacion: cod.Codificacion, limites: LimitesTabla
) -> list[tuple[int, str]]:
    primeras: list[tuple[int, str]] = []
    for numero, cruda in cod.iter_lines(fuente, codificacion, limites.linea):
        if numero > _LINEAS_DE_BUSQUEDA:
            break
        if cruda is not None and cruda.strip():
            primeras.append((numero, _decode_leniently(cruda, codificacion.nombre)))
    return primeras


def _decode_leniently(cruda: bytes, nombre: str) -> str:
    try:
        return cruda.decode(nombre)
    except UnicodeDecodeError:
        return cruda.decode("cp1252", "replace")


def _find_header(
    archivo: str, primeras: list[tuple[int, str]], esperados: frozenset[str]
) -> tuple[str, int, tuple[str, ...]]:
    if not primeras:
        raise e.TablaVacia(archivo)
    mejor = max(
        _score(primeras, posicion, orden, esperados)
        for posicion in range(len(primeras))
        for orden in range(len(SEPARADORES))
    )
    numero, separador = -mejor[2], SEPARADORES[-mejor[3]]
    if mejor[0] == 0:
        numero, separador = primeras[0][0], _commonest(primeras)
    texto = next(t for n, t in primeras if n == numero)
    encabezado = tuple(c.strip() for c in _split_or_empty(texto, separador))
    if any(find_control(c) for c in encabezado):
        raise e.TablaRechazada(archivo, tipo="un archivo binario")
    return separador, numero, encabezado


def _score(
    primeras: list[tuple[int, str]], posicion: int, orden: int, esperados: frozenset[str]
) -> tuple[int, int, int, int]:
    numero, texto = primeras[posicion]
    separador = SEPARADORES[orden]
    columnas = _split_or_empty(texto, separador)
    conocidos = sum(column_key(c) in esperados for c in columnas if c)
    puntos = conocidos if esperados else _repeats(primeras, posicion, separador)
    return puntos, len(columnas) if puntos else 0, -numero, -orden


def _repeats(primeras: list[tuple[int, str]], posicion: int, separador: str) -> int:
    columnas = len(_split_or_empty(primeras[posicion][1], separador))
    siguiente = primeras[posicion + 1][1] if posicion + 1 < len(primeras) else ""
    return int(columnas > 1 and columnas == len(_split_or_empty(siguiente, separador)))


def _commonest(primeras: list[tuple[int, str]]) -> str:
    cuenta = Counter({s: sum(t.count(s) for _, t in primeras) for s in SEPARADORES})
    return cuenta.most_common(1)[0][0]


def _quotes_are_open(lineas: list[tuple[int, str]], separador: str) -> bool:
    """True when a cell began with a quote and nothing closed it.

    A quote of a later line that does not end a cell there opens one: it is no closing quote.
    """
    texto = "\n".join(linea for _, linea in lineas)
    if '"' not in texto:
        return False
    inicio = 0
    while inicio <= len(texto):
        if texto[inicio : inicio + 1] != '"':
            corte = texto.find(separador, inicio)
            if corte < 0:
                return False
            inicio = corte + 1
            continue
        cierre = inicio + 1
        while (cierre := texto.find('"', cierre)) >= 0 and texto[cierre + 1 : cierre + 2] == '"':
            cierre += 2
        if cierre < 0:
            return True
        cierra_bien = texto[cierre + 1 : cierre + 2] in {separador, "\n", ""}
        if not cierra_bien and "\n" in texto[inicio:cierre]:
            return True
        corte = texto.find(separador, cierre)
        if corte < 0:
            return False
        inicio = corte + 1
    return False


def _split(lineas: list[str], separador: str) -> tuple[str, ...]:
    con_fin = [f"{linea}\n" for linea in lineas[:-1]] + lineas[-1:]
    celdas = next(iter(csv.reader(con_fin, delimiter=separador)), [])
    return tuple(nfc(c) for c in celdas)


def _split_or_empty(texto: str, separador: str) -> tuple[str, ...]:
    try:
        return _split([texto], separador)
    except csv.Error:
        return ()
