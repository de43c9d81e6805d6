"""What a verdict and each of its reasons say, and how each field is called in Spanish."""

import re
from typing import Final

from certtui.texts.hallazgos_timbre import FRASES as DEL_TIMBRE

VEREDICTOS: Final[dict[str, str]] = {
    "coincide con el registro": (
        "El documento es, dato por dato, el que está en el registro de esta oficina."
    ),
    "sello válido (falta consultar SIGED)": (
        "El sello corresponde a los datos y el certificado lo emitió una autoridad conocida;"
        " el sello de la SEP solo se comprueba en SIGED."
    ),
    "firmante desconocido": (
        "Los datos y el sello concuerdan, pero no consta quién es el firmante:"
        " cualquiera puede sellar con un certificado propio."
    ),
    "documento de prueba": "Es un documento de prueba, sin validez oficial; nada está alterado.",
    "alterado": "El documento no es como se selló o se imprimió.",
    "no se puede verificar": "No es un archivo que se pueda verificar aquí.",
}
"""Meaning of each verdict, by its own words."""

DATOS_IMPRESOS: Final[dict[str, str]] = {
    "folio": "Folio del certificado",
    "folio_digital": "Folio digital",
    "estado": "Estado en el registro",
    "siged": "Consulta en SIGED",
}
"""Labels of the printed verdict."""

CANCELADO: Final = (
    "El documento es auténtico, pero el certificado está CANCELADO: no tiene efectos."
)

_ORIGINAL = "Pida el archivo original a quien expidió el certificado."
_CAPTURA = "Revise el dato contra el expediente."
_OFICINA = "Confírmelo con la oficina que expidió el certificado."

