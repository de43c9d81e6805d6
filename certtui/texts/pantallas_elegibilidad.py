"""Every sentence of the eligibility screens."""

from typing import Final

from certtui.domain.hallazgo import Veredicto
from certtui.texts.pantallas import fecha, miles

TITULO: Final = "Elegibilidad"
TITULO_DETALLE: Final = "Criterios de la matrícula"

COMANDOS: Final[dict[str, tuple[str, str]]] = {
    "elegibilidad.abrir": ("Abrir", "Abre los criterios de la matrícula, o las de la causa."),
    "elegibilidad.causas": ("Causas", "Revisa a todas y las agrupa por causa."),
    "elegibilidad.filtrar": ("Filtrar", "Escribe un filtro; Intro lo aplica y Esc lo deja."),
    "elegibilidad.correcciones": (
        "Para el SAE",
        "Guarda los datos que se corrigen en el SAE, de lo que se ve.",
    ),
    "elegibilidad.consulta": (
        "Para RENAPO",
        "Guarda las CURP sin confronta vigente, de lo que se ve.",
    ),
    "elegibilidad.renapo": (
        "De RENAPO",
        "Lee la respuesta de RENAPO y la compara campo por campo.",
    ),
    "elegibilidad.iniciar": (
        "Iniciar",
        "Abre el trámite de las marcadas, o de la del renglón.",
    ),
    "elegibilidad.marcar": ("Marcar", "Marca o desmarca la matrícula y baja a la siguiente."),
    "elegibilidad.marcar_todo": ("Marcar todo", "Marca todas las que se ven, o ninguna."),
    "elegibilidad.diferencias": ("Con RENAPO", "Muestra, campo por campo, qué dice RENAPO."),
    "elegibilidad.aplicar": ("Aplicar", "Aplica el filtro escrito."),
    "elegibilidad.dejar": ("Dejar como estaba", "Cierra el campo sin cambiar el filtro."),
    "elegibilidad.retroceder": ("Volver", "Quita la causa o el filtro; después, regresa."),
}
"""Id of each command: its word for the footer and its sentence for the help."""

SIGNOS: Final[dict[Veredicto, str]] = {
    Veredicto.OK: "✓",
    Veredicto.FALLA: "✗",
    Veredicto.NO_APLICA: "·",
    Veredicto.AVISO: "!",
}
"""One sign per verdict: each reads without colour."""

COLUMNAS_DE_CRITERIO: Final[dict[str, str]] = {
    "L06a": "a",
    "L06b": "b",
    "L06c": "c",
    "L06d": "d",
    "L06e": "e",
    "L06f": "f",
    "L06g": "g",
    "L06h": "h",
    "V-d.egr": "$",
    "V15": "B",
}
"""Title of each criterion's column, by rule id, in the order of the norm."""

RESULTADO: Final = "Resultado"
PRIMERA_CAUSA: Final = "Qué falta"
MATRICULAS: Final = "Matrículas"
CAUSA: Final = "Causa"
RESUELVE: Final = "Quién lo corrige"
REGLA: Final = "Regla"
VEREDICTO: Final = "Veredicto"
CRITERIO: Final = "Criterio"
VALOR: Final = "Valor visto"

CAUSAS: Final[dict[str, str]] = {
    "L06a.sin_validar": "sin validación de datos",
    "L06b.curp_vacio": "sin CURP",
    "L06b.curp_forma": "CURP mal formada",
    "L06b.curp_fecha": "fecha imposible en la CURP",
    "L06b.curp_verificador": "dígito verificador de la CURP",
    "L06b.sin_confronta": "sin confronta con RENAPO",
    "L06b.no_coincide": "RENAPO no coincide",
    "L06b.baja": "CURP dada de baja en RENAPO",
    "L06b.vencida": "confronta vencida",
    "L06c.sin_plan": "plan sin catálogo o sin módulos",
    "L06c.otro_plan": "plan distinto al del catálogo",
    "L06c.faltan": "módulos sin calificación",
    "L06c.reprobados": "módulos no acreditados",
    "L06c.pendientes": "módulos sin calificar y no acreditados",
    "L06d.sin_folios": "plantel sin folios libres",
    "L06d.sin_folio": "trámite sin folio",
    "L06e.minusculas": "CRIP con minúsculas",
    "L06e.largo": "CRIP de otro largo",
    "L06f.sin_secundaria": "sin fecha de secundaria",
    "L06f.sin_inicio": "sin fecha de inicio",
    "L06f.orden": "secundaria posterior al inicio",
    "L06g.vacia": "institución médica vacía",
    "L06g.prohibida": "institución médica no admitida",
    "L06h.sin_correo": "sin correo institucional",
    "L06h.forma": "correo mal formado",
    "L06h.dominio": "correo de otro dominio",
    "V-d.egr.adeudos": "con adeudos",
    "V15.baja": "con baja registrada",
}
"""Few words for each cause, by the key of its finding, in the order of the norm."""

