"""baja and cancelar: the ways back (E01, E02, E04, E06–E08; L15, L18, C02)."""

from collections.abc import Callable
from functools import partial

from certtui.cli import diagnostico, salida
from certtui.cli.espanol import UsoIncorrecto, opcion, orden
from certtui.cli.peticion import Peticion, con_peticion
from certtui.cli.recorrido import Recorrido
from certtui.cli.seleccion import contexto
from certtui.domain.errores import Salida
from certtui.domain.tramite import Tramite
from certtui.process import bajas, entrega
from certtui.process import tramite as uso
from certtui.process.consultas import historia
from certtui.process.motor import Paso
from certtui.process.oficina import Oficina
from certtui.texts import ordenes as t


@orden("baja")
@opcion("--matricula", meta="matricula", multiple=True, required=True)
@opcion("--pedir", is_flag=True)
@opcion("--atender", is_flag=True)
@opcion("--desistir", is_flag=True)
@opcion("--ticket", default="")
@opcion("--motivo", default="")
@con_peticion
def baja(
    peticion: Peticion,
    matricula: tuple[str, ...],
    pedir: bool,
    atender: bool,
    desistir: bool,
    ticket: str,
    motivo: str,
) -> Salida:
    """E01, E04 (ask), E02 (attend), E08 (withdraw)."""
    if pedir + atender + desistir > 1:
        raise UsoIncorrecto(
            t.FALTA_UNA.format(opciones="--pedir, --atender, --desistir"), contexto()
        )
    with peticion.abrir() as oficina:
        acto: Callable[[Tramite], Paso]
        if atender:
            acto = partial(_atender, oficina, ticket)
        elif desistir:
            acto = partial(_desistir, oficina, motivo)
        else:
            acto = partial(_pedir, oficina, motivo)

        def hacer(m: str) -> Paso:
            return acto(uso.tramite_actual(oficina, uso.buscar_alumno(oficina, m)))

        with Recorrido(en_json=peticion.json, total=len(matricula)) as recorrido:
            recorrido.intentar(((m, partial(hacer, m)) for m in matricula), oficina)
        return recorrido.salida


def _pedir(oficina: Oficina, motivo: str, tramite: Tramite) -> Paso:
    return bajas.pedir_baja(oficina, tramite, motivo)


def _atender(oficina: Oficina, ticket: str, tramite: Tramite) -> Paso:
    return bajas.atender_baja(oficina, tramite, ticket)


def _desistir(oficina: Oficina, motivo: str, tramite: Tramite) -> Paso:
    return bajas.desistir(oficina, tramite, motivo)


@orden("cancelar")
@opcion("--matricula", meta="matricula", required=True)
@opcion("--motivo", default="")
@opcion("--folio", default="")
@opcion("--confirmar", is_flag=True)
@opcion("--cosfac", default="")
@con_peticion
def cancelar(
    peticion: Peticion, matricula: str, motivo: str, folio: str, confirmar: bool, cosfac: str
) -> Salida:
    """E06, then E07."""
    with peticion.abrir() as oficina:
        tramite = uso.tramite_actual(oficina, uso.buscar_alumno(oficina, matricula))
        archivo = ""
        if confirmar:
            paso = bajas.confirmar_cancelacion(oficina, tramite, cosfac=cosfac)
            cancelado = historia(oficina, tramite.id).tramite
            archivo = str(entrega.etiquetar_cancelado(oficina, cancelado))
        else:
            paso = bajas.pedir_cancelacion(oficina, tramite, motivo=motivo, folio=folio)
        a = oficina.ruta.estados[paso.a].etiqueta
    datos = {
        "clave": matricula,
        "tramite": paso.tramite,
        "de": paso.de,
        "a": paso.a,
        "pdf": archivo,
    }
    linea = f"{matricula}  {paso.transicion}  {a}  {archivo}".rstrip()
    salida.mostrar(peticion.json, datos, [linea])
    diagnostico.decir(f"{tramite.folio_texto}: {a}.")
    return Salida.OK
