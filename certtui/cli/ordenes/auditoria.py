"""cuadre, bitacora verificar, verificar: what anybody may check."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from certtui.cli import diagnostico, salida
from certtui.cli.espanol import Ruta, opcion, orden
from certtui.cli.peticion import Peticion, con_peticion
from certtui.domain.errores import Salida
from certtui.texts import confianza as textos
from certtui.texts import narracion as n
from certtui.texts import ordenes as t
from certtui.texts.cuadre import INVARIANTES
from certtui.texts.seguro import safe

if TYPE_CHECKING:
    from certtui.process.verificacion import Dictamen


@orden("cuadre")
@opcion("--sin-archivos", is_flag=True)
@con_peticion
def cuadre(peticion: Peticion, sin_archivos: bool) -> Salida:
    """Each invariant with its rows; all must be 0."""
    from certtui.process.cuadre import cuadrar

    with peticion.abrir(sistema=True) as oficina:
        cuentas = cuadrar(oficina, con_archivos=not sin_archivos)
    filas = [
        {
            "numero": c.numero,
            "clave": c.clave,
            "invariante": INVARIANTES[c.clave],
            "cuantos": len(c.filas),
            "filas": list(c.filas),
        }
        for c in cuentas
    ]
    lineas = []
    for f, c in zip(filas, cuentas, strict=True):
        lineas.append(f"{c.numero:>2}  {len(c.filas):>6}  {f['invariante']}")
        lineas += [
            "            " + safe(", ".join(f"{k}: {v}" for k, v in fila.items()))
            for fila in c.filas
        ]
    salida.mostrar(peticion.json, filas, lineas)
    malas = sum(len(c.filas) for c in cuentas)
    diagnostico.decir(
        n.NO_CUADRA.format(cuantos=n.plural(malas, "fila", "filas")) if malas else n.CUADRA
    )
    return Salida.ALGUNOS if malas else Salida.OK


@orden("bitacora sellar")
@con_peticion
def sellar_bitacora(peticion: Peticion) -> Salida:
    """A time stamp on the log's head."""
    from certtui.process import tiempo

    with peticion.abrir() as oficina:
        sello = tiempo.sellar_bitacora(oficina)
    datos = {
        "fila": int(sello.referencia),
        "instante": sello.instante,
        "autoridad": sello.autoridad,
        "sha256": sello.sha256,
    }
    salida.mostrar(peticion.json, datos, [textos.SELLADO.format(**datos)])
    return Salida.OK


@orden("bitacora sellos")
@con_peticion
def sellos_de_tiempo(peticion: Peticion) -> Salida:
    """Every time stamp of the base, verified again."""
    from certtui.process import tiempo
    from certtui.texts.errores import explicar

    with peticion.abrir(sistema=True) as oficina:
        comprobados = list(tiempo.comprobar(oficina))
    filas = [
        {
            "clase": x.sello.clase,
            "referencia": x.sello.referencia,
            "instante": x.sello.instante,
            "autoridad": x.sello.autoridad,
            "falla": explicar(x.falla).frase if x.falla else "",
        }
        for x in comprobados
    ]
    columnas = ("clase", "referencia", "instante", "autoridad", "falla")
    salida.mostrar(peticion.json, filas, salida.en_tabla(filas, columnas))
    diagnostico.decir(
        textos.SELLOS_COMPROBADOS.format(cuantos=n.plural(len(filas), "sello", "sellos"))
    )
    return Salida.ALGUNOS if any(x.falla for x in comprobados) else Salida.OK


@orden("bitacora verificar")
@con_peticion
def bitacora(peticion: Peticion) -> Salida:
    """Recompute the chain of the log."""
    from certtui.process.cuadre import verificar_bitacora

    with peticion.abrir(sistema=True) as oficina:
        estado = verificar_bitacora(oficina)
    fallas = [{"fila": f.seq, "motivo": f.motivo} for f in estado.fallas]
    if peticion.json:
        salida.escribir_json(
            {
                "integra": not fallas,
                "filas": estado.filas,
                "cabeza": estado.cabeza,
                "fallas": fallas,
            }
        )
    for f in () if peticion.json else fallas:
        salida.escribir(f"{f['fila']}  {f['motivo']}")
    if not fallas:
        texto = n.BITACORA_INTACTA.format(
            cuantos=n.plural(estado.filas, "fila", "filas"), cabeza=estado.cabeza
        )
        if not peticion.json:
            salida.escribir(texto)
        return Salida.OK
    diagnostico.decir(
        n.BITACORA_ALTERADA.format(
            cuantos=n.plural(len(fallas), "falla", "fallas"), fila=fallas[0]["fila"]
        )
    )
    return Salida.ALGUNOS


