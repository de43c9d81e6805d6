"""Every sentence of the screen of people."""

from typing import Final

from certtui.domain.rol import Rol
from certtui.texts.estados import ROLES
from certtui.texts.pantallas_listado import conteo as _conteo

TITULO: Final = "Usuarios"

COMANDOS: Final[dict[str, tuple[str, str]]] = {
    "usuarios.agregar": ("Agregar", "Agrega a una persona, con su papel y su alcance."),
    "usuarios.cambiar": ("Cambiar", "Cambia papel, alcance, correo o datos de quien firma."),
    "usuarios.acceso": ("Acceso", "Quita el acceso, con un motivo, o lo devuelve."),
    "usuarios.papel": ("Papel", "Muestra un papel cada vez, y luego todos."),
}
"""Id of each command: its word for the footer and its sentence for the help."""

USUARIO: Final = "Usuario"
NOMBRE: Final = "Nombre"
PAPEL: Final = "Papel"
LUGAR: Final = "Lugar"
CORREO: Final = "Correo"
ACTIVO: Final = " "
SIGNO_ACTIVO: Final = "√"
SIGNO_INACTIVO: Final = "×"
TODOS: Final = "Todas las personas con cuenta"
NACIONAL: Final = "nacional"
VACIO: Final = (
    "No hay personas a su alcance.",
    "Se importan con «certtui importar catalogo usuarios», o con {usuarios.agregar}.",
)
COMO_FILTRAR: Final = "Escriba papel:se_plantel, plantel:901, o parte del nombre o de la cuenta."
SIN_CAMPOS: Final = "Aquí se filtra por papel, plantel o texto."
FIRMANTE: Final = "Quien firma "
SIN_DATOS: Final = "sin datos de firmante"
QUIEN_ES: Final = "Correo      "
MOTIVO: Final = "Motivo"
AGREGAR: Final = "Agregar a una persona"
CAMPOS: Final[dict[str, str]] = {
    "id": "Cuenta",
    "nombre": "Nombre(s)",
    "primer_apellido": "Primer apellido",
    "segundo_apellido": "Segundo apellido",
    "rol": "Papel",
    "entidad": "Entidad",
    "plantel": "Plantel",
    "correo": "Correo",
    "curp": "CURP",
    "rfc": "RFC",
    "id_cargo": "idCargo",
    "cargo": "Cargo",
}
"""Label of each field of the form, in its order."""
OPCIONALES: Final = frozenset(
    {"segundo_apellido", "entidad", "plantel", "curp", "rfc", "id_cargo", "cargo"}
)
SOLO_ADMINISTRACION: Final = (
    "Las cuentas las escribe administración del sistema; pida el alta, la baja o el cambio por la"
    " mesa de servicio (L10b)."
)
NO_CAMBIO: Final = "No cambió nada."
AYUDA: Final = (
    "Usuarios",
    "  √ con acceso, × sin él. El papel es uno de los de la norma (L10c):",
    *(f"    {rol.value:<17} {nombre}" for rol, nombre in ROLES.items() if rol is not Rol.SISTEMA),
    "  El correo es institucional (L10d). De quien firma se piden CURP, RFC e",
    "  idCargo. Todo cambio queda en la bitácora: quién, cuándo, qué era y qué es.",
)


def conteo(n: int | None) -> str:
    """How many people."""
    return _conteo(n, "persona", "personas")


def papeles(lista: list[str]) -> str:
    """The roles that a form takes."""
    return f"Papel: {', '.join(lista)}."


def cambiar(cuenta: str) -> str:
    """Title of the form of a person."""
    return f"Cambiar a {cuenta}"


def acceso(cuenta: str, *, quitar: bool) -> str:
    """Title of taking or giving access."""
    return f"Quitar el acceso a {cuenta}" if quitar else f"Devolver el acceso a {cuenta}"


def detalle_de_acceso(*, quitar: bool) -> str:
    """What it means."""
    if quitar:
        return "No entra más; lo que hizo queda a su nombre en la bitácora."
    return "Vuelve a entrar con el papel y el lugar que tenía."


def guardado(cuenta: str) -> str:
    """What was done."""
    return f"Guardado: {cuenta}."


def papel_desconocido(papel: str, hay: list[str]) -> str:
    """A role that is not one."""
    return f"«{papel}» no es un papel. Hay: {', '.join(hay)}."


def lugar(entidad: str, plantel: str) -> str:
    """Where a person acts."""
    if plantel:
        return f"{entidad} · {plantel}"
    return entidad or NACIONAL
