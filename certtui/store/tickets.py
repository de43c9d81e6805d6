"""Tickets for the mesa de servicio: pages, one by id, and closing one (L15d, L23).

The ticket of a lot is for who reaches one of its certificates; a doubt's, for everybody.
"""

from dataclasses import dataclass

from certtui.store.alumnos import plegar_busqueda
from certtui.store.conexion import Base
from certtui.store.rechazos import Alcance


@dataclass(frozen=True, slots=True)
class Ticket:
    """A ticket with whom it is about; `numero` is the one that the mesa gave, "" while open."""

    id: int
    tipo: str
    destino: str
    estado: str
    tramite: int | None
    matricula: str
    texto: str
    numero: str
    en: str
    atendido_en: str

    @property
    def abierto(self) -> bool:
        """True while the mesa has not answered."""
        return self.estado == "abierto"

    @property
    def asunto(self) -> str:
        """Its first line, without the word before it."""
        return self.texto.partition("\n")[0].partition(": ")[2] or self.texto.partition("\n")[0]


@dataclass(frozen=True, slots=True)
class FiltroTickets:
    """Which tickets; `texto` is looked for without accents in the student, with them in the text.

    `solo_abiertos` leaves out those attended to.
    """

    texto: str = ""
    solo_abiertos: bool = True


_ALCANCE = "(:entidad = '' OR p.entidad = :entidad) AND (:plantel = '' OR t.plantel = :plantel)"
_DE = (
    "FROM ticket k LEFT JOIN tramite t ON t.id = k.tramite "
    "LEFT JOIN alumno a ON a.id = t.alumno LEFT JOIN plantel p ON p.clave = t.plantel "
    f"WHERE ((k.tramite IS NULL AND k.lote IS NULL) OR ({_ALCANCE}) OR "
    "(k.tramite IS NULL AND EXISTS (SELECT 1 FROM lote_item i JOIN tramite t ON t.id = i.tramite "
    f"JOIN plantel p ON p.clave = t.plantel WHERE i.lote = k.lote AND {_ALCANCE}))) "
    "AND (:abiertos = 0 OR k.estado = 'abierto') "
    "AND (:texto = '' OR k.texto LIKE :texto ESCAPE '\\' OR k.numero LIKE :texto ESCAPE '\\' "
    "OR a.busqueda LIKE :plegado ESCAPE '\\') "
)
_CAMPOS = (
    "k.id, k.tipo, k.destino, k.estado, k.tramite, coalesce(a.matricula, '') AS matricula, "
    "k.texto, k.numero, k.en, k.atendido_en "
)


def _contiene(texto: str) -> str:
    escapado = texto.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escapado}%" if texto else ""


def _datos(alcance: Alcance, filtro: FiltroTickets, **mas: object) -> dict[str, object]:
    return {
        "entidad": alcance.entidad,
        "plantel": alcance.plantel,
        "abiertos": int(filtro.solo_abiertos),
        "texto": _contiene(filtro.texto),
        "plegado": _contiene(plegar_busqueda(filtro.texto)),
        **mas,
    }


def pagina_de_tickets(
    base: Base, alcance: Alcance, filtro: FiltroTickets, inicio: int, cuantos: int
) -> list[Ticket]:
    """One page, newest first."""
    return [
        Ticket(**f)
        for f in base.filas(
            f"SELECT {_CAMPOS} {_DE} ORDER BY k.id DESC LIMIT :cuantos OFFSET :inicio",
            _datos(alcance, filtro, cuantos=cuantos, inicio=inicio),
        )
    ]


def contar_tickets(base: Base, alcance: Alcance, filtro: FiltroTickets) -> int:
    """Exact number of them."""
    return int(base.valor(f"SELECT count(*) {_DE}", _datos(alcance, filtro)))


def posicion_de_ticket(
    base: Base, alcance: Alcance, filtro: FiltroTickets, clave: int
) -> int | None:
    """Where one stands in the list, from 0; None when it is not there."""
    datos = _datos(alcance, filtro, clave=clave)
    if not base.valor(f"SELECT count(*) {_DE} AND k.id = :clave", datos):
        return None
    return int(base.valor(f"SELECT count(*) {_DE} AND k.id > :clave", datos))


def leer_ticket(base: Base, alcance: Alcance, clave: int) -> Ticket | None:
    """One ticket of the scope."""
    datos = _datos(alcance, FiltroTickets(solo_abiertos=False), clave=clave)
    f = base.fila(f"SELECT {_CAMPOS} {_DE} AND k.id = :clave", datos)
    return Ticket(**f) if f else None


def cerrar_ticket(base: Base, clave: int, numero: str, en: str) -> None:
    """The mesa answered, with this number."""
    base.escribir(
        "UPDATE ticket SET estado = 'atendido', numero = ?, atendido_en = ? "
        "WHERE id = ? AND estado = 'abierto'",
        (numero, en, clave),
    )
