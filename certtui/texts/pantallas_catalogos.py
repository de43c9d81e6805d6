"""Every sentence of the screens of catalogues and settings."""

from collections.abc import Sequence
from typing import Final

from certtui.texts.hallazgos_revision import FRASES
from certtui.texts.pantallas import fecha, miles
from certtui.texts.pantallas_listado import conteo as _conteo

TITULO: Final = "Catálogos y planes"
TITULO_SALUD: Final = "Salud de los catálogos"
TITULO_CARGA: Final = "Vista previa de la carga"

COMANDOS: Final[dict[str, tuple[str, str]]] = {
    "catalogos.importar": ("Cargar archivo", "Pide el archivo y muestra qué cambiaría."),
    "catalogos.cargar": ("Cargar", "Carga el archivo completo, o nada de él."),
    "catalogos.ajustar": ("Cambiar", "Cambia el ajuste, con su regla y lo que admite."),
    "catalogos.matriculas": ("Matrículas", "Muestra las matrículas que la falla detiene."),
}
"""Id of each command: its word for the footer and its sentence for the help."""

CATALOGO: Final = "Catálogo"
CUANTOS: Final = "Renglones"
QUE_ES: Final = "Qué es"

CATALOGOS: Final[dict[str, tuple[str, str]]] = {
    "salud": ("Salud de los catálogos", "qué falta, y a cuántos detiene"),
    "ajustes": ("Ajustes", "lo que la oficina decide, con su regla"),
    "planteles": ("Planteles", "clave, CCT, municipio"),
    "planes": ("Planes y módulos", "carreras, créditos, módulos"),
    "modelos": ("Modelos académicos", "generaciones, vía y mínimo (V29)"),
    "entidades": ("Entidades", "claves INEGI y de la CURP"),
    "ids_dec": ("Identificadores del DEC", "de dónde sale cada uno"),
    "causas": ("Causas de rechazo", "reglas que leen los mensajes (L15b)"),
    "pc_sinems": ("Calidad (PC-SINEMS)", "vigencias por CCT (L19)"),
    "feriados": ("Días inhábiles", "los que no cuentan en los plazos"),
    "anclas": ("Autoridades reconocidas", "huellas de sus certificados (L16)"),
}
"""Name and purpose of each catalogue, in the order of the list."""

COLUMNAS: Final[dict[str, str]] = {
    "clave": "Clave",
    "valor": "Valor",
    "defecto": "De fábrica",
    "regla": "Regla",
    "nota": "Nota",
    "cct": "CCT",
    "nombre": "Nombre",
    "entidad": "Ent",
    "municipio": "Municipio",
    "alumnos": "Alumnos",
    "carrera": "Carrera",
    "modelo": "Modelo",
    "creditos": "Créd",
    "modulos": "Mód",
    "nombre_largo": "Nombre largo",
    "inegi": "INEGI",
    "curp": "CURP",
    "organismo": "Quién certifica",
    "anio": "Año",
    "desde": "Desde",
    "hasta": "Hasta",
    "nivel": "Nivel",
    "electronica": "Elec",
    "electronica_desde": "Desde el",
    "minimo": "Mín",
    "fecha": "Fecha",
    "orden": "Orden",
    "causa": "Causa",
    "campo": "Campo",
    "resuelve": "Se corrige en",
    "patron": "Patrón",
    "sha256": "Huella",
    "en": "Desde",
    "origen": "De dónde sale",
    "semestre": "Sem",
    "horas": "Horas",
    "formacion": "Formación",
    "permitidos": "Admite",
    "puesto": "Puesto aquí",
}
"""Title of each column of a catalogue."""

SIN_FILAS: Final = ("Este catálogo está vacío.", "Un archivo se carga con {catalogos.importar}.")
SIN_MAS: Final = "Cada renglón se ve entero abajo; este catálogo no abre otra lista."
SIN_FALLAS: Final = ("Nada que corregir en los catálogos.", "")
REVISANDO: Final = "Revisando los catálogos…"
COMO_FILTRAR: Final = "Escriba parte de cualquier columna; sin acentos."
AFECTADOS: Final = "Detiene a"
QUE_PASA: Final = "Qué pasa"
QUE_HACER: Final = "Qué hacer  "
MATRICULA: Final = "Matrícula"
TODO_IGUAL: Final = "El archivo no cambia nada; no hay qué cargar."
SOLO_SE_IMPORTA: Final = (
    "De archivo se cargan aquí planteles, planes y calidad; lo demás, con «certtui importar"
    " catalogo»."
)
NO_CARGA: Final = "Los catálogos los carga administración del sistema. Regla L10b."
NO_AJUSTA: Final = (
    "Los ajustes los cambia administración del sistema o Servicios Escolares estatal. Regla L03."
)
ARCHIVO: Final = "Archivo"
MODULOS: Final = "Archivo de módulos"
VALOR: Final = "Valor"
ADMITE: Final = "Admite"
DE_FABRICA: Final = "De fábrica"
LIBRE: Final = "texto"
EN_BLANCO: Final = "(en blanco)"
PERMITIDOS: Final[dict[str, str]] = {
    "entero": "un número entero mayor que 0",
    "fecha": "una fecha como 19/07/2021",
    "url": "una URL https, o en blanco",
}
"""What a setting takes, by the key of the catalogue of settings."""

