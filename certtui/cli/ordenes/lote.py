"""lote: make, send, answer, look at, and declare lost (T11–T14, E05, E10, E11)."""

from collections.abc import Sequence
from pathlib import Path

import click

from certtui.cli import diagnostico, salida
from certtui.cli.espanol import Entero, Ruta, archivo, opcion, orden
from certtui.cli.marca import marca_de_orden
from certtui.cli.ordenes.firma import contar
from certtui.cli.peticion import Peticion, con_peticion
from certtui.cli.recorrido import Recorrido, error_json
from certtui.domain.errores import CerttuiError, Salida
from certtui.domain.lote import Lote
from certtui.process import envio
from certtui.process.consultas_lotes import semaforo_de
from certtui.process.motor import Fallido, Paso
from certtui.process.oficina import Oficina
from certtui.process.respuesta import (
    Ensayo,
    Extravio,
    Resultado,
    anotar_numero,
    ensayar_respuesta,
    explicar_cambio,
    importar_respuesta,
    leer_respuesta,
)
from certtui.store import lotes
from certtui.texts import confianza as textos
from certtui.texts import narracion as n
from certtui.texts import ordenes as t
from certtui.texts import respuestas

_COLUMNAS = (
    "lote",
    "archivo",
    "estado",
    "enviado",
    "numero",
    "timbrados",
    "rechazados",
    "pendientes",
    "reloj",
)


def _contados(cuantos: int) -> str:
    return n.plural(cuantos, "certificado", "certificados")


def _datos(oficina: Oficina, lote: Lote) -> dict[str, object]:
    reloj = ""
    if lote.enviado_en and lote.pendientes:
        reloj = semaforo_de(oficina, lote.enviado_en).value
    return {
        "lote": lote.id,
        "archivo": lote.archivo,
        "sha256": lote.sha256,
        "estado": lote.estado.value,
        "enviado": lote.enviado_en,
        "numero": lote.numero_lote,
        "total": lote.total,
        "timbrados": lote.timbrados,
        "rechazados": lote.rechazados,
        "pendientes": lote.pendientes,
        "reloj": reloj,
    }


def contar_respuesta(recorrido: Recorrido, r: Resultado, oficina: Oficina) -> None:
    """One item of an answer of COSFAC."""
    if isinstance(r, Paso | Fallido):
        contar(recorrido, r, oficina)
    elif isinstance(r, Extravio):
        recorrido.extraviado(r.archivo, respuestas.extravio(r.clave, r.lote), r.hallazgos)
    else:
        datos: dict[str, object] = {"archivo": r.archivo, "linea": r.linea, "frase": r.frase}
        recorrido.fila(r.en_una_linea(), datos, impide=r.impide)


def numero_de_lote(*, obligatorio: bool) -> "click.Argument":
    """The argument LOTE."""
    return click.Argument(
        ["lote"],
        type=Entero(),
        metavar=t.META["lote" if obligatorio else "lote_opcional"],
        required=obligatorio,
    )


@orden("lote crear")
@opcion("--maximo", meta="numero", type=Entero())
@con_peticion
def crear(peticion: Peticion, maximo: int | None) -> Salida:
    """What is signed, into lots."""
    with peticion.abrir() as oficina:
        creados, fallidos = envio.crear_lotes(oficina, maximo=maximo or 0)
        filas = [_datos(oficina, lote) for lote in creados]
    if peticion.json:
        rehusados = [{"clave": f.clave, **error_json(f.error)} for f in fallidos]
        salida.escribir_json({"lotes": filas, "rehusados": rehusados})
    else:
        for fila in filas:
            salida.escribir(f"{fila['lote']}  {fila['archivo']}  {fila['total']}")
        _decir_rehusados(fallidos)
    contados = _contados(sum(lote.total for lote in creados))
    diagnostico.decir(
        f"{n.plural(len(creados), 'lote', 'lotes')}, {contados}."
        if creados or fallidos
        else n.NADA_QUE_HACER
    )
    return Salida.ALGUNOS if fallidos else Salida.OK


