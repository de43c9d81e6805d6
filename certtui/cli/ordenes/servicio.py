"""lote enviar, consultar, descargar: the road of COSFAC's service (T11–T14, E11)."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from certtui.cli import diagnostico, salida
from certtui.cli.espanol import Ruta, UsoIncorrecto, opcion, orden
from certtui.cli.marca import marca_de_orden
from certtui.cli.ordenes.firma import contar
from certtui.cli.ordenes.lote import contar_respuesta, numero_de_lote, pedir_sello_de_tiempo
from certtui.cli.peticion import Peticion, con_peticion
from certtui.cli.recorrido import Recorrido
from certtui.domain.errores import CerttuiError, Salida
from certtui.process import seguimiento
from certtui.process import servicio as via
from certtui.texts import narracion as n
from certtui.texts import ordenes as t

if TYPE_CHECKING:
    from certtui.exchange.cosfac.servicio import ServicioCosfac
    from certtui.process.oficina import Oficina


def _abrir(oficina: "Oficina", credenciales: Path | None) -> "ServicioCosfac":
    return via.abrir_servicio(oficina, os.environ, credenciales=credenciales)


@orden("lote enviar")
@opcion("--salida", como="carpeta", meta="carpeta", type=Ruta(), default=".")
@opcion("--credenciales", meta="archivo", type=Ruta("archivo"))
@opcion("--numero", "numero_cosfac", meta="texto", default="")
@opcion("--no-llego", meta="texto", default="")
@con_peticion
def enviar(
    peticion: Peticion,
    lote: int,
    carpeta: Path,
    credenciales: Path | None,
    numero: str,
    no_llego: str,
) -> Salida:
    """Upload a lot once (T11), or settle an upload without outcome."""
    if numero and no_llego:
        raise UsoIncorrecto(t.UNO_U_OTRO.format(uno="--numero", otro="--no-llego"))
    with peticion.abrir() as oficina:
        servicio = _abrir(oficina, credenciales)
        if numero:
            hallado = via.anotar_hallado(oficina, lote, servicio, numero)
            salida.mostrar(peticion.json, {"lote": lote, "numero": hallado.numero_lote}, ())
            diagnostico.decir(n.NUMERO_ANOTADO.format(lote=lote, numero=hallado.numero_lote))
            return Salida.OK
        if no_llego:
            via.anotar_no_llego(oficina, lote, no_llego)
        enviado = via.enviar_lote(oficina, lote, servicio, carpeta)
        pasos = enviado.escrito.pasos
        with Recorrido(en_json=peticion.json, total=len(pasos)) as recorrido:
            for paso in pasos:
                contar(recorrido, paso, oficina)
        frase = n.LOTE_YA_ENVIADO if enviado.repetido else n.LOTE_ENVIADO
        diagnostico.decir(
            frase.format(lote=lote, numero=enviado.numero, mensaje=enviado.mensaje).strip()
        )
        if not enviado.repetido:
            pedir_sello_de_tiempo(oficina, lote)
        return recorrido.salida


@orden("lote consultar")
@opcion("--credenciales", meta="archivo", type=Ruta("archivo"))
@opcion("--esperar", is_flag=True)
@con_peticion
def consultar(peticion: Peticion, lote: int, credenciales: Path | None, esperar: bool) -> Salida:
    """How a lot goes; ALGUNOS while it is in process."""
    with peticion.abrir() as oficina:
        servicio = _abrir(oficina, credenciales)
        preguntar = via.esperar_lote if esperar else via.consultar_lote
        consultado = preguntar(oficina, lote, servicio)
    listo = consultado.resultado is not None
    datos = {
        "lote": lote,
        "numero": consultado.lote.numero_lote,
        "listo": listo,
        "mensaje": consultado.mensaje,
    }
    salida.mostrar(peticion.json, datos, ())
    _decir(lote, consultado)
    return Salida.OK if listo else Salida.ALGUNOS


@orden("lote descargar")
@opcion("--salida", como="carpeta", meta="carpeta", type=Ruta(), default=".")
@opcion("--credenciales", meta="archivo", type=Ruta("archivo"))
@con_peticion
def descargar(peticion: Peticion, lote: int, carpeta: Path, credenciales: Path | None) -> Salida:
    """Bring a lot's answer and take it, certificate by certificate (T12–T14, E11)."""
    with peticion.abrir() as oficina:
        servicio = _abrir(oficina, credenciales)
        consultado, resultados = via.descargar_lote(oficina, lote, servicio, carpeta)
        marca = marca_de_orden(oficina, "lotes")
        with Recorrido(en_json=peticion.json, marca=marca) as recorrido:
            for r in resultados:
                contar_respuesta(recorrido, r, oficina)
    if consultado.resultado is None:
        _decir(lote, consultado)
        return Salida.ALGUNOS
    return recorrido.salida


