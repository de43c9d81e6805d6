"""The cadena original: the exact text that a responsible signs (dec-iems §3).

It starts with "||", parts its fields with "|" and ends with "||"; its bytes are UTF-8. Fields have
no labels and their order is fixed: 24 of the document, then nombre, calificacion and totalHorasUAC
of each module of formación laboral in the order of the document, then the four texts of the
PerfilEgresoEspecifico if the document has that element. An absent optional value is an empty field.
Values stand exactly as in the XML. Because no value may hold "|" and the two tails differ modulo
three, a cadena reads back into its fields in one way only. A missing and an empty attribute look
alike in it, as the norm wants.
"""

from collections.abc import Iterator

from certtui.dec.errores import DocumentoInvalido
from certtui.dec.iems.modelo import Terminacion

CABEZA: tuple[str, ...] = (
    "Dec.version",
    "Dec.tipoCertificado",
    "FirmaResponsable.curp",
    "FirmaResponsable.idCargo",
    "Iems.nombreDependencia",
    "Iems.idIEMS",
    "Iems.idOpcionEducativa",
    "PlantelOServicioEducativo.idTipoPlantel",
    "PlantelOServicioEducativo.idMunicipio",
    "PlantelOServicioEducativo.idEntidadFederativa",
    "PlantelOServicioEducativo.cct",
    "PlantelOServicioEducativo.claveRvoe",
    "PlantelOServicioEducativo.fechaInicioRvoe",
    "Alumno.curp",
    "Alumno.nombre",
    "Alumno.primerApellido",
    "Alumno.segundoApellido",
    "Alumno.numeroControl",
    "Acreditacion.idTipoEstudiosIEMS",
    "Acreditacion.periodoInicio",
    "Acreditacion.periodoTermino",
    "Acreditacion.creditosObtenidos",
    "Acreditacion.totalCreditos",
    "Acreditacion.promedioAprovechamiento",
)
"""The 24 fields that every cadena has (dec-iems §3, 1–24)."""

MODULO: tuple[str, ...] = ("nombre", "calificacion", "totalHorasUAC")
"""The fields of each UacdeFt (dec-iems §3)."""

PERFIL: tuple[str, ...] = (
    "PerfilEgresoEspecifico.trayecto",
    "PerfilEgresoEspecifico.campoDisciplinar",
    "PerfilEgresoEspecifico.tipoPerfilLaboralEMS",
    "PerfilEgresoEspecifico.nombrePerfilLaboralEMS",
)
"""The last four fields, when the document has a PerfilEgresoEspecifico (dec-iems §3)."""

CAMPOS: tuple[str, ...] = (*CABEZA, *(f"UacdeFt.{campo}" for campo in MODULO), *PERFIL)
"""The name of every position; those of UacdeFt repeat, numbered, once per module."""


def campos_de_cadena(doc: Terminacion) -> tuple[tuple[str, str], ...]:
    """Name and value of each field in the order of the cadena; raises DocumentoInvalido for "|"."""
    valores = tuple(_valores(doc))
    campos = tuple(zip(_nombres(len(doc.uacs), doc.perfil is not None), valores, strict=True))
    for nombre, valor in campos:
        if "|" in valor:
            raise DocumentoInvalido(
                regla="L20d", campo=nombre, valor=ascii(valor), motivo="lleva el separador «|»"
            )
    return campos


def cadena_original(doc: Terminacion) -> str:
    """The text to sign."""
    return f"||{'|'.join(valor for _, valor in campos_de_cadena(doc))}||"


def leer_cadena(cadena: str) -> tuple[tuple[str, str], ...]:
    """The named fields of a cadena, so that who signs sees what; raises DocumentoInvalido."""
    if len(cadena) < 4 or not cadena.startswith("||") or not cadena.endswith("||"):
        raise _mal_formada("no empieza y termina con «||»")
    valores = cadena[2:-2].split("|")
    modulos, resto = divmod(len(valores) - len(CABEZA), len(MODULO))
    con_perfil = resto == len(PERFIL) % len(MODULO)
    if con_perfil:
        modulos -= len(PERFIL) // len(MODULO)
    if modulos < 0 or (resto and not con_perfil):
        raise _mal_formada(f"tiene {len(valores)} campos, que no es un número posible")
    return tuple(zip(_nombres(modulos, con_perfil), valores, strict=True))


def diferencias_de_cadena(una: str, otra: str) -> tuple[str, ...]:
    """Names of the fields in which two cadenas differ, in order; raises DocumentoInvalido."""
    primera, segunda = dict(leer_cadena(una)), dict(leer_cadena(otra))
    nombres = dict.fromkeys((*primera, *segunda))
    return tuple(nombre for nombre in nombres if primera.get(nombre) != segunda.get(nombre))


def _nombres(modulos: int, con_perfil: bool) -> Iterator[str]:
    yield from CABEZA
    for numero in range(1, modulos + 1):
        for campo in MODULO:
            yield f"UacdeFt[{numero}].{campo}"
    if con_perfil:
        yield from PERFIL


def _valores(doc: Terminacion) -> Iterator[str]:
    plantel, alumno, acreditacion = doc.plantel, doc.alumno, doc.acreditacion
    yield from (doc.version, doc.tipo_certificado)
    yield from (doc.firma.curp, doc.firma.id_cargo)
    yield from (doc.iems.nombre_dependencia, doc.iems.id_iems, doc.iems.id_opcion_educativa)
    yield from (plantel.id_tipo_plantel, plantel.id_municipio, plantel.id_entidad, plantel.cct)
    yield from (plantel.clave_rvoe or "", plantel.fecha_inicio_rvoe or "")
    yield from (alumno.curp, alumno.nombre, alumno.primer_apellido, alumno.segundo_apellido or "")
    yield alumno.numero_control
    yield acreditacion.id_tipo_estudios
    yield from (acreditacion.periodo_inicio, acreditacion.periodo_termino)
    yield from (acreditacion.creditos_obtenidos, acreditacion.total_creditos)
    yield acreditacion.promedio
    for uac in doc.uacs:
        yield from (uac.nombre, uac.calificacion, uac.horas)
    if doc.perfil is not None:
        yield from (doc.perfil.trayecto or "", doc.perfil.campo_disciplinar or "")
        yield from (doc.perfil.tipo_perfil_laboral or "", doc.perfil.nombre_perfil_laboral or "")


def _mal_formada(motivo: str) -> DocumentoInvalido:
    return DocumentoInvalido(regla="L20d", campo="cadena original", valor="(cadena)", motivo=motivo)
