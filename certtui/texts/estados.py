"""Names and signs of states and roles, as screens and lists write them."""

from collections.abc import Iterable
from dataclasses import dataclass

from certtui.domain.rol import Rol


@dataclass(frozen=True, slots=True)
class Grupo:
    """A family of states: its sign, words for it, and its colour of the 16 ANSI ones.

    `camino` is True for what is on its way and waits for no remedy.
    """

    signo: str
    palabra: str
    color: str = ""
    camino: bool = False


ATENDER = Grupo("!", "por atender", "red")
"""What waits for somebody to mend it; also any trámite that is suspended."""

CAMINO = Grupo("»", "en camino")
"""Everything on its way, for a line that has no room for each family."""

_ESPERA = Grupo("·", "en solicitud", camino=True)
_FOLIO = Grupo("#", "con folio", camino=True)
_FIRMA = Grupo("»", "en sellado", "cyan", camino=True)
_TIMBRE = Grupo("+", "timbrados", "green", camino=True)
_ENTREGA = Grupo("√", "entregados", "green")
CIERRE = Grupo("×", "cerrados")
"""What left the road: baja or cancelled."""

GRUPOS: dict[str, Grupo] = {
    "borrador": _ESPERA,
    "solicitado": _ESPERA,
    "autorizado": _ESPERA,
    "registrado": _FOLIO,
    "cargado": _FOLIO,
    "nombre_revisado": _FOLIO,
    "en_firma": _FIRMA,
    "firmado": _FIRMA,
    "enviado": _FIRMA,
    "timbrado": _TIMBRE,
    "descargado": _TIMBRE,
    "entregado": _ENTREGA,
    "devuelto": ATENDER,
    "rechazado": ATENDER,
    "baja_solicitada": ATENDER,
    "cancelacion_solicitada": ATENDER,
    "baja": CIERRE,
    "cancelado": CIERRE,
}
"""Family of each state of the shipped routes; a state of another route stands without sign."""

_SIN_GRUPO = Grupo(" ", "otros")

_CORTAS = {
    "nombre_revisado": "Nombre rev.",
    "baja_solicitada": "Baja pedida",
    "cancelacion_solicitada": "Canc. pedida",
}

ROLES: dict[Rol, str] = {
    Rol.SE_PLANTEL: "Servicios Escolares del plantel",
    Rol.DIRECTOR_PLANTEL: "Dirección del plantel",
    Rol.SE_ESTATAL: "Servicios Escolares estatal",
    Rol.DIRECTOR_ESTATAL: "Dirección estatal",
    Rol.NACIONAL: "Área nacional",
    Rol.DSE: "DSE",
    Rol.SYSADMIN: "Administración del sistema",
    Rol.LECTOR: "Consulta",
    Rol.SISTEMA: "Sistema",
}
"""What a role is called."""


def grupo_de(estado: str) -> Grupo:
    """Family of a state."""
    return GRUPOS.get(estado, _SIN_GRUPO)


def etiqueta_corta(estado: str, etiqueta: str) -> str:
    """A state's label in at most 12 cells, for lists of 80 columns."""
    return _CORTAS.get(estado, etiqueta)


def nombre_de_rol(rol: str) -> str:
    """What a stored role is called."""
    try:
        return ROLES[Rol(rol)]
    except ValueError:
        return rol


def no_le_toca(verbo: str, regla: str, roles: Iterable[Rol]) -> str:
    """A verb that belongs to others."""
    return f"{verbo} toca a {', o a '.join(ROLES[r] for r in roles)} ({regla})."


def sumar_por_grupo(cuentas: Iterable[tuple[str, int]]) -> list[tuple[Grupo, int]]:
    """(family, how many) of (state, how many): first what waits for a remedy, then the road."""
    sumas: dict[Grupo, int] = dict.fromkeys((ATENDER, *GRUPOS.values()), 0)
    for estado, cuantos in cuentas:
        grupo = grupo_de(estado)
        sumas[grupo] = sumas.get(grupo, 0) + cuantos
    return [(g, n) for g, n in sumas.items() if n or g is ATENDER]


def abreviar(sumas: Iterable[tuple[Grupo, int]]) -> list[tuple[Grupo, int]]:
    """The same sums with everything on its way as one."""
    breves: dict[Grupo, int] = {ATENDER: 0, CAMINO: 0}
    for grupo, cuantos in sumas:
        uno = CAMINO if grupo.camino else grupo
        breves[uno] = breves.get(uno, 0) + cuantos
    return list(breves.items())
