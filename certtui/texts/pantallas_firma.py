"""What the screen of signatures says."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from certtui.texts.pantallas import miles

COMANDOS: Final[dict[str, tuple[str, str]]] = {
    "firma.ver": ("Ver", "Muestra el certificado como se imprimirá, en texto."),
    "firma.cadena": ("Cadena", "Muestra lo que se firma: la cadena original, campo por campo."),
    "firma.agenda": ("Vigencias", "Muestra cuándo vence la e.firma de cada quien de su alcance."),
    "firma.firmar": ("Firmar", "Firma con una sola contraseña todo lo que la lista muestra."),
    "firma.revisar": (
        "Revisar e.firma",
        "Hace las ocho pruebas de la e.firma; hechas, dice qué hallaron.",
    ),
    "revision.otra_vez": ("Revisar otra vez", "Hace otra vez las ocho pruebas de la e.firma."),
    "firma.paquete": ("Paquete", "Escribe el paquete para firmar en el equipo de quien firma."),
    "firma.importar": ("Importar sellos", "Toma los sellos que trae quien firmó el paquete."),
    "firma.falta": ("Qué falta", "Compara un paquete que salió con lo que ya está firmado."),
    "firma.otro": ("Otro firmante", "Muestra lo que espera a otra persona de su alcance."),
}
"""Id of each command: its word for the footer and its sentence for the help."""

TITULO: Final = "Firma"
TITULO_CADENA: Final = "Lo que se firma"
TITULO_VISTA: Final = "Como se imprimirá"
VISTA_GUARDADA: Final = "Guardado en"
TITULO_FALTAS: Final = "Qué falta del paquete"
SIN_SELLO: Final = "Sin sello todavía"
YA_NO_ESPERAN: Final = "Ya no esperan esta firma"
TITULO_AGENDA: Final = "Vigencia de las e.firmas"
NADIE_FIRMA: Final = "Nadie de su alcance firma."
TITULO_REVISION: Final = "Revisión de la e.firma"
COLUMNAS: Final = {"folio": "Folio de control", "nombre": "Nombre", "promedio": "Prom"}
VACIA: Final = ("Nada espera esta firma.", "Aparece aquí cuando el paso anterior termina.")
SIN_FIRMANTE: Final = (
    "Su cuenta no firma ni atiende a quien firma.",
    "Lo ven quien firma y los servicios escolares a su lado. Regla L13d.",
)
LEYENDO: Final = ("Se lee lo que espera la firma…", "")
NO_HAY_RENGLON: Final = "No hay ningún certificado que ver."
NADA_QUE_FIRMAR: Final = "Nada espera esta firma. Regla V17: se firma en orden de nivel."
NADA_DE_OTRA: Final = "Nada espera a esta persona; {firma.otro} muestra a quién sí."
NADA_A_LA_VISTA: Final = "El filtro no deja nada que firmar; {listado.retroceder} lo quita."
COMO_FILTRAR: Final = "Parte del nombre, la CURP, la CCT o el folio; se firma solo lo que se ve."
UN_SOLO_FIRMANTE: Final = "No hay otra persona que firme en su alcance."
SIN_REVISAR: Final = "e.firma: sin revisar; {firma.revisar} hace las ocho pruebas."
ARCHIVO_CER: Final = "Archivo .cer"
ARCHIVO_KEY: Final = "Archivo .key"
CLAVE: Final = "Contraseña"
ARCHIVO: Final = "Archivo"
NO_SE_GUARDA: Final = "La contraseña no se muestra ni se guarda; la llave no sale de este equipo."
CUAL_EFIRMA: Final = "e.firma de quien firma: sus dos archivos"
CLAVE_PARA_REVISAR: Final = "Revisar la e.firma: contraseña de la llave"
REVISANDO: Final = "Se revisa…"
EN_SALIDA: Final = "Sin carpeta, queda en su bandeja de salida."
ESCRIBIENDO: Final = "Se escribe el paquete…"
VACIO: Final = "(vacío)"
CAMPO_POR_CAMPO: Final = "Cadena original, campo por campo"
RESUMEN: Final = "El certificado"
QUE_FALTA: Final = "Qué llevar o hacer"
AYUDA_FIRMA: Final = (
    "Firma",
    "  Firma quien dirige: plantel, estatal y nacional, en ese orden (regla V17).",
    "  Directa: {firma.firmar} pide la e.firma y una contraseña, y firma lo que la lista muestra.",
    "  Por paquete: {firma.paquete} lo escribe; se sella con «certtui firma sellar» en el equipo",
    (
        "  de quien firma; {firma.importar} importa los sellos. Cada sello se"
        " verifica antes de contar."
    ),
    (
        "  Intro muestra el certificado como se imprimirá; {firma.cadena}, la"
        " cadena original; {firma.falta}, lo"
    ),
    "  que a un paquete ya escrito le falta por sellar.",
)


def contados(n: int) -> str:
    """How many certificates."""
    return f"{miles(n)} {'certificado' if n == 1 else 'certificados'}"


def firmar(n: int, donde: str) -> str:
    """Scope and count of what will be signed."""
    return f"Firmar {contados(n)} {donde}"


def del_plantel(plantel: str) -> str:
    """Where what is signed comes from."""
    return f"del plantel {plantel}" if plantel else "de todos los planteles a su alcance"


def cuenta_del_paquete(nombre: str, total: int, firmados: int, faltan: int) -> str:
    """What came of a package."""
    estan = "está firmado" if firmados == 1 else "están firmados"
    resto = f"falta {miles(faltan)}" if faltan == 1 else f"faltan {miles(faltan)}"
    return f"Paquete de {contados(total)} para {nombre}: {estan} {miles(firmados)}, {resto}."


def donde_quedo(estado: str) -> str:
    """Where a certificate of a package is now."""
    return estado or "no está en esta base, o no a su alcance"


def de_cuantos(n: int, total: int) -> str:
    """How many the filter leaves of how many wait."""
    return f"{miles(n)} de {miles(total)}"


def falta_timbre() -> str:
    """What only COSFAC's stamp brings."""
    return "(lo pone el timbre)"


