"""Every sentence of the screens of names."""

from collections.abc import Sequence
from typing import Final

from certtui.domain.nombre import LARGO_MAXIMO
from certtui.texts.ordenes import AVISOS_DE_NOMBRE
from certtui.texts.pantallas import miles
from certtui.texts.pantallas_verbos import dudas

TITULO: Final = "Nombres"
TITULO_UNO: Final = "Cotejo del nombre"

COMANDOS: Final[dict[str, tuple[str, str]]] = {
    "nombres.vista": (
        "Vista",
        "Muestra los que faltan con los dudosos primero, solo los dudosos, o los ya revisados.",
    ),
    "nombres.confirmar": (
        "Confirmar",
        "Confirma los marcados, o todos los que se ven; los dudosos se dejan.",
    ),
    "nombres.validar": ("Validar", "Revisión estatal de los marcados, o del renglón (V21)."),
    "nombres.reabrir": ("Reabrir", "Regresa a cotejo los marcados, o el renglón, con un motivo."),
    "nombre.confirmar": ("Confirmar", "Confirma lo escrito: pide el documento y quién lo dice."),
    "nombre.corregir": ("Guardar", "Guarda lo escrito con un motivo, sin confirmarlo todavía."),
    "nombre.particula": ("De/de", "Cambia mayúscula y minúscula inicial de la palabra."),
    "nombre.acento": ("Acento", "Cambia la letra: a→á, n→ñ, u→ú→ü; otra vez la regresa."),
    "nombre.sugerencia": ("Sugerido", "Escribe el acento sugerido de la palabra del cursor."),
    "nombre.propuesta": ("Propuesta", "Vuelve a la propuesta del programa."),
    "nombre.letra_a": ("Á", "Escribe Á, o á dentro de una palabra."),
    "nombre.letra_e": ("É", "Escribe É, o é dentro de una palabra."),
    "nombre.letra_i": ("Í", "Escribe Í, o í dentro de una palabra."),
    "nombre.letra_o": ("Ó", "Escribe Ó, o ó dentro de una palabra."),
    "nombre.letra_u": ("Ú", "Escribe Ú, o ú dentro de una palabra."),
    "nombre.letra_u_dieresis": ("Ü", "Escribe Ü, o ü dentro de una palabra."),
    "nombre.letra_n": ("Ñ", "Escribe Ñ, o ñ dentro de una palabra."),
    "nombre.campo": ("Otro campo", "Pasa al campo siguiente."),
    "nombre.campo_antes": ("Campo anterior", "Regresa al campo anterior."),
    "nombre.dejar": ("Volver", "Regresa a la lista; lo escrito sin confirmar no se guarda."),
}
"""Id of each command: its word for the footer and its sentence for the help."""

LETRAS: Final = (
    ("a", "Á"),
    ("e", "É"),
    ("i", "Í"),
    ("o", "Ó"),
    ("u", "Ú"),
    ("u_dieresis", "Ü"),
    ("n", "Ñ"),
)
"""Letters of a Spanish name that a foreign keyboard may lack, by the end of their command's id."""

ACENTOS: Final = ("aá", "eé", "ií", "oó", "uúü", "nñ")
"""The forms of each letter that takes an accent, one after the other."""

ACTA: Final = "Acta"
RENAPO: Final = "RENAPO"
PROPUESTA: Final = "Propuesta"
QUE_MIRAR: Final = "Qué mirar  "
REVISO: Final = "Cotejó     "
MANIFESTO: Final = "Manifestó  "
VALIDO: Final = "Validó:"
DUDA: Final = " "
SIGNO_DUDA: Final = "?"
SIGNO_ESCRITO: Final = "*"
SIGNO_BIEN: Final = "√"
SIGNO_MAL: Final = "!"

_VAN: Final = "van letras, espacio, . - y ' (L17a)."
REGLAS: Final = {
    "digitos": f"no lleva «{{malos}}»: {_VAN}",
    "caracteres": f"no lleva «{{malos}}»: {_VAN}",
    "sin_letras": "va con letras (L17a).",
    "mojibake": "trae letras mal leídas (L17a).",
    "largo": "tiene {letras} letras; se imprimen {maximo} (L17a).",
    "mayusculas": "va en mayúsculas y minúsculas (L17a).",
    "vacio": "no puede quedar vacío (L17c).",
}
"""The rule that a field breaks, by the key of the domain."""

CAMPOS: Final = ("Nombre(s)", "Primer apellido", "Segundo apellido")
SIN_ACENTOS: Final = "Aquí A' es A con acento, N~ es eñe y U\" es U con diéresis."
SIN_RESPUESTA: Final = "sin respuesta"
VACIO: Final = "—"

VISTAS: Final = {
    "por_confirmar": "Por confirmar, los dudosos primero",
    "dudosos": "Solo los dudosos",
    "revisados": "Ya revisados, sin firmar",
}
SIN_NOMBRES: Final = (
    "No hay nombres en esta vista.",
    "Llegan aquí los trámites cargados al aplicativo; v cambia la vista.",
)
COMO_FILTRAR: Final = "Escriba plantel:901, plan:INFO18, grupo:601, o parte del nombre."
SIN_ESTADO: Final = "Aquí no se filtra por estado: la vista (v) lo dice."
NINGUNO_SIN_DUDA: Final = "Todo lo que se ve es dudoso: ábralo uno por uno con Intro."
NINGUNO_VALIDADO: Final = "Todo lo marcado es dudoso: valídelo de uno en uno."
SE_MUESTRAN: Final = "Se muestran los primeros 5 000: filtre para ver los demás."
NO_CAMBIO: Final = "No cambió nada; lo escrito es la propuesta."
YA_NO_ESTA: Final = "Ese nombre ya no está a su alcance; se leyó otra vez la lista."
YA_CAMBIO: Final = "Otra persona lo movió: se leyó otra vez."
SIN_SUGERENCIA: Final = "No hay acento sugerido para esta palabra."
NO_LLEVA: Final = "Esa letra no lleva acento: ponga el cursor después de a, e, i, o, u o n."
LO_ESCRITO_SE_PIERDE: Final = "Dejar lo escrito sin guardar"
LO_ESCRITO_DETALLE: Final = "El acta no cambia; la propuesta queda como estaba."
MOTIVO: Final = "Motivo"
DOCUMENTO: Final = "Acta de nacimiento"
"""What the dialog proposes as the document that was compared (L17c)."""

