"""Every sentence of the screens of lots and of the dry run of an answer."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Final

from certtui.domain.lote import Semaforo
from certtui.texts.pantallas import miles

TITULO: Final = "Lotes a COSFAC"
TITULO_LOTE: Final = "Lote"
TITULO_ENSAYO: Final = "Respuesta de COSFAC: qué cambiaría"
TITULO_HISTORIA: Final = "Historia del lote"

COMANDOS: Final[dict[str, tuple[str, str]]] = {
    "lotes.abrir": ("Abrir", "Abre el lote: sus certificados, los que faltan y su historia."),
    "lotes.crear": ("Crear", "Revisa lo firmado y lo reúne en lotes; lo malo queda fuera."),
    "lotes.exportar": (
        "Exportar",
        "Escribe el ZIP del lote y lo da por enviado; repetirlo no daña.",
    ),
    "lotes.enviar": ("Enviar", "Envía el lote por el servicio de COSFAC, una sola vez."),
    "lotes.responder": ("Respuesta", "Lee la respuesta de COSFAC y dice qué cambiaría."),
    "lotes.bajar": ("Bajar", "Trae del servicio la respuesta y dice qué cambiaría."),
    "lotes.partir": ("Partir", "Separa lo que puede irse de lo que no (C28)."),
    "lotes.perdido": (
        "Perdido",
        "Declara perdido el lote, con evidencia: puede enviarse otra vez.",
    ),
    "lotes.ticket": ("Ticket", "Avisa del lote vencido y muestra el texto del ticket."),
    "lotes.numero": ("Número", "Anota el número que dio COSFAC, o que el lote no llegó."),
    "lotes.estado": ("Estado", "Muestra un estado cada vez."),
    "lotes.historia": ("Historia", "Muestra qué se hizo con el lote, cuándo y quién."),
    "lotes.certificado": ("Certificado", "Abre la historia del certificado."),
    "lotes.cambio": ("Entero", "Muestra el renglón entero."),
    "lotes.guardar": ("Guardar", "Guarda el ensayo en su bandeja de salida, como CSV."),
    "lotes.aplicar": ("Aplicar", "Importa la respuesta, certificado por certificado."),
    "lotes.efecto": ("Ver solo", "Muestra un efecto cada vez: timbres, rechazos, extraviados."),
}
"""Id of each command: its word for the footer and its sentence for the help."""

COLUMNAS: Final = {
    "lote": "Lote",
    "archivo": "Archivo",
    "estado": "Estado",
    "total": "Cert.",
    "timbrados": "Timb.",
    "rechazados": "Rech.",
    "pendientes": "Pend.",
    "intento": "Int.",
    "reloj": "Espera",
    "numero": "Número",
    "enviado": "Enviado",
    "estatus": "Respuesta",
    "matricula": "Matrícula",
    "cual": "Matrícula o archivo",
    "nombre": "Nombre",
    "plantel": "Plt",
    "folio": "Folio",
    "va_en": "Va en",
    "efecto": "Efecto",
    "porque": "Por qué",
    "cuando": "Cuándo",
    "que": "Qué",
    "quien": "Quién",
}

ESTADOS: Final[dict[str, tuple[str, str, str]]] = {
    "preparado": ("·", "preparado", ""),
    "enviado": ("»", "enviado", "cyan"),
    "respondido": ("√", "respondido", "green"),
    "perdido": ("×", "perdido", "red"),
    "devuelto": ("<", "devuelto", ""),
}
"""Sign, word and colour of each state of a lot."""

ESTATUS: Final[dict[str, tuple[str, str, str]]] = {
    "preparado": ("·", "preparado", ""),
    "enviado": ("»", "sin respuesta", "cyan"),
    "aceptado_sin_xml": ("?", "falta el XML", "yellow"),
    "timbrado": ("√", "timbrado", "green"),
    "rechazado": ("!", "rechazado", "red"),
    "perdido": ("×", "perdido", "red"),
    "devuelto": ("<", "devuelto", ""),
}
"""Sign, word and colour of what is known of one certificate of a lot."""

COLOR_DE_EFECTO: Final = {
    "timbre": "green",
    "pdf": "green",
    "rechazo": "red",
    "alterado": "bold red",
    "rehusado": "bold red",
    "extravio": "yellow",
    "renglon": "yellow",
}

_RELOJES: Final = {
    Semaforo.NORMAL: (" ", "", ""),
    Semaforo.SATURADO: ("!", "", "yellow"),
    Semaforo.VENCIDO: ("×", " vencido", "bold red"),
}

HITOS: Final = {
    "lote": "Se creó",
    "lote_enviado": "Se dio por enviado",
    "numero_lote": "Se anotó su número",
    "lote_devuelto": "Se devolvió completo (C28)",
    "lote_perdido": "Se declaró perdido (E10)",
    "lote_partido": "Se partió (C28)",
    "servicio": "Se eligió el servicio de COSFAC",
    "carga_intento": "Empezó a enviarse por el servicio",
    "carga_incierta": "No se sabe si llegó",
    "carga_fallida": "No llegó",
    "carga_recibida": "COSFAC lo recibió",
}
"""What happened to a lot."""

DATOS: Final = {
    "certificados": "certificados",
    "numero": "número",
    "hallado": "hallado con el número",
    "referencia": "referencia",
    "sha256": "SHA-256",
    "fuera": "fuera",
    "quedan": "quedan",
}
"""What an event of a lot carries."""

VACIO: Final = (
    "No hay lotes todavía.",
    "Con {lotes.crear} se reúne en lotes lo que ya tiene todas sus firmas.",
)
SIN_CERTIFICADOS: Final = (
    "Ninguno está así en este lote.",
    "{lotes.estado} muestra otros; {listado.retroceder} los muestra todos.",
)
GUARDADO: Final = "Guardado el ensayo, en"
NO_HAY_CAMBIO: Final = "No hay ningún renglón: la lista está vacía."
CLAVE: Final = "Archivo   "
PERSONA: Final = "Alumno    "
EFECTO: Final = "Efecto    "
PORQUE: Final = "Por qué   "
RESPUESTA_DE: Final = "Respuesta "
NADA_EN_ENSAYO: Final = (
    "La respuesta no trae nada.",
    "{listado.retroceder} regresa a los lotes.",
)
COMO_FILTRAR: Final = (
    "Escriba un estado (enviado, perdido…), un número de lote o parte del archivo."
)
COMO_FILTRAR_ITEMS: Final = "Use e para ver un solo resultado cada vez."
NO_HAY_RENGLON: Final = "No hay ningún lote: la lista está vacía."

AYUDA_LOTES: Final = (
    "Lotes",
    "  Cert. son los certificados; Timb., Rech. y Pend., los timbrados, rechazados y",
    "  sin respuesta; Int., cuántas veces ha salido. Espera es el reloj de lo enviado:",
    "  ! pasó de lo normal, × está vencido y pide ticket (L11c).",
    "  El camino principal es por archivo: x escribe el ZIP, se sube a COSFAC, e i",
    "  lee lo que COSFAC dio. Con el servicio puesto (cosfac.url), s envía y b baja.",
    "  Nada se importa sin ver antes qué cambiaría.",
)
AYUDA_LOTE: Final = (
    "Certificados del lote",
    "  ? falta el XML: COSFAC lo aceptó y su archivo no ha venido; i o b lo completan",
    "  con la siguiente descarga (E11).",
)
AYUDA_ENSAYO: Final = (
    "Ensayo",
    "  Un renglón por certificado: + se timbra, ! se rechaza con su causa, × alterado o",
    "  rehusado, ? no es de aquí, = ya estaba, < regresa con su lote. Nada se ha",
    "  cambiado; s lo aplica. Si se interrumpe, aplíquelo otra vez: sigue donde iba.",
)

REVISANDO: Final = "Revisando lo firmado…"
LEYENDO_RESPUESTA: Final = "Leyendo la respuesta…"
PREGUNTANDO: Final = "Preguntando a COSFAC…"
NADA_FIRMADO: Final = "No hay nada con todas sus firmas que no esté ya en un lote."
CARPETA: Final = "Carpeta"
CARPETA_AYUDA: Final = "Con carpeta se exportan ya; en blanco, solo se crean."
RESPUESTA: Final = "Archivos"
RESPUESTA_AYUDA: Final = (
    "Archivo, carpeta, o patrón con *: la tabla y el ZIP de timbrados, juntos o no."
)
MENSAJE: Final = "Mensaje de COSFAC"
TICKET: Final = "Número de ticket"
NUMERO: Final = "Número de lote"
NO_LLEGO: Final = "No llegó, referencia"
PALABRA_ENVIAR: Final = "ENVIAR"
PALABRA_PERDIDO: Final = "PERDIDO"
CONFIRMA: Final = "Confirme"
UNO_DE_DOS: Final = "Escriba el número, o la referencia con que COSFAC dice que no llegó."
EVIDENCIA: Final = "Dé el mensaje de COSFAC o el número de ticket (E10)."

YA_SALIO: Final = "El lote ya no está en preparación."
NO_SALIO: Final = "El lote todavía no se envía."
SIN_PENDIENTES: Final = "El lote no espera respuesta."
SIN_SERVICIO: Final = (
    "El servicio está apagado (ajuste cosfac.url); exporte el lote con {lotes.exportar}."
)
SIN_SERVICIO_SE_LEE: Final = (
    "El servicio está apagado (ajuste cosfac.url); lea la respuesta con {lotes.responder}."
)
VA_POR_SERVICIO: Final = "El lote va por el servicio; se baja con {lotes.bajar}."
VA_POR_ARCHIVO: Final = "El lote va por archivo; enviarlo otra vez podría timbrarlo dos veces."
SIN_RESOLVER: Final = (
    "No se sabe si llegó: no se envía otra vez. b lo busca; si no aparece, u anota su número o"
    " que no llegó."
)
SIN_NUMERO: Final = (
    "El lote no tiene número de COSFAC; anótelo con {lotes.numero} o léala por archivo "
    "con {lotes.responder}."
)
SIGUE_FUERA: Final = "Un lote enviado se parte cuando regresa (C28)."
NADA_QUE_APLICAR: Final = "No hay nada que aplicar: nada cambiaría."
YA_APLICADO: Final = "Ya se aplicó; Esc regresa a los lotes."
NO_HAY_TICKET: Final = "El lote no está vencido: todavía no toca avisar."
EN_PROCESO: Final = "El lote sigue en proceso en COSFAC."

NINGUN_NUMERO: Final = "sin número"
ENVIADO: Final = "Enviado  "
RESUMEN: Final = "Lleva     "
VIA: Final = "Vía       "
HUELLA: Final = "SHA-256   "
SIGUE: Final = "Sigue     "

VIAS: Final = {
    "": "por archivo",
    "servicio": "por el servicio de COSFAC",
    "carga_intento": "por el servicio; el envío no terminó",
    "carga_incierta": "por el servicio; no se sabe si llegó",
    "carga_fallida": "por el servicio; no llegó",
    "carga_recibida": "por el servicio; COSFAC lo recibió",
}

QUE_SIGUE: Final = {
    "preparado": "exportarlo con {lotes.exportar} y subirlo a COSFAC",
    "enviado": "leer la respuesta con {lotes.responder}",
    "vencido": "avisar con {lotes.ticket} y, con el ticket, declararlo perdido con {lotes.perdido}",
    "sin_xml": "completar con la siguiente descarga los que les falta el XML (E11)",
    "respondido": "nada: todo tiene respuesta; lo rechazado está en 7",
    "perdido": "crear otro lote con {lotes.crear}: lo suyo vuelve a estar firmado",
    "devuelto": "partirlo con {lotes.partir}, o crear otro con {lotes.crear}",
}
"""What comes next for a lot."""

POR_SERVICIO: Final = {
    "preparado": ", o enviarlo con {lotes.enviar}",
    "enviado": ", o bajarla con {lotes.bajar}",
}
"""What else may come next while the service is on."""


def conteo(lotes: int | None, vencidos: int) -> str:
    """How many lots, and how many of them are overdue."""
    if lotes is None:
        return "contando…"
    texto = f"{miles(lotes)} {'lote' if lotes == 1 else 'lotes'}"
    return (
        f"{texto} · × {miles(vencidos)} {'vencido' if vencidos == 1 else 'vencidos'}"
        if vencidos
        else texto
    )


def por_estado(cuentas: Mapping[str, int]) -> str:
    """How many lots in each state."""
    return " · ".join(
        f"{ESTADOS[e][0]} {miles(n)} {ESTADOS[e][1]}{'' if n == 1 else 's'}"
        for e, n in cuentas.items()
        if n
    )


def certificados(n: int) -> str:
    """How many certificates."""
    return f"{miles(n)} {'certificado' if n == 1 else 'certificados'}"


def lotes(n: int) -> str:
    """How many lots."""
    return f"{miles(n)} {'lote' if n == 1 else 'lotes'}"


def espera(semaforo: Semaforo, pasado: timedelta) -> str:
    """A clock in at most nine cells, its sign first: «! 3 h 05», «× 26 h»."""
    signo, _, _ = _RELOJES[semaforo]
    minutos = int(pasado.total_seconds()) // 60
    horas, resto = divmod(minutos, 60)
    if horas >= 72:
        return f"{signo} {horas // 24} días"
    return f"{signo} {horas} h {resto:02d}" if horas < 24 else f"{signo} {horas} h"


def color_de_espera(semaforo: Semaforo) -> str:
    """The colour of a clock; its sign says the same."""
    return _RELOJES[semaforo][2]


def espera_entera(semaforo: Semaforo, pasado: timedelta) -> str:
    """A clock in words."""
    horas = int(pasado.total_seconds()) // 3600
    return f"hace {miles(horas)} h{_RELOJES[semaforo][1]}" if horas else "hace menos de una hora"


def crear(cuantos: int, cuantos_lotes: int) -> str:
    """Scope and count of making lots."""
    return f"Crear {lotes(cuantos_lotes)} con {certificados(cuantos)}"


def detalle_de_crear(fuera: int, ultimos: int) -> list[str]:
    """What the pre-flight found."""
    lineas = ["La revisión pasó: nada de esto tiene falla conocida."]
    if fuera:
        quedan = "queda fuera 1" if fuera == 1 else f"quedan fuera {miles(fuera)}"
        lineas = [f"De lo firmado {quedan}; al terminar se dice cuáles y por qué."]
    if ultimos:
        lineas.append(ultimo_intento(ultimos))
    return [*lineas, CARPETA_AYUDA]


def ultimo_intento(intento: int) -> str:
    """The last attempts are told."""
    return f"Va por el intento {intento}: al último se le pide confirmar (F3.15a)."


def solo_fuera(n: int) -> str:
    """Nothing may leave."""
    return f"Nada puede irse: {miles(n)} con fallas"


def creados(cuantos: int, cuantos_certificados: int, *, carpeta: str) -> str:
    """What was made."""
    dicho = f"{lotes(cuantos)} con {certificados(cuantos_certificados)}"
    return f"{dicho}, en {carpeta}" if carpeta else f"{dicho}; expórtelos con {{lotes.exportar}}."


def exportar(lote: int, cuantos: int, *, otra_vez: bool) -> str:
    """Scope and count of an export."""
    verbo = "Escribir otra vez" if otra_vez else "Exportar"
    return f"{verbo} el lote {lote}: {certificados(cuantos)}"


EXPORTAR_ES: Final = "Sus certificados quedan enviados y empieza a correr el reloj (L11c)."
OTRA_VEZ_ES: Final = "Se escribe el mismo ZIP, byte por byte; no cambia nada."


def confirme_con(palabra: str) -> str:
    """The typed word of what cannot be taken back."""
    return f"Escriba {palabra} para seguir."


ESCRITO: Final = "Súbalo a COSFAC; está en"


def enviar(lote: int, cuantos: int) -> str:
    """Scope and count of a sending."""
    return f"Enviar el lote {lote} por el servicio: {certificados(cuantos)}"


ENVIAR_ES: Final = "Se envía una sola vez; si la línea se corta, se busca antes de repetir."


def enviado(lote: int, numero: str) -> str:
    """COSFAC took a lot."""
    return f"COSFAC recibió el lote {lote} con el número {numero}."


def en_proceso(mensaje: str) -> str:
    """A lot without an answer yet."""
    return f"{EN_PROCESO} {mensaje}".strip()


def partir(lote: int) -> str:
    """Scope of a split."""
    return f"Partir el lote {lote}"


PARTIR_ES: Final[dict[str, str]] = {
    "preparado": "Lo que la revisión rehúse ahora sale del lote y sigue firmado.",
    "devuelto": "Lo que puede irse pasa a un lote nuevo; lo rechazado se resuelve en 7.",
}


def partido(buenos: int, malos: int) -> str:
    """What came of a split."""
    return f"{certificados(buenos)} pueden irse; {certificados(malos)} quedan aparte."


def perdido(lote: int, cuantos: int) -> str:
    """Scope and count of a loss."""
    return f"Declarar perdido el lote {lote}: {certificados(cuantos)} sin respuesta"


PERDIDO_ES: Final = (
    "Vuelven a estar firmados con el mismo folioControl: un timbre tardío todavía gana."
)


def avisar(lote: int, cuantos: int) -> str:
    """Scope and count of a notice."""
    return f"Avisar que el lote {lote} está vencido: {certificados(cuantos)} sin respuesta"


AVISAR_ES: Final = (
    "Se abre un solo ticket, por el lote, en Mesa de servicio; el aviso queda en la historia",
    "de cada certificado (E05).",
)


def numero_anotado(numero: str) -> str:
    """A number was kept."""
    return f"Número {numero} anotado."


NO_LLEGO_ANOTADO: Final = "Anotado que no llegó; ya se puede enviar otra vez."


def falta_para_vencer(horas: int) -> str:
    """Why a notice is not due."""
    return f"Todavía no vence: son {horas} horas sin respuesta (L11c)."


def no_hay_archivo(texto: str) -> str:
    """A path that leads nowhere."""
    return f"No hay archivos en «{texto}»."


def terminado(verbo: str, cuentas: str) -> str:
    """What came of a batch."""
    return f"{verbo}: {cuentas}."


def aplicar(cuantos: int) -> str:
    """Scope and count of an import."""
    return f"Importar la respuesta: {certificados(cuantos)}"


def titulo_de_lote(lote: int) -> str:
    """What the header calls a lot."""
    return f"{TITULO_LOTE} {lote}"


def lleva(total: int, timbrados: int, rechazados: int, pendientes: int, sin_xml: int) -> str:
    """The counts of a lot."""
    partes = [certificados(total)]
    for n, palabra in (
        (timbrados, "timbrados"),
        (rechazados, "rechazados"),
        (pendientes, "sin respuesta"),
        (sin_xml, "aceptados sin XML"),
    ):
        if n:
            partes.append(f"{miles(n)} {palabra}")
    return " · ".join(partes)


def solo(palabra: str, n: int) -> str:
    """One kind at a time."""
    return f"Solo: {palabra} ({miles(n)})"
