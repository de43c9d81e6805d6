"""Every sentence of the screens."""

import re
from typing import Final

from certtui.domain.hallazgo import ResuelveEn

MARCA_PRUEBAS: Final = "PRUEBAS – SIN VALIDEZ OFICIAL"
"""What the header of every screen of a test base says."""

MARCA_PRODUCTIVO: Final = "PRODUCTIVO"

TITULO_COLA: Final = "Cola de trámites"
TITULO_HISTORIA: Final = "Historia del certificado"
TITULO_AYUDA: Final = "Ayuda"
HAY_MAS: Final = "Hay más abajo: AvPág."

TODOS: Final = "Todos los trámites"
FILTRO: Final = "Filtro: "
ESC_QUITA: Final = "   (Esc lo quita)"
ESC_VUELVE: Final = "   (Esc regresa al Tablero)"
CONTANDO: Final = "contando…"
LEYENDO: Final = "leyendo…"

SIGUE: Final = "… ({pantalla.regla}: entero)"
"""End of a message of which there is more."""

COLA_VACIA: Final = (
    "No hay trámites todavía.",
    "Aparecen aquí cuando un plantel solicita un certificado: «certtui solicitar».",
)
FILTRO_VACIO: Final = (
    "Ningún trámite cumple el filtro.",
    "{cola.quitar} lo quita; {cola.filtrar} lo cambia.",
)
HISTORIA_VACIA: Final = ("Este trámite no tiene pasos en la bitácora.", "")

COLUMNAS: Final = {
    "matricula": "Matrícula",
    "nombre": "Nombre",
    "plantel": "Plt",
    "grupo_corto": "Gpo",
    "grupo": "Grupo",
    "estado_corto": "Estado",
    "estado": "Estado",
    "folio": "Folio",
    "desde": "Desde",
    "dias": "Días",
    "fecha": "Fecha y hora",
    "paso": "Paso",
    "queda": "Queda en",
    "de_a": "De → a",
    "actor": "Quién",
    "regla": "Regla",
}
"""Titles of the lists' columns."""

COMANDOS: Final[dict[str, tuple[str, str]]] = {
    "cola.abrir": ("Historia", "Abre la historia del certificado del renglón marcado."),
    "cola.filtrar": ("Filtrar", "Escribe un filtro; Intro lo aplica y Esc lo deja como estaba."),
    "cola.aplicar": ("Aplicar", "Aplica el filtro escrito."),
    "cola.dejar": ("Dejar como estaba", "Cierra el campo sin cambiar el filtro."),
    "cola.estado": ("Estado", "Muestra un estado cada vez, de los que tienen trámites."),
    "cola.quitar": ("Quitar filtro", "Quita el filtro y sigue en el mismo trámite."),
    "pantalla.releer": ("Releer", "Lee otra vez la base y sigue en el mismo renglón."),
    "pantalla.ayuda": ("Ayuda", "Muestra las teclas de esta pantalla y qué significa cada cosa."),
    "pantalla.regla": ("Regla", "Abre la regla que citó el último mensaje, y el mensaje entero."),
    "pantalla.copiar": ("Copiar", "Copia el renglón o la página, y lo guarda o lo muestra."),
    "pantalla.paleta": ("Paleta", "Busca por su nombre cualquier orden o pantalla, y la hace."),
    "pantalla.volver": ("Volver", "Regresa a la pantalla anterior."),
    "pantalla.salir": ("Salir", "Termina. Lo hecho ya está guardado."),
    "pantalla.interrumpir": ("Cómo salir", "No termina nada: recuerda cómo se sale."),
    "lista.subir": ("Subir", "Renglón anterior."),
    "lista.bajar": ("Bajar", "Renglón siguiente."),
    "lista.pagina_arriba": ("Página arriba", "Una página hacia arriba."),
    "lista.pagina_abajo": ("Página abajo", "Una página hacia abajo."),
    "lista.principio": ("Principio", "Primer renglón."),
    "lista.final": ("Final", "Último renglón."),
    "historia.imprimir": ("Página", "Guarda la historia en una página de texto, para imprimir."),
    "lista.ordenar": ("Ordenar", "Ordena por la columna siguiente; tras la última, como llegó."),
    "lista.invertir": ("Al revés", "Da la vuelta al orden de la lista."),
    "lista.guardar": ("Guardar lista", "Guarda todo lo que la lista muestra como CSV."),
}
"""Id of each command: its word for the footer and its sentence for the help."""

