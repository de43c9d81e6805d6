"""Every sentence of the screen of folio ranges."""

from collections.abc import Mapping
from typing import Final

from certtui.domain.folio import EstadoFolio
from certtui.texts.pantallas import miles

TITULO: Final = "Folios"

COMANDOS: Final[dict[str, tuple[str, str]]] = {
    "folios.asignar": ("Asignar", "Da de alta un rango nacional, o asigna uno hacia abajo."),
    "folios.acusar": ("Acusar", "El plantel acusa recibo de su rango (V-PL2.1)."),
    "folios.devolver": ("Devolver", "Regresa folios libres al nivel superior, con motivo."),
    "folios.bloquear": ("Bloquear", "Retira folios libres, con motivo."),
    "folios.desbloquear": ("Desbloquear", "Pone otra vez en uso folios retirados y no usados."),
    "folios.solicitar": ("Solicitar", "Escribe la solicitud de folios (F01) de un plantel."),
    "folios.modelo": ("Modelo", "Muestra un modelo cada vez, y luego todos."),
}
"""Id of each command: its word for the footer and its sentence for the help."""

COLUMNAS: Final = {
    "destino": "Rango de",
    "modelo": "Mod.",
    "desde": "Desde",
    "hasta": "Hasta",
    "total": "Folios",
    "libres": "Libres",
    "usados": "Usados",
    "emitidos": "Emit.",
    "otros": "Otros",
    "dif": "Dif",
    "acuse": "Ac",
}

ESTADOS: Final[dict[EstadoFolio, tuple[str, str]]] = {
    EstadoFolio.DISPONIBLE: ("libre", "libres"),
    EstadoFolio.RESERVADO: ("reservado", "reservados"),
    EstadoFolio.USADO: ("usado", "usados"),
    EstadoFolio.EMITIDO: ("emitido", "emitidos"),
    EstadoFolio.LIBERADO: ("liberado", "liberados"),
    EstadoFolio.INUTILIZADO: ("inutilizado", "inutilizados"),
    EstadoFolio.CANCELADO: ("cancelado", "cancelados"),
    EstadoFolio.DEVUELTO: ("devuelto", "devueltos"),
}
"""Name of each state of a folio: of one, of several."""

VACIO: Final = (
    "No hay rangos de folios a su alcance.",
    "El área nacional da el primero con {folios.asignar}, o con «certtui folios alta».",
)
NO_HAY_RENGLON: Final = "No hay ningún rango: la lista está vacía."
COMO_FILTRAR: Final = (
    "Escriba la clave de un plantel o de una entidad, un año de modelo o un oficio."
)
NACIONAL: Final = "Nacional"
CON_ACUSE: Final = "√"
SIN_ACUSE: Final = "·"
CUENTA: Final = "Cuenta "
DATOS: Final = "Oficio "
DESTINO: Final = "Para"
MODELO: Final = "Modelo"
DESDE: Final = "Desde"
HASTA: Final = "Hasta"
OFICIO: Final = "Oficio o F01"
MOTIVO: Final = "Motivo"
NO_ES_NUMERO: Final = "Escriba un número entero mayor que 0."
AL_REVES: Final = "Hasta debe ser igual o mayor que Desde."
PLANTEL: Final = "Plantel"
CANTIDAD: Final = "Cuántos"
JUSTIFICACION: Final = "Justificación"
SOLICITAR_ES: Final = (
    "Hace el formato F01 en PDF y lo deja en su bandeja de salida; fírmelo y entréguelo al Colegio"
    " Estatal. No cambia ningún rango."
)
SOLICITADO: Final = "Solicitud F01 escrita. Fírmela y entréguela al Colegio Estatal:"
PALABRA_BLOQUEAR: Final = "BLOQUEAR"
BLOQUEAR_ES: Final = (
    "Salen de uso: ningún certificado los llevará. Los que ya se usaron alguna vez, para siempre;"
    " los demás solo vuelven con Desbloquear."
)
PALABRA_DEVOLVER: Final = "DEVOLVER"
DEVOLVER_ES: Final = (
    "Regresan al nivel superior y el plantel los pierde: no se deshace, hay que asignarle otros."
)
ASIGNAR_ES: Final = (
    "Para: nacional, una entidad (dos cifras) o un plantel. Sale del rango de arriba y no se"
    " traslapa con otro (L04)."
)
DE_PLANTEL: Final = "Solo los folios de un plantel tienen estado; elija su rango."
YA_ACUSADO: Final = "Ya tiene acuse de recibo."
SIN_LIBRES: Final = "No le quedan folios libres."
SIN_RETIRADOS: Final = "No tiene folios retirados."
AYUDA: Final = (
    "Folios",
    "  De arriba abajo: nacional, entidad, plantel; cada rango con su cuenta. En los",
    "  de arriba, Libres es lo que no se ha asignado. Dif es el tamaño menos lo",
    "  contado y debe ser 0: otra cosa es una falla, y la fila se señala con ×.",
    "  Ac √ tiene acuse.",
    "  Otros: liberados, inutilizados, cancelados, devueltos y cedidos a otro rango.",
)


def no_hay_destino(escrito: str) -> str:
    """What is no destination of the office."""
    return (
        f"No hay plantel ni entidad con clave «{escrito}» en esta oficina. Escriba nacional, la"
        " clave de una entidad o la de un plantel."
    )


def son(desde: int, hasta: int) -> str:
    """What an interval holds."""
    n = hasta - desde + 1
    return f"{'Es' if n == 1 else 'Son'} {folios(n)}: del {desde} al {hasta}."


def folios(n: int) -> str:
    """How many folios."""
    return f"{miles(n)} {'folio' if n == 1 else 'folios'}"


def conteo(n: int | None, malos: int) -> str:
    """How many ranges, and how many do not add up."""
    if n is None:
        return "contando…"
    texto = f"{miles(n)} {'rango' if n == 1 else 'rangos'} · "
    return texto + (f"× {miles(malos)} con diferencia" if malos else "diferencia 0")


def modelo_de(anio: int) -> str:
    """The ranges of one model."""
    return f"Modelo {anio}" if anio else "Todos los modelos"


def cuenta(cuantos: Mapping[EstadoFolio, int], cedidos: int, diferencia: int) -> str:
    """Counts by state, and the difference."""
    partes = [
        f"{miles(cuantos[e])} {uno if cuantos[e] == 1 else varios}"
        for e, (uno, varios) in ESTADOS.items()
        if cuantos.get(e)
    ]
    if cedidos:
        partes.append(f"{miles(cedidos)} cedidos a otro rango")
    return f"{', '.join(partes) or 'ninguno'}; diferencia {miles(diferencia)}"


def cuenta_de_arriba(dados: int, resto: int) -> str:
    """What an upper range gave."""
    return f"{folios(dados)} asignados abajo, {miles(resto)} sin asignar"


def datos(oficio: str, acuse: str) -> str:
    """Where a range comes from."""
    return f"{oficio or '—'} · acuse: {acuse or 'no'}"


def titulo_de(verbo: str, destino: str, desde: int, hasta: int) -> str:
    """Scope of an act on a range."""
    return f"{verbo} folios de {destino}: {desde} a {hasta}"


def acusar(destino: str, cuantos: int) -> str:
    """Scope and count of an acknowledgement."""
    return f"Acusar recibo de {folios(cuantos)} de {destino}"


def asignado(cuantos: int, destino: str) -> str:
    """What was given."""
    return f"Asignados {folios(cuantos)} a {destino}."


def movido(verbo: str, cuantos: int) -> str:
    """What was done."""
    return f"{verbo}: {folios(cuantos)}."
