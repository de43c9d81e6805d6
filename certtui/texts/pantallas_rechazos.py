"""Every sentence of the screens of what COSFAC refused."""

from typing import Final

from certtui.domain.hallazgo import ResuelveEn
from certtui.texts.pantallas import miles

TITULO: Final = "Rechazos por causa"
TITULO_CAUSA: Final = "Rechazos"
TITULO_TICKET: Final = "Texto para la mesa de servicio"

COMANDOS: Final[dict[str, tuple[str, str]]] = {
    "rechazos.abrir": ("Abrir", "Abre los rechazos de la causa."),
    "rechazos.ticket": ("Ticket", "Muestra el texto del ticket para la mesa de servicio."),
    "rechazos.marcar": ("Marca", "Marca el renglón, o le quita la marca."),
    "rechazos.marcar_todo": ("Marcar todo", "Marca todos los de esta causa, o ninguno."),
    "rechazos.pedir": ("Pedir baja", "Pide a la DSE la baja de los marcados, o del renglón."),
    "rechazos.atender": ("Atender baja", "Registra el ticket que atendió la baja."),
    "rechazos.corregir": ("Corregir", "Abre donde se corrige: el nombre, la hoja del SAE, u otra."),
    "rechazos.rehacer": ("Rehacer", "Revisa otra vez y hace el trámite nuevo de lo dado de baja."),
    "rechazos.regla": ("Regla", "Agrega la regla de un mensaje desconocido y deja su reporte."),
    "rechazos.correcciones": ("Para el SAE", "Guarda lo que de esta causa se corrige en el SAE."),
    "rechazos.historia": ("Historia", "Abre la historia del certificado."),
    "rechazos.guardar": ("Guardar", "Guarda el texto en su bandeja de salida."),
}
"""Id of each command: its word for the footer and its sentence for the help."""

CUANTOS: Final = "Cuántos"
CAUSA: Final = "Causa"
CON_BAJA: Final = "Con baja"
POR_REHACER: Final = "Rehacer"
SE_CORRIGE: Final = "Se corrige en"
DIAS: Final = "Días"

SIGNO_CONOCIDA: Final = "!"
SIGNO_DESCONOCIDA: Final = "?"
SIN_CAUSA: Final = "Sin causa conocida"

LUGARES_CORTOS: Final[dict[ResuelveEn, str]] = {
    ResuelveEn.APLICATIVO: "certtui",
    ResuelveEn.SAE: "el SAE",
    ResuelveEn.EFIRMA: "la e.firma",
    ResuelveEn.CATALOGO: "los catálogos",
    ResuelveEn.RED: "la red",
    ResuelveEn.COSFAC: "COSFAC",
    ResuelveEn.DESCONOCIDO: "por averiguar",
}
"""Where a cause is mended, in at most thirteen cells."""

NINGUNO: Final = (
    "No hay rechazos por atender.",
    "Aparecen aquí al importar la respuesta de COSFAC: «certtui lote importar».",
)
YA_NINGUNO: Final = ("Ya no queda ninguno de esta causa.", "Esc regresa a las causas.")
NO_HAY_RENGLON: Final = "No hay ningún rechazo: la lista está vacía."
YA_CON_BAJA: Final = "Su baja ya está pedida; falta que se atienda el ticket."
YA_DADA: Final = "Su baja ya se atendió; falta rehacer el trámite."
FALTA_LA_BAJA: Final = "Todavía no se atiende su baja: el trámite nuevo nace después (L15c)."
SIN_CAUSA_QUE_CORREGIR: Final = (
    "Sin causa conocida no se sabe qué corregir; agregue la regla con {rechazos.regla}."
)
SIN_BAJA_PEDIDA: Final = "Todavía no se pide su baja, así que no hay ticket que atender."
SIN_CAUSA_NO_HAY_BAJA: Final = (
    "Sin causa conocida no se pide la baja (E01): agregue la regla con"
    " {rechazos.regla}, o repórtelo con el"
    " ticket."
)
YA_TIENE_CAUSA: Final = "Este mensaje ya tiene causa; la regla es para los desconocidos (L15b)."
NO_ES_DEL_SAE: Final = "Esta causa no se corrige en el SAE; vea en el detalle quién la resuelve."
SAE_GUARDADO: Final = "Guardada la lista de correcciones para el SAE, en"
TICKET_GUARDADO: Final = "Guardado, en"

MENSAJE: Final = "Mensaje    "
CAMPO: Final = "Campo      "
RESUELVE: Final = "Resuelve   "
QUE_HACER: Final = "Qué hacer  "
NINGUN_CAMPO: Final = "el mensaje no nombra ninguno"
SIN_CONSEJO: Final = "Repórtelo a la mesa de servicio (Intro muestra el texto) o agregue la regla."

PALABRA_BAJA: Final = "BAJA"
TICKET: Final = "Número de ticket"
CONFIRMA: Final = "Escriba BAJA"
FALTA_PALABRA: Final = "Escriba BAJA para seguir: el registro sale y no regresa."

PATRON: Final = "Patrón"
NOMBRE_CAUSA: Final = "Causa"
NOMBRE_CAMPO: Final = "Campo"
LUGAR: Final = "Se corrige en"
CONSEJO: Final = "Qué hacer"
REGLA_NUEVA: Final = "Regla nueva para un mensaje desconocido"
NO_RECONOCE: Final = "El patrón no reconoce este mensaje."
RECONOCE_TODO: Final = "El patrón reconoce cualquier mensaje; escriba algo que lo distinga."