ENTRADA: Final = "Edita el texto"
"""Description of the editing keys of a text field."""

NO_HAY_RENGLON: Final = "No hay ningún trámite: la lista está vacía."
NO_HAY_FILTRO: Final = "No hay filtro que quitar. Para salir oprima q."
COMO_SALIR: Final = "Para salir oprima q en la cola de trámites."
SIN_ESTADOS: Final = "No hay trámites, así que no hay estados que mostrar."
RELEIDO: Final = "Leído otra vez."
CAMBIO: Final = (
    "Esto cambió mientras usted lo veía: se leyó otra vez y no se hizo nada. Si todavía procede,"
    " repita la orden."
)
YA_NO_ESTA: Final = "Ese trámite ya no está a su alcance; se leyó otra vez la lista."
INCIDENTE: Final = (
    "Ocurrió un error que el programa no esperaba. Incidente {numero}.\n"
    "Lo que ya estaba guardado no se perdió. Entre otra vez y siga donde iba.\n"
    "Si se repite, dé ese número a la mesa de servicio; el detalle, sin datos personales, está en\n"
    "{archivo}"
)
INCIDENTE_CORTO: Final = "Error inesperado: incidente {numero}. Lo guardado no se perdió."
PROGRAMA_CAMBIADO: Final = (
    "El programa se actualizó mientras estaba abierto (incidente {numero}). Lo guardado no se "
    "perdió: salga con q y vuelva a entrar."
)
SIN_ARCHIVO: Final = "(no se pudo escribir el detalle)"

AYUDA_AHORA: Final = "Donde está escribiendo"
AYUDA_TECLAS: Final = "Teclas"
AYUDA_MOVERSE: Final = "Moverse por la lista"
AYUDA_SIGNOS: Final = "Signos del estado"
AYUDA_COLUMNAS: Final = (
    "Columnas",
    "  Plt es el plantel y Días los días que lleva en ese estado.",
    "  El signo ! delante de otro estado dice que el trámite está suspendido.",
    "  Un nombre que no cabe se ve entero al pie; Intro dice quién lo tiene.",
    "  Desde 88 columnas de ancho se ve además el grupo, y desde 100 la fecha.",
)


SUBE: Final = "↑"
BAJA: Final = "↓"
"""Which way the column that sorts goes."""

NO_SE_ORDENA: Final = "En esta pantalla no hay una lista que se ordene."
NADA_QUE_GUARDAR: Final = "No hay nada que guardar: la lista está vacía."
_SENTIDOS: Final = {
    "nombre": ("apellidos, de la A a la Z", "apellidos, de la Z a la A"),
    "estado": ("estado, en el orden del camino", "estado, del final del camino al principio"),
    "dias": ("días, de menos a más", "días, de más a menos"),
    "desde": ("fecha, de la más vieja a la más nueva", "fecha, de la más nueva a la más vieja"),
}


def ordenado_por(orden: str, titulo: str, *, al_reves: bool) -> str:
    """In which order a list stands."""
    if not orden:
        return "En el orden de llegada, lo último primero." if al_reves else "Como llegó."
    ida, vuelta = _SENTIDOS.get(orden, (titulo.lower(), f"{titulo.lower()}, al revés"))
    return f"Ordenado por {vuelta if al_reves else ida}."


PAGINA_DE_HISTORIA: Final = "Estado del trámite"
"""Title of the page of text that is printed."""


def pagina_guardada(ruta: str) -> str:
    """Where the page was left."""
    return f"Página guardada en {ruta}"


def al_dia(lugar: str, cuando: str, quien: str) -> str:
    """From which office, when and by whom a page was made."""
    return f"{lugar} · {cuando} · {quien}"


def guardando(n: int) -> str:
    """How many lines go into the file so far."""
    return f"Guardando: {miles(n)} renglones…"


def guardado(n: int, ruta: str) -> str:
    """Where a list was left."""
    return f"{miles(n)} {'renglón guardado' if n == 1 else 'renglones guardados'} en {ruta}"


def miles(n: int) -> str:
    """A count with its thousands apart: 4 210 (the space does not break)."""
    return f"{n:,}".replace(",", "\u00a0")