@orden("verificar")
@click.argument("lugares", type=Ruta("algo"), metavar=t.META["archivos"], nargs=-1, required=True)
@opcion("--ancla", como="rutas_de_anclas", meta="archivo", type=Ruta("archivo"), multiple=True)
@opcion("--firmantes", "firmantes", como="lista", meta="archivo", type=Ruta("archivo"))
@opcion("--veredicto", "veredicto", como="hoja", meta="archivo", type=Ruta())
@con_peticion
def verificar(
    peticion: Peticion,
    lugares: tuple[Path, ...],
    rutas_de_anclas: tuple[Path, ...],
    lista: Path | None,
    hoja: Path | None,
) -> Salida:
    """A verdict per file, those of a folder too; with a base, against its register as well."""
    from certtui.efirma.anclas import Anclas
    from certtui.process.confianza import Firmantes
    from certtui.process.verificacion import reunir_archivos, verificar_archivos

    anclas = Anclas.de_archivos(rutas_de_anclas)
    firmantes = Firmantes.de_archivo(lista) if lista else None
    archivos = reunir_archivos(lugares)

    def recorrer(dictamenes: "list[Dictamen]") -> None:
        with diagnostico.Barra(len(archivos)) as barra:
            for d in verificar_archivos(
                archivos, oficina=oficina, anclas=anclas, firmantes=firmantes
            ):
                dictamenes.append(d)
                if not peticion.json:
                    _decir(d)
                barra.avanzar()

    hechos: list[Dictamen] = []
    oficina = None
    if peticion.base is None:
        recorrer(hechos)
    else:
        with peticion.abrir(sistema=True) as oficina:
            recorrer(hechos)
    if hoja is not None:
        _imprimir(hoja, hechos, peticion)
    if peticion.json:
        salida.escribir_json(
            [
                {
                    "archivo": d.archivo,
                    "veredicto": d.veredicto.value,
                    "alterado": d.alterado,
                    "campos": list(d.campos_alterados),
                    "folio": d.folio,
                    "folio_control": d.folio_control,
                    "folio_digital": d.folio_digital,
                    "estado": d.estado,
                    "siged": d.siged,
                    "razones": [
                        {
                            "campo": r.campo,
                            "clave": r.clave,
                            "esperado": r.esperado,
                            "hallado": r.hallado,
                            "altera": r.altera,
                            "frase": r.frase,
                            "remedio": r.remedio,
                        }
                        for r in d.razones
                    ],
                }
                for d in hechos
            ]
        )
    malos = sum(d.alterado for d in hechos)
    plantilla = n.ALGO_ALTERADO if malos else n.NADA_ALTERADO
    diagnostico.decir(
        plantilla.format(cuantos=n.plural(malos or len(hechos), "archivo", "archivos"))
    )
    return Salida.ALGUNOS if malos else Salida.OK


def _imprimir(hoja: Path, hechos: "list[Dictamen]", peticion: Peticion) -> None:
    """The verdicts on a PDF, dated in the local time of this machine."""
    from certtui.export.archivo import escribir_atomico
    from certtui.process.verificacion.impresion import imprimir

    con_base = peticion.base is not None
    escribir_atomico(hoja, imprimir(hechos, ahora=peticion.ahora().astimezone(), con_base=con_base))


def _decir(d: "Dictamen") -> None:
    salida.escribir(f"{d.archivo}: {d.veredicto.value}  {d.folio}  {d.folio_digital}".rstrip())
    for r in d.razones:
        salida.escribir(f"  {r.campo}: {r.en_una_linea()}")
    if d.siged:
        salida.escribir(f"  {d.siged}")
