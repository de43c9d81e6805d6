"""Every sentence of the screens of delivery: custody, mail, acuse, reposición, cancellation."""

from datetime import datetime
from typing import Final

from certtui.texts.correo import ESTADOS as ESTADOS_DE_CORREO
from certtui.texts.pantallas import miles

TITULO: Final = "Entrega"
TITULO_UNO: Final = "Certificado"

COMANDOS: Final[dict[str, tuple[str, str]]] = {
    "entrega.abrir": ("Abrir", "Muestra archivos, correos, entregas y plazos del certificado."),
    "entrega.descargar": ("Descargar", "Descarga lo timbrado y lo pone bajo resguardo (T15)."),
    "entrega.enviar": ("Correo", "Envía por el servidor de la oficina, una sola vez."),
    "entrega.acuse": ("Acuse", "Registra la entrega con su acuse F02; sin correo, deja el .eml."),
    "entrega.situacion": ("Ver solo", "Muestra una situación cada vez."),
    "entrega.reposicion": ("Reposición", "Entrega otra vez lo entregado, con acuse F03 (T17)."),
    "entrega.duda": ("Duda", "Decide sobre un correo en duda, o deja de enviarlo."),
    "entrega.restaurar": ("Restaurar", "Rehace los archivos que faltan o cambiaron (L14a)."),
    "entrega.cancelar": ("Cancelar", "Solicita la cancelación, con motivo (E06)."),
    "entrega.confirmar": ("Confirmar", "Confirma la cancelación: no se deshace (E07)."),
}
"""Id of each command: its word for the footer and its sentence for the help."""

COLUMNAS: Final = {
    "situacion": "Situación",
    "matricula": "Matrícula",
    "nombre": "Nombre",
    "folio": "Folio",
    "plantel": "Plt",
    "dias": "Días",
    "entregas": "Entr.",
}

SITUACIONES: Final[dict[str, tuple[str, str, str]]] = {
    "por_descargar": ("·", "por descargar", ""),
    "por_entregar": ("·", "por entregar", ""),
    "por_enviar": ("»", "por enviar", "cyan"),
    "en_duda": ("?", "correo en duda", "yellow"),
    "rehusado": ("!", "correo rehusado", "red"),
    "sin_acuse": ("»", "sin acuse", "cyan"),
    "entregado": ("√", "entregado", "green"),
    "en_cancelacion": ("<", "en cancelación", "yellow"),
    "cancelado": ("×", "cancelado", "red"),
}
"""Sign, word and colour of where a certificate is."""
TARDE: Final = "×"
"""Sign of what waits for longer than the office allows."""

VISTAS: Final[dict[str, str]] = {
    "": "Lo que espera",
    "vencidos": "Vencidos",
    "por_descargar": "Por descargar",
    "por_entregar": "Por entregar",
    "sin_acuse": "Enviados sin acuse",
    "en_duda": "Correos en duda",
    "rehusado": "Correos rehusados",
    "en_cancelacion": "En cancelación",
    "entregado": "Entregados",
    "cancelado": "Cancelados",
}
"""What the list shows, one at a time."""

VACIO: Final = (
    "No hay certificados timbrados que esperen algo.",
    "Llegan aquí con la respuesta de COSFAC ({ir.6} Lotes); {entrega.situacion} muestra los"
    " entregados.",
)
COMO_FILTRAR: Final = (
    "Escriba una situación (vencidos, entregados…), o parte de matrícula, nombre o folio."
)
NO_HAY_RENGLON: Final = "No hay ningún certificado: la lista está vacía."
AYUDA: Final = (
    "Entrega",
    "  × espera más días de los que la oficina da (ajuste entrega.dias). » sin acuse:",
    "  el correo salió y falta registrar quién recibió. ? en duda: se cortó al enviarlo",
    "  y no se repite solo; o lo decide. ! rehusado: confirme la dirección (L13c) y",
    "  envíe otra vez. m y c obran sobre lo marcado, al correo institucional; sin",
    "  marcas preguntan a quién. Sin servidor de correo, c deja el .eml y el acuse.",
)
AYUDA_UNO: Final = (
    "Un certificado",
    "  √ íntegro, × falta, ! cambió. v rehace lo que se puede, con los mismos bytes.",
    "  La cancelación tiene dos relojes, natural y hábil; rige el del ajuste (C02).",
)

