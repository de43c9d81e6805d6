"""Sentence and remedy of each finding of the e.firma's diagnosis (L16a, L16b, V17)."""

from certtui.texts.errores.efirma import PLANTILLAS

PASOS: dict[str, str] = {
    "cer": "El archivo .cer se lee",
    "tipo": "Es una e.firma y no un sello digital",
    "vigencia": "Está vigente",
    "emisor": "La emitió una autoridad reconocida",
    "key": "El archivo .key se lee",
    "contrasena": "La contraseña abre la llave",
    "par": "La llave es la del certificado",
    "identidad": "Es de quien firma",
}
"""The eight checks, in order, as a screen lists them."""

_RENOVAR = "Renueve la e.firma ante el SAT antes de esa fecha."

_ERRORES: dict[str, str] = {
    "L16b.cer_ausente": "EFI-010",
    "L16b.cer_vacio": "EFI-011",
    "L16b.cer_pem": "EFI-012",
    "L16b.cer_pfx": "EFI-013",
    "L16b.cer_es_key": "EFI-014",
    "L16b.cer_ilegible": "EFI-015",
    "L16b.cer_ajeno": "EFI-016",
    "L16b.tipo_csd": "EFI-020",
    "L16a.aun_no_vigente": "EFI-030",
    "L16a.vencida": "EFI-031",
    "L16a.revocada": "EFI-032",
    "L16b.emisor_desconocido": "EFI-035",
    "L16b.key_ausente": "EFI-040",
    "L16b.key_vacia": "EFI-041",
    "L16b.key_pem": "EFI-042",
    "L16b.key_pfx": "EFI-043",
    "L16b.key_es_cer": "EFI-044",
    "L16b.key_ilegible": "EFI-045",
    "L16b.key_sin_cifrar": "EFI-046",
    "L16b.key_cifrado": "EFI-047",
    "L16b.contrasena_vacia": "EFI-050",
    "L16b.contrasena_incorrecta": "EFI-051",
    "L16b.par_distinto": "EFI-055",
    "V17.curp_ajena": "EFI-060",
    "V17.rfc_ajeno": "EFI-061",
    "L16a.sellador_interrumpido": "EFI-071",
}

FRASES: dict[str, tuple[str, str]] = {
    "L16b.cer_ok": ("Certificado {numero} de {titular}.", ""),
    "L16b.tipo_ok": ("Es una e.firma.", ""),
    "L16a.vigencia_ok": ("Vigente hasta el {hasta}.", ""),
    "L16a.vence_60": ("Vence en {dias} días, el {hasta}.", _RENOVAR),
    "L16a.vence_30": ("Vence pronto: quedan {dias} días, hasta el {hasta}.", _RENOVAR),
    "L16a.vence_7": ("Está por vencer: quedan {dias} días, hasta el {hasta}.", _RENOVAR),
    "L16b.emisor_ok": ("La emitió {ancla}.", ""),
    "L16b.key_ok": ("La llave privada se lee.", ""),
    "L16b.contrasena_ok": ("La contraseña es correcta.", ""),
    "L16b.par_ok": ("La llave y el certificado son pareja.", ""),
    "V17.identidad_ok": ("La CURP {curp} es la de quien firma.", ""),
    "L16b.sin_revisar": ("Sin revisar: depende de un dato anterior.", ""),
    "L16a.sin_revisar": ("Sin revisar: depende de un dato anterior.", ""),
    "V17.sin_revisar": ("Sin revisar: no hay con qué comparar.", ""),
    **{
        clave: (PLANTILLAS[codigo].frase, PLANTILLAS[codigo].remedio)
        for clave, codigo in _ERRORES.items()
    },
}
"""Key of a finding -> template of the sentence over its data, and remedy ("" when none)."""
