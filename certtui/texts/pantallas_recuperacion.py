"""Sentences about what was under way when the line was cut."""

from typing import Final

TITULO: Final = "Quedó a medias: {titulo}"
COMANDOS: Final[dict[str, tuple[str, str]]] = {
    "recuperacion.seguir": ("Seguir", "Hace lo que falta, o abre la pantalla donde se sigue."),
    "recuperacion.dejar": ("Darlo por visto", "No se vuelve a avisar; lo hecho se conserva."),
    "recuperacion.despues": ("Después", "Se avisa otra vez la próxima vez que entre."),
}
"""Id of each command: its word for the footer and its sentence for the help."""

OTRA_VEZ: Final = "Repítalo ahí: lo que ya se hizo no se hace dos veces."
MISMA_ORDEN: Final = "Repita la misma orden: lo que ya se hizo no se hace dos veces."


def detalle(
    en: str, hechos: int, faltan: int, total: int, *, sigue_solo: bool, en_pantalla: bool = True
) -> list[str]:
    """When it began, what is done and what is left; `total` is 0 when it was not known."""
    empezo = f"Empezó el {en}. Lo que se hizo está guardado."
    if not sigue_solo:
        eran = f"Eran {total}. " if total else ""
        donde = f"Se sigue en su pantalla. {OTRA_VEZ}" if en_pantalla else MISMA_ORDEN
        return [empezo, f"{eran}{donde}"]
    quedan = "queda 1" if faltan == 1 else f"quedan {faltan}"
    avanzaron = "1 ya avanzó" if hechos == 1 else f"{hechos} ya avanzaron"
    como = "estaba" if faltan == 1 else "estaban"
    return [empezo, f"De {total}: {avanzaron} y {quedan} como {como}."]


def completa(titulo: str) -> str:
    """It was cut after its last item."""
    return f"Al cortarse la línea ya estaba completo: {titulo}."
