"""Errors of the DEC."""

from certtui.texts.errores.forma import Plantilla

_DONDE = "Línea {linea}, elemento {elemento}"

PLANTILLAS: dict[str, Plantilla] = {
    "DOC-001": Plantilla(
        "Dato que no se puede sellar",
        "El campo {campo} no puede ir en el certificado: {motivo}. Valor visto: {valor}.",
        "Corrija el dato en su origen y vuelva a intentarlo; nada se quitó ni se cambió.",
    ),
    "DOC-010": Plantilla(
        "XML rechazado",
        "El archivo XML no se puede leer (línea {linea}).",
        "Pida de nuevo el archivo a quien lo generó.",
    ),
    "DOC-011": Plantilla(
        "XML vacío",
        "El archivo no contiene nada.",
        "Descárguelo otra vez; si sigue vacío, pídalo de nuevo a quien lo generó.",
    ),
    "DOC-012": Plantilla(
        "XML demasiado grande",
        "El archivo mide {bytes} bytes y un certificado no pasa de {limite}.",
        "Compruebe que es el XML de un solo certificado.",
    ),
    "DOC-013": Plantilla(
        "XML con otra codificación",
        "El archivo no está en UTF-8 (línea {linea}): {codificacion}.",
        "No lo abra ni lo guarde con otro programa; descárguelo otra vez.",
    ),
    "DOC-014": Plantilla(
        "XML con DOCTYPE",
        "La línea {linea} trae una declaración DOCTYPE, que un certificado nunca lleva "
        "y que puede ser peligrosa.",
        "No use este archivo; avise a soporte de dónde vino.",
    ),
    "DOC-015": Plantilla(
        "XML con entidades",
        "La línea {linea} declara o usa una entidad, que un certificado nunca lleva.",
        "No use este archivo; avise a soporte de dónde vino.",
    ),
    "DOC-016": Plantilla(
        "XML desmedido",
        "El archivo trae más etiquetas o atributos que los {limite} que se admiten.",
        "No use este archivo; avise a soporte de dónde vino.",
    ),
    "DOC-017": Plantilla(
        "XML demasiado anidado",
        "La línea {linea} abre más niveles que los {limite} que tiene un certificado.",
        "No use este archivo; avise a soporte de dónde vino.",
    ),
    "DOC-018": Plantilla(
        "XML incompleto",
        "El archivo se corta en la línea {linea}, antes de terminar.",
        "La descarga quedó a medias: descárguelo otra vez.",
    ),
    "DOC-019": Plantilla(
        "No es un XML",
        "El archivo no es un XML: parece {parece}.",
        "Elija el archivo .xml del certificado.",
    ),
    "DOC-020": Plantilla(
        "XML mal formado",
        "El XML tiene un error de escritura en la línea {linea}, columna {columna}.",
        "No lo edite a mano; descárguelo otra vez.",
    ),
    "DOC-021": Plantilla(
        "Es otro documento",
        "El XML es «{raiz}» del espacio «{espacio}», no un certificado de terminación (Dec).",
        "Elija el XML del certificado de terminación.",
    ),
    "DOC-022": Plantilla(
        "XML que llama a otro archivo",
        "La línea {linea} manda leer un archivo o una dirección de fuera; no se leyó nada.",
        "No use este archivo; avise a soporte de dónde vino.",
    ),
    "DOC-030": Plantilla(
        "No cumple el esquema",
        _DONDE + ": no cumple el esquema del certificado ({atributo}).",
        "No lo edite a mano; si lo generó este programa, avise a soporte.",
    ),
    "DOC-031": Plantilla(
        "Falta un dato obligatorio",
        _DONDE + ": falta el atributo {atributo}, que es obligatorio.",
        "Complete el dato o el catálogo de donde sale y genere otra vez el XML.",
    ),
    "DOC-032": Plantilla(
        "Dato desconocido",
        _DONDE + ": el atributo {atributo} no existe en este documento.",
        "Compruebe que el XML es de la versión 3.0 y que nadie lo editó.",
    ),
    "DOC-033": Plantilla(
        "Falta una sección",
        _DONDE + ": falta dentro de él el elemento {esperado}.",
        "Complete los datos de esa sección y genere otra vez el XML.",
    ),
    "DOC-034": Plantilla(
        "Sección inesperada",
        _DONDE + ": ese elemento no va ahí; se esperaba {esperado}.",
        "Compruebe que el XML es de la versión 3.0 y que nadie lo editó.",
    ),
    "DOC-035": Plantilla(
        "Valor de otro tipo",
        _DONDE + ", atributo {atributo}: «{valor}» no es {tipo}.",
        "Corrija el dato o el catálogo de donde sale y genere otra vez el XML.",
    ),
    "DOC-036": Plantilla(
        "Valor fuera de la lista",
        _DONDE + ", atributo {atributo}: «{valor}» no se admite; debe ser {admitidos}.",
        "Corrija el dato o el catálogo de donde sale y genere otra vez el XML.",
    ),
    "DOC-037": Plantilla(
        "Valor vacío",
        _DONDE + ", atributo {atributo}: no puede ir vacío.",
        "Complete el dato o el catálogo de donde sale y genere otra vez el XML.",
    ),
    "DOC-038": Plantilla(
        "Texto fuera de lugar",
        _DONDE + ": hay texto entre etiquetas y el documento solo lleva atributos.",
        "No lo edite a mano; descárguelo otra vez.",
    ),
}
