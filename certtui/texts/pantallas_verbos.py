"""What the queue says of its verbs and of its marks."""

from collections.abc import Sequence
from typing import Final

from certtui.texts import ordenes
from certtui.texts.pantallas import miles
from certtui.texts.pantallas_dialogo import alcance

COMANDOS: Final[dict[str, tuple[str, str]]] = {
    "cola.marcar": ("Marcar", "Marca o desmarca el renglón y baja al siguiente."),
    "cola.marcar_todo": ("Marcar todo", "Marca todo lo que el filtro muestra, o lo desmarca."),
    "cola.solicitar": ("Solicitar", "Pide la autorización, o reenvía lo devuelto."),
    "cola.autorizar": ("Autorizar", "Autoriza lo solicitado."),
    "cola.devolver": ("Devolver", "Devuelve lo solicitado, con un motivo."),
    "cola.registrar": ("Folio", "Asigna folio, volumen y foja a lo autorizado."),
    "cola.cargar": ("Cargar", "Carga al aplicativo lo que ya tiene folio."),
    "cola.nombre": ("Nombre", "Confirma el nombre propuesto; lo dudoso se deja para revisar."),
    "cola.baja": ("Pedir baja", "Pide a DSE la baja por un error, antes de enviar."),
    "cola.desistir": ("Desistir", "Cierra lo que no tiene folio: el alumno desiste."),
}
"""Id of each command: its word for the footer and its sentence for the help."""

VERBOS: Final = {
    "solicitar": "Solicitar",
    "autorizar": "Autorizar",
    "devolver": "Devolver",
    "registrar": "Asignar folio a",
    "cargar": "Cargar al aplicativo",
    "nombre": "Confirmar el nombre de",
    "baja": "Pedir la baja de",
    "desistir": "Cerrar por desistimiento",
}
"""The verbs as the title of a dialog begins."""

AYUDA_MARCAS: Final = (
    "Marcas",
    "  El signo * señala lo marcado. Un verbo obra sobre lo marcado; sin marcas,",
    "  sobre el renglón de «>». Las marcas valen para lo que el filtro muestra:",
    "  al cambiar el filtro se quitan, y la de lo que deja de verse también.",
    "  Lo que se rehúsa queda marcado.",
)

MOTIVO: Final = "Motivo"
PALABRA: Final = "Escriba DESISTIR"
SIN_VUELTA: Final = "No tiene vuelta: para pedirlo otra vez se abre un trámite nuevo."
DOCUMENTO: Final = "Documento cotejado"
MANIFIESTA: Final = "Quién lo manifiesta"
MARCAS_QUITADAS: Final = "Se quitaron las marcas: valen solo para lo que se ve."
NADA_VISIBLE: Final = "Nada de lo marcado sigue a la vista; se leyó otra vez la lista."
DUDOSOS_SE_DEJAN: Final = "Los nombres dudosos no se confirman aquí: se cuentan y se dejan."


def falta_la_palabra(escrito: str) -> str:
    """The word of an act without return was not typed."""
    return "" if escrito.strip() == "DESISTIR" else "Escriba DESISTIR, con mayúsculas, o deje Esc."


def marcados(n: int) -> str:
    """How many lines are marked."""
    return f"{miles(n)} {'marcado' if n == 1 else 'marcados'}"


def marcas_idas(n: int) -> str:
    """Some marks were of lines that are not shown any more."""
    if n == 1:
        return "Se quitó 1 marca: lo marcado ya no se ve aquí."
    return f"Se quitaron {miles(n)} marcas: lo marcado ya no se ve aquí."


def demasiados(n: int) -> str:
    """More lines than a batch takes."""
    return f"Se marcaron los primeros {miles(n)}: es lo más que cabe en una tanda."


def una_de(opciones: Sequence[str]) -> str:
    """Any of some: «Registrado, Cargado o Firmado»."""
    *primeras, ultima = opciones
    if not primeras:
        return ultima
    ligada = "u" if ultima.lower().startswith(("o", "ho")) else "o"
    return f"{', '.join(primeras)} {ligada} {ultima}"


def otro_papel(paso: str, roles: Sequence[str], regla: str) -> str:
    """A verb that belongs to another role."""
    return f"«{paso}» corresponde a {una_de(roles)}. Regla {regla}."


def otro_estado(paso: str, desde: Sequence[str], regla: str) -> str:
    """A verb that does not start at the state of what was chosen."""
    return f"«{paso}» se hace desde {una_de(desde)}; lo elegido no está ahí. Regla {regla}."


def de_quienes(planteles: Sequence[str], persona: str = "") -> str:
    """Scope of a batch."""
    if persona:
        return f"de {persona}, plantel {planteles[0]}"
    if len(planteles) == 1:
        return f"del plantel {planteles[0]}"
    return f"de {len(planteles)} planteles"


def titulo(verbo: str, planteles: Sequence[str], persona: str = "") -> str:
    """Scope and count, by the plantel of each one: «Autorizar 37 trámites del plantel 064»."""
    de = de_quienes(list(dict.fromkeys(planteles)), persona)
    return alcance(VERBOS[verbo], len(planteles), de)


def pasan_a(estado: str, cuantos: int) -> str:
    """Where it leads."""
    return f"{'Pasa' if cuantos == 1 else 'Pasan'} a «{estado}»."


def se_dejan(n: int, desde: Sequence[str]) -> str:
    """What was chosen and is not touched."""
    cuantos = "se deja 1 que no está" if n == 1 else f"se dejan {miles(n)} que no están"
    return f"De lo elegido {cuantos} en {una_de(desde)}."


def terminado(verbo: str, cuentas: str) -> str:
    """What came of a batch."""
    return f"{verbo}: {cuentas}."


def duda(campo: str, aviso: str, rechazo: str = "") -> str:
    """What deserves a look in a field of a name; `rechazo` is what COSFAC answered to it."""
    texto = f"{ordenes.PARTES_DEL_NOMBRE[campo]}: {ordenes.AVISOS_DE_NOMBRE[aviso]}"
    return f"{texto}: «{rechazo}»" if aviso == "cosfac" and rechazo else texto


def dudas(lista: Sequence[tuple[str, str]], rechazo: str = "") -> str:
    """Why a proposed name is left for a person."""
    return "; ".join(duda(campo, aviso, rechazo) for campo, aviso in lista)


def quien_manifiesta(validos: Sequence[str]) -> str:
    """The words that the field takes."""
    return f"Quién manifiesta el nombre: {', '.join(validos)}. Regla L17d."
