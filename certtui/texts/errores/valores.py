"""Errors of the value types: CURP, CCT, matrícula, RFC, dates and the rest."""

from certtui.texts.errores.forma import Plantilla

PLANTILLAS: dict[str, Plantilla] = {
    "VAL-000": Plantilla(
        "Valor no admitido",
        "«{valor}» no es un valor admitido de {tipo}.",
        "Revise el dato en el documento de origen y captúrelo de nuevo.",
    ),
    "VAL-001": Plantilla(
        "Forma incorrecta",
        "«{valor}» no tiene la forma de {tipo}.",
        "Compare carácter por carácter con el documento de origen: alguno sobra, falta o cambió.",
    ),
    "VAL-002": Plantilla(
        "Fecha imposible",
        "La fecha de «{valor}» ({tipo}) no existe en el calendario.",
        "Corrija día, mes y año; se aceptan aaaa-mm-dd y dd/mm/aaaa.",
    ),
    "VAL-003": Plantilla(
        "Verificador incorrecto",
        "El carácter verificador de «{valor}» ({tipo}) no corresponde a los demás.",
        "Casi siempre es un carácter cambiado o transpuesto: cotéjelo con el documento de origen.",
    ),
    "VAL-004": Plantilla(
        "Entidad desconocida",
        "La entidad federativa dentro de «{valor}» ({tipo}) no existe en el catálogo.",
        "Revise las posiciones de la entidad; el catálogo va de 01 a 32.",
    ),
    "VAL-005": Plantilla(
        "Dato vacío",
        "Falta el dato: {tipo}.",
        "Capture el dato; si no existe en el expediente, pídalo en el SAE.",
    ),
}
