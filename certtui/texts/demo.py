"""What the demo says while its story runs."""

from typing import Final

ETAPAS: Final[dict[str, str]] = {
    "montaje": "Se prepara la oficina de demostración: planteles, personal, folios y e.firmas",
    "importar": "Se importan alumnos y kardex del SAE, y la respuesta de RENAPO",
    "solicitar": "Los planteles solicitan; la norma rehúsa lo que no cumple",
    "autorizar": "El área estatal autoriza",
    "registrar": "Los planteles asignan folio, volumen y foja",
    "cargar": "Los planteles cargan y los datos quedan congelados",
    "nombre": "Se coteja y confirma cada nombre con el acta",
    "firma_plantel": "Firman las direcciones de plantel (una por paquete, otras directamente)",
    "firma_estatal": "Firma la dirección estatal",
    "firma_nacional": "Firma el área nacional",
    "enviar": "Se arman y envían los lotes a COSFAC (simulado)",
    "perdido": "Un lote se pierde y se declara perdido después de 24 horas",
    "timbrar": "Se importa una respuesta de COSFAC (simulada)",
    "rechazos": "Los rechazados pasan por baja y corrección",
    "reenviar": "Lo corregido se envía de nuevo",
    "descargar": "Se arman y resguardan los archivos de cada certificado",
    "entregar": "Se entregan con acuse",
}
"""Sentence of each stage, by the key that the script gives."""

SIN_VALIDEZ: Final = "SIN VALIDEZ OFICIAL – PRUEBA: personas, planteles y folios son inventados."

POR_ESTADO: Final = "Certificados por estado"
REHUSADOS: Final = "Rehusados por la norma antes de solicitar"
BASE_EN: Final = "La base está en {base}"
BUNDLES_EN: Final = "{cuantos} en {carpeta}"
ABRIR: Final = "Para verla: certtui --base {base} --usuario estatal"
USUARIO_INICIAL: Final = "estatal"
"""Who opens the screens of a fresh demo."""


def etapa(clave: str) -> str:
    """Sentence of a stage; the key itself when it has none."""
    return ETAPAS.get(clave, clave)
