"""The mesa de servicio: doubts become tickets, and tickets are closed with the number it gave."""

from certtui.domain.errores import CerttuiError, Salida
from certtui.domain.reloj import a_texto
from certtui.domain.rol import Rol
from certtui.process.errores import NoEncontrado
from certtui.process.oficina import Oficina
from certtui.store import lotes, tickets
from certtui.store.rechazos import Alcance
from certtui.store.tickets import FiltroTickets, Ticket
from certtui.texts.seguro import safe
from certtui.texts.tickets import TICKET, texto_de_duda

__all__ = ["FiltroTickets", "Ticket"]

DUDA = "duda"
BAJA = "baja"
QUIENES = tuple(r for r in Rol if r not in {Rol.LECTOR, Rol.SISTEMA})
"""Who may open a ticket and write down its answer (L23)."""


class TicketDeBaja(CerttuiError):
    """The ticket of a baja is closed where the baja is given (L15d); data: `ticket`."""

    codigo = "MES-001"
    salida = Salida.USO


class TicketAtendido(CerttuiError):
    """It was closed already; data: `ticket`, `numero`."""

    codigo = "MES-002"
    salida = Salida.DATOS


def _alcance(oficina: Oficina) -> Alcance:
    return Alcance(oficina.usuario.entidad, oficina.usuario.plantel)


def pagina(oficina: Oficina, filtro: FiltroTickets, inicio: int, cuantos: int) -> list[Ticket]:
    """One page of the tickets of the person's scope, newest first."""
    return tickets.pagina_de_tickets(oficina.base, _alcance(oficina), filtro, inicio, cuantos)


def contar(oficina: Oficina, filtro: FiltroTickets) -> int:
    """Exact number of them."""
    return tickets.contar_tickets(oficina.base, _alcance(oficina), filtro)


def posicion(oficina: Oficina, filtro: FiltroTickets, clave: int) -> int | None:
    """Where one stands in the list, from 0; None when it is not there."""
    return tickets.posicion_de_ticket(oficina.base, _alcance(oficina), filtro, clave)


def abrir_duda(oficina: Oficina, pantalla: str, duda: str) -> int:
    """Open a ticket with a doubt and the screen where it arose; its number (L23).

    The doubt stands in the ticket alone, not in the log. Raises SinPermiso.
    """
    oficina.exigir("L23", *QUIENES)
    usuario = oficina.usuario
    texto = texto_de_duda(
        pantalla=safe(pantalla),
        duda=safe(duda),
        usuario=safe(usuario.id),
        plantel=safe(usuario.plantel),
        entidad=safe(usuario.entidad or oficina.identidad.entidad),
    )
    with oficina.base.tx():
        en = a_texto(oficina.reloj.ahora())
        numero = lotes.abrir_ticket(oficina.base, DUDA, "DSE", texto, en, tramite=None, lote=None)
        oficina.anotar("duda", entidad="ticket", entidad_id=numero, regla="L23")
    return numero


def atender(oficina: Oficina, clave: int, numero: str) -> None:
    """Close a ticket with the number that the mesa gave.

    Raises NoEncontrado, TicketDeBaja, TicketAtendido, SinPermiso.
    """
    oficina.exigir("L23", *QUIENES)
    with oficina.base.tx():
        ticket = tickets.leer_ticket(oficina.base, _alcance(oficina), clave)
        if ticket is None:
            raise NoEncontrado(que=TICKET, valor=clave)
        if ticket.tipo == BAJA:
            raise TicketDeBaja(regla="L15d", ticket=clave)
        if not ticket.abierto:
            raise TicketAtendido(regla="L23", ticket=clave, numero=safe(ticket.numero))
        en = a_texto(oficina.reloj.ahora())
        tickets.cerrar_ticket(oficina.base, clave, safe(numero.strip()), en)
        oficina.anotar("ticket_atendido", entidad="ticket", entidad_id=clave, regla="L23")