def _decir_rehusados(fallidos: Sequence[Fallido]) -> None:
    for f in fallidos:
        lineas = diagnostico.lineas_de_error(f.error)
        salida.escribir(f"{n.REHUSADO}  {f.clave}  {lineas[0]}")
        for linea in lineas[1:]:
            salida.escribir(linea)


@orden("lote exportar")
@opcion("--salida", como="carpeta", meta="carpeta", type=Ruta(), default=".")
@con_peticion
def exportar(peticion: Peticion, lote: int, carpeta: Path) -> Salida:
    """Write the ZIP; its certificates are sent (T11)."""
    from certtui.process.servicio import exigir_no_enviado

    with peticion.abrir() as oficina:
        exigir_no_enviado(oficina, lote)
        escrito = envio.exportar_lote(oficina, lote, carpeta)
        with Recorrido(en_json=peticion.json, total=len(escrito.pasos)) as recorrido:
            for paso in escrito.pasos:
                contar(recorrido, paso, oficina)
        diagnostico.decir(
            n.LOTE_ESCRITO.format(cuantos=_contados(escrito.lote.total), archivo=escrito.archivo)
        )
        pedir_sello_de_tiempo(oficina, lote)
        return recorrido.salida


def pedir_sello_de_tiempo(oficina: Oficina, lote: int) -> None:
    """Ask for it when the office has an authority; the lot is sent with it or without it."""
    from certtui.process import tiempo
    from certtui.texts.errores import explicar

    sello = tiempo.intentar_lote(oficina, lote)
    if isinstance(sello, CerttuiError):
        e = explicar(sello)
        diagnostico.decir(textos.SIN_SELLO.format(frase=e.frase, remedio=e.remedio))
    elif sello is not None:
        diagnostico.decir(textos.SELLADO.format(autoridad=sello.autoridad, instante=sello.instante))


@orden("lote responder")
@archivo("archivos", varios=True)
@opcion("--lote", meta="numero", type=Entero())
@opcion("--numero", "numero_cosfac", meta="texto", default="")
@opcion("--ensayo", is_flag=True)
@con_peticion
def responder(
    peticion: Peticion, archivos: tuple[Path, ...], lote: int | None, numero: str, ensayo: bool
) -> Salida:
    """Take COSFAC's answer, certificate by certificate (T12–T14, E11), or say what it would do."""
    with peticion.abrir() as oficina:
        if ensayo:
            return _ensayar(
                peticion, ensayar_respuesta(oficina, leer_respuesta(archivos), lote=lote)
            )
        if numero and lote is not None:
            anotar_numero(oficina, lote, numero)
            diagnostico.decir(n.NUMERO_ANOTADO.format(lote=lote, numero=numero))
        marca = marca_de_orden(oficina, "lotes")
        with Recorrido(en_json=peticion.json, marca=marca) as recorrido:
            for r in importar_respuesta(oficina, archivos, lote=lote):
                contar_respuesta(recorrido, r, oficina)
        return recorrido.salida


def _ensayar(peticion: Peticion, ensayo: Ensayo) -> Salida:
    filas = [
        {
            "efecto": c.efecto.value,
            "clave": c.clave,
            "matricula": c.matricula,
            "lote": c.lote,
            "regla": c.regla,
            "causa": c.causa,
            "campo": c.campo,
            "resuelve": c.resuelve.value if c.resuelve else "",
            "mensaje": c.mensaje,
            "detalle": explicar_cambio(c),
        }
        for c in ensayo.cambios
    ]
    cuentas = {e.value: n_ for e, n_ in ensayo.cuentas.items()}
    lineas = [
        "  ".join(
            (
                respuestas.EFECTOS[str(f["efecto"])][0],
                str(f["clave"]),
                str(f["matricula"]),
                str(f["detalle"]),
            )
        ).rstrip()
        for f in filas
    ]
    salida.mostrar(peticion.json, {"cambios": filas, "cuentas": cuentas}, lineas)
    dichas = [respuestas.cuantos(clave, cuantos) for clave, cuantos in cuentas.items()]
    diagnostico.decir(f"{', '.join(dichas)}." if dichas else respuestas.NADA_EN_LA_RESPUESTA)
    diagnostico.decir(respuestas.ES_ENSAYO)
    return Salida.OK if ensayo.limpio else Salida.ALGUNOS


