"""What a finding says: the sentence, where it is fixed, by whom and how."""

from typing import Final

from certtui.domain.errores import CerttuiError
from certtui.domain.hallazgo import Hallazgo, ResuelveEn, Veredicto
from certtui.texts import (
    hallazgos_efirma,
    hallazgos_guardas,
    hallazgos_intercambio,
    hallazgos_revision,
    hallazgos_timbre,
)
from certtui.texts.errores import explicar

TRAMITE: Final = "trámite"
"""Name of the datum, as an error says it."""

MATRICULA: Final = "matrícula"
"""Whom a criterion is about, in the messages of what is not found."""

TITULOS: Final[dict[str, str]] = {
    "L06a": "Validación de datos",
    "L06b": "CURP confrontada con RENAPO",
    "L06c": "Módulos del plan aprobados",
    "L06d": "Folio de certificación",
    "L06e": "CRIP en mayúsculas",
    "L06f": "Fecha del certificado de secundaria",
    "L06g": "Institución médica",
    "L06h": "Correo institucional",
    "V-d.egr": "Sin adeudos",
    "V15": "Sin baja",
}
"""Name of each criterion, by rule id."""

_COTEJAR_CURP = (
    "Coteje la CURP con la constancia vigente, corríjala en el SAE e importe la matrícula de nuevo."
)
_CONFRONTAR = "Exporte la consulta, confróntela en RENAPO e importe la respuesta."
_MODULOS = (
    "Registre o rectifique las evaluaciones en el SAE (fuera de periodo, por mesa de servicio) "
    "y vuelva a importar el kardex."
)

