"""The bundle that is delivered: a ZIP of exactly three files, and the manifest beside it (L13a)."""

import hashlib
import io
import json
import stat
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from certtui.dec.iems.modelo import Terminacion
from certtui.domain.ambiente import Ambiente
from certtui.domain.firma import Firma
from certtui.export.archivo import nombre_seguro
from certtui.export.errores import SinTimbre
from certtui.export.representacion import folio_impreso

FECHA: Final = (1980, 1, 1, 0, 0, 0)
"""Date of every member: the same content is always the same ZIP."""

VERSION_MANIFIESTO: Final = 1


@dataclass(frozen=True, slots=True)
class Paquete:
    """A bundle's bytes with the names that it and its manifest take on disk."""

    nombre_zip: str
    datos_zip: bytes
    nombre_manifiesto: str
    datos_manifiesto: bytes


def nombres(folio_control: str) -> tuple[str, str, str]:
    """Names of the PDF, XML and PNG inside the ZIP."""
    base = nombre_seguro(folio_control)
    return f"{base}.pdf", f"{base}.xml", f"{base}.png"


def armar(xml: bytes, pdf: bytes, png: bytes, folio_control: str) -> bytes:
    """The ZIP with its three members at the root; PDF and PNG stored, XML deflated (L12b)."""
    nombre_pdf, nombre_xml, nombre_png = nombres(folio_control)
    miembros = (
        (nombre_pdf, pdf, zipfile.ZIP_STORED),
        (nombre_png, png, zipfile.ZIP_STORED),
        (nombre_xml, xml, zipfile.ZIP_DEFLATED),
    )
    memoria = io.BytesIO()
    with zipfile.ZipFile(memoria, "w") as archivo:
        for nombre, datos, metodo in sorted(miembros):
            ficha = zipfile.ZipInfo(nombre, FECHA)
            ficha.create_system = 3
            ficha.external_attr = (stat.S_IFREG | 0o600) << 16
            archivo.writestr(ficha, datos, compress_type=metodo, compresslevel=6)
    return memoria.getvalue()


def manifiesto(
    documento: Terminacion,
    ambiente: Ambiente,
    firmas: Iterable[Firma],
    *,
    xml: bytes,
    pdf: bytes,
    png: bytes,
    paquete: bytes,
) -> bytes:
    """Canonical JSON with the digests of the bundle and the seal of every signer (L20d).

    `firmas` are those of all levels; cadenas stand as digests, since they hold personal data.
    """
    if documento.timbre is None:
        raise SinTimbre(regla="L20b", folio=documento.folio_control)
    nombre_pdf, nombre_xml, nombre_png = nombres(documento.folio_control)
    datos = {
        "ambiente": ambiente.value,
        "archivos": {
            nombre: {"bytes": len(contenido), "sha256": _sha256(contenido)}
            for nombre, contenido in (
                (nombre_pdf, pdf),
                (nombre_xml, xml),
                (nombre_png, png),
                (f"{nombre_seguro(documento.folio_control)}.zip", paquete),
            )
        },
        "fecha_sep": documento.timbre.fecha_sep,
        "firmas": [
            {
                "cadena_sha256": _sha256(f.cadena.encode()),
                "nivel": f.nivel.value,
                "no_certificado": f.no_certificado,
                "sello": f.sello,
            }
            for f in sorted(firmas, key=lambda f: f.nivel.orden)
        ],
        "folio": folio_impreso(documento.folio_control),
        "folio_control": documento.folio_control,
        "folio_digital": documento.timbre.folio_digital,
        "sin_validez_oficial": ambiente is Ambiente.PRUEBAS,
        "version": VERSION_MANIFIESTO,
    }
    texto = json.dumps(datos, ensure_ascii=False, sort_keys=True, indent=1)
    return texto.encode() + b"\n"


def empaquetar(
    documento: Terminacion,
    ambiente: Ambiente,
    firmas: Iterable[Firma],
    *,
    xml: bytes,
    pdf: bytes,
    png: bytes,
) -> Paquete:
    """Bundle and manifest at once, with their file names."""
    base = nombre_seguro(documento.folio_control)
    datos = armar(xml, pdf, png, documento.folio_control)
    texto = manifiesto(documento, ambiente, firmas, xml=xml, pdf=pdf, png=png, paquete=datos)
    return Paquete(f"{base}.zip", datos, f"{base}.manifiesto.json", texto)


def _sha256(datos: bytes) -> str:
    return hashlib.sha256(datos).hexdigest()
