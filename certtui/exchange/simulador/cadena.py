"""The cadena original rebuilt from the attributes of an XML, apart from who signed it (L20d)."""

from lxml import etree

from certtui.exchange.xml_seguro import ESPACIO

_FIJOS = (
    (".", "version tipoCertificado"),
    ("FirmaResponsable", "curp idCargo"),
    ("Iems", "nombreDependencia idIEMS idOpcionEducativa"),
    (
        "PlantelOServicioEducativo",
        "idTipoPlantel idMunicipio idEntidadFederativa cct claveRvoe fechaInicioRvoe",
    ),
    ("Alumno", "curp nombre primerApellido segundoApellido numeroControl"),
    (
        "Acreditacion",
        "idTipoEstudiosIEMS periodoInicio periodoTermino creditosObtenidos totalCreditos"
        " promedioAprovechamiento",
    ),
)
_POR_MODULO = "nombre calificacion totalHorasUAC"
_DEL_PERFIL = "trayecto campoDisciplinar tipoPerfilLaboralEMS nombrePerfilLaboralEMS"


def rebuild_cadena(raiz: etree._Element) -> str:
    """Fields in the order of dec-iems §3; an absent attribute is an empty field."""
    valores: list[str] = []
    for ruta, atributos in _FIJOS:
        nodo = raiz if ruta == "." else raiz.find(f"{{{ESPACIO}}}{ruta}")
        valores += _values(nodo, atributos)
    for modulo in raiz.iterfind(f"{{{ESPACIO}}}UacsdeFt/{{{ESPACIO}}}UacdeFt"):
        valores += _values(modulo, _POR_MODULO)
    perfil = raiz.find(f"{{{ESPACIO}}}PerfilEgresoEspecifico")
    if perfil is not None:
        valores += _values(perfil, _DEL_PERFIL)
    return "||" + "|".join(valores) + "||"


def _values(nodo: etree._Element | None, atributos: str) -> list[str]:
    return ["" if nodo is None else str(nodo.get(a, "")) for a in atributos.split()]