_VALORES: Final[dict[str, str]] = {
    "si": "sí",
    "ultimo": "último",
    "mayuscula": "mayúscula",
    "minuscula": "minúscula",
    "atomico": "atómico",
    "habiles": "hábiles",
    "clasico": "clásico",
}
"""Values of settings whose word is not their key."""

FORMACIONES: Final[dict[str, str]] = {"basica": "básica", "laboral": "laboral"}

SIGNOS: Final[dict[str, str]] = {"+": "nuevo", "~": "cambia", "=": "igual"}
DETALLE: Final = "Cambios"
AYUDA: Final = (
    "Catálogos",
    "  «Salud» dice qué falta en ellos y a cuántos alumnos detiene: se corrige una",
    "  vez y se libera a todos. Los planteles, los planes y la calidad se cargan de",
    "  archivo con i: primero se ve qué cambiaría, renglón por renglón, y nada se",
    "  escribe hasta cargarlo. Un ajuste se cambia con su regla a la vista y queda",
    "  en la bitácora. Intro en un plan abre sus módulos.",
)


def salud(clave: str, que: str, valor: str) -> tuple[str, str]:
    """Sentence and remedy of a fault of the catalogues."""
    frase, remedio = FRASES[clave]
    dicho = fecha(valor)
    return frase.format(que=que, valor=dicho), remedio.format(que=que, valor=dicho)


def conteo(n: int | None) -> str:
    """How many rows."""
    return _conteo(n, "renglón", "renglones")


def alumnos(n: int) -> str:
    """How many students a fault holds back."""
    return f"{miles(n)} {'alumno' if n == 1 else 'alumnos'}"


def fallas(n: int) -> str:
    """How many faults there are."""
    return f"{miles(n)} {'falla' if n == 1 else 'fallas'}"


def modulos_de(plan: str) -> str:
    """Title of the modules of a plan."""
    return f"Módulos del plan {plan}"


def matriculas_de(cuantas: int) -> str:
    """Title of the students that a fault holds back."""
    return f"Matrículas detenidas: {miles(cuantas)}"


def cambiar_ajuste(clave: str) -> str:
    """Title of changing a setting."""
    return f"Cambiar el ajuste {clave}"


def detalle_de_ajuste(regla: str, nota: str, permitidos: Sequence[str], defecto: str) -> list[str]:
    """What a setting rules and what it takes."""
    return [
        f"Regla {regla}{f': {nota}' if nota else ''}.",
        f"{ADMITE}: {admite(permitidos)}. "
        f"{DE_FABRICA}: {valor_de_ajuste(defecto, permitidos) or EN_BLANCO}.",
    ]


def valor_de_ajuste(valor: str, permitidos: Sequence[str]) -> str:
    """A value of a setting as people write it."""
    if valor in permitidos:
        return _VALORES.get(valor, valor.replace("_", " "))
    return fecha(valor) if tuple(permitidos) == ("fecha",) else valor


def admite(permitidos: Sequence[str]) -> str:
    """What a setting takes, in words."""
    dichos = (PERMITIDOS.get(p) or valor_de_ajuste(p, permitidos) for p in permitidos)
    return ", ".join(dichos) or LIBRE


def ajuste_puesto(clave: str, valor: str) -> str:
    """What was done."""
    return f"{clave} = {valor or EN_BLANCO}"


def de_archivo(tipo: str) -> str:
    """Title of asking for the file of a catalogue."""
    return f"Cargar {CATALOGOS[tipo][0]}"


def resumen(archivo: str, nuevos: int, cambian: int, iguales: int) -> str:
    """What a file would do."""
    return (
        f"{archivo}: {miles(nuevos)} {'nuevo' if nuevos == 1 else 'nuevos'}, {miles(cambian)}"
        f" {'cambia' if cambian == 1 else 'cambian'}, {miles(iguales)}"
        f" {'igual' if iguales == 1 else 'iguales'}. Todavía no se escribió nada."
    )


def cargado(tipo: str, cuantos: int) -> str:
    """What was loaded."""
    return f"{CATALOGOS[tipo][0]}: {miles(cuantos)} renglones cargados."


def campos(lista: Sequence[tuple[str, str, str]]) -> str:
    """The fields that change, each with what it was and what it would be."""
    return " · ".join(f"{c}: «{antes}» → «{es}»" for c, antes, es in lista)
