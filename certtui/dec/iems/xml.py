"""The XML of the certificado de terminación: writer with fixed bytes, reader that trusts nothing.

Reading takes bytes and refuses, each with its own error: what is empty, larger than 2 MB, not
UTF-8, declares a DOCTYPE or an entity, has absurd counts or depth, is cut, is not XML, is another
document, or does not follow the schema. For our own files `escribir(leer(x)) == x`.
"""

import re
from typing import Any

from lxml import etree

from certtui.dec.errores import (
    NoEsXml,
    OtroDocumento,
    XmlConDoctype,
    XmlConEntidades,
    XmlConEntidadExterna,
    XmlConExcesoDeDatos,
    XmlDemasiadoGrande,
    XmlDemasiadoProfundo,
    XmlMalFormado,
    XmlNoEsUtf8,
    XmlRechazado,
    XmlTruncado,
    XmlVacio,
)
from certtui.dec.iems import campos, esquema
from certtui.dec.iems.modelo import (
    Acreditacion,
    AlumnoDec,
    FirmaResponsable,
    Iems,
    PerfilEgreso,
    PlantelOServicio,
    Terminacion,
    Timbre,
    UacdeFt,
)
from certtui.dec.normalizar import es_final, texto

LIMITE_BYTES = 2_000_000
"""A stamped certificate has 6–10 KB (dec-iems §1.4); beyond this the file is not read."""

LIMITE_MARCAS = 20_000
"""Tags, and apart from them attributes, beyond which no document is parsed."""

LIMITE_NIVELES = 3
"""Dec, UacsdeFt, UacdeFt (dec-iems §1.3)."""

