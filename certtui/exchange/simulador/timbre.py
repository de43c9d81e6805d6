"""The fictional stamp: a `Sep` node that anybody can tell from a real one."""

import base64
import copy
import hashlib
import uuid
from collections.abc import Callable
from datetime import datetime

from lxml import etree

from certtui.exchange.simulador.estructura import FORMAS
from certtui.exchange.simulador.padron import Padron
from certtui.exchange.simulador.reglas import ZONA
from certtui.exchange.xml_seguro import ESPACIO, local_name

NO_CERTIFICADO_SEP = "99999000000000000001"
"""No certificate of the SAT begins with 99999: the mark of a simulated stamp."""

MENSAJE_FICTICIO = "SELLO SIMULADO SIN VALIDEZ OFICIAL"
"""Begins what a simulated selloSep signs; what the real one signs is not public (dec-iems §2)."""

Llave = Callable[[bytes], bytes]
"""Signs bytes with the simulator's own RSA key (PKCS#1 v1.5 with SHA-256: deterministic)."""

_CATALOGOS = (
    ("FirmaResponsable", "idCargo", "cargo", "cargo"),
    ("Iems", "idIEMS", "nombreIEMS", "iems"),
    ("Iems", "idTipoIEMS", "tipoIEMS", "tipoIEMS"),
    ("Iems", "idOpcionEducativa", "opcionEducativa", "opcionEducativa"),
    ("PlantelOServicioEducativo", "idTipoPlantel", "tipoPlantel", "tipoPlantel"),
    ("PlantelOServicioEducativo", "idEntidadFederativa", "entidadFederativa", "entidad"),
    ("PlantelOServicioEducativo", "idGeneroPlantel", "generoPlantel", "genero"),
    ("PlantelOServicioEducativo", "idSostenimiento", "sostenimiento", "sostenimiento"),
    ("Acreditacion", "idNivelEstudios", "nivelEstudios", "nivelEstudios"),
    ("Acreditacion", "idTipoEstudiosIEMS", "tipoEstudiosIEMS", "tipoEstudios"),
)
"""Element, attribute of the id, attribute of the text, and kind of catalogue (dec-iems §1.4)."""


def stamp(
    raiz: etree._Element,
    *,
    semilla: int,
    numero_lote: int,
    ahora: datetime,
    padron: Padron,
    llave: Llave | None,
) -> bytes:
    """The document with catalogue texts and `Sep`, pretty-printed with three spaces."""
    timbrado = copy.deepcopy(raiz)
    etree.strip_attributes(timbrado, "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation")
    _complete_texts(timbrado, padron)
    folio_control = str(timbrado.get("folioControl", ""))
    firma = timbrado.find(f"{{{ESPACIO}}}FirmaResponsable")
    sello = "" if firma is None else str(firma.get("sello", ""))
    folio_digital = str(make_folio_digital(semilla, folio_control, numero_lote))
    fecha = ahora.astimezone(ZONA).replace(microsecond=0, tzinfo=None).isoformat()
    mensaje = "|".join((MENSAJE_FICTICIO, folio_digital, fecha, sello)).encode()
    nodo = etree.SubElement(timbrado, f"{{{ESPACIO}}}Sep")
    for atributo, valor in (
        ("version", "1.0"),
        ("folioDigital", folio_digital),
        ("fechaSep", fecha),
        ("selloDec", sello),
        ("noCertificadoSep", NO_CERTIFICADO_SEP),
        ("selloSep", base64.b64encode((llave or fictional_signature)(mensaje)).decode()),
    ):
        nodo.set(atributo, valor)
    etree.indent(timbrado, space="   ")
    return etree.tostring(timbrado, xml_declaration=True, encoding="UTF-8") + b"\n"


def make_folio_digital(semilla: int, folio_control: str, numero_lote: int) -> uuid.UUID:
    """A UUID v4, the same for the same seed, folioControl and lot."""
    azar = hashlib.sha256(f"{semilla}|{numero_lote}|{folio_control}".encode()).digest()
    return uuid.UUID(bytes=azar[:16], version=4)


def fictional_signature(mensaje: bytes) -> bytes:
    """256 bytes made from the message, for when there is no key: a seal's shape, worth nothing."""
    return hashlib.shake_256(mensaje).digest(256)


def _complete_texts(raiz: etree._Element, padron: Padron) -> None:
    for elemento, clave, texto, tipo in _CATALOGOS:
        nodo = raiz.find(f"{{{ESPACIO}}}{elemento}")
        if nodo is not None:
            _fill(nodo, texto, padron.texto(tipo, str(nodo.get(clave, ""))))
    plantel = raiz.find(f"{{{ESPACIO}}}PlantelOServicioEducativo")
    if plantel is not None:
        municipio = str(plantel.get("idMunicipio", ""))
        entidad = str(plantel.get("idEntidadFederativa", ""))
        _fill(
            plantel,
            "municipio",
            padron.texto("municipio", entidad + municipio) or padron.texto("municipio", municipio),
        )


def _fill(nodo: etree._Element, atributo: str, texto: str | None) -> None:
    if not texto or nodo.get(atributo) is not None:
        return
    nodo.set(atributo, texto)
    orden = FORMAS[local_name(nodo)].todos
    valores = {str(k): str(v) for k, v in nodo.attrib.items()}
    nodo.attrib.clear()
    for nombre in sorted(valores, key=lambda n: orden.index(n) if n in orden else len(orden)):
        nodo.set(nombre, valores[nombre])