RAZONES: Final[dict[str, tuple[str, str]]] = {
    **DEL_TIMBRE,
    "valor_sellado": (
        "{nombre}: se selló «{esperado}» y el XML dice «{hallado}».",
        _ORIGINAL,
    ),
    "cadena_distinta": (
        "{nombre}: los datos del XML no son los que se sellaron.",
        "Compare el XML con el PDF o con el registro para saber cuál dato cambió.",
    ),
    "sello_ajeno": (
        "{nombre}: no lo hizo el certificado que trae el documento; cambió el sello o el"
        " certificado.",
        _ORIGINAL,
    ),
    "sello_cambiado": (
        "{nombre}: no es el sello que se timbró; la copia dentro del timbre sí corresponde.",
        _ORIGINAL,
    ),
    "no_se_puede_sellar": ("{nombre}: un valor así no se puede sellar ({hallado}).", _ORIGINAL),
    "certificado_ilegible": ("{nombre}: no se puede leer: {hallado}", _ORIGINAL),
    "numero_de_certificado": (
        "{nombre}: el documento dice «{hallado}» y el certificado es el «{esperado}».",
        _ORIGINAL,
    ),
    "no_es_efirma": (
        "{nombre}: el certificado de «{hallado}» no es una e.firma.",
        "Un certificado de estudios solo se sella con la e.firma de una persona.",
    ),
    "curp_del_firmante": (
        "{nombre}: el documento dice «{hallado}» y el certificado es de «{esperado}».",
        _ORIGINAL,
    ),
    "nombre_del_firmante": (
        "{nombre}: el documento dice «{hallado}» y el certificado es de «{esperado}».",
        "Puede ser solo otra forma de escribirlo; la CURP es la que identifica.",
    ),
    "certificado_no_vigente": (
        "{nombre}: «{hallado}» queda fuera de la vigencia del certificado ({esperado}).",
        _ORIGINAL,
    ),
    "emisor_desconocido": (
        "La autoridad que emitió el certificado («{hallado}») no está entre las conocidas.",
        "Registre el certificado de la autoridad del SAT para reconocerla.",
    ),
    "firmante_sin_lista": (
        "Lo selló «{hallado}»: no se comprobó si podía firmar certificados, porque cualquiera"
        " puede sellar con su e.firma.",
        "Verifique con --base, o con la lista de quienes firman en --firmantes.",
    ),
    "firmante_fuera_de_fechas": (
        "El firmante está en la lista, pero no podía firmar el {hallado}: su periodo es"
        " {esperado}.",
        _OFICINA,
    ),
    "certificado_revocado": (
        "{nombre}: la autoridad lo revocó el {esperado} ({hallado}), antes del timbre.",
        _OFICINA,
    ),
    "revocado_despues": (
        "{nombre}: la autoridad lo revocó el {esperado} ({hallado}), después del timbre; cuando"
        " se selló estaba vigente.",
        "",
    ),
    "cct_fuera_de_catalogo": (
        "{nombre}: «{hallado}» está bien formada, pero no es de ningún plantel del catálogo.",
        _OFICINA,
    ),
    "entidad_fuera_de_catalogo": ("{nombre}: «{hallado}» no es clave de una entidad.", _CAPTURA),
    "entidad_con_otro_nombre": (
        "{nombre}: dice «{hallado}» y la clave es de {esperado}.",
        _CAPTURA,
    ),
    "plan_fuera_de_catalogo": (
        "{nombre}: «{hallado}» no está entre los planes de esta oficina.",
        _OFICINA,
    ),
    "pdf_firmado": (
        "El PDF lleva además la firma electrónica de «{hallado}», íntegra y de una autoridad"
        " conocida.",
        "",
    ),
    "pdf_firmado_por_desconocido": (
        "El PDF lleva además una firma electrónica íntegra de «{hallado}», pero no de una"
        " autoridad conocida.",
        "El sello que cuenta es el del XML.",
    ),
    "pdf_firma_rota": (
        "La firma electrónica que lleva el PDF no corresponde a su contenido.",
        _ORIGINAL,
    ),
    "pdf_firma_sin_comprobar": (
        "El PDF lleva además una firma electrónica que esta instalación no comprueba.",
        "Instale el complemento con: pip install 'certtui[pades]'.",
    ),
    "firmante_ajeno": ("«{hallado}» no es firmante de esta oficina.", _OFICINA),
    "curp_verificador": (
        "{nombre}: el último dígito de «{hallado}» no corresponde; sería «{esperado}».",
        _CAPTURA,
    ),
    "curp_forma": ("{nombre}: «{hallado}» no tiene la forma oficial.", _CAPTURA),
    "cct_verificador": (
        "{nombre}: la letra final de «{hallado}» no corresponde; sería «{esperado}».",
        _CAPTURA,
    ),
    "cct_forma": ("{nombre}: «{hallado}» no tiene la forma oficial.", _CAPTURA),
    "entidad_de_la_cct": (
        "{nombre}: «{hallado}» no es la entidad de la CCT, «{esperado}».",
        _CAPTURA,
    ),
    "periodo_mal_escrito": ("{nombre}: «{hallado}» no tiene la forma {esperado}.", _CAPTURA),
    "periodo_invertido": (
        "{nombre}: los estudios empiezan «{hallado}» y no {esperado}.",
        _CAPTURA,
    ),
    "periodo_futuro": ("{nombre}: «{hallado}» es posterior al timbre ({esperado}).", _CAPTURA),
    "creditos_distintos": (
        "{nombre}: se obtuvieron «{hallado}» de «{esperado}» y un certificado de terminación los"
        " lleva todos.",
        _CAPTURA,
    ),
    "nota_mal_escrita": ("{nombre}: «{hallado}» no es una calificación ({esperado}).", _CAPTURA),
    "promedio_con_letra": (
        "{nombre}: dice «{hallado}» y el número es «{esperado}».",
        _ORIGINAL,
    ),
    "sin_timbre": (
        "El XML no tiene timbre de la SEP: todavía no es un certificado.",
        "Espere la respuesta de COSFAC.",
    ),
    "paquete_sin_timbre": ("El XML del paquete no tiene timbre de la SEP.", _ORIGINAL),
    "consulte_siged": (
        "El sello de la SEP no se puede comprobar sin conexión.",
        "Consulte {hallado}",
    ),
    "pdf_distinto": (
        "{nombre}: el PDF dice «{hallado}» y según el XML sería «{esperado}».",
        _ORIGINAL,
    ),
    "pdf_sin_el_dato": ("{nombre}: el PDF no lo trae como está en el XML.", _ORIGINAL),
    "pdf_de_otro_programa": (
        "El PDF lo hizo otro programa: se buscaron en él nombre, CURP, promedio y folio digital;"
        " lo demás no se cotejó.",
        "Los datos que valen son los del XML.",
    ),
    "pdf_no_es_el_guardado": ("El PDF no es el que la oficina tiene en custodia.", _ORIGINAL),
    "pdf_regrabado": (
        "El PDF dice lo mismo que el guardado, pero otro programa lo volvió a grabar.",
        "",
    ),
    "pdf_cancelado": ("El PDF está marcado como CANCELADO.", _OFICINA),
    "sin_marca_de_prueba": (
        "{nombre}: el timbre es simulado y el PDF no lleva la marca «SIN VALIDEZ OFICIAL –"
        " PRUEBA».",
        "Quien lo presenta quitó la marca; no lo acepte.",
    ),
    "enlace_sin_comprobar": (
        "El PDF imprime el enlace {hallado}.",
        "Use solo los sitios oficiales; " + _OFICINA[0].lower() + _OFICINA[1:],
    ),
    "calidad_sin_comprobar": ("El PDF dice del PC-SINEMS: «{hallado}».", _OFICINA),
    "qr_distinto": ("{nombre}: la imagen no es la del folio digital del XML.", _ORIGINAL),
    "nombre_de_miembro": (
        "{nombre}: el archivo se llama «{hallado}» y según el XML sería «{esperado}».",
        _ORIGINAL,
    ),
    "nombre_de_archivo": (
        "El archivo se llama «{hallado}» y el folio de control es «{esperado}».",
        "",
    ),
    "miembro_de_mas": (
        "El ZIP trae «{hallado}», que no es del paquete ({esperado}).",
        "No abra el archivo que sobra. " + _ORIGINAL,
    ),
    "falta_pdf": ("El ZIP no trae el PDF.", _ORIGINAL),
    "falta_png": ("El ZIP no trae la imagen del código QR.", _ORIGINAL),
    "falta_xml": ("El ZIP no trae el XML.", _ORIGINAL),
    "zip_rechazado": ("El ZIP no se abrió: {hallado}", _ORIGINAL),
    "xml_rechazado": ("{nombre}: {hallado}", _ORIGINAL),
    "otro_documento": (
        "No es el XML de un certificado de terminación: {hallado}",
        "Aquí se verifican certificados de terminación, versión 3.0.",
    ),
    "es_lote": (
        "El ZIP trae {hallado} archivos y ninguno es PDF: parece un lote, no un paquete.",
        "Extraiga el XML que quiere verificar.",
    ),
    "pdf_solo": (
        "El PDF no trae dentro su XML, que es el documento oficial: no hay con qué verificarlo.",
        "Verifique el ZIP que se entregó, o el XML.",
    ),
    "pdf_rechazado": (
        "El PDF no se pudo leer: {hallado}.",
        "Verifique el ZIP que se entregó, o el XML.",
    ),
    "otro_archivo": (
        "«{hallado}» no es un XML, un PDF ni un ZIP.",
        "Verifique el ZIP que se entregó, o el XML.",
    ),
    "archivo_ilegible": ("{hallado}", "Revise la ruta y los permisos del archivo."),
    "registro_distinto": (
        "{nombre}: el registro de la oficina dice «{esperado}» y el documento «{hallado}».",
        _ORIGINAL,
    ),
    "no_registrado": ("Ninguno de los dos folios está en el registro de esta oficina.", _OFICINA),
    "sin_xml_guardado": (
        "El folio está en el registro, pero el XML ya no se conserva: no hay con qué cotejarlo.",
        "",
    ),
    "xml_regrabado": (
        "Los datos son los del registro, pero otro programa volvió a grabar el archivo.",
        "",
    ),
    "coincide_con_registro": ("El documento coincide con el registro de esta base.", ""),
    "cancelado": ("El certificado está CANCELADO desde {hallado}.", _OFICINA),
}
"""Sentence and remedy of each reason; filled with nombre, campo, esperado, hallado."""