_DECLARACION = b'<?xml version="1.0" encoding="UTF-8"?>\n'
_CODIFICACION = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([^"']{0,40})["']""")
_RAIZ = re.compile(rb"<([A-Za-z_][\w.:-]*)")
_ENTIDAD = re.compile(rb"<!ENTITY|&(?!(?:amp|lt|gt|quot|apos);)[A-Za-z_][\w.-]*;")
_EXTERNA = re.compile(rb"<!(?:ENTITY|DOCTYPE)[^>\[]{0,500}?\s(?:SYSTEM|PUBLIC)\s")
_FIRMAS = (
    (b"%PDF", "un PDF"),
    (b"PK\x03\x04", "un ZIP"),
    (b"\xd0\xcf\x11\xe0", "un archivo de Excel o Word"),
    (b"\x89PNG", "una imagen PNG"),
    (b"\x30\x82", "un certificado o una llave"),
)


def escribir(doc: Terminacion) -> bytes:
    """UTF-8 bytes, always the same for the same document; raises DocumentoInvalido.

    Three spaces per level, attributes in the order of the schema, no schemaLocation. Every value
    must already be in its signable form: nothing is changed on the way out.
    """
    raiz = _arbol(doc)
    etree.indent(raiz, space="   ")
    return _DECLARACION + etree.tostring(raiz, encoding="unicode").encode() + b"\n"


def comprobar(doc: Terminacion) -> None:
    """Raise the first fault of a sealed document against the schema, before it is sent."""
    esquema.validar(_arbol(doc))


def leer(datos: bytes) -> Terminacion:
    """The document in a file's bytes, sent or stamped; raises a kind of XmlRechazado."""
    raiz = _parsear(datos)
    if raiz.tag != f"{{{campos.ESPACIO}}}Dec":
        nombre = etree.QName(raiz)
        raise OtroDocumento(
            linea=_linea_de(raiz),
            raiz=nombre.localname,
            espacio=nombre.namespace or "sin espacio de nombres",
        )
    esquema.validar(raiz)
    return _documento(raiz)


def _arbol(doc: Terminacion) -> etree._Element:
    prefijos: Any = {None: campos.ESPACIO}
    raiz = etree.Element(f"{{{campos.ESPACIO}}}Dec", nsmap=prefijos)
    pares = tuple(p for p in campos.valores_de(doc, campos.DEC) if p != ("folioControl", ""))
    _poner(raiz, "Dec", pares)
    for elemento, parte, atributos in campos.partes(doc):
        _hijo(raiz, elemento, campos.valores_de(parte, atributos))
    if doc.uacs:
        uacs = _hijo(raiz, "UacsdeFt", ())
        for uac in doc.uacs:
            _hijo(uacs, "UacdeFt", campos.valores_de(uac, campos.UACDEFT))
    if doc.perfil is not None:
        pares = campos.valores_de(doc.perfil, campos.PERFIL)
        perfil = _hijo(raiz, "PerfilEgresoEspecifico", pares)
        for nombre in doc.perfil.competencias:
            pares = () if nombre is None else ((campos.COMPETENCIA, nombre),)
            _hijo(perfil, "CompetenciasEspecificas", pares)
    if doc.timbre is not None:
        _hijo(raiz, "Sep", campos.valores_de(doc.timbre, campos.SEP))
    return raiz


def _hijo(
    padre: etree._Element, elemento: str, pares: tuple[tuple[str, str], ...]
) -> etree._Element:
    hijo = etree.SubElement(padre, f"{{{campos.ESPACIO}}}{elemento}")
    _poner(hijo, elemento, pares)
    return hijo


def _poner(nodo: etree._Element, elemento: str, pares: tuple[tuple[str, str], ...]) -> None:
    for nombre, valor in pares:
        if not es_final(valor) and texto(valor, f"{elemento}.{nombre}") != valor:
            raise campos.sin_normalizar(f"{elemento}.{nombre}", valor)
        nodo.set(nombre, valor)


def _parsear(datos: bytes) -> etree._Element:
    _revisar_bytes(datos)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        huge_tree=False,
        recover=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        raiz = etree.fromstring(datos, parser)
    except etree.XMLSyntaxError as error:
        raise _error_de_sintaxis(error, datos) from None
    informe: Any = raiz.getroottree().docinfo
    if informe.doctype:
        raise XmlConDoctype(linea=1)
    for nodo in raiz.iterfind("*/*/*"):
        raise XmlDemasiadoProfundo(linea=_linea_de(nodo), limite=LIMITE_NIVELES)
    return raiz


def _revisar_bytes(datos: bytes) -> None:
    if len(datos) > LIMITE_BYTES:
        raise XmlDemasiadoGrande(bytes=len(datos), limite=LIMITE_BYTES)
    if not datos.strip():
        raise XmlVacio()
    if datos.startswith((b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<", b"\x00\x00\xfe\xff")):
        raise XmlNoEsUtf8(linea=1, codificacion="parece UTF-16 o UTF-32")
    for firma, nombre in _FIRMAS:
        if datos.startswith(firma):
            raise NoEsXml(parece=nombre)
    if not datos.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<"):
        raise NoEsXml(parece="texto u otra cosa")
    declarada = _CODIFICACION.search(datos.removeprefix(b"\xef\xbb\xbf"))
    if declarada and declarada.group(1).lower() != b"utf-8":
        nombre = declarada.group(1).decode("ascii", "replace")
        raise XmlNoEsUtf8(linea=1, codificacion=f"declara {nombre!a}")
    try:
        datos.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":
            raise XmlTruncado(linea=_linea(datos, error.start)) from None
        raise XmlNoEsUtf8(
            linea=_linea(datos, error.start), codificacion="tiene bytes que no son UTF-8"
        ) from None
    if externa := _EXTERNA.search(datos):
        raise XmlConEntidadExterna(linea=_linea(datos, externa.start()))
    if entidad := _ENTIDAD.search(datos):
        raise XmlConEntidades(linea=_linea(datos, entidad.start()))
    if (inicio := datos.find(b"<!DOCTYPE")) >= 0:
        raise XmlConDoctype(linea=_linea(datos, inicio))
    # '=' also pads Base64, by two at most for each of five attributes
    if max(datos.count(b"<"), datos.count(b"=")) > LIMITE_MARCAS:
        raise XmlConExcesoDeDatos(limite=LIMITE_MARCAS)


def _error_de_sintaxis(error: Any, datos: bytes) -> XmlRechazado:
    linea, columna = error.position
    if error.code == etree.ErrorTypes.ERR_RESOURCE_LIMIT:
        return XmlDemasiadoProfundo(linea=linea, limite=LIMITE_NIVELES)
    raiz = _RAIZ.search(datos)
    final = datos.rstrip()
    if raiz is None:
        return XmlTruncado(linea=linea)
    cerrada = re.search(rb"</" + re.escape(raiz.group(1)) + rb"\s*>$", final[-200:])
    una_sola = final.endswith(b"/>") and final.rfind(b"<") == raiz.start()
    if not cerrada and not una_sola:
        return XmlTruncado(linea=_linea(datos, len(final)))
    return XmlMalFormado(linea=linea, columna=columna)


def _linea_de(nodo: Any) -> int:
    return int(nodo.sourceline or 0)


def _linea(datos: bytes, posicion: int) -> int:
    return datos.count(b"\n", 0, posicion) + 1


def _documento(raiz: etree._Element) -> Terminacion:
    perfil = _buscar(raiz, "PerfilEgresoEspecifico")
    sep = _buscar(raiz, "Sep")
    propios = _valores(raiz, campos.DEC)
    propios["folio_control"] = propios["folio_control"] or ""
    return Terminacion(
        **propios,
        **_valores(_buscar(raiz, "ServicioFirmante"), campos.SERVICIO_FIRMANTE),
        firma=FirmaResponsable(**_valores(_buscar(raiz, "FirmaResponsable"), campos.FIRMA)),
        iems=Iems(**_valores(_buscar(raiz, "Iems"), campos.IEMS)),
        plantel=PlantelOServicio(
            **_valores(_buscar(raiz, "PlantelOServicioEducativo"), campos.PLANTEL)
        ),
        alumno=AlumnoDec(**_valores(_buscar(raiz, "Alumno"), campos.ALUMNO)),
        acreditacion=Acreditacion(**_valores(_buscar(raiz, "Acreditacion"), campos.ACREDITACION)),
        uacs=tuple(
            UacdeFt(**_valores(nodo, campos.UACDEFT))
            for nodo in raiz.iterfind(f"{{{campos.ESPACIO}}}UacsdeFt/{{{campos.ESPACIO}}}UacdeFt")
        ),
        perfil=None
        if perfil is None
        else PerfilEgreso(
            **_valores(perfil, campos.PERFIL),
            competencias=tuple(hijo.get(campos.COMPETENCIA) for hijo in perfil),
        ),
        timbre=None if sep is None else Timbre(**_valores(sep, campos.SEP)),
    )


def _buscar(raiz: etree._Element, elemento: str) -> etree._Element | None:
    return raiz.find(f"{{{campos.ESPACIO}}}{elemento}")


def _valores(nodo: etree._Element | None, atributos: campos.Atributos) -> dict[str, Any]:
    # the schema has proved that required elements and attributes are there
    if nodo is None:
        raise AssertionError(atributos)
    return {campo: nodo.get(nombre) for nombre, campo in atributos}
