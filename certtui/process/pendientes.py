"""What waits for a person or is late, by name: the board counts it and the queue filters by it."""

from datetime import timedelta
from enum import StrEnum
from typing import Final

from certtui.domain.firma import Nivel
from certtui.domain.guardas.firma import NIVEL_DE_ROL
from certtui.domain.reloj import a_texto
from certtui.domain.rol import Rol
from certtui.domain.ruta import Ruta
from certtui.process.oficina import Oficina
from certtui.store import pendientes as tabla
from certtui.store.pendientes import Condicion

_REMEDIO = frozenset({"devuelto", "rechazado", "baja_solicitada"})
"""States that wait for a remedy: whoever may take a trámite out of them has it."""


class Termino(StrEnum):
    """What may be overdue."""

    LOTE = "lote"
    ENTREGA = "entrega"
    CANCELACION = "cancelacion"
    REVISION = "revision"


MIO: Final = "mio"
FIRMA: Final = "firma"
VENCIDO: Final = "vencido"
FIRMAS: Final = {nivel: f"{FIRMA}-{nivel}" for nivel in Nivel}
VENCIDOS: Final = {termino: f"{VENCIDO}-{termino}" for termino in Termino}
NOMBRES: Final = (MIO, FIRMA, *FIRMAS.values(), VENCIDO, *VENCIDOS.values())
"""What the queue may be asked for."""


def estados_de(ruta: Ruta, rol: Rol, *, actos_de_dse: bool = False) -> frozenset[str]:
    """States whose next step is the role's: the main road, and the way out of a remedy.

    A move belongs to the first of its roles; with `actos_de_dse` the state office also records
    what DSE answers (L15d). Moves that the system makes wait for nobody.
    """
    propios: set[str] = set()
    for paso in ruta.transiciones.values():
        if Rol.SISTEMA in paso.roles or paso.permanece:
            continue
        ajeno = actos_de_dse and paso.roles[0] is Rol.DSE and rol in paso.roles
        if rol is not paso.roles[0] and not ajeno:
            continue
        for de in paso.de:
            if ruta.estados[de].final:
                continue
            avanza = any(ruta.estados[a].orden > ruta.estados[de].orden for a in paso.a)
            if de in _REMEDIO or (avanza and paso.id.startswith("T")):
                propios.add(de)
    return frozenset(propios)


def condicion(oficina: Oficina, nombre: str) -> Condicion:
    """What one of `NOMBRES` means for the person now; KeyError for any other."""
    if nombre == MIO:
        return _mio(oficina)
    if nombre == FIRMA:
        return tabla.cualquiera(*(tabla.por_firmar(n) for n in Nivel))
    if nombre == VENCIDO:
        return tabla.cualquiera(*(_vencido(oficina, x) for x in Termino))
    sueltas = {v: n for n, v in FIRMAS.items()}
    if nombre in sueltas:
        return tabla.por_firmar(sueltas[nombre])
    return _vencido(oficina, {v: x for x, v in VENCIDOS.items()}[nombre])


def _mio(oficina: Oficina) -> Condicion:
    """What waits for the person's role; who signs has only what waits for the own level."""
    rol = oficina.usuario.rol
    propios = estados_de(oficina.ruta, rol, actos_de_dse=oficina.ajustes.activo("externos"))
    if rol in NIVEL_DE_ROL and "en_firma" in propios:
        firma = tabla.por_firmar(Nivel(NIVEL_DE_ROL[rol]))
        return tabla.cualquiera(tabla.en_estados(propios - {"en_firma"}), firma)
    return tabla.en_estados(propios)


def _vencido(oficina: Oficina, termino: Termino) -> Condicion:
    ahora, ajustes = oficina.reloj.ahora(), oficina.ajustes

    def hace(**plazo: int) -> str:
        return a_texto(ahora - timedelta(**plazo))

    if termino is Termino.LOTE:
        return tabla.sin_respuesta(hace(hours=ajustes.entero("cosfac.sla_max_h")))
    if termino is Termino.ENTREGA:
        return tabla.sin_entregar(hace(days=ajustes.entero("entrega.dias")))
    if termino is Termino.CANCELACION:
        return tabla.por_confirmar(a_texto(ahora))
    return tabla.revision_caduca(hace(days=ajustes.entero("elegibilidad.dias")))
