"""What the dialogs and the batches of the screens say."""

from collections.abc import Mapping
from typing import Final

from certtui.texts.pantallas import miles

COMANDOS: Final[dict[str, tuple[str, str]]] = {
    "dialogo.ayuda": ("Ayuda", "Muestra las teclas del diálogo y la página de la pantalla."),
    "dialogo.si": ("Sí", "Hace lo que el diálogo dice."),
    "dialogo.no": ("No", "Cierra el diálogo; no cambia nada."),
    "dialogo.aceptar": ("Aceptar", "Toma lo escrito; en un campo que no es el último, baja."),
    "dialogo.aceptar_todo": ("Aceptar", "Toma lo escrito desde cualquier campo."),
    "dialogo.cerrar": ("Cancelar", "Cierra el diálogo; no cambia nada."),
    "dialogo.siguiente": ("Otro campo", "Pasa al campo siguiente."),
    "dialogo.anterior": ("Campo anterior", "Regresa al campo anterior."),
    "tanda.cancelar": ("Cancelar", "Termina el que está en curso y no empieza otro."),
    "tanda.reintentar": ("Reintentar", "Intenta otra vez solo los que fallaron."),
    "tanda.volver": ("Cerrar", "Regresa a la lista, leída otra vez."),
}
"""Id of each command of the dialogs: its word for the footer and its sentence for the help."""

RESULTADOS: Final = {
    "hecho": ("hecho", "hechos"),
    "ya_estaba": ("ya estaba", "ya estaban"),
    "rehusado": ("rehusado", "rehusados"),
    "dudoso": ("dejado para revisar", "dejados para revisar"),
    "quedo": ("sin intentar", "sin intentar"),
}
"""What happened to an item of a batch: of one, of several."""

COLUMNAS: Final = {"clave": "Cuál", "regla": "Regla", "porque": "Por qué"}
"""Titles of the list of what failed."""

SIN_FALLIDOS: Final = ("Ninguno rehusado.", "")
TODAVIA_NINGUNO: Final = ("Ninguno rehusado hasta ahora.", "")
CANCELANDO: Final = "Se cancela en cuanto termine el que está en curso; lo hecho se conserva."
NADA_QUE_REINTENTAR: Final = "De esta tanda no hay fallidos que intentar otra vez."
TODAVIA_NO_TERMINA: Final = "La tanda sigue. Esc la cancela; termina el que está en curso."
SIN_HACER_NADA: Final = "No se hizo nada."
SE_PIERDE: Final = "Lo escrito se pierde: Esc otra vez cierra sin hacer nada."


def escriba_la_palabra(palabra: str) -> str:
    """An irreversible act asks for its word."""
    return f"Para hacerlo escriba {palabra} y oprima Intro; Esc lo deja."


def no_es_la_palabra(palabra: str) -> str:
    """Another word was typed."""
    return f"No es «{palabra}»: no se hizo nada todavía."


def escriba(palabra: str) -> str:
    """Label of the field for the word of an irreversible act."""
    return f"Escriba {palabra}"


def rehusado(regla: str, dicho: str) -> str:
    """An order that was not done: its rule, why, and what to do."""
    return dicho if regla in dicho else f"({regla}) {dicho}"


def falta_campo(etiqueta: str) -> str:
    """A field that cannot be empty."""
    return f"Falta: {etiqueta}."


def alcance(verbo: str, cuantos: int, de: str) -> str:
    """Scope and count of what will be done: «Autorizar 37 trámites del plantel 064»."""
    return f"{verbo} {miles(cuantos)} {'trámite' if cuantos == 1 else 'trámites'} {de}".strip()


def avance(hechos: int, total: int, por_segundo: float, falta: int | None) -> str:
    """How far a batch is: count, rate, remaining time."""
    partes = [f"{miles(hechos)} de {miles(total)}"]
    if por_segundo:
        partes.append(f"{por_segundo:.1f} por segundo")
    if falta is not None:
        partes.append(f"faltan {duracion(falta)}")
    return " · ".join(partes)


def duracion(segundos: int) -> str:
    """A remaining time in few words."""
    if segundos < 60:
        return f"{segundos} s"
    minutos, resto = divmod(segundos, 60)
    return f"{minutos} min {resto} s" if minutos < 60 else f"{minutos // 60} h {minutos % 60} min"


def cuentas(cuantos: Mapping[str, int]) -> str:
    """Counts of a batch: «35 hechos, 2 rehusados»."""
    partes = [
        f"{miles(cuantos[clave])} {uno if cuantos[clave] == 1 else varios}"
        for clave, (uno, varios) in RESULTADOS.items()
        if cuantos.get(clave)
    ]
    return ", ".join(partes) if partes else SIN_HACER_NADA
