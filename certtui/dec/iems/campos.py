"""Names of the document's attributes, in the order of the schema (dec-iems §1.3 and §2).

One table serves the writer, the reader and the comparison, so that they cannot disagree.
"""

from typing import TypeAlias

from certtui.dec.errores import DocumentoInvalido
from certtui.dec.iems.modelo import Terminacion

Atributos: TypeAlias = tuple[tuple[str, str], ...]
"""Pairs of the XML's attribute and the model's field."""

ESPACIO = "https://www.siged.sep.gob.mx/certificados/"
"""Namespace of the document, with its trailing slash (dec-iems §1)."""

DEC: Atributos = (
    ("version", "version"),
    ("tipoCertificado", "tipo_certificado"),
    ("folioControl", "folio_control"),
)
SERVICIO_FIRMANTE: Atributos = (("idEntidad", "id_entidad_firmante"),)
FIRMA: Atributos = (
    ("nombre", "nombre"),
    ("primerApellido", "primer_apellido"),
    ("segundoApellido", "segundo_apellido"),
    ("curp", "curp"),
    ("idCargo", "id_cargo"),
    ("cargo", "cargo"),
    ("sello", "sello"),
    ("certificadoResponsable", "certificado"),
    ("noCertificadoResponsable", "no_certificado"),
)
IEMS: Atributos = (
    ("nombreSEN", "nombre_sen"),
    ("nombreDependencia", "nombre_dependencia"),
    ("idIEMS", "id_iems"),
    ("nombreIEMS", "nombre_iems"),
    ("idTipoIEMS", "id_tipo_iems"),
    ("tipoIEMS", "tipo_iems"),
    ("nombreIEMSparticular", "nombre_particular"),
    ("institucionRVOE", "institucion_rvoe"),
    ("idOpcionEducativa", "id_opcion_educativa"),
    ("opcionEducativa", "opcion_educativa"),
)
PLANTEL: Atributos = (
    ("idTipoPlantel", "id_tipo_plantel"),
    ("tipoPlantel", "tipo_plantel"),
    ("nombreNumeroPlantel", "nombre_numero"),
    ("idMunicipio", "id_municipio"),
    ("municipio", "municipio"),
    ("idEntidadFederativa", "id_entidad"),
    ("entidadFederativa", "entidad"),
    ("cct", "cct"),
    ("claveRvoe", "clave_rvoe"),
    ("fechaInicioRvoe", "fecha_inicio_rvoe"),
    ("idGeneroPlantel", "id_genero"),
    ("generoPlantel", "genero"),
    ("idSostenimiento", "id_sostenimiento"),
    ("sostenimiento", "sostenimiento"),
)
ALUMNO: Atributos = (
    ("nombre", "nombre"),
    ("primerApellido", "primer_apellido"),
    ("segundoApellido", "segundo_apellido"),
    ("curp", "curp"),
    ("numeroControl", "numero_control"),
)
ACREDITACION: Atributos = (
    ("idNivelEstudios", "id_nivel_estudios"),
    ("nivelEstudios", "nivel_estudios"),
    ("idTipoEstudiosIEMS", "id_tipo_estudios"),
    ("tipoEstudiosIEMS", "tipo_estudios"),
    ("tipoPerfilLaboralEMS", "tipo_perfil_laboral"),
    ("nombreTipoPerfilLaboralEMS", "nombre_perfil_laboral"),
    ("clavePlanEstudios", "clave_plan"),
    ("periodoInicio", "periodo_inicio"),
    ("periodoTermino", "periodo_termino"),
    ("creditosObtenidos", "creditos_obtenidos"),
    ("totalCreditos", "total_creditos"),
    ("promedioAprovechamiento", "promedio"),
    ("promedioAprovechamientoTexto", "promedio_texto"),
)
UACDEFT: Atributos = (
    ("nombre", "nombre"),
    ("calificacion", "calificacion"),
    ("dictamen", "dictamen"),
    ("totalHorasUAC", "horas"),
    ("creditos", "creditos"),
)
PERFIL: Atributos = (
    ("trayecto", "trayecto"),
    ("idCampoDisciplinar", "id_campo_disciplinar"),
    ("campoDisciplinar", "campo_disciplinar"),
    ("tipoPerfilLaboralEMS", "tipo_perfil_laboral"),
    ("nombrePerfilLaboralEMS", "nombre_perfil_laboral"),
)
COMPETENCIA = "nombreCompetenciasLaborales"
SEP: Atributos = (
    ("version", "version"),
    ("folioDigital", "folio_digital"),
    ("fechaSep", "fecha_sep"),
    ("selloDec", "sello_dec"),
    ("noCertificadoSep", "no_certificado_sep"),
    ("selloSep", "sello_sep"),
)


def valores_de(parte: object, atributos: Atributos) -> tuple[tuple[str, str], ...]:
    """The attributes that an element bears, in the order of the schema; absent ones left out."""
    pares: list[tuple[str, str]] = []
    for nombre, campo in atributos:
        valor = getattr(parte, campo)
        if valor is not None:
            pares.append((nombre, str(valor)))
    return tuple(pares)


def partes(doc: Terminacion) -> tuple[tuple[str, object, Atributos], ...]:
    """The six elements that every document has, in order."""
    return (
        ("ServicioFirmante", doc, SERVICIO_FIRMANTE),
        ("FirmaResponsable", doc.firma, FIRMA),
        ("Iems", doc.iems, IEMS),
        ("PlantelOServicioEducativo", doc.plantel, PLANTEL),
        ("Alumno", doc.alumno, ALUMNO),
        ("Acreditacion", doc.acreditacion, ACREDITACION),
    )


def atributos_de(doc: Terminacion) -> dict[str, str]:
    """Every attribute as "Elemento.atributo"; repeated elements are counted from 1.

    An element that may be missing or may repeat stands for itself too, with an empty value, so
    that its loss is a difference. `Sep` is not part of it.
    """
    hallados = {f"Dec.{nombre}": valor for nombre, valor in valores_de(doc, DEC)}
    for elemento, parte, atributos in partes(doc):
        hallados |= {f"{elemento}.{n}": v for n, v in valores_de(parte, atributos)}
    for numero, uac in enumerate(doc.uacs, start=1):
        elemento = f"UacdeFt[{numero}]"
        hallados[elemento] = ""
        hallados |= {f"{elemento}.{n}": v for n, v in valores_de(uac, UACDEFT)}
    if doc.perfil is not None:
        hallados["PerfilEgresoEspecifico"] = ""
        pares = valores_de(doc.perfil, PERFIL)
        hallados |= {f"PerfilEgresoEspecifico.{n}": v for n, v in pares}
        for numero, nombre in enumerate(doc.perfil.competencias, start=1):
            elemento = f"CompetenciasEspecificas[{numero}]"
            hallados[elemento] = ""
            if nombre is not None:
                hallados[f"{elemento}.{COMPETENCIA}"] = nombre
    return hallados


def sin_normalizar(campo: str, valor: str) -> DocumentoInvalido:
    """The error of a value that is not in its signable form."""
    return DocumentoInvalido(
        regla="L17",
        campo=campo,
        valor=ascii(valor),
        motivo="sobra un espacio o no está en la forma NFC",
    )
