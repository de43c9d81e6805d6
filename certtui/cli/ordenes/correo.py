"""correo: deliveries through the office's relay, its outbox and its doubts (T16, T17, L13a)."""

import click

from certtui.cli import diagnostico, salida
from certtui.cli.espanol import Eleccion, Entero, UsoIncorrecto, opcion, orden
from certtui.cli.marca import marca_de_orden
from certtui.cli.ordenes.camino import Buscado, alumno_de, tramites_de
from certtui.cli.ordenes.firma import contar
from certtui.cli.peticion import Peticion, con_peticion
from certtui.cli.recorrido import Recorrido
from certtui.cli.seleccion import Seleccion, con_seleccion, contexto
from certtui.domain.entrega import OrigenCorreo
from certtui.domain.errores import CerttuiError, Salida
from certtui.domain.mensaje import EstadoMensaje
from certtui.process import correo as uso
from certtui.process.entrega import DatosEntrega
from certtui.process.oficina import Oficina
from certtui.texts import correo as t
from certtui.texts import ordenes as o


@orden("correo enviar")
@con_seleccion
@opcion("--correo")
@opcion("--origen", type=Eleccion([x.value for x in OrigenCorreo]))
@opcion("--declarado-por", default="")
@opcion("--instruccion", default="")
@con_peticion
def enviar(
    peticion: Peticion,
    matricula: tuple[str, ...],
    todos: bool,
    otras: tuple[str, ...],
    correo: str | None,
    origen: str | None,
    declarado_por: str,
    instruccion: str,
) -> Salida:
    """Prepare the chosen ones, then send all that waits."""
    elegidos = Seleccion.de(matricula, otras, todos=todos) if matricula or otras or todos else None
    if correo is not None and (elegidos is None or len(elegidos.matriculas) != 1):
        raise UsoIncorrecto(o.SOLO_CON_UNA.format(opcion="--correo"), contexto())
    if correo is not None and origen is None:
        raise UsoIncorrecto(o.FALTA_JUNTO.format(una="--correo", otra="--origen"), contexto())
    with peticion.abrir() as oficina:
        relevo = uso.relevo_de(oficina)
        lista = tramites_de(oficina, elegidos, ("descargado",)) if elegidos else []

        def preparar(b: Buscado) -> None:
            tramite = b.encontrar(oficina)
            uso.preparar(
                oficina,
                tramite,
                DatosEntrega(
                    correo=(
                        alumno_de(oficina, tramite).correo_institucional
                        if correo is None
                        else correo
                    ),
                    origen=OrigenCorreo(origen or OrigenCorreo.INSTITUCIONAL),
                    declarado_por=declarado_por,
                    recibe="",
                    instruccion=instruccion,
                ),
            )

        marca = marca_de_orden(oficina, "entrega")
        with Recorrido(en_json=peticion.json, marca=marca) as recorrido:
            for b in lista:
                try:
                    preparar(b)
                except CerttuiError as error:
                    recorrido.rehusado(b.matricula, error)
            for resultado in uso.enviar(oficina, relevo):
                contar(recorrido, resultado, oficina)
        _decir_dudas(oficina)
        return recorrido.salida


def _decir_dudas(oficina: Oficina) -> None:
    dudas = len(uso.bandeja(oficina, (EstadoMensaje.INCIERTO,)))
    if dudas:
        diagnostico.decir(t.EN_DUDA.format(cuantos=dudas))


@orden("correo ver")
@con_peticion
def ver(peticion: Peticion) -> Salida:
    """The outbox; ALGUNOS while something needs a person."""
    with peticion.abrir() as oficina:
        mensajes = uso.bandeja(oficina)
        filas = [
            {
                "mensaje": m.mensaje.id,
                "estado": t.ESTADOS[m.mensaje.estado.value][1],
                "matricula": m.matricula,
                "correo": m.mensaje.para,
                "intentos": m.mensaje.intentos,
                "respuesta": m.mensaje.respuesta,
                "message_id": m.mensaje.message_id,
            }
            for m in mensajes
        ]
        salida.mostrar(peticion.json, filas, salida.en_tabla(filas, t.COLUMNAS))
        _decir_dudas(oficina)
    malos = {EstadoMensaje.INCIERTO, EstadoMensaje.REHUSADO, EstadoMensaje.EN_ENVIO}
    return Salida.ALGUNOS if any(m.mensaje.estado in malos for m in mensajes) else Salida.OK


@orden("correo resolver")
@click.argument("mensaje", type=Entero(), metavar=o.META["numero"])
@opcion("--llego", is_flag=True)
@opcion("--no-llego", "correo_no_llego", is_flag=True)
@opcion("--descartar", is_flag=True)
@opcion("--motivo", default="")
@con_peticion
def resolver(
    peticion: Peticion, mensaje: int, llego: bool, no_llego: bool, descartar: bool, motivo: str
) -> Salida:
    """A person decides on a message."""
    if llego + no_llego + descartar != 1:
        raise UsoIncorrecto(
            o.FALTA_UNA.format(opciones="--llego, --no-llego, --descartar"), contexto()
        )
    with peticion.abrir() as oficina:
        hacer = uso.llego if llego else uso.no_llego if no_llego else uso.descartar
        hacer(oficina, mensaje, motivo)
        (m,) = (x.mensaje for x in uso.bandeja(oficina) if x.mensaje.id == mensaje)
    estado = t.ESTADOS[m.estado.value][1]
    salida.mostrar(peticion.json, {"mensaje": mensaje, "estado": m.estado.value}, ())
    diagnostico.decir(t.RESUELTO.format(mensaje=mensaje, estado=estado))
    return Salida.OK


@orden("correo probar")
@con_peticion
def probar(peticion: Peticion) -> Salida:
    """Connect, send nothing."""
    with peticion.abrir() as oficina:
        relevo = uso.probar(oficina)
    datos = {"servidor": f"{relevo.anfitrion}:{relevo.puerto}", "tls": relevo.tls}
    salida.mostrar(peticion.json, datos, ())
    diagnostico.decir(t.PROBADO.format(servidor=datos["servidor"], cifrado=t.CIFRADO[relevo.tls]))
    return Salida.OK
