"""Events of the folio ranges: assign, block, return, put back; good, spoilt, by anybody."""

from random import Random

from certtui.domain.folio import NivelRango
from certtui.domain.rol import Rol, Usuario
from certtui.process import folios
from tests.caminata.camino import Caminata

_ACTOS = {
    "bloquear": (("disponible", "liberado"), folios.bloquear),
    "devolver": (("disponible",), folios.devolver),
    "desbloquear": (("inutilizado",), folios.desbloquear),
}
"""From which states a folio may be taken by each act; what was ever used is not put back."""


def asignar(c: Caminata, azar: Random, quien: Usuario) -> None:
    """A plantel gets more folios; overlaps, holes and strangers are refused."""
    plantel = azar.choice(c.p.demo.planteles).clave
    modelo = azar.choice((2018, 2018, 2008))
    ultimo = c.uno("SELECT max(hasta) FROM folio_rango WHERE nivel = 'plantel'")
    desde = azar.choice((ultimo + 1, ultimo + 1, ultimo + 1, 1, 2999, 3001, 0))
    hasta = desde + azar.choice((2, 3, 4, -1))
    devueltos = c.filas("SELECT numero FROM folio WHERE estado = 'devuelto' AND modelo = ?", modelo)
    if devueltos and azar.random() < 0.3:
        desde = azar.choice(devueltos)["numero"]
        hasta = desde + azar.choice((0, 0, 1))
    oficio = azar.choice(("OF-1", "OF-2", "OF-3", ""))
    encima = c.filas(
        "SELECT estado FROM folio WHERE modelo = ? AND numero BETWEEN ? AND ?", modelo, desde, hasta
    )
    choca = any(f["estado"] != "devuelto" for f in encima)
    espera = (
        quien.rol is Rol.SE_ESTATAL
        and c.alcanza(quien, plantel)
        and bool(oficio)
        and 1 <= desde <= hasta <= 3000
        and not choca
    )
    c.probar(
        "asignar",
        lambda: folios.asignar_rango(
            c.oficina.como(quien),
            nivel=NivelRango.PLANTEL,
            modelo=modelo,
            desde=desde,
            hasta=hasta,
            oficio=oficio,
            plantel=plantel,
        ),
        espera,
    )


def apartar(c: Caminata, azar: Random, quien: Usuario) -> None:
    """Block, return or put back an interval of a range."""
    acto = azar.choice(tuple(_ACTOS))
    estados, hacer = _ACTOS[acto]
    rangos = c.filas("SELECT * FROM folio_rango ORDER BY id")
    r = azar.choice(rangos)
    desde = azar.randint(r["desde"], min(r["hasta"], r["desde"] + 5))
    hasta = desde + azar.choice((0, 0, 1))
    motivo = azar.choice(("dañado", "sobrante", ""))
    lista = c.filas(
        "SELECT estado, usos FROM folio WHERE rango = ? AND numero BETWEEN ? AND ?",
        r["id"],
        desde,
        hasta,
    )
    espera = (
        quien.rol is Rol.SE_ESTATAL
        and quien.entidad in ("", r["entidad"])
        and r["nivel"] == "plantel"
        and len(lista) == hasta - desde + 1
        and all(f["estado"] in estados for f in lista)
        and (acto != "desbloquear" or not any(f["usos"] for f in lista))
        and bool(motivo)
    )
    c.probar(acto, lambda: hacer(c.oficina.como(quien), r["id"], desde, hasta, motivo), espera)