CAMPOS: Final[dict[str, str]] = {
    "Dec.version": "Versión del documento",
    "Dec.tipoCertificado": "Tipo de certificado",
    "Dec.folioControl": "Folio de control",
    "FirmaResponsable.nombre": "Nombre del firmante",
    "FirmaResponsable.curp": "CURP del firmante",
    "FirmaResponsable.idCargo": "Clave del cargo del firmante",
    "FirmaResponsable.cargo": "Cargo del firmante",
    "FirmaResponsable.sello": "Sello digital",
    "FirmaResponsable.certificadoResponsable": "Certificado del firmante",
    "FirmaResponsable.noCertificadoResponsable": "Número de certificado del firmante",
    "Iems.nombreSEN": "Sistema educativo",
    "Iems.nombreDependencia": "Dependencia",
    "Iems.idIEMS": "Clave de la institución",
    "Iems.nombreIEMS": "Institución",
    "Iems.idOpcionEducativa": "Clave de la opción educativa",
    "Iems.opcionEducativa": "Opción educativa",
    "PlantelOServicioEducativo.idTipoPlantel": "Clave del tipo de plantel",
    "PlantelOServicioEducativo.nombreNumeroPlantel": "Plantel",
    "PlantelOServicioEducativo.idMunicipio": "Clave del municipio",
    "PlantelOServicioEducativo.municipio": "Municipio",
    "PlantelOServicioEducativo.idEntidadFederativa": "Clave de la entidad",
    "PlantelOServicioEducativo.entidadFederativa": "Entidad federativa",
    "PlantelOServicioEducativo.cct": "CCT",
    "Alumno.nombre": "Nombre del egresado",
    "Alumno.primerApellido": "Primer apellido",
    "Alumno.segundoApellido": "Segundo apellido",
    "Alumno.curp": "CURP del egresado",
    "Alumno.numeroControl": "Matrícula",
    "Acreditacion.idTipoEstudiosIEMS": "Clave del tipo de estudios",
    "Acreditacion.tipoEstudiosIEMS": "Tipo de estudios",
    "Acreditacion.nombreTipoPerfilLaboralEMS": "Carrera",
    "Acreditacion.clavePlanEstudios": "Clave del plan",
    "Acreditacion.periodoInicio": "Inicio de los estudios",
    "Acreditacion.periodoTermino": "Término de los estudios",
    "Acreditacion.creditosObtenidos": "Créditos obtenidos",
    "Acreditacion.totalCreditos": "Total de créditos",
    "Acreditacion.promedioAprovechamiento": "Promedio",
    "Acreditacion.promedioAprovechamientoTexto": "Promedio con letra",
    "PerfilEgresoEspecifico.nombrePerfilLaboralEMS": "Perfil laboral",
    "Sep.folioDigital": "Folio digital",
    "Sep.fechaSep": "Fecha del timbre",
    "Sep.selloDec": "Copia del sello en el timbre",
    "Sep.noCertificadoSep": "Número de certificado de la SEP",
    "Sep.selloSep": "Sello digital de la SEP",
    "Ambiente": "Marca de prueba",
}
"""What people call a field; others go by their name in the XML."""

