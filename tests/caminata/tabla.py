"""The machine as the norm writes it, typed here again by hand: the walk's own second opinion."""

from certtui.domain.rol import Rol

P, DP, E, DE = Rol.SE_PLANTEL, Rol.DIRECTOR_PLANTEL, Rol.SE_ESTATAL, Rol.DIRECTOR_ESTATAL
N, DSE, ADMIN, SIS = Rol.NACIONAL, Rol.DSE, Rol.SYSADMIN, Rol.SISTEMA
_RESPUESTA = (P, E, ADMIN, SIS)

ANTES_DE_ENVIAR = ("cargado", "nombre_revisado", "en_firma", "firmado")
_A_DESTIEMPO = ("firmado", "rechazado", "baja_solicitada")
"""Where the late stamp of a lost lot may still find a trámite (E10)."""

DE_LOTE = ("T11", "T12", "T12p", "T13", "T14", "E10", "E11")
"""Moves that come with a lot or its answer."""

SUSPENDIBLES = (
    "borrador",
    "solicitado",
    "devuelto",
    "autorizado",
    "registrado",
    *ANTES_DE_ENVIAR,
    "enviado",
    "timbrado",
    "descargado",
    "rechazado",
    "baja_solicitada",
)

TABLA: dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[Rol, ...]]] = {
    "T00": (("",), ("borrador",), (P,)),
    "T01": (("borrador",), ("solicitado",), (P,)),
    "T02": (("solicitado",), ("autorizado",), (E,)),
    "T03": (("solicitado",), ("devuelto",), (E,)),
    "T04": (("devuelto",), ("solicitado",), (P,)),
    "T05": (("autorizado",), ("registrado",), (P,)),
    "T06": (("registrado",), ("cargado",), (P,)),
    "T07": (("cargado",), ("nombre_revisado",), (P,)),
    "T07e": (("cargado",), ("cargado",), (P,)),
    "T07v": (("nombre_revisado",), ("nombre_revisado",), (E,)),
    "T07r": (("nombre_revisado",), ("cargado",), (P, E)),
    "T08": (("nombre_revisado",), ("en_firma", "firmado"), (DP,)),
    "T09": (("en_firma",), ("en_firma", "firmado"), (DE,)),
    "T10": (("en_firma",), ("en_firma", "firmado"), (N,)),
    "T11": (("firmado",), ("enviado",), (E, DE)),
    "T12": (("enviado", *_A_DESTIEMPO), ("timbrado",), _RESPUESTA),
    "T12p": (("timbrado",), ("timbrado",), _RESPUESTA),
    "T13": (("enviado",), ("rechazado",), _RESPUESTA),
    "T14": (("enviado",), ("firmado",), _RESPUESTA),
    "T15": (("timbrado",), ("descargado",), (P, DP, DE)),
    "T16": (("descargado",), ("entregado",), (P,)),
    "T17": (("entregado",), ("entregado",), (P,)),
    "E01": (("rechazado",), ("baja_solicitada",), (P,)),
    "E02": (("baja_solicitada",), ("baja",), (DSE, E)),
    "E03": (("",), ("borrador",), (P,)),
    "E04": (("registrado", *ANTES_DE_ENVIAR), ("baja_solicitada",), (P, E)),
    "E05": (("enviado",), ("enviado",), _RESPUESTA),
    "E06": (
        ("timbrado", "descargado", "entregado"),
        ("cancelacion_solicitada",),
        (E,),
    ),
    "E07": (("cancelacion_solicitada",), ("cancelado",), _RESPUESTA),
    "E08": (("borrador", "solicitado", "devuelto", "autorizado"), ("baja",), (P,)),
    "E09": (SUSPENDIBLES, SUSPENDIBLES, _RESPUESTA),
    "E10": (("enviado",), ("firmado",), (E,)),
    "E11": (("enviado",), ("enviado",), _RESPUESTA),
}
"""From, to and roles of each move (workflow §3, §5)."""

SIN_TRAMITE_VIVO = ("baja", "cancelado")