@orden("lote ver")
@opcion("--avisar", is_flag=True)
@con_peticion
def ver(peticion: Peticion, lote: int | None, avisar: bool) -> Salida:
    """Lots with their clock; one of them with its certificates; --avisar raises E05."""
    with peticion.abrir() as oficina:
        elegidos = (
            [envio.leer_lote(oficina, lote)]
            if lote is not None
            else lotes.listar_lotes(oficina.base)
        )
        if avisar:
            return _avisar(peticion, oficina, elegidos)
        filas = [_datos(oficina, x) for x in elegidos]
        lineas = salida.en_tabla(filas, _COLUMNAS)
        if lote is not None:
            items = [
                {"archivo": i.archivo, "estado": i.estatus.value, "mensaje": i.mensaje}
                for i in lotes.items_de_lote(oficina.base, lote)
            ]
            lineas += ["", *salida.en_tabla(items, ("archivo", "estado", "mensaje"))]
            salida.mostrar(peticion.json, {**filas[0], "certificados": items}, lineas)
        else:
            salida.mostrar(peticion.json, filas, lineas)
    return Salida.OK


def _avisar(peticion: Peticion, oficina: Oficina, elegidos: list[Lote]) -> Salida:
    with Recorrido(en_json=peticion.json, marca=marca_de_orden(oficina, "lotes")) as recorrido:
        for r in envio.avisar_vencidos(oficina, [x.id for x in elegidos]):
            contar(recorrido, r, oficina)
    return recorrido.salida


@orden("lote partir")
@con_peticion
def partir(peticion: Peticion, lote: int) -> Salida:
    """Good certificates apart from bad ones (C28)."""
    with peticion.abrir() as oficina:
        particion = envio.partir_lote(oficina, lote)
        filas = [_datos(oficina, particion.buenos)] if particion.buenos else []
    if peticion.json:
        malos = [{"clave": f.clave, **error_json(f.error)} for f in particion.malos]
        salida.escribir_json({"buenos": filas, "malos": malos, "rechazados": particion.rechazados})
    else:
        for fila in filas:
            salida.escribir(f"{fila['lote']}  {fila['archivo']}  {fila['total']}")
        _decir_rehusados(particion.malos)
    buenos = particion.buenos.total if particion.buenos else 0
    diagnostico.decir(
        n.LOTE_PARTIDO.format(
            lote=lote, buenos=_contados(buenos), malos=_contados(len(particion.malos))
        )
    )
    return Salida.ALGUNOS if particion.malos else Salida.OK


@orden("lote perdido")
@opcion("--mensaje", default="")
@opcion("--ticket", default="")
@con_peticion
def perdido(peticion: Peticion, lote: int, mensaje: str, ticket: str) -> Salida:
    """A lot without answer, with evidence (E10)."""
    with peticion.abrir() as oficina:
        total = envio.leer_lote(oficina, lote).total
        marca = marca_de_orden(oficina, "lotes", total)
        with Recorrido(en_json=peticion.json, total=total, marca=marca) as recorrido:
            for r in envio.declarar_perdido(oficina, lote, mensaje=mensaje, ticket=ticket):
                contar(recorrido, r, oficina)
        return recorrido.salida


for _orden, _obligatorio in ((exportar, True), (ver, False), (partir, True), (perdido, True)):
    _orden.params.insert(0, numero_de_lote(obligatorio=_obligatorio))
