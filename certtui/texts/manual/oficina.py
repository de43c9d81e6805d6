"""Pages of the manual: the screens that only the palette opens, and the help itself."""

from typing import Final

from certtui.texts.manual.forma import Hoja

HOJAS: Final[dict[str, Hoja]] = {
    "catalogos": Hoja(
        "Los planteles, planes, módulos, registros de calidad, autoridades y ajustes de la"
        " oficina, y lo que cada falta detiene.",
        (
            "Revise la salud de los catálogos: cada falta dice cuántos estudiantes detiene.",
            "Cargue el archivo corregido; la misma carga dos veces no cambia nada.",
        ),
    ),
    "usuarios": Hoja(
        "Las personas de la oficina: su papel, su plantel y si están activas.",
        ("Dé de alta, cambie o dé de baja a una persona, con su motivo.",),
        ("En un plantel hay una sola dirección activa.",),
    ),
    "bitacora": Hoja(
        "Todo lo que se hizo, en orden y encadenado: quién, cuándo, qué y por qué regla.",
        (
            "Filtre por persona, fecha, trámite o paso.",
            "Verifique la cadena: dice si falta o cambió un renglón.",
        ),
    ),
    "normativa": Hoja(
        "Las reglas que el programa aplica: de qué documento y numeral vienen, qué piden, y en qué"
        " paso y pantalla se aplican.",
        (
            "Escriba en el filtro la clave (L06c) o palabras de la regla.",
            "{listado.abrir} muestra la regla completa y dónde se aplica.",
        ),
        (
            "En cualquier pantalla, después de un «no se puede», {pantalla.regla} abre la regla"
            " que lo impidió.",
        ),
    ),
    "regla": Hoja(
        "Una regla: su documento y numeral, lo que pide, los pasos que la comprueban y las"
        " pantallas donde se ve.",
    ),
    "mesa": Hoja(
        "Los tickets para la DSE: bajas, lotes sin respuesta y dudas. certtui no los envía: deja"
        " el texto listo para el portal de la mesa de servicio.",
        (
            "Abra un ticket para ver su texto; cópielo o guárdelo.",
            "Cuando la mesa conteste, {mesa.atender} anota el número que dio.",
            "{mesa.duda} abre una duda nueva (L23).",
        ),
        ("El ticket de una baja se atiende en Rechazos, porque además da la baja (L15d).",),
    ),
    "ayuda": Hoja("La página del manual de la pantalla que tiene enfrente, con sus teclas."),
}
