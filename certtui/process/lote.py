"""One lot as stored, and whose it is (T11, L07c)."""

from certtui.domain.lote import Lote
from certtui.process.errores import NoEncontrado
from certtui.process.oficina import Oficina
from certtui.store import lotes, tramites


def leer_lote(oficina: Oficina, clave: int) -> Lote:
    """One lot; raises NoEncontrado."""
    lote = lotes.leer_lote(oficina.base, clave)
    if lote is None:
        raise NoEncontrado(regla="T11", que="lote", valor=clave)
    return lote


def exigir_alcance(oficina: Oficina, lote: int) -> None:
    """Refuse the lot of another entidad, so that nobody else reads or empties it (L07c)."""
    for item in lotes.items_de_lote(oficina.base, lote):
        t = tramites.leer_tramite(oficina.base, item.tramite)
        if t is not None and not oficina.usuario.alcanza(t.entidad, t.plantel):
            raise oficina.sin_permiso("T11", f"alguien de la entidad {t.entidad}")
