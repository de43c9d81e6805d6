"""entregar: custody, bundle, e-mail and acuse (T15–T17, L12–L14)."""

from functools import partial

from certtui.cli.espanol import Eleccion, UsoIncorrecto, opcion, orden
from certtui.cli.marca import marca_de_orden
from certtui.cli.ordenes.camino import Buscado, alumno_de, hallados, tramites_de
from certtui.cli.peticion import Peticion, con_peticion
from certtui.cli.recorrido import Recorrido
from certtui.cli.seleccion import Seleccion, con_seleccion, contexto
from certtui.domain.entrega import OrigenCorreo
from certtui.domain.errores import Salida
from certtui.process import entrega
from certtui.process.consultas import historia
from certtui.process.entrega import DatosEntrega
from certtui.process.motor import Paso
from certtui.process.taller import Taller, procesos_para
from certtui.texts import ordenes as t


@orden("entregar")
@con_seleccion
@opcion("--descargar", is_flag=True)
@opcion("--reposicion", is_flag=True)
@opcion("--correo")
@opcion("--origen", type=Eleccion([o.value for o in OrigenCorreo]))
@opcion("--declarado-por", default="")
@opcion("--recibe", default="")
@opcion("--instruccion", default="")
@con_peticion
def entregar(
    peticion: Peticion,
    matricula: tuple[str, ...],
    todos: bool,
    otras: tuple[str, ...],
    descargar: bool,
    reposicion: bool,
    correo: str | None,
    origen: str | None,
    declarado_por: str,
    recibe: str,
    instruccion: str,
) -> Salida:
    """Download when it is stamped, then deliver; --reposicion delivers again (T17)."""
    elegidos = Seleccion.de(matricula, otras, todos=todos)
    if correo is not None and (elegidos.todos or len(elegidos.matriculas) > 1):
        raise UsoIncorrecto(t.SOLO_CON_UNA.format(opcion="--correo"), contexto())
    if correo is not None and origen is None:
        raise UsoIncorrecto(t.FALTA_JUNTO.format(una="--correo", otra="--origen"), contexto())
    if reposicion and (elegidos.todos or descargar):
        otra = "--todos" if elegidos.todos else "--descargar"
        raise UsoIncorrecto(t.UNO_U_OTRO.format(uno="--reposicion", otro=otra), contexto())
    estados = ("timbrado",) if descargar else ("timbrado", "descargado")
    with peticion.abrir() as oficina:
        lista = tramites_de(oficina, elegidos, estados)

        def hacer(b: Buscado) -> Paso:
            tramite = b.encontrar(oficina)
            if descargar:
                return entrega.descargar(oficina, tramite, taller.tomar)
            if tramite.estado == "timbrado":
                entrega.descargar(oficina, tramite, taller.tomar)
                tramite = historia(oficina, tramite.id).tramite
            alumno = alumno_de(oficina, tramite)
            # at the institutional address, the person receives
            suyo = tramite.nombre_oficial if correo is None else ""
            destino = DatosEntrega(
                correo=alumno.correo_institucional if correo is None else correo,
                origen=OrigenCorreo(origen or OrigenCorreo.INSTITUCIONAL),
                declarado_por=declarado_por,
                recibe=recibe or suyo,
                instruccion=instruccion,
            )
            return entrega.entregar(oficina, tramite, destino, reposicion=reposicion)

        por_venir = entrega.por_imprimir(oficina, hallados(oficina, lista))
        marca = marca_de_orden(oficina, "entrega", len(lista))
        with (
            Taller(por_venir, procesos_para(len(lista))) as taller,
            Recorrido(en_json=peticion.json, total=len(lista), marca=marca) as recorrido,
        ):
            recorrido.intentar(((b.matricula, partial(hacer, b)) for b in lista), oficina)
        return recorrido.salida
