"""rechazos: what COSFAC refused, grouped by cause, and the rules that recognise a cause (L15)."""

from collections import Counter

import click

from certtui.cli import diagnostico, salida
from certtui.cli.espanol import Eleccion, Entero, Grupo, UsoIncorrecto, opcion, orden
from certtui.cli.peticion import Peticion, con_peticion
from certtui.cli.seleccion import contexto
from certtui.domain.errores import Salida
from certtui.domain.hallazgo import ResuelveEn
from certtui.domain.rechazo import ReglaCausa
from certtui.process import bajas
from certtui.process.oficina import Oficina
from certtui.store import catalogos
from certtui.texts import narracion as n
from certtui.texts import ordenes as t
from certtui.texts import verbos


def _listar(peticion: Peticion, *, todos: bool) -> Salida:
    with peticion.abrir() as oficina:
        vistos = bajas.listar_rechazos(oficina, solo_pendientes=not todos)
        estados = oficina.ruta.estados
    filas = [
        {
            "matricula": v.matricula,
            "nombre": v.nombre,
            "folio": v.tramite.folio_texto,
            "estado": estados[v.tramite.estado].etiqueta,
            "regla": v.rechazo.regla,
            "causa": v.rechazo.causa,
            "campo": v.rechazo.campo,
            "resuelve": v.rechazo.resuelve.value,
            "mensaje": v.rechazo.mensaje,
            "consejo": v.consejo,
            "en": v.rechazo.en,
        }
        for v in vistos
    ]
    if peticion.json:
        salida.escribir_json(filas)
    for causa, cuantos in Counter(str(f["causa"]) for f in filas).most_common():
        if peticion.json:
            break
        del_grupo = [f for f in filas if f["causa"] == causa]
        primero = del_grupo[0]
        salida.escribir(
            f"{causa}  {cuantos}  ({primero['resuelve']}) {primero['consejo']}".rstrip()
        )
        for f in del_grupo:
            salida.escribir(f"  {f['matricula']}  {f['folio']}  {f['estado']}  «{f['mensaje']}»")
    diagnostico.decir(
        f"{n.plural(len(filas), 'rechazo', 'rechazos')}." if filas else n.NINGUN_RECHAZO
    )
    return Salida.OK


@orden("rechazos regla")
@opcion("--clave", required=True, meta="clave")
@opcion("--patron", required=True)
@opcion("--causa", required=True)
@opcion("--campo", default="")
@opcion("--resuelve", type=Eleccion([r.value for r in ResuelveEn]), required=True)
@opcion("--consejo", required=True)
@opcion("--orden", como="lugar", meta="numero", type=Entero())
@con_peticion
def regla(
    peticion: Peticion,
    clave: str,
    patron: str,
    causa: str,
    campo: str,
    resuelve: str,
    consejo: str,
    lugar: int | None,
) -> Salida:
    """Add a rule; the unknown refusals are classified again."""
    with peticion.abrir() as oficina:
        orden_ = _lugar(oficina, clave, lugar)
        nueva = ReglaCausa(orden_, clave, patron, causa, campo, ResuelveEn(resuelve), consejo)
        cambiados = bajas.agregar_causa(oficina, nueva)
    salida.mostrar(
        peticion.json,
        {"clave": clave, "reclasificados": cambiados},
        [
            n.CAUSA_AGREGADA.format(
                clave=clave,
                cuantos=n.plural(cambiados, "rechazo reclasificado", "rechazos reclasificados"),
            )
        ],
    )
    return Salida.OK


def _lugar(oficina: Oficina, clave: str, pedido: int | None) -> int:
    """The place of a rule: the one asked for when it is free, its own, or after the last."""
    ocupados = {r.orden: r.clave for r in catalogos.leer_causas(oficina.base)}
    if pedido is None:
        propio = next((lugar for lugar, c in ocupados.items() if c == clave), None)
        return propio or max(ocupados, default=0) + 10
    if ocupados.get(pedido, clave) != clave:
        motivo = t.LUGAR_OCUPADO.format(lugar=pedido, clave=ocupados[pedido])
        raise UsoIncorrecto(t.VALOR_INVALIDO.format(que="--orden", motivo=motivo), contexto())
    return pedido


@click.group(
    name="rechazos",
    cls=Grupo,
    clave="rechazos",
    perezosas={"regla": f"{__name__}:regla"},
    help=verbos.ayuda("rechazos"),
    short_help=verbos.resumen("rechazos"),
    invoke_without_command=True,
)
@opcion("--todos", "todos_los_rechazos", is_flag=True)
@con_peticion
def rechazos(peticion: Peticion, todos: bool) -> Salida | None:
    """The list, when no other word follows."""
    if click.get_current_context().invoked_subcommand is None:
        return _listar(peticion, todos=todos)
    return None
