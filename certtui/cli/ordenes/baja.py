"""baja and cancelar: the ways back (E01, E02, E04, E06–E08; L15, L18, C02)."""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from certtui.cli import diagnostico, salida
from certtui.cli.espanol import Ruta, UsoIncorrecto, opcion, orden
from certtui.cli.marca import marca_de_orden
from certtui.cli.peticion import Peticion, con_peticion
from certtui.cli.recorrido import Recorrido
from certtui.cli.seleccion import contexto
from certtui.domain.errores import Salida
from certtui.domain.tramite import Tramite
from certtui.process import bajas, cancelacion, entrega
from certtui.process import tramite as uso
from certtui.process.consultas import historia
from certtui.process.motor import Paso
from certtui.process.oficina import Oficina
from certtui.texts import ordenes as t

if TYPE_CHECKING:
    from certtui.exchange.cosfac.servicio import ServicioCosfac


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

        marca = marca_de_orden(oficina, "rechazos", len(matricula))
        with Recorrido(en_json=peticion.json, total=len(matricula), marca=marca) as recorrido:
            recorrido.intentar(((m, partial(hacer, m)) for m in matricula), oficina)
        return recorrido.salida


def _pedir(oficina: Oficina, motivo: str, tramite: Tramite) -> Paso:
    return bajas.pedir_baja(oficina, tramite, motivo)


def _atender(oficina: Oficina, ticket: str, tramite: Tramite) -> Paso:
    return bajas.atender_baja(oficina, tramite, ticket)


def _desistir(oficina: Oficina, motivo: str, tramite: Tramite) -> Paso:
    return bajas.desistir(oficina, tramite, motivo)


def _abrir_servicio(oficina: Oficina, credenciales: Path | None) -> "ServicioCosfac":
    from certtui.process.servicio import abrir_servicio

    return abrir_servicio(oficina, os.environ, credenciales=credenciales)


@orden("cancelar")
@opcion("--matricula", meta="matricula", required=True)
@opcion("--motivo", default="")
@opcion("--folio", default="")
@opcion("--confirmar", is_flag=True)
@opcion("--cosfac", default="")
@opcion("--servicio", como="por_servicio", is_flag=True)
@opcion("--credenciales", meta="archivo", type=Ruta("archivo"))
@con_peticion
def cancelar(
    peticion: Peticion,
    matricula: str,
    motivo: str,
    folio: str,
    confirmar: bool,
    cosfac: str,
    por_servicio: bool,
    credenciales: Path | None,
) -> Salida:
    """E06, then E07; with the service both, when COSFAC cancels it."""
    with peticion.abrir() as oficina:
        # opened before anything is written: what it lacks is said first
        servicio = _abrir_servicio(oficina, credenciales) if por_servicio else None
        tramite = uso.tramite_actual(oficina, uso.buscar_alumno(oficina, matricula))
        if servicio is not None:
            if not confirmar:
                bajas.pedir_cancelacion(oficina, tramite, motivo=motivo, folio=folio)
                tramite = historia(oficina, tramite.id).tramite
            paso = cancelacion.cancelar_por_servicio(oficina, tramite, servicio).paso
        elif confirmar:
            paso = bajas.confirmar_cancelacion(oficina, tramite, cosfac=cosfac)
        else:
            paso = bajas.pedir_cancelacion(oficina, tramite, motivo=motivo, folio=folio)
        cancelado = historia(oficina, tramite.id).tramite
        archivo = ""
        if confirmar or servicio is not None:
            archivo = str(entrega.etiquetar_cancelado(oficina, cancelado))
        a = oficina.ruta.estados[paso.a].etiqueta
    datos = {
        "clave": matricula,
        "tramite": paso.tramite,
        "de": paso.de,
        "a": paso.a,
        "vence": cancelado.cancelacion_vence,
        "pdf": archivo,
    }
    linea = f"{matricula}  {paso.transicion}  {a}  {archivo}".rstrip()
    salida.mostrar(peticion.json, datos, [linea])
    diagnostico.decir(f"{tramite.folio_texto}: {a}.")
    return Salida.OK
