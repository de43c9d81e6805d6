"""folios: ranges of three levels and what stands in each (L04, V-DG2, V-PL2.1)."""

from certtui.cli import diagnostico, salida
from certtui.cli.espanol import Entero, UsoIncorrecto, opcion, orden
from certtui.cli.peticion import Peticion, con_peticion
from certtui.cli.seleccion import contexto
from certtui.domain.errores import Salida
from certtui.domain.folio import SERIE_ELECTRONICA, NivelRango, Rango
from certtui.process import folios as uso
from certtui.texts import narracion as n
from certtui.texts import ordenes as t
from certtui.texts import verbos


def _contado(cuantos: int) -> str:
    return n.plural(cuantos, "folio", "folios")


def _creado(peticion: Peticion, rango: Rango) -> Salida:
    datos = {
        "rango": rango.id,
        "nivel": rango.nivel.value,
        "serie": rango.serie,
        "modelo": rango.modelo,
        "desde": rango.desde,
        "hasta": rango.hasta,
        "entidad": rango.entidad,
        "plantel": rango.plantel,
    }
    linea = n.RANGO_CREADO.format(
        rango=rango.id, cuantos=_contado(rango.tamano), desde=rango.desde, hasta=rango.hasta
    )
    salida.mostrar(peticion.json, datos, [linea])
    return Salida.OK


@orden("folios alta")
@opcion("--modelo", meta="numero", type=Entero(), required=True)
@opcion("--desde", meta="numero", type=Entero(), required=True)
@opcion("--hasta", meta="numero", type=Entero(), required=True)
@opcion("--oficio", default="")
@opcion("--serie", default=SERIE_ELECTRONICA)
@con_peticion
def alta(
    peticion: Peticion, modelo: int, desde: int, hasta: int, oficio: str, serie: str
) -> Salida:
    """A national range."""
    with peticion.abrir() as oficina:
        rango = uso.asignar_rango(
            oficina,
            nivel=NivelRango.NACIONAL,
            modelo=modelo,
            desde=desde,
            hasta=hasta,
            oficio=oficio,
            serie=serie,
        )
    return _creado(peticion, rango)


@orden("folios asignar")
@opcion("--entidad", meta="clave", default="")
@opcion("--plantel", meta="clave", default="")
@opcion("--modelo", meta="numero", type=Entero(), required=True)
@opcion("--desde", meta="numero", type=Entero(), required=True)
@opcion("--hasta", meta="numero", type=Entero(), required=True)
@opcion("--oficio", default="")
@opcion("--serie", default=SERIE_ELECTRONICA)
@con_peticion
def asignar(
    peticion: Peticion,
    entidad: str,
    plantel: str,
    modelo: int,
    desde: int,
    hasta: int,
    oficio: str,
    serie: str,
) -> Salida:
    """A range for an entidad or a plantel."""
    if bool(entidad) == bool(plantel):
        raise UsoIncorrecto(t.FALTA_UNA.format(opciones="--entidad, --plantel"), contexto())
    with peticion.abrir() as oficina:
        rango = uso.asignar_rango(
            oficina,
            nivel=NivelRango.PLANTEL if plantel else NivelRango.ENTIDAD,
            modelo=modelo,
            desde=desde,
            hasta=hasta,
            oficio=oficio,
            serie=serie,
            entidad=entidad,
            plantel=plantel,
        )
    return _creado(peticion, rango)


@orden("folios acusar")
@opcion("--rango", meta="numero", type=Entero(), required=True)
@con_peticion
def acusar(peticion: Peticion, rango: int) -> Salida:
    """The plantel acknowledges."""
    with peticion.abrir() as oficina:
        uso.acusar_recibo(oficina, rango)
    diagnostico.decir(n.RANGO_ACUSADO.format(rango=rango))
    return Salida.OK


def _mover(
    peticion: Peticion, acto: str, rango: int, desde: int, hasta: int, motivo: str
) -> Salida:
    hacer = {"devolver": uso.devolver, "bloquear": uso.bloquear, "desbloquear": uso.desbloquear}
    with peticion.abrir() as oficina:
        cuantos = hacer[acto](oficina, rango, desde, hasta, motivo)
    datos = {"acto": acto, "rango": rango, "desde": desde, "hasta": hasta, "folios": cuantos}
    linea = n.FOLIOS_MOVIDOS.format(
        cuantos=_contado(cuantos), rango=rango, acto=verbos.resumen(f"folios {acto}").lower()
    )
    salida.mostrar(peticion.json, datos, [linea])
    return Salida.OK


@orden("folios devolver")
@opcion("--rango", meta="numero", type=Entero(), required=True)
@opcion("--desde", meta="numero", type=Entero(), required=True)
@opcion("--hasta", meta="numero", type=Entero(), required=True)
@opcion("--motivo", default="")
@con_peticion
def devolver(peticion: Peticion, rango: int, desde: int, hasta: int, motivo: str) -> Salida:
    """Free folios go up."""
    return _mover(peticion, "devolver", rango, desde, hasta, motivo)


@orden("folios bloquear")
@opcion("--rango", meta="numero", type=Entero(), required=True)
@opcion("--desde", meta="numero", type=Entero(), required=True)
@opcion("--hasta", meta="numero", type=Entero(), required=True)
@opcion("--motivo", default="")
@con_peticion
def bloquear(peticion: Peticion, rango: int, desde: int, hasta: int, motivo: str) -> Salida:
    """Free folios out of use."""
    return _mover(peticion, "bloquear", rango, desde, hasta, motivo)


@orden("folios desbloquear")
@opcion("--rango", meta="numero", type=Entero(), required=True)
@opcion("--desde", meta="numero", type=Entero(), required=True)
@opcion("--hasta", meta="numero", type=Entero(), required=True)
@opcion("--motivo", default="")
@con_peticion
def desbloquear(peticion: Peticion, rango: int, desde: int, hasta: int, motivo: str) -> Salida:
    """Withdrawn folios back in use."""
    return _mover(peticion, "desbloquear", rango, desde, hasta, motivo)


@orden("folios ver")
@con_peticion
def ver(peticion: Peticion) -> Salida:
    """The tree with its counts; a difference other than 0 is a fault."""
    with peticion.abrir(sistema=True) as oficina:
        renglones = uso.arbol(oficina)
    filas = [
        {
            "rango": r.rango.id,
            "nivel": r.rango.nivel.value,
            "serie": r.rango.serie,
            "modelo": r.rango.modelo,
            "desde": r.rango.desde,
            "hasta": r.rango.hasta,
            "destino": r.rango.plantel or r.rango.entidad or "—",
            "oficio": r.rango.oficio,
            "acuse": r.rango.acuse_en or "—",
            "cuenta": {e.value: c for e, c in r.cuenta.items() if c},
            "resto": r.resto if r.rango.nivel is not NivelRango.PLANTEL else 0,
            "diferencia": r.diferencia,
        }
        for r in renglones
    ]
    columnas = ("rango", "nivel", "serie", "modelo", "desde", "hasta", "destino", "acuse")
    planas = [
        {
            **f,
            "cuenta": ", ".join(f"{c} {e}" for e, c in r.cuenta.items() if c)
            or f"{r.resto} sin asignar",
        }
        for f, r in zip(filas, renglones, strict=True)
    ]
    salida.mostrar(
        peticion.json, filas, salida.en_tabla(planas, (*columnas, "cuenta", "diferencia"))
    )
    return Salida.ALGUNOS if any(r.diferencia for r in renglones) else Salida.OK
