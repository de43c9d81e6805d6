"""The shape of the terminación 3.0: which elements and attributes there must be (dec-iems §1.3)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from certtui.exchange.xml_seguro import ESPACIO, local_name


class Forma(NamedTuple):
    """Attributes of one element, in the order of the schema; those after `|` are optional."""

    obligatorios: frozenset[str]
    todos: tuple[str, ...]


def _forma(texto: str) -> Forma:
    nombres = texto.split()
    return Forma(
        frozenset(n for n in nombres if not n.startswith("?")),
        tuple(n.removeprefix("?") for n in nombres),
    )


FORMAS: dict[str, Forma] = {
    "Dec": _forma("version tipoCertificado ?folioControl"),
    "ServicioFirmante": _forma("idEntidad"),
    "FirmaResponsable": _forma(
        "nombre primerApellido ?segundoApellido curp idCargo ?cargo sello certificadoResponsable"
        " ?noCertificadoResponsable"
    ),
    "Iems": _forma(
        "nombreSEN nombreDependencia idIEMS ?nombreIEMS idTipoIEMS ?tipoIEMS ?nombreIEMSparticular"
        " ?institucionRVOE idOpcionEducativa ?opcionEducativa"
    ),
    "PlantelOServicioEducativo": _forma(
        "idTipoPlantel ?tipoPlantel ?nombreNumeroPlantel idMunicipio ?municipio"
        " idEntidadFederativa ?entidadFederativa cct ?claveRvoe ?fechaInicioRvoe ?idGeneroPlantel"
        " ?generoPlantel idSostenimiento ?sostenimiento"
    ),
    "Alumno": _forma("nombre primerApellido ?segundoApellido curp numeroControl"),
    "Acreditacion": _forma(
        "idNivelEstudios ?nivelEstudios idTipoEstudiosIEMS ?tipoEstudiosIEMS ?tipoPerfilLaboralEMS"
        " ?nombreTipoPerfilLaboralEMS ?clavePlanEstudios periodoInicio periodoTermino"
        " creditosObtenidos totalCreditos promedioAprovechamiento promedioAprovechamientoTexto"
    ),
    "UacsdeFt": _forma(""),
    "UacdeFt": _forma("nombre calificacion ?dictamen totalHorasUAC ?creditos"),
    "PerfilEgresoEspecifico": _forma(
        "?trayecto ?idCampoDisciplinar ?campoDisciplinar ?tipoPerfilLaboralEMS"
        " ?nombrePerfilLaboralEMS"
    ),
    "CompetenciasEspecificas": _forma("?nombreCompetenciasLaborales"),
    "Sep": _forma("version folioDigital fechaSep selloDec noCertificadoSep selloSep"),
}
"""Every element of the document and its attributes."""

_HIJOS = (
    "ServicioFirmante",
    "FirmaResponsable",
    "Iems",
    "PlantelOServicioEducativo",
    "Alumno",
    "Acreditacion",
    "UacsdeFt",
    "PerfilEgresoEspecifico",
)
_OPCIONALES = frozenset({"UacsdeFt", "PerfilEgresoEspecifico"})
_ENTEROS = re.compile(
    r"id(Cargo|IEMS|TipoIEMS|OpcionEducativa|TipoPlantel|GeneroPlantel|Sostenimiento"
    r"|NivelEstudios|TipoEstudiosIEMS|CampoDisciplinar)"
)
_NUMERO = re.compile(r"[+-]?\d+", re.ASCII)


def find_shape_faults(raiz: etree._Element) -> Iterator[str]:
    """What of the document does not follow the schema, in the words of a validator."""
    if raiz.tag != f"{{{ESPACIO}}}Dec":
        yield f"Elemento raíz no esperado: {local_name(raiz)}"
        return
    nombres = [local_name(h) for h in raiz]
    orden = [n for n in _HIJOS if n in nombres]
    faltan = [n for n in _HIJOS if n not in nombres and n not in _OPCIONALES]
    if faltan:
        yield f"Falta el elemento {faltan[0]}"
    elif nombres != orden:
        yield "Elementos repetidos, desconocidos o en otro orden dentro de Dec"
    for elemento in raiz.iter():
        yield from _attribute_faults(elemento)


def _attribute_faults(elemento: etree._Element) -> Iterator[str]:
    nombre = local_name(elemento)
    forma = FORMAS.get(nombre)
    if forma is None or etree.QName(elemento).namespace != ESPACIO:
        yield f"Elemento no esperado: {nombre}"
        return
    presentes = {str(a) for a in elemento.attrib if not str(a).startswith("{")}
    for falta in sorted(forma.obligatorios - presentes):
        yield f"Falta el atributo {falta} en {nombre}"
    for sobra in sorted(presentes - frozenset(forma.todos)):
        yield f"Atributo no esperado {sobra} en {nombre}"
    for atributo in sorted(presentes):
        valor = str(elemento.get(atributo))
        if _ENTEROS.fullmatch(atributo) and not _NUMERO.fullmatch(valor.strip()):
            yield f"El atributo {atributo} en {nombre} debe ser un número entero"
        if atributo in forma.obligatorios and not valor.strip():
            yield f"El atributo {atributo} en {nombre} está vacío"
    if (elemento.text or "").strip() or (elemento.tail or "").strip():
        yield f"Contenido de texto no esperado en {nombre}"