ARCHIVOS: Final = "Bajo resguardo"
CORREOS: Final = "Correos"
ENTREGAS: Final = "Entregas"
CANCELACION: Final = "Cancelación"
NINGUNO: Final = "ninguno"
NINGUNA: Final = "ninguna"
ARCHIVO: Final[dict[str, tuple[str, str]]] = {
    "integro": ("√", "íntegro"),
    "alterado": ("!", "cambió"),
    "falta": ("×", "falta"),
}
"""Sign and word of a file's state."""
CORREO: Final = "Correo"
ORIGEN: Final = "De quién es"
DECLARA: Final = "Lo manifestó"
RECIBE: Final = "Recibe"
INSTRUCCION: Final = "Instrucción"
MOTIVO: Final = "Motivo"
FOLIO: Final = "Folio, otra vez"
COSFAC: Final = "Referencia COSFAC"
DECISION: Final = "Decisión"
PALABRA_CANCELAR: Final = "CANCELAR"
ORIGENES: Final = "institucional, egresado (mayor de edad), padre, madre o tutor (L13c)."
DECISIONES: Final[dict[str, str]] = {
    "llego": "llegó",
    "no_llego": "no llegó: se envía otra vez",
    "descartar": "no se envía más",
}
NO_ES_ORIGEN: Final = "Escriba institucional, egresado, padre, madre o tutor."
NO_ES_DECISION: Final = "Escriba llego, no_llego o descartar."
ENVIANDO: Final = "Se prepara y se envía uno por uno; lo que se corte queda en duda, no se repite."
A_INSTITUCIONAL: Final = "A cada quien a su correo institucional, o al que ya se le envió."
SIN_RELEVO: Final = (
    "La oficina no tiene servidor de correo (ajuste correo.servidor); use"
    " {entrega.acuse}: deja el .eml."
)
NO_SE_DESCARGA: Final = "Ya está descargado; {entrega.restaurar} rehace lo que falte."
NO_SE_ENVIA: Final = "No está en espera de entrega."
YA_ENVIADO: Final = "El correo ya salió; falta el acuse, con {entrega.acuse}."
FALTA_QUIEN: Final = "El correo ya salió; falta decir quién lo recibió."
EN_DUDA: Final = "No se sabe si el correo salió; decídalo con {entrega.duda}."
NO_SE_ENTREGA: Final = (
    "Se entrega lo timbrado o descargado; lo entregado se repone con {entrega.reposicion}."
)
CORREO_PENDIENTE: Final = (
    "El correo está por enviarse: envíelo con {entrega.enviar}, o descártelo con {entrega.duda}."
)
NO_SE_REPONE: Final = "Solo se repone lo entregado (T17)."
NO_HAY_DUDA: Final = "Su correo no está en duda, ni por enviar, ni rehusado."
NADA_QUE_RESTAURAR: Final = "Todavía no hay archivos bajo resguardo."
NO_SE_CANCELA: Final = "Se cancela lo timbrado, descargado o entregado (E06)."
NO_SE_CONFIRMA: Final = "No tiene cancelación solicitada (E07)."


def _fecha(cuando: datetime) -> str:
    return f"{cuando:%d/%m/%Y %H:%M}"


def conteo(n: int | None, tarde: int) -> str:
    """How many, and how many of them are late."""
    if n is None:
        return "contando…"
    texto = f"{miles(n)} {'certificado' if n == 1 else 'certificados'}"
    return (
        f"{texto} · × {miles(tarde)} {'vencido' if tarde == 1 else 'vencidos'}" if tarde else texto
    )


def certificados(n: int) -> str:
    """How many certificates."""
    return f"{miles(n)} {'certificado' if n == 1 else 'certificados'}"


def titulo_de(verbo: str, cuantos: int, de: str) -> str:
    """Scope and count of an act."""
    return f"{verbo} {certificados(cuantos)} {de}".strip()


