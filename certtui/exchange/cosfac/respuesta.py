"""An answer of COSFAC as it was downloaded: each file is recognised by its content (L11b)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from certtui.domain.hallazgo import Veredicto
from certtui.exchange import xml_seguro
from certtui.exchange.archivo_seguro import LIMITES, LimitesZip, leer_zip, read_capped
from certtui.exchange.cosfac.resultado import (
    FilaResultado,
    find_duplicates,
    folio_control_of,
    is_table_name,
    is_workbook,
    parse_resultado,
)
from certtui.exchange.errores import ArchivoRechazado, RespuestaIrreconocible
from certtui.exchange.hallazgo import HallazgoFila, visible

_MARCA_PDF = b"%PDF-"


@dataclass(frozen=True, slots=True)
class Timbrados:
    """Stamped XMLs and PDFs by folioControl, bytes untouched, and the members left out."""

    xmls: Mapping[str, bytes]
    pdfs: Mapping[str, bytes]
    hallazgos: tuple[HallazgoFila, ...]


@dataclass(frozen=True, slots=True)
class Respuesta:
    """Everything that came; rows without documents, or documents without rows, are possible."""

    filas: tuple[FilaResultado, ...]
    xmls: Mapping[str, bytes]
    pdfs: Mapping[str, bytes]
    hallazgos: tuple[HallazgoFila, ...]


def leer_timbrados(ruta: Path, *, limites: LimitesZip = LIMITES) -> Timbrados:
    """The documents in a ZIP (or a loose XML or PDF); a result table in it is passed over."""
    acopio = _Acopio(limites)
    acopio.add_file(ruta)
    return Timbrados(acopio.xmls, acopio.pdfs, tuple(acopio.hallazgos))


def leer_respuesta(rutas: Iterable[Path], *, limites: LimitesZip = LIMITES) -> Respuesta:
    """All files of one answer together; raises ArchivoRechazado for a file that is none of it."""
    acopio = _Acopio(limites)
    for ruta in rutas:
        acopio.add_file(ruta)
    cruzados = [
        h
        for h in find_duplicates(acopio.filas)
        if (h.archivo, h.linea) not in {(x.archivo, x.linea) for x in acopio.hallazgos}
    ]
    return Respuesta(tuple(acopio.filas), acopio.xmls, acopio.pdfs, (*acopio.hallazgos, *cruzados))


class _Acopio:
    """Gathers rows and documents over the files of an answer."""

    def __init__(self, limites: LimitesZip) -> None:
        self._limites = limites
        self.filas: list[FilaResultado] = []
        self.xmls: dict[str, bytes] = {}
        self.pdfs: dict[str, bytes] = {}
        self.hallazgos: list[HallazgoFila] = []

    def add_file(self, ruta: Path) -> None:
        datos = read_capped(ruta, self._limites.archivo)
        if is_workbook(datos):
            self._add_table(ruta.name, datos)
        elif datos.startswith(b"PK"):
            for nombre, contenido in leer_zip(
                datos, limites=self._limites, nombre=ruta.name
            ).items():
                self._add_member(ruta.name, nombre, contenido)
        elif datos.startswith(_MARCA_PDF):
            self._add_document(self.pdfs, ruta.name, ruta.name, datos)
        elif _looks_like_xml(datos):
            self._add_xml(ruta.name, ruta.name, datos)
        elif is_table_name(ruta.name):
            self._add_table(ruta.name, datos)
        else:
            raise RespuestaIrreconocible(ruta.name, regla="L11b")

    def _add_member(self, archivo: str, nombre: str, datos: bytes) -> None:
        if is_workbook(datos) or is_table_name(nombre):
            try:
                self._add_table(nombre, datos)
            except ArchivoRechazado:
                self._reject(archivo, nombre, "cosfac.resultado")
        elif datos.startswith(b"PK") or nombre.lower().endswith(".zip"):
            self._reject(archivo, nombre, "cosfac.anidado")
        elif nombre.lower().endswith(".pdf"):
            if datos.startswith(_MARCA_PDF):
                self._add_document(self.pdfs, archivo, nombre, datos)
            else:
                self._reject(archivo, nombre, "cosfac.pdf")
        elif nombre.lower().endswith(".xml"):
            self._add_xml(archivo, nombre, datos)
        else:
            self._reject(archivo, nombre, "cosfac.extrano")

    def _add_table(self, nombre: str, datos: bytes) -> None:
        resultado = parse_resultado(nombre, datos)
        self.filas.extend(resultado.filas)
        self.hallazgos.extend(resultado.hallazgos)

    def _add_xml(self, archivo: str, nombre: str, datos: bytes) -> None:
        try:
            raiz = xml_seguro.parse(datos)
        except xml_seguro.XmlInseguro as falla:
            self._reject(archivo, nombre, falla.motivo, limite=str(xml_seguro.LIMITE))
            return
        propio = raiz.get("folioControl")
        if raiz.tag != f"{{{xml_seguro.ESPACIO}}}Dec":
            self._reject(archivo, nombre, "cosfac.no_es_dec", raiz=xml_seguro.local_name(raiz))
        elif raiz.find(f"{{{xml_seguro.ESPACIO}}}Sep") is None:
            self._reject(archivo, nombre, "cosfac.sin_timbre")
        elif propio is not None and propio != folio_control_of(nombre):
            self._reject(archivo, nombre, "cosfac.folio_control", folio=propio)
        else:
            self._add_document(self.xmls, archivo, nombre, datos)

    def _add_document(
        self, destino: dict[str, bytes], archivo: str, nombre: str, datos: bytes
    ) -> None:
        folio = folio_control_of(nombre)
        if destino.setdefault(folio, datos) != datos:
            self._reject(archivo, nombre, "cosfac.repetido")

    def _reject(self, archivo: str, nombre: str, clave: str, **datos: str) -> None:
        self.hallazgos.append(
            HallazgoFila(
                archivo,
                0,
                "",
                visible(nombre),
                "L11b",
                Veredicto.FALLA,
                clave,
                tuple((k, visible(v)) for k, v in datos.items()),
            )
        )


def _looks_like_xml(datos: bytes) -> bool:
    return datos.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<")
