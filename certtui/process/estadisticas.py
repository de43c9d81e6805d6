"""What COSFAC refuses most, where and when, so that the next ones are prevented (L15a)."""

from collections import Counter
from dataclasses import dataclass

from certtui.domain.hallazgo import ResuelveEn
from certtui.domain.reloj import de_texto, fecha_local
from certtui.process.oficina import Oficina
from certtui.store import catalogos
from certtui.store import revision as consultas


@dataclass(frozen=True, slots=True)
class CuentaCausa:
    """Refusals of one cause in one plantel and month ("2026-06", in the entidad's zone)."""

    plantel: str
    mes: str
    causa: str
    resuelve: ResuelveEn
    rechazos: int


def causas_por_plantel_y_mes(oficina: Oficina) -> list[CuentaCausa]:
    """Counts in the person's scope: newest month first, then plantel, then the most frequent."""
    entidades = {p.clave: p.entidad for p in catalogos.listar_planteles(oficina.base)}
    cuenta: Counter[tuple[str, str, str, str]] = Counter()
    for plantel, en, causa, resuelve, _campo in consultas.contar_causas(oficina.base):
        entidad = entidades[plantel]
        if oficina.usuario.alcanza(entidad, plantel):
            mes = f"{fecha_local(de_texto(en), entidad):%Y-%m}"
            cuenta[plantel, mes, causa, resuelve] += 1
    filas = [
        CuentaCausa(plantel, mes, causa, ResuelveEn(resuelve), n)
        for (plantel, mes, causa, resuelve), n in cuenta.items()
    ]
    filas.sort(key=lambda c: (c.plantel, -c.rechazos, c.causa))
    return sorted(filas, key=lambda c: c.mes, reverse=True)
