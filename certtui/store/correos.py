"""The outbox in the base: messages, their state, and the pages of a list (L13a)."""

from dataclasses import dataclass

from certtui.domain.entrega import OrigenCorreo
from certtui.domain.mensaje import CERRADOS, EstadoMensaje, Mensaje
from certtui.store.conexion import Base, Fila

_COLUMNAS = (
    "c.id, c.tramite, c.numero, c.message_id, c.de, c.para, c.origen, c.declarado_por, "
    "c.instruccion, c.ruta, c.sha256, c.estado, c.intentos, c.respuesta, c.creado_en, "
    "c.creado_por, c.cambiado_en"
)
_MENSAJE = f"SELECT {_COLUMNAS} FROM correo c "
_ALCANCE = (
    "WHERE (:entidad = '' OR p.entidad = :entidad) AND (:plantel = '' OR t.plantel = :plantel) "
)
_CON_TRAMITE = (
    f"SELECT {_COLUMNAS}, coalesce(a.matricula, '') AS matricula "
    "FROM correo c JOIN tramite t ON t.id = c.tramite "
    "JOIN plantel p ON p.clave = t.plantel JOIN alumno a ON a.id = t.alumno "
)


@dataclass(frozen=True, slots=True)
class Alcance:
    """Whose messages: "" is any."""

    entidad: str
    plantel: str


@dataclass(frozen=True, slots=True)
class MensajeDe:
    """A message with the matrícula that it is for."""

    mensaje: Mensaje
    matricula: str


def _mensaje(f: Fila) -> Mensaje:
    return Mensaje(
        **{**f, "origen": OrigenCorreo(f["origen"]), "estado": EstadoMensaje(f["estado"])}
    )


def leer_mensaje(base: Base, clave: int) -> Mensaje | None:
    """One message."""
    f = base.fila(_MENSAJE + "WHERE c.id = ?", (clave,))
    return _mensaje(f) if f else None


def mensaje_de(base: Base, tramite: int, numero: int) -> Mensaje | None:
    """The last message of one delivery."""
    f = base.fila(
        _MENSAJE + "WHERE c.tramite = ? AND c.numero = ? ORDER BY c.id DESC LIMIT 1",
        (tramite, numero),
    )
    return _mensaje(f) if f else None


def mensaje_vivo(base: Base, tramite: int, numero: int) -> Mensaje | None:
    """The message of one delivery that was, will be, or may have been sent."""
    ultimo = mensaje_de(base, tramite, numero)
    return None if ultimo is None or ultimo.estado in CERRADOS else ultimo


def mensajes(
    base: Base, alcance: Alcance, estados: tuple[EstadoMensaje, ...] = tuple(EstadoMensaje)
) -> list[MensajeDe]:
    """Messages in some states, in order of arrival."""
    marcas = ", ".join(f":e{n}" for n in range(len(estados)))
    filas = base.filas(
        f"{_CON_TRAMITE}{_ALCANCE}AND c.estado IN ({marcas}) ORDER BY c.id",
        {
            "entidad": alcance.entidad,
            "plantel": alcance.plantel,
            **{f"e{n}": e.value for n, e in enumerate(estados)},
        },
    )
    return [
        MensajeDe(_mensaje({k: v for k, v in f.items() if k != "matricula"}), f["matricula"])
        for f in filas
    ]


def guardar_mensaje(base: Base, m: Mensaje) -> int:
    """Write a new message; a second live one for the same delivery is refused by the base."""
    return base.insertar(
        "correo",
        {
            "tramite": m.tramite,
            "numero": m.numero,
            "message_id": m.message_id,
            "de": m.de,
            "para": m.para,
            "origen": m.origen.value,
            "declarado_por": m.declarado_por,
            "instruccion": m.instruccion,
            "ruta": m.ruta,
            "sha256": m.sha256,
            "estado": m.estado.value,
            "intentos": m.intentos,
            "respuesta": m.respuesta,
            "creado_en": m.creado_en,
            "creado_por": m.creado_por,
            "cambiado_en": m.cambiado_en,
        },
    )


def cambiar_mensaje(
    base: Base, clave: int, estado: EstadoMensaje, *, respuesta: str, en: str, intento: bool = False
) -> None:
    """Another state, with what the relay or a person said; `intento` counts one more try."""
    base.escribir(
        "UPDATE correo SET estado = ?, respuesta = ?, cambiado_en = ?, intentos = intentos + ? "
        "WHERE id = ?",
        (estado.value, respuesta, en, int(intento), clave),
    )


def mensajes_de(base: Base, tramite: int) -> list[Mensaje]:
    """Every message of a trámite, oldest first."""
    return [
        _mensaje(f) for f in base.filas(_MENSAJE + "WHERE c.tramite = ? ORDER BY c.id", (tramite,))
    ]
