"""Sentence and remedy of each finding about SEP's stamp (L20b, L20c)."""

_OTRA_VEZ = "Pida a COSFAC el archivo de nuevo; este no se acepta como timbrado."

FRASES: dict[str, tuple[str, str]] = {
    "L20b.ok": ("El dato del timbre está y tiene su forma.", ""),
    "L20c.ok": ("La marca de tiempo del timbre es correcta.", ""),
    "L20b.sin_timbre": ("El XML no trae el nodo Sep: no está timbrado.", _OTRA_VEZ),
    "L20b.sello_dec": ("El sello copiado en el timbre no es el sello que se envió.", _OTRA_VEZ),
    "L20b.folio_digital": ("El folio digital no es un UUID versión 4 en minúsculas.", _OTRA_VEZ),
    "L20b.no_certificado_sep": ("El número de certificado de la SEP no son 20 cifras.", _OTRA_VEZ),
    "L20b.sello_sep": ("El sello digital de la SEP falta o no es Base64.", _OTRA_VEZ),
    "L20c.fecha_sep": ("La fecha de timbrado falta o no es AAAA-MM-DDThh:mm:ss.", _OTRA_VEZ),
    "L20c.fecha_anterior": ("La fecha de timbrado es anterior a la última firma.", _OTRA_VEZ),
}
