"""The schema of the certificado de terminación, and its complaints in our own terms."""

import re
from functools import cache
from threading import Lock
from typing import Any

from lxml import etree

from certtui.archivos import ruta_de_datos
from certtui.dec.errores import (
    AtributoDesconocido,
    ElementoInesperado,
    EsquemaIncumplido,
    FaltaAtributo,
    FaltaElemento,
    TextoSuelto,
    ValorDeOtroTipo,
    ValorFueraDeLista,
    ValorVacio,
)

_CANDADO = Lock()  # the schema object keeps the errors of its last run

_ESPACIO = re.compile(r"\{http[^}]*\}")
_ELEMENTO = re.compile(r"Element '([^']*)'")
_ATRIBUTO = re.compile(r"attribute '([^']*)'")
_VALOR = re.compile(r"(?:value|:) '(.*?)' (?:is not (?:a valid|an element)|does not match)", re.S)
_TIPO = re.compile(r"atomic type '([^']*)'")
_LISTA = re.compile(r"\{([^{}]*)\}\.?$|fixed value constraint '([^']*)'")
_ESPERADO = re.compile(r"Expected is (?:one of )?\( ?(.*?) ?\)\.?$")

_TIPOS = {
    "xs:integer": "un número entero",
    "xs:date": "una fecha AAAA-MM-DD",
    "xs:dateTime": "una fecha y hora AAAA-MM-DDThh:mm:ss",
}


def validar(raiz: etree._Element) -> None:
    """Raise the first fault against the schema, with line, element and attribute."""
    with _CANDADO:
        esquema = _esquema()
        if esquema.validate(raiz):
            return
        registro: Any = esquema.error_log
        primera = registro[0]
    raise _traducir(primera.line, primera.type_name, primera.message)


@cache
def _esquema() -> etree.XMLSchema:
    ruta = ruta_de_datos("esquemas", "iems_certificado_terminacion_3_0.xsd")
    return etree.XMLSchema(etree.fromstring(ruta.read_bytes()))


def _traducir(linea: int, tipo: str, mensaje: str) -> EsquemaIncumplido:
    limpio = _ESPACIO.sub("", mensaje)
    elemento = _uno(_ELEMENTO, limpio) or "—"
    atributo = _uno(_ATRIBUTO, limpio) or "—"
    valor = _uno(_VALOR, limpio) or ""
    comun: dict[str, Any] = {"elemento": elemento, "atributo": atributo}
    match tipo:
        case "SCHEMAV_CVC_COMPLEX_TYPE_4":
            return FaltaAtributo(linea=linea, **comun)
        case "SCHEMAV_CVC_COMPLEX_TYPE_3_2_1":
            return AtributoDesconocido(linea=linea, **comun)
        case "SCHEMAV_ELEMENT_CONTENT":
            esperado = (_uno(_ESPERADO, limpio) or "nada más").replace(", ", " o ")
            clase = FaltaElemento if "Missing child" in limpio else ElementoInesperado
            return clase(linea=linea, esperado=esperado, **comun)
        case "SCHEMAV_CVC_DATATYPE_VALID_1_2_1":
            nombre = _uno(_TIPO, limpio) or ""
            if "Tipo" in nombre:
                nombre = "xs:integer"
            return ValorDeOtroTipo(
                linea=linea, valor=valor, tipo=_TIPOS.get(nombre, f"un {nombre}"), **comun
            )
        case "SCHEMAV_CVC_ENUMERATION_VALID" | "SCHEMAV_CVC_AU":
            hallado = _LISTA.search(limpio)
            admitidos = next((g for g in hallado.groups() if g), "") if hallado else ""
            admitidos = admitidos.replace("'", "").replace(", ", " o ")
            return ValorFueraDeLista(linea=linea, valor=valor, admitidos=admitidos, **comun)
        case "SCHEMAV_CVC_MINLENGTH_VALID":
            return ValorVacio(linea=linea, **comun)
        case "SCHEMAV_CVC_COMPLEX_TYPE_2_1" | "SCHEMAV_CVC_COMPLEX_TYPE_2_3":
            return TextoSuelto(linea=linea, **comun)
        case _:
            return EsquemaIncumplido(linea=linea, **comun)


def _uno(patron: re.Pattern[str], mensaje: str) -> str:
    hallado = patron.search(mensaje)
    return hallado.group(1) if hallado else ""