LUGARES: Final[dict[str, ResuelveEn]] = {
    "sae": ResuelveEn.SAE,
    "certtui": ResuelveEn.APLICATIVO,
    "e.firma": ResuelveEn.EFIRMA,
    "catalogo": ResuelveEn.CATALOGO,
    "red": ResuelveEn.RED,
    "cosfac": ResuelveEn.COSFAC,
}
"""What may be typed as the place where a cause is mended."""

AYUDA_CAUSAS: Final = (
    "Causas",
    "  Un renglón por causa: cuántos, cuántos ya con baja pedida, dónde se corrige y",
    "  los días del más viejo. El signo ? va primero: ninguna regla lo reconoce.",
    (
        "  {rechazos.correcciones} guarda lo que se corrige en el SAE; ya"
        " corregido, su archivo se lee con {importado.del_sae}."
    ),
)
AYUDA_DE_CAUSA: Final = (
    "Rechazos de una causa",
    "  Pedir baja toca a Servicios Escolares del plantel; atenderla, a la DSE o a",
    "  Servicios Escolares estatal, con el número de ticket. Después se corrige (el",
    "  nombre aquí, lo demás en el SAE) y se rehace: se revisa antes de solicitarse.",
    "  Con marcas, los verbos son para los marcados; sin ellas, para el renglón.",
)


def conteo_de_causas(causas: int, rechazos: int) -> str:
    """How many causes and refusals there are."""
    una = "causa" if causas == 1 else "causas"
    return f"{conteo(rechazos)} · {miles(causas)} {una}"


def conteo(n: int) -> str:
    """How many refusals."""
    return f"{miles(n)} {'rechazo' if n == 1 else 'rechazos'}"


def marcados(n: int) -> str:
    """How many are marked."""
    return f"{miles(n)} {'marcado' if n == 1 else 'marcados'} · "


def causa(nombre: str, regla: str) -> str:
    """A cause, or that it is not known."""
    return nombre if regla else SIN_CAUSA


def pedir(cuantos: int) -> str:
    """Scope and count of asking for the baja."""
    return f"Pedir la baja de {miles(cuantos)} {'certificado' if cuantos == 1 else 'certificados'}"


def atender(cuantos: int) -> str:
    """Scope and count of recording the baja."""
    cual = "certificado" if cuantos == 1 else "certificados"
    return f"Registrar la baja de {miles(cuantos)} {cual}"


def rehacer(cuantos: int) -> str:
    """Scope and count of new trámites."""
    return f"Rehacer {miles(cuantos)} {'trámite' if cuantos == 1 else 'trámites'}"


def detalle_de_rehacer(nombre: str, resuelve: ResuelveEn, saltados: int) -> list[str]:
    """What doing a trámite again means."""
    lineas = [f"Causa: {nombre}.", "Cada uno se revisa otra vez (L06); el que no cumple se deja."]
    if resuelve is ResuelveEn.SAE:
        lineas.append("Lo del SAE ya debe venir corregido en su archivo importado (L18).")
    if saltados:
        lineas.append(f"{miles(saltados)} de los marcados no están dados de baja y no se tocan.")
    return lineas


def paso_que_falta(estado: str, etiqueta: str) -> str:
    """What comes before a name can be mended here (L17e)."""
    if estado in _FALTA:
        return _FALTA[estado]
    if estado == "nombre_revisado":
        return f"El trámite nuevo ya va en {etiqueta}; se reabre en 4 (L17e)."
    return f"El trámite nuevo va en {etiqueta}; el nombre se corrige en Cargado (L17e)."


_FALTA: Final = {
    "": NO_HAY_RENGLON,
    "rechazado": "Primero se pide su baja; el nombre se corrige en el trámite nuevo (L15d, L17e).",
    "baja_solicitada": "Falta que se atienda su baja; el nombre se corrige en el trámite nuevo"
    " (L15d, L17e).",
    "baja": "Falta rehacer el trámite; al llegar a Cargado se corrige aquí el nombre (L17e).",
}


def detalle_de_pedir(nombre: str, saltados: int) -> list[str]:
    """What asking for the baja means."""
    lineas = [
        f"Causa: {nombre}.",
        "Se abre un ticket a la DSE por cada uno; los sellos dejan de contar.",
    ]
    if saltados:
        lineas.append(f"{miles(saltados)} de los marcados ya la tienen pedida y no se tocan.")
    return lineas


def detalle_de_atender(nombre: str, saltados: int) -> list[str]:
    """What recording the baja means."""
    lineas = [f"Causa: {nombre}.", "El registro sale del camino; el alumno puede empezar otro."]
    if saltados:
        lineas.append(f"{miles(saltados)} de los marcados no tienen baja pedida y no se tocan.")
    return lineas


def detalle_de_regla(mensaje: str) -> list[str]:
    """What a new rule is for."""
    return [
        f"Mensaje: «{mensaje}»",
        "El patrón se compara sin acentos y en mayúsculas; \\S+ vale por cualquier palabra,",
        "« & » une lo que debe estar en cualquier orden y ~ al principio pide que no esté.",
        f"Se corrige en uno de: {', '.join(LUGARES)}.",
    ]


def terminado(verbo: str, cuentas: str) -> str:
    """What came of a batch."""
    return f"{verbo}: {cuentas}"


def regla_agregada(cambiados: int) -> str:
    """What a new rule explained."""
    return f"Regla agregada: explica {conteo(cambiados)}. El reporte está en"


def lugar_desconocido() -> str:
    """A place that is not one."""
    return f"Escriba uno de: {', '.join(LUGARES)}."