PROPIAS: Final[dict[str, tuple[str, str]]] = {
    "L06a.ok": ("Datos validados por {valor}.", ""),
    "L06a.sin_validar": (
        "La matrícula no tiene la validación de datos.",
        "Revise los datos contra el expediente y marque la validación en el SAE.",
    ),
    "L06b.ok": ("RENAPO confirmó la CURP {valor}.", ""),
    "L06b.curp_vacio": ("La matrícula no tiene CURP.", _COTEJAR_CURP),
    "L06b.curp_forma": ("La CURP «{valor}» no tiene la forma oficial.", _COTEJAR_CURP),
    "L06b.curp_fecha": ("La fecha dentro de la CURP «{valor}» no existe.", _COTEJAR_CURP),
    "L06b.curp_verificador": (
        "El dígito verificador de la CURP «{valor}» no corresponde.",
        _COTEJAR_CURP,
    ),
    "L06b.sin_confronta": ("La CURP {valor} no se ha confrontado con RENAPO.", _CONFRONTAR),
    "L06b.no_coincide": (
        "RENAPO respondió que los datos de la CURP {valor} no coinciden.",
        "Compare cada campo con la respuesta de RENAPO, corrija en el SAE y confronte otra vez.",
    ),
    "L06b.baja": (
        "RENAPO tiene dada de baja la CURP {valor}.",
        "Pida al egresado su CURP vigente, corríjala en el SAE y confronte otra vez.",
    ),
    "L06b.vencida": (
        "La confronta de {valor} ya no vale: CURP o nombre cambiaron después de hacerla.",
        _CONFRONTAR,
    ),
    "L06c.ok": ("Módulos aprobados: {valor}.", ""),
    "L06c.sin_plan": (
        "El plan «{valor}» no está en el catálogo o no tiene módulos.",
        "Importe el plan con sus módulos; bloquea a todas las matrículas de ese plan.",
    ),
    "L06c.otro_plan": (
        "La matrícula dice plan {valor} y el catálogo respondió {plan} ({modelo}).",
        "Corrija la clave o el modelo en el catálogo, o el plan de la matrícula en el SAE.",
    ),
    "L06c.faltan": ("Módulos aprobados: {valor}. Sin calificación: {faltan}.", _MODULOS),
    "L06c.reprobados": (
        "Módulos aprobados: {valor}. Por debajo de {minimo} o no acreditados: {reprobados}.",
        _MODULOS,
    ),
    "L06c.pendientes": (
        "Módulos aprobados: {valor}. Sin calificación: {faltan}. "
        "Por debajo de {minimo} o no acreditados: {reprobados}.",
        _MODULOS,
    ),
    "L06d.ok": ("Folio de certificación: {valor}.", ""),
    "L06d.despues": ("El folio se pedirá al cargar, no en la solicitud.", ""),
    "L06d.sin_folios": (
        "El plantel no tiene folios CE libres de este modelo.",
        "Pida folios al Colegio Estatal con el formato F01; con el rango, revise de nuevo.",
    ),
    "L06d.sin_folio": (
        "El trámite no tiene folio asignado.",
        "Asigne el folio del rango del plantel antes de cargar.",
    ),
    "L06e.ok": ("CRIP {valor}.", ""),
    "L06e.vacia": ("La matrícula no tiene CRIP; el criterio no aplica.", ""),
    "L06e.minusculas": (
        "La CRIP «{valor}» tiene minúsculas.",
        "Captúrela en el SAE así: {propuesta}.",
    ),
    "L06e.largo": (
        "La CRIP «{valor}» tiene {largo} caracteres y se esperan {esperado}.",
        "Cotéjela con el acta; si el acta la trae así, siga adelante.",
    ),
    "L06f.ok": ("Secundaria terminada el {valor}.", ""),
    "L06f.sin_secundaria": (
        "Falta la fecha del certificado de secundaria.",
        "Captúrela en el SAE según el certificado de secundaria del expediente.",
    ),
    "L06f.sin_inicio": (
        "Falta la fecha de inicio en el CONALEP.",
        "Captúrela en el SAE según la inscripción.",
    ),
    "L06f.orden": (
        "La secundaria ({valor}) no es anterior al inicio en el CONALEP ({inicio}).",
        "Revise ambas fechas contra los documentos y corrija en el SAE la equivocada.",
    ),
    "L06g.ok": ("Institución médica: {valor}.", ""),
    "L06g.vacia": (
        "La institución médica está vacía.",
        "Capture en el SAE la institución; si cuenta con el seguro facultativo, IMSS y su NSS.",
    ),
    "L06g.prohibida": (
        "La institución médica dice «{valor}», valor que no se admite.",
        "Pida el comprobante y capture en el SAE la institución; con seguro facultativo, IMSS.",
    ),
    "L06h.ok": ("Correo institucional: {valor}.", ""),
    "L06h.sin_correo": (
        "Falta el correo electrónico institucional.",
        "Regístrelo en el SAE con la forma nombre@dominio.",
    ),
    "L06h.forma": (
        "El correo «{valor}» no tiene la forma nombre@dominio.",
        "Corríjalo en el SAE: una sola arroba, sin espacios y con dominio completo.",
    ),
    "L06h.dominio": (
        "El dominio {dominio} del correo no es de los institucionales ({dominios}).",
        "Confirme que es el correo institucional; si no lo es, corríjalo en el SAE.",
    ),
    "V-d.egr.ok": ("Sin adeudos.", ""),
    "V-d.egr.adeudos": (
        "La matrícula tiene adeudos registrados.",
        "Verifique con el plantel que se liquidaron y actualice el dato en el SAE.",
    ),
    "V15.ok": ("Sin baja registrada.", ""),
    "V15.baja": (
        "El alumno tiene baja desde el {valor}.",
        "Si la baja es un error, corríjala en el SAE; si procede, repórtela con el formato F04.",
    ),
}
"""Sentence and remedy of the eligibility criteria, by key; an OK needs no remedy."""

FRASES: Final[dict[str, tuple[str, str]]] = {
    **hallazgos_intercambio.FRASES,
    **hallazgos_efirma.FRASES,
    **hallazgos_timbre.FRASES,
    **hallazgos_guardas.FRASES,
    **hallazgos_revision.FRASES,
    **PROPIAS,
}
"""Sentence and remedy of every finding, by key."""

_DATOS_ALUMNO = "SAE, datos del alumno"
_SOLICITUD = "SAE: Escolares → Documentación Oficial → Solicitud de Emisión de Documentos Oficiales"
_LIBRO = "SAE: Escolares → Documentación Oficial → Registro de Libro Electrónico"

_LUGAR: Final[dict[str, str]] = {
    "L05a": _SOLICITUD,
    "L05b": _SOLICITUD,
    "L07a": _LIBRO,
    "L07b": _LIBRO,
    "L06b.sin_confronta": "certtui: Elegibilidad → Confronta RENAPO",
    "L06b.vencida": "certtui: Elegibilidad → Confronta RENAPO",
    "L06c.sin_plan": "certtui: Catálogos y planes",
    "L06c.otro_plan": "certtui: Catálogos y planes",
    "L06c": "SAE, registro de evaluaciones",
    "L06d.sin_folios": "certtui: Folios → Solicitar (F01)",
    "L06d.sin_folio": "certtui: Cola → Asignar folio",
    "V15": "SAE, situación escolar del alumno",
}
"""Where to go, by key or by rule."""