def falta_firma(nivel: str) -> str:
    """What only the seal of a level brings."""
    return f"(lo pone la firma de nivel {nivel})"


def titulo_de_vista(folio: str) -> str:
    """Which certificate, and who has signed it."""
    return f"{folio}: sus firmas"


def firmado(nivel: str, dia: date) -> str:
    """A level that signed."""
    return f"√ {nivel}: {dia:%d/%m/%Y}"


def por_firmar(nivel: str) -> str:
    """A level that has not signed."""
    return f"· {nivel}: falta"


def pagina(numero: int, total: int) -> str:
    """Which page of how many."""
    return f"Página {numero} de {total}"


def vencimiento(hasta: date | None, dias: int | None, aviso: str) -> str:
    """When an e.firma ends, in days, and what to do."""
    if hasta is None or dias is None:
        return aviso
    cuando = f"vence el {hasta:%d/%m/%Y}, en {miles(dias)} {'día' if dias == 1 else 'días'}"
    if dias < 0:
        cuando = f"venció el {hasta:%d/%m/%Y}"
    return f"{cuando} · {aviso}" if aviso else cuando


def quien_firma(nombre: str, nivel: str, n: int | None, total: int) -> str:
    """Whose signature is awaited, and by how many; of how many, when others are awaited too."""
    cuantos = "se lee…"
    if n is not None:
        cuantos = f"{de_cuantos(n, total) if n < total else contados(n)} en espera"
    return f"{cuantos} · nivel {nivel}, {nombre}"


def otra_persona(numero: int, total: int) -> str:
    """Which of the people who sign is in sight, and the key to another."""
    return f"{{firma.otro}}: otra ({miles(numero)} de {miles(total)})"


def esperan_a_otra(n: int) -> tuple[str, str]:
    """Nothing waits for this person, but some do for others."""
    return "Nada espera esta firma.", f"{{firma.otro}} muestra a quién le esperan {miles(n)}."


def nadie_espera(n: int) -> tuple[str, str]:
    """Nothing waits for any of the people of the scope who sign."""
    return (
        f"Nada espera a ninguna de las {miles(n)} personas que firman en su alcance.",
        "Aparece aquí cuando el paso anterior termina.",
    )


def no_firma(rol: str) -> str:
    """Why somebody does not sign."""
    return f"Firma solo quien dirige (plantel, estatal o nacional); su papel es {rol}. Regla V17."


def no_importa(rol: str) -> str:
    """Why somebody does not bring seals."""
    return f"Importa sellos quien firma o sus servicios escolares; su papel es {rol}. Regla V17."


def no_hay_archivo(ruta: str) -> str:
    """A path that is no file."""
    return f"No hay archivo en «{ruta}»."


def archivo_enorme(ruta: str) -> str:
    """A file that is none of these."""
    return f"«{ruta}» es demasiado grande para ser lo que se pide."


def ya_existe(ruta: str) -> str:
    """A file that would be overwritten."""
    return f"«{ruta}» ya existe; escriba otro nombre."


def revisada(bien: int, mal: int) -> str:
    """Outcome of the eight checks."""
    if mal:
        return (
            f"! e.firma: {mal} {'prueba falla' if mal == 1 else 'pruebas fallan'}; "
            "{firma.revisar} dice cuál."
        )
    return f"√ e.firma: {bien} pruebas bien."


def paquete_para(n: int, nombre: str) -> str:
    """Scope and count of a package."""
    return f"Escribir el paquete de {contados(n)} para {nombre}"


def paquete_escrito(n: int, fuera: Sequence[tuple[str, str]] = ()) -> str:
    """A package is there, and its path follows; before it, who was left out of it and why."""
    escrito = f"Paquete de {contados(n)}; se sella con «certtui firma sellar». Está en"
    if not fuera:
        return escrito
    quedan = "Queda fuera 1" if len(fuera) == 1 else f"Quedan fuera {miles(len(fuera))}"
    return f"{quedan}: {'; '.join(f'{folio}, {porque}' for folio, porque in fuera)} {escrito}"


def importar(n: int, quien: str) -> str:
    """Scope and count of what comes back."""
    return f"Importar {miles(n)} {'sello' if n == 1 else 'sellos'} de {quien}"


def resumen(nombre: str, curp: str, promedio: str, cct: str) -> str:
    """What a signer looks at first."""
    return f"{nombre} · CURP {curp} · promedio {promedio} · CCT {cct}"
