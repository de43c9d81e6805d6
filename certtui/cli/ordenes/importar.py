"""importar: SAE, RENAPO, SAE's book, and the office's catalogues; a bad row stays out."""

from collections.abc import Callable
from pathlib import Path

import click

from certtui.cli import diagnostico, salida
from certtui.cli.espanol import Eleccion, UsoIncorrecto, archivo, opcion, orden
from certtui.cli.marca import marca_de_orden
from certtui.cli.ordenes.firma import contar
from certtui.cli.peticion import Peticion, con_peticion
from certtui.cli.recorrido import Recorrido, error_json
from certtui.cli.seleccion import contexto
from certtui.domain.errores import CerttuiError, Salida
from certtui.exchange.hallazgo import HallazgoFila
from certtui.exchange.mapeo import Mapeo, TipoArchivo, cargar_mapeo
from certtui.exchange.vista_previa import VistaPrevia, vista_previa
from certtui.process import importar as uso
from certtui.process.oficina import Oficina
from certtui.texts import narracion as n
from certtui.texts import ordenes as t
from certtui.texts.hallazgos_intercambio import explicar as explicar_celda
from certtui.texts.pantallas_catalogos import campos as campos_de_catalogo

CATALOGOS = ("planteles", "planes", "usuarios", "pc_sinems", "firmantes", "anclas")

Importar = Callable[[Oficina, Path], uso.Resumen]


@orden("importar sae")
@archivo("archivos", varios=True)
@opcion("--alumnos", is_flag=True)
@opcion("--kardex", is_flag=True)
@opcion("--completo", is_flag=True)
@opcion("--mapeo", default=uso.MAPEO_SAE)
@opcion("--vista-previa", is_flag=True)
@con_peticion
def sae(
    peticion: Peticion,
    archivos: tuple[Path, ...],
    alumnos: bool,
    kardex: bool,
    completo: bool,
    mapeo: str,
    vista_previa: bool,
) -> Salida:
    """Students first, then grades."""
    if alumnos and kardex:
        raise UsoIncorrecto(t.UNO_U_OTRO.format(uno="--alumnos", otro="--kardex"), contexto())
    columnas = cargar_mapeo(mapeo)
    if columnas.supuesto:
        diagnostico.decir(n.MAPEO_SUPUESTO.format(mapeo=columnas.nombre))
    dicho = TipoArchivo.ALUMNO if alumnos else TipoArchivo.ALUMNOMODULO if kardex else None
    tipos = [(dicho or uso.reconocer(a, columnas), a) for a in archivos]
    if vista_previa:
        return _previa(peticion, columnas, tipos)
    tipos.sort(key=lambda par: uso.TIPOS_DE_SAE.index(par[0]))

    def hacer(oficina: Oficina, ruta: Path) -> uso.Resumen:
        tipo = next(tipo for tipo, a in tipos if a == ruta)
        if tipo is TipoArchivo.ALUMNO:
            return uso.importar_alumnos(oficina, ruta, mapeo)
        return uso.importar_kardex(oficina, ruta, mapeo, completo=completo)

    return _importar(peticion, [a for _, a in tipos], hacer)


@orden("importar renapo")
@archivo("archivos", varios=True)
@con_peticion
def renapo(peticion: Peticion, archivos: tuple[Path, ...]) -> Salida:
    """RENAPO's answers (L06b)."""
    return _importar(peticion, list(archivos), uso.importar_renapo)


@orden("importar registro")
@archivo("archivos", varios=True)
@opcion("--mapeo", default=uso.MAPEO_SAE)
@con_peticion
def registro(peticion: Peticion, archivos: tuple[Path, ...], mapeo: str) -> Salida:
    """SAE's own book (C25)."""
    with peticion.abrir() as oficina:
        with Recorrido(en_json=peticion.json, marca=marca_de_orden(oficina, "")) as recorrido:
            for ruta in archivos:
                for r in uso.importar_registro(oficina, ruta, mapeo):
                    if isinstance(r, HallazgoFila):
                        recorrido.fila(r.en_una_linea(), _fila_json(r), impide=r.impide)
                    else:
                        contar(recorrido, r, oficina)
        return recorrido.salida


@orden("importar catalogo")
@click.argument("tipo", type=Eleccion(CATALOGOS))
@archivo("archivos", varios=True)
@opcion("--vista-previa", "vista_previa_de_catalogo", is_flag=True)
@con_peticion
def catalogo(
    peticion: Peticion, tipo: str, archivos: tuple[Path, ...], vista_previa: bool
) -> Salida:
    """Catalogues of the office; the first people come in before anybody has an account."""
    if vista_previa:
        return _previa_de_catalogo(peticion, tipo, archivos)
    from certtui.process.catalogos import importar_catalogo
    from certtui.store.catalogos import listar_usuarios

    with peticion.abrir(sistema=True) as oficina:
        nadie = not listar_usuarios(oficina.base)
    with peticion.abrir(sistema=nadie) as oficina:
        cuantos = importar_catalogo(oficina, tipo, archivos)
    salida.mostrar(
        peticion.json,
        {"catalogo": tipo, "renglones": cuantos},
        [n.CATALOGO.format(tipo=tipo, cuantos=n.plural(cuantos, "renglón", "renglones"))],
    )
    return Salida.OK


