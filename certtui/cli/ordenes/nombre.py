"""nombre: propose, correct, confirm and validate the official name (T07, T07e, T07r, T07v)."""

from collections.abc import Sequence
from functools import partial

from certtui.cli import salida
from certtui.cli.espanol import Eleccion, UsoIncorrecto, opcion, orden
from certtui.cli.marca import marca_de_orden
from certtui.cli.ordenes.camino import Buscado, marca_de_verbo, mover, tramites_de
from certtui.cli.peticion import Peticion, con_peticion
from certtui.cli.recorrido import Dudoso, Recorrido
from certtui.cli.seleccion import Seleccion, con_seleccion, contexto
from certtui.domain.errores import Salida
from certtui.domain.nombre import Manifestante
from certtui.domain.tramite import CAMPOS_DEL_NOMBRE
from certtui.process import consultas_nombres
from certtui.process import tramite as uso
from certtui.process.consultas_nombres import RenglonNombre
from certtui.process.motor import Paso, avanzar
from certtui.process.oficina import Oficina
from certtui.texts import ordenes as t
from certtui.texts.pantallas_verbos import duda
from certtui.texts.seguro import safe


def dudas(renglon: RenglonNombre) -> list[str]:
    """What deserves a look in a proposed name, in words."""
    return [duda(campo, clave, safe(renglon.rechazo)) for campo, clave in renglon.dudas]


@orden("nombre")
@con_seleccion
@opcion("--nombre")
@opcion("--primer-apellido")
@opcion("--segundo-apellido")
@opcion("--documento", default="")
@opcion("--manifiesta", type=Eleccion([m.value for m in Manifestante]))
@opcion("--motivo", default="")
@opcion("--aceptar-dudosos", is_flag=True)
@opcion("--propuesta", is_flag=True)
@opcion("--corregir", is_flag=True)
@opcion("--reabrir", is_flag=True)
@opcion("--validar", is_flag=True)
@con_peticion
def nombre(
    peticion: Peticion,
    matricula: tuple[str, ...],
    todos: bool,
    otras: tuple[str, ...],
    nombre: str | None,
    primer_apellido: str | None,
    segundo_apellido: str | None,
    documento: str,
    manifiesta: str | None,
    motivo: str,
    aceptar_dudosos: bool,
    propuesta: bool,
    corregir: bool,
    reabrir: bool,
    validar: bool,
) -> Salida:
    """T07, T07e, T07r, T07v."""
    elegidos = Seleccion.de(matricula, otras, todos=todos)
    escritos = (nombre, primer_apellido, segundo_apellido)
    una_sola = not elegidos.todos and len(elegidos.matriculas) == 1
    if any(e is not None for e in escritos) and not una_sola:
        raise UsoIncorrecto(t.SOLO_CON_UNA.format(opcion="--nombre"), contexto())
    if validar + corregir + reabrir > 1:
        opciones = "--corregir, --reabrir, --validar"
        raise UsoIncorrecto(t.FALTA_UNA.format(opciones=opciones), contexto())
    if validar:
        return mover(peticion, elegidos, "T07v", {})
    if reabrir:
        return mover(peticion, elegidos, "T07r", {"motivo": motivo})
    with peticion.abrir() as oficina:
        lista = tramites_de(oficina, elegidos, oficina.ruta.transiciones["T07"].de)
        if propuesta:
            return _mostrar(peticion, oficina, lista)

        def hacer(b: Buscado) -> Paso | Dudoso:
            tramite = b.encontrar(oficina)
            renglon = consultas_nombres.renglones(oficina, [tramite.id])[0]
            partes = [
                e if e is not None else p for e, p in zip(escritos, renglon.propuesta, strict=True)
            ]
            if corregir:
                datos = dict(zip(CAMPOS_DEL_NOMBRE, partes, strict=True)) | {"motivo": motivo}
                return avanzar(oficina, "T07e", tramite=tramite.id, datos=datos)
            porque = dudas(renglon)
            sin_mirar = not aceptar_dudosos or renglon.solo_mirado
            if elegidos.todos and porque and sin_mirar:
                return Dudoso(b.matricula, "; ".join(porque))
            return uso.confirmar_nombre(
                oficina,
                tramite.id,
                uso.NombreConfirmado(
                    partes[0],
                    partes[1],
                    partes[2],
                    documento,
                    manifiesta or "",
                    mirado=aceptar_dudosos and una_sola,
                ),
            )

        if elegidos.todos and not (corregir or aceptar_dudosos):
            datos = {"cotejo_documento": documento, "manifestado_por": manifiesta or ""}
            marca = marca_de_verbo(oficina, "nombre", lista, datos)
        else:
            marca = marca_de_orden(oficina, "nombres", len(lista))
        with Recorrido(en_json=peticion.json, total=len(lista), marca=marca) as recorrido:
            recorrido.intentar(((b.matricula, partial(hacer, b)) for b in lista), oficina)
        return recorrido.salida


def _mostrar(peticion: Peticion, oficina: Oficina, lista: Sequence[Buscado]) -> Salida:
    filas = []
    for b in lista:
        renglon = consultas_nombres.renglones(oficina, [b.encontrar(oficina).id])[0]
        sugerencias = [f"{a} → {b}" for p in renglon.propuestas for a, b in p.sugerencias]
        filas.append(
            {
                "matricula": b.matricula,
                "nombre": " ".join(p for p in renglon.propuesta if p),
                **{
                    f"{c}_propuesto": p
                    for c, p in zip(CAMPOS_DEL_NOMBRE, renglon.propuesta, strict=True)
                },
                "avisos": "; ".join(dudas(renglon)),
                "sugerencias": ", ".join(sugerencias),
            }
        )
    columnas = ("matricula", "nombre", "avisos", "sugerencias")
    salida.mostrar(peticion.json, filas, salida.en_tabla(filas, columnas))
    return Salida.OK
