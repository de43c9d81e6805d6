"""Legends of the certificate, in our own words (dec-iems §7.1)."""

from certtui.domain.ambiente import Ambiente
from certtui.export.qr import RUTA_SIGED
from certtui.export.representacion import Representacion

_FIRMA = (
    "Esta es la representación impresa de un certificado electrónico; el documento oficial es su"
    " archivo XML, firmado por una persona servidora pública competente con un certificado digital"
    " vigente en la fecha de expedición, conforme a los artículos 1, 2 (fracciones IV, V, XIII y"
    " XIV), 3 (fracciones I y II), 7, 8, 9, 13, 14, 16 y 25 de la Ley de Firma Electrónica Avanzada"
    " y 7 y 12 de su Reglamento. Su integridad y autoría se comprueban con el código QR o con el"
    " folio digital en {portal}"
)
_NACIONAL = (
    "Con fundamento en el artículo 141 de la Ley General de Educación, los certificados de las"
    " instituciones del Sistema Educativo Nacional son válidos en toda la República sin trámites"
    " adicionales de autenticación o legalización, y permiten el tránsito de estudiantes."
)
_PRUEBAS = (
    "Documento generado en un ambiente de pruebas con datos de ejemplo: no acredita estudios ni"
    " tiene efecto legal alguno; SIGED no lo reconocerá."
)
_CANCELADO = "Este certificado fue cancelado y dejó de tener efectos."


def leyendas(rep: Representacion) -> tuple[str, ...]:
    """The legends that the page carries; a test or a cancelled one never claims validity."""
    firma = _FIRMA.format(portal=RUTA_SIGED)
    if rep.cancelado:
        return firma, _CANCELADO
    if rep.ambiente is Ambiente.PRUEBAS:
        return firma, _PRUEBAS
    return firma, _NACIONAL