@orden("lote seguir")
@opcion("--salida", como="carpeta", meta="carpeta", type=Ruta(), default=".")
@opcion("--credenciales", meta="archivo", type=Ruta("archivo"))
@opcion("--numero", "numero_cosfac", meta="texto", default="")
@opcion("--no-llego", meta="texto", default="")
@con_peticion
def seguir(
    peticion: Peticion,
    lote: int | None,
    carpeta: Path,
    credenciales: Path | None,
    numero: str,
    no_llego: str,
) -> Salida:
    """Go on with a lot, or with all that began this road, from wherever each one is."""
    if numero and no_llego:
        raise UsoIncorrecto(t.UNO_U_OTRO.format(uno="--numero", otro="--no-llego"))
    if lote is None and (numero or no_llego):
        raise UsoIncorrecto(t.FALTA_EL_LOTE)
    with peticion.abrir() as oficina:
        servicio = _abrir(oficina, credenciales)
        if lote is not None and numero:
            via.anotar_hallado(oficina, lote, servicio, numero)
        elif lote is not None and no_llego:
            via.anotar_no_llego(oficina, lote, no_llego)
        elegidos = [lote] if lote is not None else seguimiento.pendientes_de_seguir(oficina)
        falta = False
        marca = marca_de_orden(oficina, "lotes")
        with Recorrido(en_json=peticion.json, marca=marca) as recorrido:
            for clave in elegidos:
                falta |= _seguir(recorrido, oficina, clave, servicio, carpeta)
        return Salida.ALGUNOS if falta else recorrido.salida


def _seguir(
    recorrido: Recorrido,
    oficina: "Oficina",
    lote: int,
    servicio: "ServicioCosfac",
    carpeta: Path,
) -> bool:
    """True when the lot is still in process."""
    en_proceso = False
    try:
        for r in seguimiento.seguir_lote(oficina, lote, servicio, carpeta):
            if not isinstance(r, seguimiento.Seguido):
                contar_respuesta(recorrido, r, oficina)
                continue
            en_proceso |= r.etapa is seguimiento.Etapa.EN_PROCESO
            frase = n.ETAPAS_DE_LOTE[r.etapa.value]
            diagnostico.decir(frase.format(lote=lote, numero=r.numero, mensaje=r.mensaje).strip())
    except CerttuiError as error:
        recorrido.rehusado(f"{n.LOTE} {lote}", error)
        if error.salida is not Salida.LOTE:
            raise
        recorrido.peor(error.salida)
    return en_proceso


def _decir(lote: int, consultado: via.LoteConsultado) -> None:
    listo = consultado.resultado is not None
    frase = n.LOTE_CON_RESPUESTA if listo else n.LOTE_EN_PROCESO
    diagnostico.decir(frase.format(lote=lote, mensaje=consultado.mensaje).strip())


for _orden in (enviar, consultar, descargar):
    _orden.params.insert(0, numero_de_lote(obligatorio=True))
seguir.params.insert(0, numero_de_lote(obligatorio=False))
