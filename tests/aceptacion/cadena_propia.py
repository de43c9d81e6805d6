"""The cadena original built again from the norm's text, importing nothing of the program."""

from collections.abc import Iterator
from xml.etree import ElementTree

ESPACIO = "{https://www.siged.sep.gob.mx/certificados/}"

ORDEN = """
Dec: version tipoCertificado
FirmaResponsable: curp idCargo
Iems: nombreDependencia idIEMS idOpcionEducativa
PlantelOServicioEducativo: idTipoPlantel idMunicipio idEntidadFederativa cct claveRvoe fechaInicioRvoe
Alumno: curp nombre primerApellido segundoApellido numeroControl
Acreditacion: idTipoEstudiosIEMS periodoInicio periodoTermino creditosObtenidos totalCreditos
Acreditacion: promedioAprovechamiento
UacsdeFt/UacdeFt: nombre calificacion totalHorasUAC
PerfilEgresoEspecifico: trayecto campoDisciplinar tipoPerfilLaboralEMS nombrePerfilLaboralEMS
"""  # noqa: E501
"""The 24 fixed fields, three per module, and four of the profile when there is one."""

Lugar = tuple[str, int, str]
"""Element, place among its like, attribute."""


def lugares(raiz: ElementTree.Element) -> Iterator[tuple[Lugar, str]]:
    """Every field of the cadena with its place in the document, in order."""
    for linea in ORDEN.strip().splitlines():
        elemento, _, atributos = linea.partition(": ")
        for numero, nodo in enumerate(nodos(raiz, elemento)):
            for atributo in atributos.split():
                yield (elemento, numero, atributo), nodo.get(atributo, "")


def nodos(raiz: ElementTree.Element, elemento: str) -> list[ElementTree.Element]:
    """The elements of a name, in the order of the document."""
    if elemento == "Dec":
        return [raiz]
    return raiz.findall("/".join(ESPACIO + parte for parte in elemento.split("/")))


def cadena(raiz: ElementTree.Element) -> str:
    """The text that was sealed."""
    return "||" + "|".join(valor for _, valor in lugares(raiz)) + "||"
