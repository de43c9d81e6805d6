"""A file taken apart: a lone XML, a PDF with its XML, or a bundle. Hostile files are reasons."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from certtui.domain.errores import CerttuiError
from certtui.exchange.archivo_seguro import LimitesZip, leer_zip, read_capped
from certtui.export.lectura_pdf import xml_incrustado
from certtui.process.verificacion.dictamen import Razon
from certtui.texts.errores import explicar

LIMITE_DE_ARCHIVO = 32 * 1024 * 1024
"""Bytes of the largest file that is opened; a bundle has some 200 KB."""

LIMITES_DE_PAQUETE = LimitesZip(
    archivo=LIMITE_DE_ARCHIVO,
    entradas=64,
    por_entrada=16 * 1024 * 1024,
    total=LIMITE_DE_ARCHIVO,
)

_MIEMBROS = ("pdf", "png", "xml")
"""Kinds of the three members of a bundle (L13a)."""


@dataclass(frozen=True, slots=True)
class Piezas:
    """What the file holds; `xml` None when it holds nothing that can be verified.

    `ajeno` is True when the file is not one of those that are verified, rather than a bad one.
    `nombres` are the members' names by kind.
    """

    clase: str = ""
    xml: bytes | None = None
    pdf: bytes | None = None
    png: bytes | None = None
    nombres: tuple[tuple[str, str], ...] = ()
    razones: tuple[Razon, ...] = ()
    ajeno: bool = False


def abrir(ruta: Path) -> Piezas:
    """The pieces of a file; never raises for a bad one."""
    try:
        datos = read_capped(ruta, LIMITE_DE_ARCHIVO)
    except CerttuiError as error:
        return _ajeno("archivo_ilegible", explicar(error).frase)
    if datos.startswith(b"%PDF-"):
        return _de_pdf(datos, ruta.name)
    if datos.startswith(b"PK"):
        return _de_zip(datos, ruta.name)
    if datos.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<"):
        return Piezas(clase="xml", xml=datos)
    return _ajeno("otro_archivo", ruta.name)


def _de_pdf(datos: bytes, nombre: str) -> Piezas:
    """The page and the XML that it carries inside; without one there is nothing to judge by."""
    try:
        xml = xml_incrustado(datos)
    except CerttuiError as error:
        return _ajeno("pdf_rechazado", str(error.datos.get("motivo", explicar(error).frase)))
    if xml is None:
        return _ajeno("pdf_solo", nombre)
    return Piezas(clase="pdf", xml=xml, pdf=datos)


def _de_zip(datos: bytes, nombre: str) -> Piezas:
    try:
        miembros = leer_zip(datos, limites=LIMITES_DE_PAQUETE, nombre=nombre)
    except CerttuiError as error:
        razon = Razon("ZIP", "zip_rechazado", hallado=explicar(error).frase)
        return Piezas(clase="paquete", razones=(razon,))
    tipos = [m.rpartition(".")[2].lower() for m in miembros]
    if tipos.count("xml") > 1 and not {"pdf", "png"} & set(tipos):
        return _ajeno("es_lote", str(len(miembros)))
    return Piezas(
        clase="paquete",
        xml=_unico(miembros, "xml"),
        pdf=_unico(miembros, "pdf"),
        png=_unico(miembros, "png"),
        nombres=tuple((t, m) for m, t in zip(miembros, tipos, strict=True) if t in _MIEMBROS),
        razones=_faltas(tuple(miembros), tipos),
    )


def _unico(miembros: dict[str, bytes], tipo: str) -> bytes | None:
    return next((d for m, d in miembros.items() if m.lower().endswith(f".{tipo}")), None)


def _faltas(nombres: Sequence[str], tipos: Sequence[str]) -> tuple[Razon, ...]:
    """What a bundle lacks or has too much."""
    faltan = [
        Razon(f"ZIP: .{tipo}", f"falta_{tipo}", esperado=f"un archivo .{tipo}")
        for tipo in _MIEMBROS
        if tipo not in tipos
    ]
    vistos: set[str] = set()
    for nombre, tipo in zip(nombres, tipos, strict=True):
        if tipo not in _MIEMBROS or tipo in vistos or "/" in nombre:
            faltan.append(Razon(f"ZIP: {nombre}", "miembro_de_mas", "pdf, xml y png", nombre))
        vistos.add(tipo)
    return tuple(faltan)


def _ajeno(clave: str, hallado: str) -> Piezas:
    return Piezas(razones=(Razon("Archivo", clave, hallado=hallado),), ajeno=True)
