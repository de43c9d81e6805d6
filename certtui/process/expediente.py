"""What is kept of one stamped certificate: the row, its messages and its deliveries (L13e)."""

from dataclasses import dataclass

from certtui.domain.entrega import Entrega
from certtui.domain.mensaje import Mensaje
from certtui.domain.tramite import Tramite
from certtui.process.custodia import tramite_de
from certtui.process.oficina import Oficina
from certtui.store import correos, entregas


@dataclass(frozen=True, slots=True)
class Expediente:
    """Messages and deliveries, oldest first."""

    tramite: Tramite
    mensajes: tuple[Mensaje, ...]
    entregas: tuple[Entrega, ...]


def de(oficina: Oficina, tramite: int) -> Expediente:
    """Of one certificate within the person's scope; raises NoEncontrado."""
    return Expediente(
        tramite_de(oficina, tramite),
        tuple(correos.mensajes_de(oficina.base, tramite)),
        entregas.leer_entregas(oficina.base, tramite),
    )