_DE_MODULO = {
    "nombre": "nombre",
    "calificacion": "calificación",
    "totalHorasUAC": "horas",
    "creditos": "créditos",
    "dictamen": "dictamen",
    "número": "número",
}
_MODULO = re.compile(r"UacdeFt\[(\d+)\]\.(\w+)")


def nombre_de_campo(campo: str) -> str:
    """The field as people call it, with its name in the XML behind."""
    modulo = _MODULO.fullmatch(campo)
    if modulo:
        comun = f"Módulo {modulo[1]}, {_DE_MODULO.get(modulo[2], modulo[2])}"
    else:
        comun = CAMPOS.get(campo, "")
    return f"{comun} ({campo})" if comun and comun != campo else campo


def frase(veredicto: str, *, cancelado: bool = False) -> str:
    """What a verdict means; a cancelled certificate that is in order is still cancelled."""
    if cancelado and veredicto == "coincide con el registro":
        return CANCELADO
    return VEREDICTOS[veredicto]


def explicar(clave: str, campo: str, esperado: str, hallado: str) -> tuple[str, str]:
    """Sentence and remedy of a reason."""
    oracion, remedio = RAZONES[clave]
    datos = {
        "nombre": nombre_de_campo(campo),
        "campo": campo,
        "esperado": esperado or "(nada)",
        "hallado": hallado or "(nada)",
    }
    return oracion.format_map(datos), remedio.format_map(datos)