AYUDA_VISTAS: Final = (
    "Nombres",
    "  El signo ? pide que alguien lo mire: acento posible, abreviatura, Mc, no es como",
    "  el del acta o el de RENAPO, o COSFAC ya lo rechazó. El signo * dice que una",
    "  persona ya lo escribió. El acta no se toca nunca, y el programa no pone acentos:",
    "  solo los sugiere (L17).",
    "  «Confirmar» obra sobre lo marcado o, sin marcas, sobre todo lo que se ve.",
)
AYUDA_CAMPOS: Final = (
    "Escribir el nombre",
    "  Se comparan, campo por campo, el acta, RENAPO y la propuesta, una bajo otra;",
    "  lo que no coincide va invertido. El signo ! dice qué regla rompe lo escrito.",
    "  Ctrl+T acentúa la letra anterior al cursor; F2 a F8 escriben Á É Í Ó Ú",
    "  Ü Ñ; Ctrl+N pasa «De» a «de» y al revés, en la palabra del cursor.",
    "  Intro baja de campo y en el último confirma.",
)


def conteo(n: int, dudosos: int) -> str:
    """How many names, and how many of them are doubtful."""
    texto = f"{miles(n)} {'nombre' if n == 1 else 'nombres'}"
    if dudosos:
        texto += f" · {miles(dudosos)} {'dudoso' if dudosos == 1 else 'dudosos'}"
    return texto


def que_mirar(
    lista: Sequence[tuple[str, str]], sugerencias: Sequence[tuple[str, str]], rechazo: str = ""
) -> str:
    """What deserves a look, with what COSFAC answered, and the accents that are suggested."""
    texto = dudas(lista, rechazo)
    if sugerencias:
        texto += " · " + ", ".join(f"¿{a} o {b}?" for a, b in sugerencias)
    return texto


def cotejado(quien: str, documento: str) -> str:
    """Who compared it, and with what."""
    return f"{quien}, con {documento}"


def manifestado(manifiesta: str, valido: str) -> str:
    """Who stated it, and who of the state office looked at it."""
    return f"{manifiesta or VACIO} · {VALIDO} {valido or VACIO}"


def no_se_imprime(clave: str, malos: Sequence[str], letras: int) -> str:
    """Why what stands in a field is no part of a name, beside the field while it is typed."""
    return REGLAS[clave].format(malos=" ".join(malos[:6]), letras=letras, maximo=LARGO_MAXIMO)


def de_la_duda(clave: str) -> str:
    """What a source says against a field."""
    return AVISOS_DE_NOMBRE[clave]


def arregle(campo: str, regla: str) -> str:
    """Nothing was kept: a field breaks a rule."""
    return f"{campo}: {regla} No se guardó."


def difiere(campo: str, texto: str, acta: str) -> str:
    """A field beside the acta, when they are not the same."""
    return f"{campo}: se imprimirá «{texto or VACIO}»; el acta dice «{acta or VACIO}»."


def ya_rechazado(campo: str, mensaje: str) -> str:
    """The same text went once and came back."""
    return f"{campo}: COSFAC ya lo rechazó así: «{mensaje}»."


def contesto_cosfac(mensaje: str) -> str:
    """What COSFAC answered to the name of the trámite before."""
    return f"COSFAC rechazó el nombre anterior: «{mensaje}»."


def titulo_de(verbo: str, cuantos: int) -> str:
    """Scope and count of an act."""
    return f"{verbo} {miles(cuantos)} {'nombre' if cuantos == 1 else 'nombres'}"


CONFIRMAR: Final = "Confirmar"
VALIDAR: Final = "Validar la ortografía de"
REABRIR: Final = "Regresar a cotejo"
CORREGIR: Final = "Guardar la corrección sin confirmarla"


def confirmar_este(nombre: str) -> str:
    """Title of confirming one name."""
    return f"{CONFIRMAR} «{nombre}»"


def confirmados(nombre: str) -> str:
    """A name was confirmed."""
    return f"Confirmado: {nombre}."


def guardado(nombre: str) -> str:
    """A correction was kept."""
    return f"Guardado, por confirmar: {nombre}."


def se_dejan(n: int) -> str:
    """Doubtful ones that a bulk confirmation leaves."""
    if not n:
        return ""
    return f"Se dejan {miles(n)} por mirar: son dudosos." if n > 1 else "Se deja 1 dudoso."


def de_que_acta(n: int) -> str:
    """What a bulk confirmation states."""
    de = "el nombre coincide" if n == 1 else f"los {miles(n)} nombres coinciden"
    return f"Al confirmar, usted dice que {de} con el documento que escriba (L17c)."


def se_hace(paso: str, desde: str, regla: str) -> str:
    """A move that does not start in this view."""
    return f"«{paso}» se hace desde «{desde}» (v cambia la vista). Regla {regla}."


def se_escribe(deletreado: str) -> str:
    """The name of the fields, letter by letter, for a terminal that shows no accents."""
    return f"Se imprimirá: {deletreado}"