def conteo(n: int | None, total: int | None) -> str:
    """How many are shown of how many: «37 de 4 210», «4 210 trámites», «contando…»."""
    if n is None or total is None:
        return CONTANDO
    if n == total:
        return f"{miles(n)} {'trámite' if n == 1 else 'trámites'}"
    return f"{miles(n)} de {miles(total)}"


def posicion(fila: int) -> str:
    """Number of the marked line."""
    return f"fila {miles(fila)} · "


def fecha(iso: str) -> str:
    """A date as people write it, or the one that an instant begins with; anything else as it is."""
    leido = re.match(r"(\d{4})-(\d{2})-(\d{2})(?![^T])", iso, re.ASCII)
    return f"{leido[3]}/{leido[2]}/{leido[1]}" if leido else iso


def dias_en_paso(n: int) -> str:
    """Since when somebody has it."""
    if n == 0:
        return "desde hoy"
    return f"desde hace {miles(n)} {'día' if n == 1 else 'días'}"


def dias_en_lista(n: int | None) -> str:
    """Days in the step, for a column of four cells."""
    if n is None:
        return ""
    if n == 0:
        return "hoy"
    return str(n) if n < 1000 else "+999"


def quien_la_tiene(tiene: str, sigue: str) -> str:
    """Who has the trámite and what comes next, on one line."""
    return f"Lo tiene {tiene}. Sigue: {sigue}."


def suspendido(motivo: str) -> str:
    """Why a trámite stands still."""
    return f"Suspendido: {motivo}."


def plantel_y_plan(plantel: str, plan: str, grupo: str) -> str:
    """Where a student belongs."""
    partes = [f"Plantel {plantel}", plan]
    return " · ".join([*partes, f"grupo {grupo}"] if grupo else partes)


def fuera_de_alcance(plantel: str) -> str:
    """A filter beyond what the account sees."""
    return f"Su cuenta solo ve el plantel {plantel}."


FICHA_MATRICULA: Final = "Matrícula "
FICHA_FOLIO: Final = "   Folio "
FICHA_SIN_FOLIO: Final = "   Sin folio todavía"
FICHA_CURP: Final = "   CURP "
FICHA_ESTADO: Final = "Estado     "
FICHA_TIENE: Final = "Lo tiene   "
FICHA_SIGUE: Final = "Sigue      "
FICHA_PORQUE: Final = "Por qué    "
FICHA_CABE: Final = "… ({historia.imprimir} lo guarda entero)"
FICHA_DONDE: Final = "Se corrige "


def vista_ajena(vista: str) -> str:
    """How other portals call the state (C18)."""
    return f"   (en otros portales: {vista})" if vista else ""


def lugar_y_campo(lugar: str, campo: str) -> str:
    """Where a refusal is mended, and which field it is about."""
    return f"en {lugar}{f', campo {campo}' if campo else ''}"


LUGARES: Final = {
    ResuelveEn.APLICATIVO: "certtui",
    ResuelveEn.SAE: "el SAE",
    ResuelveEn.EFIRMA: "la e.firma",
    ResuelveEn.CATALOGO: "los catálogos de la oficina",
    ResuelveEn.RED: "la red",
    ResuelveEn.COSFAC: "COSFAC",
    ResuelveEn.DESCONOCIDO: "un lugar por averiguar (mesa de servicio)",
}
"""Where a fault is mended, in few words."""


def intento(numero: int, tramite: int, anterior: int | None) -> str:
    """Which trámite of the student this is."""
    texto = f"Trámite {tramite}"
    if numero > 1:
        texto += f" · intento {numero}"
    return f"{texto} · sucede al {anterior}" if anterior else texto


def detalle_de_paso(
    transicion: str, nombre: str, de: str, a: str, actor: str, rol: str, regla: str
) -> str:
    """One step of the history, whole."""
    if not de:
        camino = f"empieza en {a}"
    elif de == a:
        camino = f"sigue en {a}"
    else:
        camino = f"{de} → {a}"
    norma = f" · regla {regla}" if regla else ""
    return f"{transicion} {nombre}: {camino}{norma}\n{actor} · {rol}"


COMO_FILTRAR: Final = (
    "Escriba plantel:901, estado:rechazado, plan:INFO18, grupo:601-INFO18, o parte del nombre,"
    " la matrícula, la CURP o el folio."
)
