"""The tree of folio ranges for a screen: order, scope, and counts of one page (L04, V-DG2)."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from certtui.domain.folio import NivelRango, Rango
from certtui.process.folios import Renglon
from certtui.process.oficina import Oficina
from certtui.store import catalogos, folios

__all__ = ["Arbol", "Renglon", "leer_arbol"]


@dataclass(frozen=True, slots=True)
class Arbol:
    """Ranges in the order of the tree, without counts, and the name of each destination."""

    rangos: tuple[Rango, ...]
    nombres: dict[str, str]
    dados: dict[int, int]
    """Folios of each upper range that were given below."""
    siguiente: dict[int, int]
    """First number of each upper range that comes after all that was given."""

    def nombre(self, r: Rango) -> str:
        """Key and name of whom a range is for; "" for the national ones."""
        clave = r.plantel or r.entidad
        return f"{clave} {self.nombres.get(clave, '')}".strip()


def leer_arbol(oficina: Oficina) -> Arbol:
    """The ranges that the person reaches, with those above them, depth first by model."""
    todos = folios.listar_rangos(oficina.base)
    por_clave = {r.id: r for r in todos}
    visibles: set[int] = set()
    for r in todos:
        if oficina.usuario.alcanza(r.entidad, r.plantel) or not r.entidad:
            clave: int | None = r.id
            while clave is not None and clave not in visibles:
                visibles.add(clave)
                clave = por_clave[clave].padre
    hijos: dict[int | None, list[Rango]] = defaultdict(list)
    dados: dict[int, int] = defaultdict(int)
    siguiente: dict[int, int] = {}
    for r in todos:
        padre = r.padre if r.padre in por_clave else None
        if r.id in visibles:
            hijos[padre].append(r)
        if padre is not None:
            dados[padre] += r.tamano
            siguiente[padre] = max(siguiente.get(padre, 0), r.hasta + 1)
    orden: list[Rango] = []

    def bajar(padre: int | None) -> None:
        for r in sorted(hijos[padre], key=lambda x: (-x.modelo, x.serie, x.desde)):
            orden.append(r)
            bajar(r.id)

    bajar(None)
    nombres = {p.clave: p.nombre for p in catalogos.listar_planteles(oficina.base)}
    for entidad in {r.entidad for r in orden if r.entidad}:
        nombres[entidad] = catalogos.nombre_entidad(oficina.base, entidad)
    return Arbol(tuple(orden), nombres, dict(dados), siguiente)


def contar(oficina: Oficina, arbol: Arbol, rangos: Sequence[Rango]) -> list[Renglon]:
    """Some ranges with what stands in each."""
    return [
        Renglon(
            r,
            folios.contar_folios(oficina.base, r.id),
            arbol.dados.get(r.id, 0),
            folios.contar_cedidos(oficina.base, r) if r.nivel is NivelRango.PLANTEL else 0,
        )
        for r in rangos
    ]


def con_diferencia(oficina: Oficina, arbol: Arbol) -> int:
    """How many ranges do not add up: none, or something is wrong (invariant 3)."""
    return sum(bool(r.diferencia) for r in contar(oficina, arbol, arbol.rangos))


def destino_de(oficina: Oficina, texto: str) -> tuple[NivelRango, str, str] | None:
    """(level, entidad, plantel) of a typed destination; None when there is no such one."""
    limpio = texto.strip().casefold()
    if limpio == NivelRango.NACIONAL:
        return NivelRango.NACIONAL, "", ""
    if catalogos.leer_plantel(oficina.base, texto.strip()) is not None:
        return NivelRango.PLANTEL, "", texto.strip()
    if catalogos.nombre_entidad(oficina.base, limpio) not in {"", limpio}:
        return NivelRango.ENTIDAD, limpio, ""
    return None
