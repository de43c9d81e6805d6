"""The lot for COSFAC: a flat ZIP with one XML per certificate, named by its folioControl (L11a)."""

import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

from certtui.domain.ambiente import Ambiente
from certtui.exchange.archivo_seguro import LIMITES, LimitesZip, escribir_zip, leer_zip
from certtui.exchange.errores import LoteInvalido

_FOLIO_CONTROL = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.\-]{0,95}", re.ASCII)
"""What a folioControl may be: it names a file on every system (dec-iems §8)."""


MARCA_DE_PRUEBAS = b"certtui: lote de pruebas, sin validez oficial"
"""ZIP comment of a lot made by a test base; a productive lot has none."""


def empaquetar(xmls: Mapping[str, bytes], ambiente: Ambiente = Ambiente.PRODUCTIVO) -> bytes:
    """The ZIP of the lot from {folioControl: XML}; the same certificates give the same bytes."""
    for folio in xmls:
        if not _FOLIO_CONTROL.fullmatch(folio) or folio.endswith("."):
            raise LoteInvalido("(lote)", entrada=folio, detalle="no es un folio de control")
    if not xmls:
        raise LoteInvalido("(lote)", detalle="no hay certificados")
    datos = escribir_zip({f"{folio}.xml": xml for folio, xml in xmls.items()})
    if ambiente is Ambiente.PRODUCTIVO:
        return datos
    memoria = io.BytesIO(datos)
    with zipfile.ZipFile(memoria, "a") as comprimido:
        comprimido.comment = MARCA_DE_PRUEBAS
    return memoria.getvalue()


def ambiente_de_lote(datos: bytes) -> Ambiente:
    """Which kind of base made a lot; anything without the mark counts as productive."""
    try:
        with zipfile.ZipFile(io.BytesIO(datos)) as comprimido:
            marca = comprimido.comment
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        marca = b""
    return Ambiente.PRUEBAS if marca == MARCA_DE_PRUEBAS else Ambiente.PRODUCTIVO


def leer_lote(
    datos: bytes | Path, *, limites: LimitesZip = LIMITES, nombre: str = ""
) -> dict[str, bytes]:
    """The XMLs of a lot by folioControl; raises ZipRechazado or LoteInvalido."""
    archivo = nombre or (datos.name if isinstance(datos, Path) else "(lote)")
    xmls: dict[str, bytes] = {}
    for entrada, contenido in leer_zip(datos, limites=limites, nombre=archivo).items():
        folio = entrada.removesuffix(".xml")
        if "/" in entrada:
            raise LoteInvalido(archivo, entrada=entrada, detalle="está dentro de una carpeta")
        if folio == entrada or not _FOLIO_CONTROL.fullmatch(folio):
            raise LoteInvalido(
                archivo, entrada=entrada, detalle="no se llama como un folio de control más .xml"
            )
        xmls[folio] = contenido
    if not xmls:
        raise LoteInvalido(archivo, detalle="no trae ningún XML")
    return xmls