_LUGAR_DE: Final[dict[ResuelveEn, str]] = {
    ResuelveEn.APLICATIVO: "certtui",
    ResuelveEn.SAE: _DATOS_ALUMNO,
    ResuelveEn.EFIRMA: "SAT, e.firma del firmante",
    ResuelveEn.CATALOGO: "certtui: Catálogos y planes",
    ResuelveEn.RED: "Red o servidor de la oficina",
    ResuelveEn.COSFAC: "COSFAC, por mesa de servicio",
    ResuelveEn.DESCONOCIDO: "Por averiguar; repórtelo por mesa de servicio",
}

_QUIEN: Final[dict[ResuelveEn, str]] = {
    ResuelveEn.APLICATIVO: "Servicios Escolares, en certtui",
    ResuelveEn.SAE: "Servicios Escolares del plantel, en el SAE",
    ResuelveEn.EFIRMA: "La persona que firma",
    ResuelveEn.CATALOGO: "Quien administra los catálogos",
    ResuelveEn.RED: "Soporte técnico",
    ResuelveEn.COSFAC: "COSFAC, a petición de la DSE",
    ResuelveEn.DESCONOCIDO: "Por averiguar",
}

VEREDICTOS: Final[dict[Veredicto, str]] = {
    Veredicto.OK: "Cumple",
    Veredicto.FALLA: "Falla",
    Veredicto.NO_APLICA: "No aplica",
    Veredicto.AVISO: "Aviso",
}
"""Label of each verdict."""


class _Datos(dict[str, str]):
    def __missing__(self, clave: str) -> str:
        return "—"


def frase(h: Hallazgo) -> str:
    """What is the matter, with the value seen."""
    return _llenar(0, h) or f"{h.campo or h.regla}: {h.valor or '—'} ({VEREDICTOS[h.veredicto]})."


def remedio(h: Hallazgo) -> str:
    """What to do; "" when there is nothing to do."""
    return _llenar(1, h)


def donde(h: Hallazgo) -> str:
    """The place where it is fixed: a menu of SAE or a screen; "" when there is nothing to fix."""
    if h.veredicto in (Veredicto.OK, Veredicto.NO_APLICA):
        return ""
    lugar = _LUGAR.get(h.clave)
    if lugar is None and h.resuelve is ResuelveEn.SAE:
        lugar = _LUGAR.get(h.regla)
    return lugar or _LUGAR_DE[h.resuelve]


def quien(h: Hallazgo) -> str:
    """Who fixes it; "" when there is nothing to fix."""
    return "" if h.veredicto in (Veredicto.OK, Veredicto.NO_APLICA) else _QUIEN[h.resuelve]


def quien_resuelve(donde: ResuelveEn) -> str:
    """Who fixes what is mended in a place."""
    return _QUIEN[donde]


def titulo(regla: str) -> str:
    """Name of a criterion, or its id when it has none."""
    return TITULOS.get(regla, regla)


_PARTES: Final = {"primer_apellido": "primer apellido", "segundo_apellido": "segundo apellido"}


def _llenar(cual: int, h: Hallazgo) -> str:
    textos = FRASES.get(h.clave)
    if textos is None:
        return ""
    datos = _Datos(
        {
            "valor": h.valor or "—",
            "campo": _PARTES.get(h.campo, h.campo),
            "regla": h.regla,
            **dict(h.datos),
        }
    )
    return textos[cual].format_map(datos)


def por_que(error: CerttuiError) -> tuple[str, str]:
    """Rule and sentence of a failure for a screen; its findings, one after the other, if any.

    "{id}" in it is the key of a command.
    """
    hallazgos = getattr(error, "hallazgos", ())
    if hallazgos:
        return hallazgos[0].regla, " ".join(f"{h.regla}: {frase(h)}" for h in hallazgos)
    explicacion = explicar(error, en_pantalla=True)
    return error.regla or error.codigo, f"{explicacion.frase} {explicacion.remedio}"