def _previa_de_catalogo(peticion: Peticion, tipo: str, archivos: tuple[Path, ...]) -> Salida:
    """What the files would change, row by row; nothing is written."""
    from certtui.process.catalogos_vista import CON_VISTA_PREVIA
    from certtui.process.catalogos_vista import vista_previa as previa

    if tipo not in CON_VISTA_PREVIA:
        raise UsoIncorrecto(
            t.SIN_VISTA_PREVIA.format(tipos=", ".join(CON_VISTA_PREVIA)), contexto()
        )
    with peticion.abrir(sistema=True) as oficina:
        cambios = previa(oficina, tipo, archivos)
    filas = [
        {
            "clave": c.clave,
            "cambio": c.signo,
            "campos": [{"campo": campo, "era": era, "es": es} for campo, era, es in c.campos],
        }
        for c in cambios
    ]
    lineas = [f"{c.signo} {c.clave}  {campos_de_catalogo(c.campos)}".rstrip() for c in cambios]
    salida.mostrar(peticion.json, filas, lineas)
    return Salida.OK


def _importar(peticion: Peticion, archivos: list[Path], hacer: Importar) -> Salida:
    """One file after another; with several, one that cannot be read does not stop the rest."""
    hechos: list[dict[str, object]] = []
    mal = False
    with peticion.abrir() as oficina:
        for ruta in archivos:
            try:
                resumen = hacer(oficina, ruta)
            except CerttuiError as error:
                if len(archivos) == 1:
                    raise
                mal = True
                diagnostico.fallar(error)
                hechos.append({"archivo": ruta.name, "error": error_json(error)})
                continue
            mal = mal or bool(resumen.fuera)
            hechos.append(_resumen_json(resumen))
            for h in () if peticion.json else resumen.hallazgos:
                salida.escribir(f"{n.REHUSADO if h.impide else n.AVISO}  {h.en_una_linea()}")
            diagnostico.decir(
                n.IMPORTADO.format(
                    archivo=resumen.archivo,
                    nuevos=resumen.nuevos,
                    cambiados=resumen.cambiados,
                    iguales=resumen.iguales,
                    fuera=resumen.fuera,
                )
            )
    if peticion.json:
        salida.escribir_json(hechos)
    return Salida.ALGUNOS if mal else Salida.OK


def _resumen_json(r: uso.Resumen) -> dict[str, object]:
    return {
        "archivo": r.archivo,
        "nuevos": r.nuevos,
        "cambiados": r.cambiados,
        "iguales": r.iguales,
        "fuera": r.fuera,
        "hallazgos": [_fila_json(h) for h in r.hallazgos],
    }


def _fila_json(h: HallazgoFila) -> dict[str, object]:
    return {
        "archivo": h.archivo,
        "linea": h.linea,
        "columna": h.columna,
        "valor": h.valor,
        "regla": h.regla,
        "veredicto": h.veredicto.value,
        "clave": h.clave,
        "frase": h.frase,
        "remedio": h.remedio,
    }


def _previa(peticion: Peticion, mapeo: Mapeo, tipos: list[tuple[TipoArchivo, Path]]) -> Salida:
    vistas = [(tipo, vista_previa(ruta, mapeo, tipo=tipo)) for tipo, ruta in tipos]
    if peticion.json:
        salida.escribir_json([_vista_json(tipo, v) for tipo, v in vistas])
        return Salida.OK
    for tipo, v in vistas:
        salida.escribir(
            n.VISTA_PREVIA.format(
                archivo=v.archivo,
                tipo=tipo.value,
                mapeo=v.mapeo,
                codificacion=v.codificacion,
                separador=repr(v.separador),
                linea=v.linea_encabezado,
            )
        )
        filas = [
            {
                "linea": linea,
                "columna": c.campo,
                "original": c.original,
                "texto": c.texto,
                "sospecha": _sospecha(c.campo, c.sospecha, c.original, c.propuesta),
            }
            for linea, celdas in v.filas
            for c in celdas
            if c.sospecha or c.reparada
        ]
        for linea in salida.en_tabla(filas, ("linea", "columna", "original", "texto", "sospecha")):
            salida.escribir(linea)
        for h in v.hallazgos:
            salida.escribir(h.en_una_linea())
        diagnostico.decir(n.plural(v.sospechosas, "celda sospechosa", "celdas sospechosas") + ".")
    return Salida.OK


def _sospecha(campo: str, clave: str, valor: str, propuesta: str) -> str:
    if not clave:
        return ""
    datos = {"columna": campo, "valor": valor, "propuesta": propuesta}
    return explicar_celda(clave, datos)[0]


def _vista_json(tipo: TipoArchivo, v: VistaPrevia) -> dict[str, object]:
    return {
        "archivo": v.archivo,
        "tipo": tipo.value,
        "mapeo": v.mapeo,
        "supuesto": v.supuesto,
        "codificacion": v.codificacion,
        "separador": v.separador,
        "linea_encabezado": v.linea_encabezado,
        "encabezado": list(v.encabezado),
        "sospechosas": v.sospechosas,
        "filas": [
            {
                "linea": linea,
                "celdas": [
                    {
                        "campo": c.campo,
                        "original": c.original,
                        "texto": c.texto,
                        "sospecha": c.sospecha,
                        "propuesta": c.propuesta,
                    }
                    for c in celdas
                ],
            }
            for linea, celdas in v.filas
        ],
        "hallazgos": [_fila_json(h) for h in v.hallazgos],
    }
