"""XML from outside: small, UTF-8, without DOCTYPE or entities, parsed without network."""

import re

from lxml import etree

LIMITE = 2 * 1024 * 1024
"""Bytes of the largest XML that is opened; a stamped certificate has some 10 KB."""

ESPACIO = "https://www.siged.sep.gob.mx/certificados/"
"""Namespace of the DEC (dec-iems §1)."""

_DECLARACION = re.compile(r"<!\s*(DOCTYPE|ENTITY|NOTATION|ELEMENT|ATTLIST)", re.IGNORECASE)
_CODIFICACION = re.compile(r"\A\s*<\?xml[^>]*encoding\s*=\s*[\"']([^\"']+)[\"']", re.IGNORECASE)


class XmlInseguro(ValueError):
    """An XML that is not opened; `motivo` is the key of the sentence. Never leaves the room."""

    def __init__(self, motivo: str) -> None:
        super().__init__(motivo)
        self.motivo = motivo


def parse(datos: bytes) -> etree._Element:
    """The root element; raises XmlInseguro with the motive."""
    if len(datos) > LIMITE:
        raise XmlInseguro("cosfac.xml_grande")
    try:
        texto = datos.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise XmlInseguro("cosfac.codificacion") from None
    declarada = _CODIFICACION.match(texto)
    if declarada and declarada[1].casefold() not in {"utf-8", "utf8", "us-ascii"}:
        raise XmlInseguro("cosfac.codificacion")
    if _DECLARACION.search(texto):
        raise XmlInseguro("cosfac.doctype")
    analizador = etree.XMLParser(
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
        raiz = etree.fromstring(datos, analizador)
    except etree.XMLSyntaxError:
        raise XmlInseguro("cosfac.xml") from None
    if raiz.getroottree().docinfo.internalDTD is not None:
        raise XmlInseguro("cosfac.doctype")
    return raiz


def local_name(elemento: etree._Element) -> str:
    """The element's name without its namespace."""
    return str(etree.QName(elemento).localname)
