"""What the screens say of a file that came in."""

from collections.abc import Sequence
from typing import Final

from certtui.texts.pantallas import miles

COMANDOS: Final[dict[str, tuple[str, str]]] = {
    "importado.del_sae": ("Del SAE", "Lee un archivo del SAE: alumnos o calificaciones."),
}
"""Id of each command: its word for the footer and its sentence for the help."""

TITULO: Final = "Lo importado"
ARCHIVO_DEL_SAE: Final = "Archivo del SAE: alumnos o calificaciones"
LEYENDO: Final = "Leyendo el archivo…"
ARCHIVO: Final = "Archivo"
LINEA: Final = "Línea"
COLUMNA: Final = "Columna"
VALOR: Final = "Valor"
REGLA: Final = "Regla"
QUE_PASA: Final = "Qué pasa"
PASA: Final = "Qué pasa   "
REMEDIO: Final = "Qué hacer  "
SIN_HALLAZGOS: Final = ("Todo entró; nada que avisar.", "")
FUERA: Final = "✗"
AVISO: Final = "!"
AYUDA: Final = (
    "Lo importado",
    "  ✗ la fila quedó fuera; ! entró con aviso. Se dice la línea del archivo, la",
    "  columna, el valor y la regla. Repetir la importación no hace daño.",
)


def resumen(archivo: str, nuevos: int, cambiados: int, iguales: int, fuera: int) -> str:
    """Counts of an import."""
    partes = [
        f"{miles(n)} {uno if n == 1 else varios}"
        for n, uno, varios in (
            (nuevos, "nuevo", "nuevos"),
            (cambiados, "cambiado", "cambiados"),
            (iguales, "igual", "iguales"),
            (fuera, "fuera", "fuera"),
        )
        if n or uno == "fuera"
    ]
    return f"{archivo}: {', '.join(partes)}"


def donde_se_busca(carpeta: str, hay: Sequence[str]) -> list[str]:
    """Where a name is looked for, and what lies there."""
    lineas = [f"Un nombre de su bandeja de entrada, o una ruta. Bandeja: {carpeta}"]
    if hay:
        mas = f" y {miles(len(hay) - 5)} más" if len(hay) > 5 else ""
        lineas.append(f"En ella: {', '.join(hay[:5])}{mas}")
    return lineas