TODAS: Final = "Todas las matrículas"
DE_CAUSA: Final = "Causa: "
POR_CAUSA: Final = "Por causa"
FILTRO: Final = "Filtro: "
ESC_QUITA: Final = "   (Esc lo quita)"
REVISANDO_PAGINA: Final = "revisando…"
ELEGIBLE: Final = "Elegible"

VACIA: Final = (
    "No hay matrículas a su alcance.",
    "Se importan del SAE: «certtui importar alumnos».",
)
FILTRO_VACIO: Final = (
    "Ninguna matrícula cumple el filtro.",
    "{elegibilidad.retroceder} lo quita; {elegibilidad.filtrar} lo cambia.",
)
BUSCANDO_CAUSAS: Final = (
    "Todavía ninguna: se están revisando las matrículas.",
    "{elegibilidad.retroceder} regresa a la lista.",
)
SIN_CAUSAS: Final = (
    "Ninguna matrícula revisada tiene fallas ni avisos.",
    "{elegibilidad.retroceder} regresa a la lista.",
)
NO_HAY_RENGLON: Final = "No hay ninguna matrícula: la lista está vacía."
NO_HAY_MATRICULAS: Final = "No hay matrículas que revisar: la lista está vacía."
SIN_ESTADO: Final = "Aquí se filtra por plantel, plan, grupo o texto; el estado es de la cola."
COMO_FILTRAR: Final = (
    "Escriba plantel:901, plan:INFO18, grupo:601-INFO18, o parte del nombre, la matrícula o la"
    " CURP."
)
NADA_QUE_CORREGIR: Final = "No hay nada que corregir en el SAE en lo que se ve; no se guardó nada."
NADA_QUE_CONFRONTAR: Final = (
    "No hay CURP que confrontar en lo que se ve: todas tienen respuesta vigente, o primero se"
    " corrige su forma."
)
PREPARANDO: Final = "Preparando el archivo…"
EN_CAUSAS: Final = "Abra primero la causa con Intro: se inicia sobre matrículas."
RESPUESTA_DE_RENAPO: Final = "Respuesta de RENAPO"
INICIAR_DETALLE: Final = "Pasan a «Borrador»; todavía no se solicita nada."
TITULO_CONFRONTA: Final = "Confronta con RENAPO"
CAMPO: Final = "Campo"
NUESTRO: Final = "Aquí"
SUYO: Final = "RENAPO"
SIN_CONTESTAR: Final = (
    "RENAPO no ha contestado por esta CURP.",
    "En la lista: v guarda la consulta e i lee la respuesta.",
)
CAMPOS_DE_RENAPO: Final[dict[str, str]] = {
    "curp": "CURP",
    "nombre": "Nombre(s)",
    "primer_apellido": "Primer apellido",
    "segundo_apellido": "Segundo apellido",
    "fecha_nacimiento": "Nacimiento",
    "sexo": "Sexo",
    "entidad": "Entidad",
}
"""Name of each field of the confronta."""
NO_LO_DICE: Final = "—"
VENCIDA: Final = "Los datos cambiaron después de la confronta: hay que repetirla (L06b)."
ESTATUS_DE_RENAPO: Final[dict[str, str]] = {
    "vigente": "CURP vigente",
    "baja": "CURP dada de baja",
    "sin_registro": "CURP sin registro",
}
"""What RENAPO said of a CURP."""
AYUDA_CONFRONTA: Final = (
    "Confronta",
    "  A la izquierda lo de aquí (lo que dice el SAE y la CURP), a la derecha lo de",
    "  RENAPO. ✗ difiere; los acentos no cuentan y la Ñ sí. Lo de aquí se corrige en",
    "  el SAE y se importa otra vez; lo de RENAPO, en el Registro Civil.",
)
YA_NO_ESTA: Final = "Esa matrícula ya no está a su alcance; se leyó otra vez la lista."

QUE_PASA: Final = "Qué pasa   "
SE_VIO: Final = "Se vio     "
NORMA: Final = "Regla      "
QUE_HACER: Final = "Qué hacer  "
DONDE: Final = "Dónde      "
QUIEN: Final = "Quién      "

