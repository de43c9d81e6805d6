"""anclas: the authorities that are pinned, what they revoked, and who may sign (L16, V17)."""

from dataclasses import asdict
from pathlib import Path

import click

from certtui.cli import diagnostico, salida
from certtui.cli.espanol import Ruta, archivo, opcion, orden
from certtui.cli.peticion import Peticion, con_peticion
from certtui.domain.errores import Salida
from certtui.texts import confianza as c
from certtui.texts import ordenes as t


@orden("anclas ver")
@con_peticion
def ver(peticion: Peticion) -> Salida:
    """Every authority with its fingerprint, and the revocations that were imported."""
    from certtui.process import confianza

    with peticion.abrir(sistema=True) as oficina:
        anclas = confianza.ver_anclas(oficina)
        revocaciones = confianza.ver_revocaciones(oficina)
        ahora = oficina.reloj.ahora()
    nombres = {a.sha256: a.nombre for a in anclas}
    filas = [
        {
            "huella": a.sha256,
            "autoridad": a.nombre,
            "desde": a.desde,
            "hasta": a.hasta,
            "agregada": a.agregada,
            "retirada": a.retirada,
            "motivo": a.motivo,
        }
        for a in anclas
    ]
    listas = [
        {
            "fuente": r.fuente.upper(),
            "autoridad": nombres.get(r.ancla, r.ancla),
            "producida": r.producida,
            "siguiente": r.siguiente,
            "cuantos": r.cuantos,
            "huella": r.sha256,
        }
        for r in revocaciones
    ]
    cortas = [{**f, "huella": str(f["huella"])[:16]} for f in filas]
    lineas = salida.en_tabla(
        cortas, ("huella", "autoridad", "desde", "hasta", "retirada", "motivo")
    )
    if listas:
        columnas = ("fuente", "autoridad", "producida", "siguiente", "cuantos")
        lineas += ["", *salida.en_tabla(listas, columnas)]
    salida.mostrar(peticion.json, {"anclas": filas, "revocaciones": listas}, lineas)
    if not any(not a.retirada for a in anclas):
        diagnostico.decir(c.SIN_ANCLAS)
    iso = ahora.strftime("%Y-%m-%dT%H:%M:%SZ")
    for lista in listas:
        if lista["siguiente"] and str(lista["siguiente"]) < iso:
            diagnostico.decir(c.LISTA_VIEJA.format(**lista))
            break
    return Salida.OK


@orden("anclas agregar")
@archivo("archivos", varios=True)
@opcion("--huella", meta="huella", default="")
@con_peticion
def agregar(peticion: Peticion, archivos: tuple[Path, ...], huella: str) -> Salida:
    """Pin authorities from their files."""
    from certtui.process import confianza

    with peticion.abrir() as oficina:
        hechas = [confianza.agregar_ancla(oficina, a, huella) for a in archivos]
    salida.mostrar(
        peticion.json,
        [{"huella": a.sha256, "autoridad": a.nombre} for a in hechas],
        [f"{a.sha256}  {a.nombre}" for a in hechas],
    )
    diagnostico.decir(c.AGREGADA)
    return Salida.OK


@orden("anclas retirar")
@click.argument("huella", metavar=t.META["huella"])
@opcion("--motivo", required=True)
@con_peticion
def retirar(peticion: Peticion, huella: str, motivo: str) -> Salida:
    """An authority counts no more."""
    from certtui.process import confianza

    with peticion.abrir() as oficina:
        vista = confianza.retirar_ancla(oficina, huella, motivo)
    salida.mostrar(
        peticion.json,
        {"huella": vista.sha256, "autoridad": vista.nombre, "motivo": motivo},
        [f"{vista.sha256}  {vista.nombre}"],
    )
    diagnostico.decir(c.RETIRADA)
    return Salida.OK


@orden("anclas revocacion")
@archivo()
@con_peticion
def revocacion(peticion: Peticion, archivo: Path) -> Salida:
    """Import a CRL or an OCSP answer."""
    from certtui.process import confianza

    with peticion.abrir() as oficina:
        r = confianza.importar_revocacion(oficina, archivo)
    revocados = sum(e.desde is not None for e in r.estados)
    datos = {
        "fuente": r.fuente.value,
        "autoridad": r.ancla.nombre,
        "certificados": len(r.estados),
        "revocados": revocados,
    }
    salida.mostrar(peticion.json, datos, [c.REVOCACION.format(**datos)])
    return Salida.OK


@orden("anclas firmantes")
@click.argument("lista", type=Ruta("archivo"), metavar=t.META["archivo_opcional"], required=False)
@con_peticion
def firmantes(peticion: Peticion, lista: Path | None) -> Salida:
    """Who may sign and when; with a CSV, adds to the list first."""
    from certtui.process import catalogos, confianza

    if lista is not None:
        with peticion.abrir() as oficina:
            catalogos.importar_catalogo(oficina, "firmantes", [lista])
    with peticion.abrir(sistema=True) as oficina:
        gente = confianza.ver_firmantes(oficina)
    filas = [asdict(f) for f in gente]
    columnas = ("curp", "nombre", "cargo", "desde", "hasta")
    salida.mostrar(peticion.json, filas, salida.en_tabla(filas, columnas))
    if not filas:
        diagnostico.decir(c.SIN_FIRMANTES)
    return Salida.OK
