"""Sentences of the board."""

from typing import Final

from certtui.texts.confianza import fin_en_dias
from certtui.texts.pantallas import miles

TITULO: Final = "Tablero"

COMANDOS: Final[dict[str, tuple[str, str]]] = {
    "tablero.abrir": ("Ver", "Abre la lista del renglón marcado, con su filtro puesto."),
}
"""Id of each command: its word for the footer and its sentence for the help."""

COLUMNAS: Final = {
    "parte": "Qué",
    "signo": " ",
    "cuantos": "Cuántos",
    "asunto": "Asunto",
    "dias": "Días",
}

LEYENDO: Final = ("Contando…",)
NADA: Final = "nada"

POR_RESOLVER: Final = "Por resolver hoy"
VENCIDOS: Final = "Vencidos"
FIRMA: Final = "Listos para firma"
POR_NIVEL: Final = "Por nivel"
RECHAZADOS: Final = "Rechazados"
LO_MIO: Final = "Lo que me toca"
LO_VENCIDO: Final = "Lo vencido"
CAUSAS: Final = "Por causa"
PASOS: Final = "En cada paso"
EFIRMAS: Final = "e.firma"
COSFAC: Final = "En COSFAC"
MESA: Final = "Mesa de servicio"

CUATRO: Final = {
    "por_resolver": "esperan un paso de su papel",
    "vencidos": "pasaron de su plazo",
    "firma": "esperan una firma",
    "rechazados": "los rechazó COSFAC y esperan remedio",
}
"""What each of the four numbers counts."""

SOLO_MIRA: Final = "su papel no tiene pasos de trámite: solo consulta"
SIN_CAUSAS: Final = "ninguna causa pendiente"

TERMINOS: Final = {
    "lote": "certificados sin respuesta de COSFAC",
    "entrega": "timbrados sin entregar a tiempo",
    "cancelacion": "cancelaciones por confirmar",
    "revision": "solicitudes con la revisión de elegibilidad caduca",
}

NIVELES: Final = {
    "plantel": "primera firma, del plantel",
    "estatal": "segunda firma, estatal",
    "nacional": "tercera firma, nacional",
}

SIGNOS: Final = {"tranquilo": " ", "aviso": "~", "vencido": "!"}
"""So that urgency is read without colour."""

TRAMOS: Final = ("hasta 2 días", "3 a 7", "8 a 30", "más de 30")
BARRA: Final = "░▒▓█"
"""One sign for each stretch of age, youngest first."""

AYUDA: Final = (
    "El tablero",
    "  Los cuatro primeros renglones son lo de hoy; los demás los desglosan.",
    "  «Lo que me toca» son los trámites cuyo siguiente paso es de su papel.",
    "  Vencidos: COSFAC sin responder, entregas, cancelaciones y revisiones fuera de",
    "  plazo. Los plazos son ajustes de la oficina: «certtui ajuste ver».",
    "  «En cada paso»: la barra dice cuántos y, por su trama, cuánto llevan.",
    f"  {BARRA[0]} {TRAMOS[0]}   {BARRA[1]} {TRAMOS[1]}   {BARRA[2]} {TRAMOS[2]}   "
    f"{BARRA[3]} {TRAMOS[3]}",
    "  Signos: ! vencido o urgente, ~ por vencer.",
)


def causas(n: int) -> str:
    """How many causes the refusals have."""
    if not n:
        return SIN_CAUSAS
    return f"en {n} {'causa' if n == 1 else 'causas'}; {CUATRO['rechazados']}"


def sigue(etiqueta: str, paso: str) -> str:
    """A state and what comes next."""
    return f"{etiqueta}: {paso}"


def causa(texto: str) -> str:
    """A cause, or that no rule knows it."""
    return texto or "sin causa conocida"


def mas_causas(causas: int, rechazos: int) -> str:
    """The causes that do not fit, and how many refusals they have."""
    de = "1 rechazo" if rechazos == 1 else f"{rechazos} rechazos"
    return f"y {causas} {'causa' if causas == 1 else 'causas'} más, con {de}"


def en_cosfac(archivo: str, horas: int, sin_respuesta: int, certificados: int) -> str:
    """A lot at COSFAC, and how many of its certificates wait when not all of them do."""
    hace = f"{horas} h" if horas else "menos de 1 h"
    faltan = f"; {sin_respuesta} sin respuesta" if sin_respuesta != certificados else ""
    return f"{archivo}, enviado hace {hace}{faltan}"


def plazo_de_cosfac(urgencia: str, normal: int, maximo: int) -> str:
    """What the clock of a lot says (L11c)."""
    return {
        "tranquilo": f"Dentro de lo normal: menos de {normal} h (L11c).",
        "aviso": f"COSFAC está saturado: lleva {normal} h o más; el límite son {maximo} (L11c).",
        "vencido": f"Vencido: más de {maximo} h sin respuesta (L11c). Pida revisar el lote a DSE.",
    }[urgencia]


def fin_de_efirma(nombre: str, dias: int) -> str:
    """When an e.firma ends."""
    return f"{nombre}: {fin_en_dias(dias)}"


def efirmas_en_orden(cuantas: int, dias: int) -> str:
    """E.firmas with nothing to say, and the first that will end."""
    cuando = f"vence en {miles(dias)} {'día' if dias == 1 else 'días'}"
    if cuantas == 1:
        return f"1 vigente; {cuando}"
    return f"{miles(cuantas)} vigentes; la primera {cuando}"


def efirmas_sin_conocer(cuantas: int) -> str:
    """Directors who have not signed here yet."""
    if cuantas == 1:
        return "1 firmante que todavía no firma aquí"
    return f"{cuantas} firmantes que todavía no firman aquí"


def aviso_de_efirma(dias: int, aviso: int | None) -> str:
    """What to do about it (F6.2, L16a)."""
    if dias < 0:
        return "Nadie más puede firmar con ella: renuévela en el SAT. Hasta entonces no se firma."
    return f"Quedan {aviso} días o menos: renuévela en el SAT antes de que venza."


TICKETS: Final = "tickets abiertos"
TICKET: Final = "ticket abierto"


def tramos(cuentas: tuple[int, int, int, int]) -> str:
    """The ages of a step in words."""
    return " · ".join(f"{BARRA[i]} {TRAMOS[i]}: {n}" for i, n in enumerate(cuentas) if n)


def lleva(pantalla: str, filtro: str) -> str:
    """Where a line leads."""
    return f"Abre {pantalla}, con el filtro {filtro}." if filtro else f"Abre {pantalla}."