VERBOS: Final = {
    "descargar": "Descargar",
    "enviar": "Enviar por correo",
    "acuse": "Entregar con acuse",
    "reposicion": "Reponer",
    "restaurar": "Restaurar los archivos de",
}


FUERA: Final = {
    "descargar": ("que ya no está por descargar", "que ya no están por descargar"),
    "enviar": ("en cancelación o cancelado", "en cancelación o cancelados"),
    "acuse": ("que no espera entrega", "que no esperan entrega"),
    "reposicion": ("que no se ha entregado", "que no se han entregado"),
    "restaurar": ("todavía sin archivos", "todavía sin archivos"),
}
"""Why an act leaves some of the marked ones out: of one and of several."""


def quedan_fuera(accion: str, n: int) -> str:
    """Some of the marked ones are not for the act."""
    uno, varios = FUERA[accion]
    return f"Queda fuera 1, {uno}." if n == 1 else f"Quedan fuera {miles(n)}, {varios}."


def relojes(natural: datetime, habil: datetime, rige: str, horas: int) -> list[str]:
    """Both clocks of a cancellation, and which one is in force (C02)."""
    marca = rige == "habiles"
    return [
        f"Plazo de {horas} h. Natural: {_fecha(natural)}{'' if marca else ' (rige)'} · "
        f"hábil: {_fecha(habil)}{' (rige)' if marca else ''}.",
    ]


CANCELAR_ES: Final = "El certificado deja de valer y no se usa más; se puede tramitar otro (S-e8)."
CONFIRMAR_ES: Final = "No se deshace: queda cancelado, y su PDF, con la leyenda."


def cancelar(folio: str) -> str:
    """Title of E06."""
    return f"Solicitar la cancelación de {folio}"


def confirmar(folio: str) -> str:
    """Title of E07."""
    return f"Confirmar la cancelación de {folio}"


def cancelado(folio: str, pdf: str) -> str:
    """What was done."""
    return f"{folio} está cancelado; su PDF con la leyenda: {pdf}"


def solicitada(folio: str, vence: datetime) -> str:
    """What was done."""
    return f"Cancelación de {folio} solicitada; el plazo vence el {_fecha(vence)}."


def resolver(mensaje: int, correo: str, estado: str) -> str:
    """Title of a decision on a message."""
    return f"Mensaje {mensaje} para {correo}: {ESTADOS_DE_CORREO[estado][1]}"


def resuelto(mensaje: int, decision: str) -> str:
    """What was decided."""
    return f"Mensaje {mensaje}: {DECISIONES[decision]}."


def terminado(verbo: str, cuentas: str) -> str:
    """What came of a batch."""
    return f"{verbo}: {cuentas}."


def resumen(correo: str, mensaje: str, respuesta: str, cuando: datetime | None) -> str:
    """The message of the marked line, whole."""
    if not mensaje:
        return correo or "sin correo institucional"
    signo, palabra, _ = ESTADOS_DE_CORREO[mensaje]
    cuando_ = f" el {_fecha(cuando)}" if cuando else ""
    dicho = f" · {respuesta}" if respuesta else ""
    return f"{correo} · {signo} {palabra}{cuando_}{dicho}"


def intento(numero: int, intentos: int) -> str:
    """Which delivery a message is for, and how many tries it had."""
    return f"entrega {numero} · {intentos} {'intento' if intentos == 1 else 'intentos'}"


def entrega(numero: int, tipo: str) -> str:
    """Which delivery."""
    return f"{numero} · {'entrega' if tipo == 'entrega' else 'reposición'}"


def recibio(quien: str) -> str:
    """Who received."""
    return f"recibió {quien}"


def vence(cuando: datetime, *, ya: bool) -> str:
    """When a cancellation's term ends, or ended."""
    if ya:
        return (
            f"en cancelación; su plazo venció el {_fecha(cuando)}: {{entrega.confirmar}} confirma"
        )
    return f"en cancelación; su plazo vence el {_fecha(cuando)}"


def del_plantel(plantel: str) -> str:
    """Whose."""
    return f"del plantel {plantel}"
