"""SOAP 1.1 envelopes as the simulated service reads and writes them, without any SOAP library."""

import base64
import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

ESPACIO = "http://ws.web.mec.sep.mx/schemas"
SOBRE = "http://schemas.xmlsoap.org/soap/envelope/"
SUFIJO = "CertificadosIEMS"
OPERACIONES: Mapping[str, tuple[str, ...]] = {
    "carga": ("nombreArchivo", "archivoBase64"),
    "consulta": ("numeroLote",),
    "descarga": ("numeroLote",),
    "cancelar": ("folioCertificado",),
}
"""Each operation with its own fields, in order; `autenticacion` follows (dec-iems §5)."""
_DECLARACION = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)


class SobreInvalido(ValueError):
    """Not a request of this service; the text is what the fault says. Never leaves the room."""


@dataclass(frozen=True, slots=True, repr=False)
class Llamada:
    """One request: the operation, its fields, and who calls; has no text form."""

    operacion: str
    campos: Mapping[str, str]
    usuario: str
    password: str

    def __repr__(self) -> str:
        return f"Llamada({self.operacion})"


def read_call(datos: bytes) -> Llamada:
    """The request in an envelope; raises SobreInvalido."""
    raiz = _parse(datos)
    if raiz.tag != f"{{{SOBRE}}}Envelope":
        raise SobreInvalido("no es un sobre SOAP 1.1")
    cuerpo = raiz.find(f"{{{SOBRE}}}Body")
    peticiones = [] if cuerpo is None else list(cuerpo)
    if len(peticiones) != 1:
        raise SobreInvalido("el cuerpo no trae una petición")
    peticion = etree.QName(peticiones[0])
    operacion = peticion.localname.removesuffix(f"{SUFIJO}Request")
    if peticion.namespace != ESPACIO or operacion not in OPERACIONES:
        raise SobreInvalido("operación desconocida")
    hijos = {str(h.tag): h for h in peticiones[0]}
    esperados = [f"{{{ESPACIO}}}{c}" for c in (*OPERACIONES[operacion], "autenticacion")]
    if [str(h.tag) for h in peticiones[0]] != esperados:
        raise SobreInvalido("los elementos de la petición no son los del servicio")
    quien = hijos[esperados[-1]]
    return Llamada(
        operacion,
        {c: hijos[f"{{{ESPACIO}}}{c}"].text or "" for c in OPERACIONES[operacion]},
        quien.findtext(f"{{{ESPACIO}}}usuario") or "",
        quien.findtext(f"{{{ESPACIO}}}password") or "",
    )


def write_answer(operacion: str, campos: Mapping[str, str | int | bytes | None]) -> bytes:
    """The envelope of an answer; None leaves its element out, bytes go as base64."""
    sobre = etree.Element(f"{{{SOBRE}}}Envelope", nsmap={"soapenv": SOBRE})
    cuerpo = etree.SubElement(sobre, f"{{{SOBRE}}}Body")
    respuesta = etree.SubElement(
        cuerpo, f"{{{ESPACIO}}}{operacion}{SUFIJO}Response", nsmap={"ns2": ESPACIO}
    )
    for nombre, valor in campos.items():
        if valor is not None:
            elemento = etree.SubElement(respuesta, f"{{{ESPACIO}}}{nombre}")
            elemento.text = (
                base64.b64encode(valor).decode() if isinstance(valor, bytes) else str(valor)
            )
    return etree.tostring(sobre, xml_declaration=True, encoding="UTF-8")


def write_fault(codigo: str, mensaje: str) -> bytes:
    """The envelope of a fault; `codigo` is Client or Server."""
    sobre = etree.Element(f"{{{SOBRE}}}Envelope", nsmap={"soapenv": SOBRE})
    cuerpo = etree.SubElement(sobre, f"{{{SOBRE}}}Body")
    falla = etree.SubElement(cuerpo, f"{{{SOBRE}}}Fault")
    etree.SubElement(falla, "faultcode").text = f"soapenv:{codigo}"
    etree.SubElement(falla, "faultstring").text = mensaje
    return etree.tostring(sobre, xml_declaration=True, encoding="UTF-8")


def _parse(datos: bytes) -> etree._Element:
    if _DECLARACION.search(datos[:4096]) or b"\x00" in datos[:4096]:
        raise SobreInvalido("el sobre declara un DOCTYPE o no es UTF-8")
    analizador = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=True,
        recover=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        raiz = etree.fromstring(datos, analizador)
    except etree.XMLSyntaxError:
        raise SobreInvalido("el sobre no es XML") from None
    if raiz.getroottree().docinfo.internalDTD is not None:
        raise SobreInvalido("el sobre declara un DOCTYPE")
    return raiz
