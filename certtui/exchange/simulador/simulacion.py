"""The simulated service: takes a lot, answers with a result table and the stamped documents."""

import csv
import hashlib
import io
from collections import Counter
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass
from datetime import datetime

from lxml import etree

from certtui.exchange import xml_seguro
from certtui.exchange.archivo_seguro import LIMITES, LimitesZip, escribir_zip, leer_zip
from certtui.exchange.simulador.certificado import Comprobador, ComprobadorEfirma
from certtui.exchange.simulador.padron import PADRON_VACIO, Padron
from certtui.exchange.simulador.reglas import Caso, judge
from certtui.exchange.simulador.timbre import Llave, stamp

ARCHIVO_XLS = "ConsultaCertificadosIEMS.xls"
ARCHIVO_CSV = "ConsultaCertificadosIEMS.csv"
SATISFACTORIO = "Satisfactorio"
"""DESCRIPCION of an accepted document (dec-iems §5)."""
ESTATUS_RECHAZADO = 2
"""Any number but 1 is a refusal; which one COSFAC uses is not public."""
_ENCABEZADO = ("ARCHIVO", "ESTATUS", "DESCRIPCION")


@dataclass(frozen=True, slots=True)
class FilaSimulada:
    """The verdict on one file; `regla` names the simulator's rule, "" when accepted."""

    archivo: str
    estatus: int
    descripcion: str
    regla: str

    @property
    def aceptado(self) -> bool:
        """True when it was stamped."""
        return self.estatus == 1


@dataclass(frozen=True, slots=True)
class Simulacion:
    """An answer; a lost lot has neither table nor documents, a refused one only the table."""

    numero_lote: int
    resultado_zip: bytes | None
    timbrados_zip: bytes | None
    filas: tuple[FilaSimulada, ...]
    narracion: tuple[str, ...]

    @property
    def emitidos(self) -> int:
        """How many were accepted."""
        return sum(f.aceptado for f in self.filas)

    @property
    def rechazados(self) -> Mapping[str, int]:
        """How many were refused by each rule."""
        return dict(sorted(Counter(f.regla for f in self.filas if not f.aceptado).items()))


def simular(
    lote_zip: bytes,
    *,
    semilla: int,
    ahora: datetime,
    padron: Padron | None = None,
    llave: Llave | None = None,
    render_pdf: Callable[[bytes], bytes] | None = None,
    perder: bool = False,
    omitir_xml: Set[str] = frozenset(),
    comprobador: Comprobador | None = None,
    limites: LimitesZip = LIMITES,
    numero_lote: int = 0,
) -> Simulacion:
    """Answer a lot as COSFAC would; only for bases of `pruebas`, which the caller sees to.

    `ahora` carries its zone. The same lot, seed, clock and registers give the same bytes.
    `numero_lote` 0 is one made from the lot and the seed.
    `omitir_xml` holds folioControl of documents that are accepted but do not come (E11).
    Raises ZipRechazado for a lot that cannot be opened.
    """
    numero = numero_lote or make_numero_lote(lote_zip, semilla)
    entradas = leer_zip(lote_zip, limites=limites)
    if perder:
        return Simulacion(
            numero, None, None, (), (f"El lote {numero} se perdió: no hay respuesta.",)
        )
    padron = padron or PADRON_VACIO
    comprobador = comprobador or ComprobadorEfirma()
    filas: list[FilaSimulada] = []
    documentos: dict[str, bytes] = {}
    vistos: set[tuple[str, str]] = set()
    for archivo in sorted(entradas):
        raiz, fila = _open(archivo, entradas[archivo])
        if raiz is None:
            filas.append(fila)
            continue
        alumno = _student_of(raiz)
        repetido = not vistos.isdisjoint(alumno)
        veredicto = judge(Caso(archivo, raiz, repetido, ahora, padron, comprobador))
        vistos |= alumno
        if veredicto:
            regla, mensaje = veredicto
            filas.append(FilaSimulada(archivo, ESTATUS_RECHAZADO, mensaje, regla))
            continue
        filas.append(fila)
        folio = archivo.removesuffix(".xml")
        if folio in omitir_xml:
            continue
        xml = stamp(
            raiz, semilla=semilla, numero_lote=numero, ahora=ahora, padron=padron, llave=llave
        )
        documentos[archivo] = xml
        if render_pdf is not None:
            documentos[f"{folio}.pdf"] = render_pdf(xml)
    tabla, narracion = _write_table(filas)
    if not any(f.aceptado for f in filas):
        narracion.append(f"No hay certificados validos para el número de lote {numero}.")
    return Simulacion(
        numero,
        escribir_zip(tabla),
        escribir_zip(documentos) if documentos else None,
        tuple(filas),
        tuple(narracion),
    )


def make_numero_lote(lote_zip: bytes, semilla: int) -> int:
    """A six-digit number, the same for the same lot and seed."""
    resumen = hashlib.sha256(f"{semilla}|".encode() + lote_zip).digest()
    return 100_000 + int.from_bytes(resumen[:8], "big") % 900_000


def _open(archivo: str, datos: bytes) -> tuple[etree._Element | None, FilaSimulada]:
    if "/" in archivo or not archivo.endswith(".xml"):
        return None, FilaSimulada(
            archivo, ESTATUS_RECHAZADO, "El archivo del lote no es un XML en la raíz del ZIP", "xml"
        )
    try:
        return xml_seguro.parse(datos), FilaSimulada(archivo, 1, SATISFACTORIO, "")
    except xml_seguro.XmlInseguro:
        return None, FilaSimulada(
            archivo, ESTATUS_RECHAZADO, "El archivo XML está mal formado o no es UTF-8", "xml"
        )


def _student_of(raiz: etree._Element) -> set[tuple[str, str]]:
    """What tells a student from another: CURP and numeroControl."""
    alumno = raiz.find(f"{{{xml_seguro.ESPACIO}}}Alumno")
    if alumno is None:
        return set()
    return {(a, str(alumno.get(a))) for a in ("curp", "numeroControl") if alumno.get(a)}


def _write_table(filas: list[FilaSimulada]) -> tuple[dict[str, bytes], list[str]]:
    try:
        import xlwt
    except ImportError:
        texto = io.StringIO()
        escritor = csv.writer(texto, lineterminator="\r\n")
        escritor.writerow(_ENCABEZADO)
        escritor.writerows((f.archivo, f.estatus, f.descripcion) for f in filas)
        return {ARCHIVO_CSV: texto.getvalue().encode("utf-8-sig")}, [
            "Sin el complemento «simulador» (xlwt) el resultado va como CSV en lugar de .xls."
        ]
    libro = xlwt.Workbook(encoding="utf-8")
    hoja = libro.add_sheet("Resultado")
    for columna, titulo in enumerate(_ENCABEZADO):
        hoja.write(0, columna, titulo)
    for renglon, fila in enumerate(filas, 1):
        hoja.write(renglon, 0, fila.archivo)
        hoja.write(renglon, 1, fila.estatus)
        hoja.write(renglon, 2, fila.descripcion)
    salida = io.BytesIO()
    libro.save(salida)
    return {ARCHIVO_XLS: salida.getvalue()}, []
