"""Pages of the manual: the screens that only the palette opens, and the help itself."""

from typing import Final

from certtui.texts.manual.forma import Hoja

HOJAS: Final[dict[str, Hoja]] = {
    "catalogos": Hoja(
        "Los planteles, planes, módulos, registros de calidad, autoridades y ajustes de la"
        " oficina, y lo que cada falta detiene.",
        (
            "Revise la salud de los catálogos: cada falta dice cuántos estudiantes detiene.",
            "{catalogos.importar} pide el archivo y muestra qué cambiaría, antes de cargarlo; la"
            " misma carga dos veces no cambia nada.",
        ),
    ),
    "ajustes": Hoja(
        "Las reglas que la oficina decide: cada ajuste con su valor, la regla de donde viene y lo"
        " que admite.",
        ("{catalogos.ajustar} cambia el ajuste; queda en la bitácora quién, cuándo y qué era.",),
    ),
    "catalogo": Hoja(
        "Los renglones de un catálogo; un plan abre sus módulos.",
        ("{catalogos.importar} pide el archivo y muestra qué cambiaría, antes de cargarlo.",),
    ),
    "detenidas": Hoja("Las matrículas que una falta de los catálogos detiene."),
    "fallas_de_cadena": Hoja("Las filas de la bitácora que no concuerdan con su cadena."),
    "tabla_de_catalogo": Hoja("Los renglones de un catálogo; se filtran por cualquier columna."),
    "carga_de_catalogo": Hoja(
        "Lo que un archivo cambiaría en un catálogo: lo nuevo, lo que cambia y lo igual.",
        ("{catalogos.cargar} lo carga entero, o nada de él.",),
    ),
    "salud_de_catalogos": Hoja(
        "Lo que falta en los catálogos, lo que detiene a más estudiantes primero.",
        ("{catalogos.matriculas} dice a quiénes detiene.",),
    ),
    "usuarios": Hoja(
        "Las personas de la oficina: su papel, su plantel y si están activas.",
        (
            "{usuarios.agregar} da de alta; {usuarios.cambiar} cambia papel, lugar o correo.",
            "{usuarios.acceso} quita el acceso, o lo devuelve, con su motivo.",
        ),
        (
            "En un plantel hay una sola dirección activa.",
            "Solo administración escribe; los demás lo piden por la mesa de servicio (L10b).",
        ),
    ),
    "bitacora": Hoja(
        "Todo lo que se hizo, en orden y encadenado: quién, cuándo, qué y por qué regla.",
        (
            "Filtre por persona, fecha, matrícula, regla o paso.",
            "{bitacora.suya} muestra todo lo de la misma matrícula.",
            "{bitacora.verificar} recalcula la cadena: dice si falta o cambió un renglón.",
            "{bitacora.exportar} guarda lo que se ve, sin datos personales.",
        ),
        ("De una persona suprimida quedan los pasos, sin su nombre ni sus datos (L13d).",),
    ),
    "evento": Hoja("Una fila de la bitácora, con sus datos y su lugar en la cadena."),
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
