"""What the simulated service thinks of texts, modules and catalogue ids: its own reading."""

import re
import unicodedata
from collections.abc import Iterator

from lxml import etree

from certtui.exchange.simulador.padron import Padron
from certtui.exchange.xml_seguro import ESPACIO, local_name

_NUMERO_DE_CONTROL = re.compile(r"[A-Za-z0-9-]{4,20}", re.ASCII)
_HORAS = re.compile(r"\*\*\*|[1-9][0-9]*", re.ASCII)
_SIGNOS_DE_NOMBRE = frozenset(" .-'’´")
_RESTOS = ("Ã", "Â", "\ufffd")
"""What is left of an accented letter that was read with the wrong table."""

_EN_CATALOGO = (
    ("ServicioFirmante", "idEntidad", "servicioFirmante"),
    ("FirmaResponsable", "idCargo", "cargo"),
    ("Iems", "nombreSEN", "sen"),
    ("Iems", "nombreDependencia", "dependencia"),
    ("Iems", "idIEMS", "iems"),
    ("Iems", "idTipoIEMS", "tipoIEMS"),
    ("Iems", "idOpcionEducativa", "opcionEducativa"),
    ("PlantelOServicioEducativo", "idTipoPlantel", "tipoPlantel"),
    ("PlantelOServicioEducativo", "idSostenimiento", "sostenimiento"),
    ("Acreditacion", "idNivelEstudios", "nivelEstudios"),
    ("Acreditacion", "idTipoEstudiosIEMS", "tipoEstudios"),
)
"""Element, attribute and kind of catalogue; a kind with no row at all is not asked."""


def text_fault(raiz: etree._Element) -> str | None:
    """Blanks at the edges or in a row, the separator, or letters not composed."""
    for elemento in raiz.iter():
        for nombre, crudo in elemento.attrib.items():
            atributo = str(nombre)
            valor = str(crudo)
            if (
                "|" in valor
                or valor != " ".join(valor.split(" ")).strip()
                or "  " in valor
                or unicodedata.normalize("NFC", valor) != valor
            ):
                return f"Caracteres no permitidos en {atributo} de {local_name(elemento)}"
    return None


def control_number_fault(numero: str) -> str | None:
    """A numeroControl of letters, figures and hyphens."""
    return None if _NUMERO_DE_CONTROL.fullmatch(numero) else "Número de control no válido"


def name_fault(valores: tuple[str, ...]) -> str | None:
    """A name of letters and the few signs that names bear."""
    for valor in valores:
        raras = {c for c in valor if not c.isalpha() and c not in _SIGNOS_DE_NOMBRE}
        if raras or any(resto in valor for resto in _RESTOS):
            return "El nombre del alumno contiene caracteres no válidos"
    return None


def modules_fault(raiz: etree._Element) -> str | None:
    """Some module, none twice, each with its hours."""
    nombres: set[str] = set()
    for nombre, horas, _creditos in read_modules(raiz):
        if not _HORAS.fullmatch(horas):
            return f"El total de horas {horas} de la UAC no es válido"
        if nombre.upper() in nombres:
            return f"UAC repetida: {nombre}"
        nombres.add(nombre.upper())
    if not nombres:
        return "El certificado de terminación no contiene UAC de formación para el trabajo"
    return None


def rvoe_fault(plantel: dict[str, str]) -> str | None:
    """A public plantel bears no RVOE."""
    if plantel.get("idSostenimiento") == "1" and (
        plantel.get("claveRvoe") or plantel.get("fechaInicioRvoe")
    ):
        return "El plantel es público y presenta RVOE: idSostenimiento incorrecto"
    return None


def catalogue_fault(raiz: etree._Element, padron: Padron) -> str | None:
    """Every id is of its catalogue, when there is one."""
    catalogos = padron.catalogos or {}
    tipos = {tipo for tipo, _ in catalogos}
    for elemento, atributo, tipo in _EN_CATALOGO:
        nodo = raiz.find(f"{{{ESPACIO}}}{elemento}")
        valor = "" if nodo is None else str(nodo.get(atributo, ""))
        if tipo in tipos and (tipo, valor) not in catalogos:
            return f"El valor de {atributo} no existe en el catálogo"
    return None


def plan_fault(raiz: etree._Element, padron: Padron) -> str | None:
    """Credits, names and modules are those of the registered plan, when it is registered."""
    acreditacion = raiz.find(f"{{{ESPACIO}}}Acreditacion")
    perfil = raiz.find(f"{{{ESPACIO}}}PerfilEgresoEspecifico")
    if acreditacion is None or padron.planes is None:
        return None
    plan = padron.planes.get(str(acreditacion.get("clavePlanEstudios", "")))
    if plan is None:
        return "La clave del plan de estudios no existe"
    if str(acreditacion.get("totalCreditos")) != plan.creditos:
        return "El total de créditos no corresponde al plan de estudios"
    if str(acreditacion.get("nombreTipoPerfilLaboralEMS", "")) != plan.nombre:
        return "El nombre de la carrera no corresponde al plan de estudios"
    if perfil is None:
        return "Falta el elemento PerfilEgresoEspecifico del plan de estudios"
    if str(perfil.get("nombrePerfilLaboralEMS", "")) != plan.perfil:
        return "El perfil laboral no corresponde al plan de estudios"
    if tuple(read_modules(raiz)) != plan.modulos:
        return "Las UAC no corresponden al plan de estudios"
    return None


def read_modules(raiz: etree._Element) -> Iterator[tuple[str, str, str]]:
    """Name, hours and credits of each module of the document."""
    for modulo in raiz.iterfind(f"{{{ESPACIO}}}UacsdeFt/{{{ESPACIO}}}UacdeFt"):
        yield (
            str(modulo.get("nombre", "")),
            str(modulo.get("totalHorasUAC", "")),
            str(modulo.get("creditos", "")),
        )
