"""The root of the command line: every verb by name, none loaded before it is asked for."""

import os
from collections.abc import Sequence
from typing import Any

import click

from certtui import __version__
from certtui.cli import diagnostico
from certtui.cli.espanol import Eleccion, Grupo, grupo, opcion
from certtui.cli.peticion import (
    Inventario,
    Pantallas,
    Peticion,
    Sondeo,
    sin_inventario,
    sin_pantallas,
    sin_sondeo,
)
from certtui.domain.errores import Salida
from certtui.texts import ordenes as t
from certtui.texts import verbos
from certtui.texts.pantallas_tamano import TEMAS

COLORES = ("no", "16", "256", "pleno")
"""What `--colores` takes; the screens read it as CERTTUI_COLORES."""

_O = "certtui.cli.ordenes"
_YO = "certtui.cli.principal"


def _version(ctx: click.Context, _param: click.Parameter, valor: bool) -> None:
    if valor:
        from certtui.cli.salida import escribir

        escribir(t.VERSION.format(version=__version__))
        ctx.exit()


@click.group(
    name="certtui",
    cls=Grupo,
    raiz=True,
    invoke_without_command=True,
    help=verbos.ayuda(""),
    perezosas={
        "demo": f"{_O}.demo:demo",
        "iniciar": f"{_O}.oficina:iniciar",
        "importar": f"{_YO}:importar",
        "elegibilidad": f"{_O}.elegibilidad:elegibilidad",
        "solicitar": f"{_O}.camino:solicitar",
        "autorizar": f"{_O}.camino:autorizar",
        "devolver": f"{_O}.camino:devolver",
        "registrar": f"{_O}.camino:registrar",
        "cargar": f"{_O}.camino:cargar",
        "nombre": f"{_O}.nombre:nombre",
        "folios": f"{_YO}:folios",
        "firma": f"{_YO}:firma",
        "lote": f"{_YO}:lote",
        "cosfac": f"{_YO}:cosfac",
        "rechazos": f"{_O}.rechazos:rechazos",
        "baja": f"{_O}.baja:baja",
        "cancelar": f"{_O}.baja:cancelar",
        "entregar": f"{_O}.entregar:entregar",
        "correo": f"{_YO}:correo",
        "estado": f"{_O}.estado:estado",
        "verificar": f"{_O}.auditoria:verificar",
        "anclas": f"{_YO}:anclas",
        "cuadre": f"{_O}.auditoria:cuadre",
        "bitacora": f"{_YO}:bitacora",
        "suprimir": f"{_O}.oficina:suprimir",
        "ajuste": f"{_YO}:ajuste",
        "usuarios": f"{_YO}:usuarios",
        "diagnostico": f"{_YO}:diagnosticos",
        "teclas": f"{_YO}:teclas",
        "manual": f"{_O}.manual:manual",
    },
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help=t.AYUDA_DE_VERSION,
)
@opcion("--ascii", como="ascii_", is_flag=True)
@opcion("--colores", type=Eleccion(COLORES))
@opcion("--sin-color", is_flag=True)
@opcion("--tema", type=Eleccion(TEMAS))
@click.pass_context
def certtui(
    ctx: click.Context, ascii_: bool, colores: str | None, sin_color: bool, tema: str | None
) -> Any:
    """Without a verb, the screens; how they are wanted goes by the environment."""
    for nombre, valor in (
        ("CERTTUI_ASCII", "1" if ascii_ else ""),
        ("CERTTUI_COLORES", "no" if sin_color else colores or ""),
        ("CERTTUI_TEMA", tema or ""),
    ):
        if valor:
            os.environ[nombre] = valor
    if ctx.invoked_subcommand is not None:
        return None
    peticion: Peticion = ctx.obj
    usuario, reloj = peticion.identidad()
    return Salida(peticion.pantallas(peticion.ruta(), usuario, reloj))


def _familia(clave: str, modulo: str, **ordenes: str) -> Grupo:
    return grupo(clave, {nombre: f"{_O}.{modulo}:{f}" for nombre, f in ordenes.items()})


importar = _familia(
    "importar", "importar", sae="sae", renapo="renapo", registro="registro", catalogo="catalogo"
)
folios = _familia(
    "folios",
    "folios",
    alta="alta",
    asignar="asignar",
    acusar="acusar",
    devolver="devolver",
    bloquear="bloquear",
    desbloquear="desbloquear",
    ver="ver",
)
firma = _familia(
    "firma",
    "firma",
    revisar="revisar",
    agenda="agenda",
    pdf="pdf",
    directa="directa",
    paquete="paquete",
    sellar="sellar",
    importar="importar",
)
lote = grupo(
    "lote",
    {
        "crear": f"{_O}.lote:crear",
        "exportar": f"{_O}.lote:exportar",
        "enviar": f"{_O}.servicio:enviar",
        "consultar": f"{_O}.servicio:consultar",
        "descargar": f"{_O}.servicio:descargar",
        "seguir": f"{_O}.servicio:seguir",
        "responder": f"{_O}.lote:responder",
        "ver": f"{_O}.lote:ver",
        "partir": f"{_O}.lote:partir",
        "perdido": f"{_O}.lote:perdido",
    },
)
correo = _familia(
    "correo", "correo", enviar="enviar", ver="ver", resolver="resolver", probar="probar"
)
cosfac = _familia("cosfac", "cosfac", simular="simular", servidor="servidor")
anclas = _familia(
    "anclas",
    "anclas",
    ver="ver",
    agregar="agregar",
    retirar="retirar",
    revocacion="revocacion",
    firmantes="firmantes",
)
bitacora = grupo(
    "bitacora",
    {
        "ver": f"{_O}.bitacora:ver",
        "verificar": f"{_O}.auditoria:bitacora",
        "sellar": f"{_O}.auditoria:sellar_bitacora",
        "sellos": f"{_O}.auditoria:sellos_de_tiempo",
    },
)
ajuste = _familia("ajuste", "oficina", ver="ajuste_ver", poner="ajuste_poner")
diagnosticos = _familia("diagnostico", "terminal", terminal="terminal")
teclas = _familia("teclas", "teclas", ver="ver", poner="poner", quitar="quitar")
usuarios = grupo(
    "usuarios",
    {
        "ver": f"{_O}.oficina:usuarios_ver",
        "agregar": f"{_O}.usuarios:agregar",
        "cambiar": f"{_O}.usuarios:cambiar",
        "quitar": f"{_O}.usuarios:quitar",
        "devolver": f"{_O}.usuarios:devolver",
    },
)


def correr(
    argumentos: Sequence[str],
    pantallas: Pantallas = sin_pantallas,
    inventario: Inventario = sin_inventario,
    sondeo: Sondeo = sin_sondeo,
) -> int:
    """Run the command line with its arguments; the exit code."""
    if "_CERTTUI_COMPLETE" in os.environ:
        certtui.main(list(argumentos), prog_name="certtui")
    peticion = Peticion(pantallas=pantallas, inventario=inventario, sondeo=sondeo)
    return int(diagnostico.ejecutar(certtui, argumentos, objeto=peticion))