AYUDA_FILTRO: Final = (
    "Filtro",
    "  plantel:901   plan:INFO18   grupo:601-INFO18   (grupo:601: todos los 601)",
    "  hernandez     parte del nombre, la matrícula o la CURP; sin acentos",
    "  Se pueden combinar: plantel:901 hernandez",
)
AYUDA_SIGNOS: Final = (
    "Criterios",
    "  a validación de datos        b CURP confrontada con RENAPO",
    "  c módulos aprobados          d folio de certificación",
    "  e CRIP en mayúsculas         f fecha de secundaria",
    "  g institución médica         h correo institucional",
    "  $ adeudos                    B baja",
    "  ✓ cumple  ✗ falla: impide solicitar  ! aviso  · no aplica  nada: sin revisar",
)
AYUDA_ARCHIVOS: Final = (
    "Archivos",
    (
        "  {elegibilidad.correcciones} y {elegibilidad.consulta} guardan lo"
        " que se ve (filtro y causa) en su bandeja de salida, junto a"
    ),
    "  la base, en un archivo que solo usted puede leer; al terminar se dice la ruta.",
    (
        "  El de RENAPO lleva una columna, curp; la respuesta se lee con"
        " {elegibilidad.renapo}, de su bandeja"
    ),
    "  de entrada o de una ruta. Lo que difiere se ve en cada matrícula con d.",
    "  Lo que se corrigió en el SAE se lee con {importado.del_sae}: alumnos o calificaciones.",
)
AYUDA_INICIAR: Final = (
    "Iniciar trámites",
    (
        "  {elegibilidad.iniciar} abre el trámite (borrador) de las marcadas o"
        " del renglón; los criterios se"
    ),
    "  revisan al solicitar y al cargar. Lo que no se puede se dice y se deja.",
)
AYUDA_DETALLE: Final = (
    "Detalle",
    "  Debajo de la lista: qué pasa con el criterio marcado, el valor que se vio, qué",
    "  dice la norma, qué hacer, en qué menú y quién lo corrige.",
)


def conteo(n: int | None, total: int | None) -> str:
    """How many are shown of how many."""
    if n is None:
        return "contando…"
    if total is None or n == total:
        return f"{miles(n)} {'matrícula' if n == 1 else 'matrículas'}"
    return f"{miles(n)} de {miles(total)}"


def conteo_de_causas(n: int) -> str:
    """How many causes there are."""
    return f"{miles(n)} {'causa' if n == 1 else 'causas'}"


def fallas(n: int) -> str:
    """How many criteria fail, in a column of nine cells."""
    return ELEGIBLE if not n else f"{n} {'falla' if n == 1 else 'fallas'}"


def progreso(hechas: int, total: int) -> str:
    """How far the reading of everybody is."""
    return f"Revisando {miles(hechas)} de {miles(total)}…"


def resumen(elegibles: int, con_falla: int, con_aviso: int) -> str:
    """What the reading of everybody found."""
    ok, mal = SIGNOS[Veredicto.OK], SIGNOS[Veredicto.FALLA]
    cuales = "elegible" if elegibles == 1 else "elegibles"
    texto = f"{ok} {miles(elegibles)} {cuales}   {mal} {miles(con_falla)} con falla"
    if con_aviso:
        texto += f"   {SIGNOS[Veredicto.AVISO]} {miles(con_aviso)} con aviso"
    return texto


def sin_revisar(total: int) -> str:
    """What to press to judge everybody."""
    return f"c revisa las {miles(total)} matrículas y las agrupa por causa."


def causa(clave: str) -> str:
    """Few words for a cause; its key when it has none."""
    return CAUSAS.get(clave, clave)


def norma(regla: str, documento: str, numeral: str, texto: str) -> str:
    """A rule with its place in the norm."""
    return f"{regla} ({documento}, {numeral}): {texto}"


def correcciones_guardadas(filas: int, alumnos: int) -> str:
    """What was left in the outbox for SAE."""
    datos = "dato" if filas == 1 else "datos"
    de = "matrícula" if alumnos == 1 else "matrículas"
    return f"Guardado: {miles(filas)} {datos} por corregir de {miles(alumnos)} {de}, en"


def consulta_guardada(curps: int) -> str:
    """What was left in the outbox for RENAPO."""
    return f"Guardado: {miles(curps)} CURP por confrontar, en"


def iniciar(cuantas: int, matricula: str) -> str:
    """Scope and count of opening trámites."""
    if matricula:
        return f"Abrir el trámite de {matricula}"
    return f"Abrir el trámite de {miles(cuantas)} {'matrícula' if cuantas == 1 else 'matrículas'}"


def respondido(estatus: str, en: str, difieren: int) -> str:
    """What RENAPO said, when, and in how many fields it differs."""
    texto = f"{ESTATUS_DE_RENAPO.get(estatus, estatus)}, respuesta del {fecha(en)}"
    if difieren:
        texto += f" · {difieren} {'campo difiere' if difieren == 1 else 'campos difieren'}"
    return texto
