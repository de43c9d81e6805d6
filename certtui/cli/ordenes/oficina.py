"""iniciar, ajuste, usuarios, suprimir: the office itself."""

import click

from certtui.cli import diagnostico, salida
from certtui.cli.espanol import Eleccion, UsoIncorrecto, opcion, orden
from certtui.cli.peticion import Peticion, con_peticion
from certtui.cli.seleccion import alcanzar, contexto
from certtui.domain.ambiente import Ambiente
from certtui.domain.errores import Salida
from certtui.texts import narracion as n
from certtui.texts import ordenes as t
from certtui.texts.estados import nombre_de_rol


@orden("iniciar")
@opcion("--ambiente", type=Eleccion([a.value for a in Ambiente]), required=True)
@opcion("--entidad", meta="clave", required=True)
@con_peticion
def iniciar(peticion: Peticion, ambiente: str, entidad: str) -> Salida:
    """Create a base."""
    from certtui.domain.reloj import RelojInyectado
    from certtui.process.errores import SoloEnPruebas
    from certtui.process.iniciar import iniciar as hacer

    productivo = ambiente == Ambiente.PRODUCTIVO
    if productivo and peticion.reloj is not None:
        raise SoloEnPruebas(regla="AMB", que="--reloj")
    if not (len(entidad) == 2 and entidad.isdigit() and "01" <= entidad <= "32"):
        raise UsoIncorrecto(
            t.VALOR_INVALIDO.format(que="--entidad", motivo=t.ENTIDAD_INEGI), contexto()
        )
    reloj = RelojInyectado(peticion.reloj) if peticion.reloj else None
    oficina = hacer(peticion.ruta(), Ambiente(ambiente), entidad, reloj=reloj)
    oficina.base.cerrar()
    salida.mostrar(
        peticion.json,
        {"base": str(peticion.ruta()), "ambiente": ambiente, "entidad": entidad},
        [str(peticion.ruta())],
    )
    diagnostico.decir(n.INICIADA.format(ambiente=ambiente, entidad=entidad, base=peticion.ruta()))
    return Salida.OK


@orden("ajuste ver")
@con_peticion
def ajuste_ver(peticion: Peticion) -> Salida:
    """Every setting, its rule and its value."""
    from certtui.domain.ajustes import CATALOGO

    with peticion.abrir(sistema=True) as oficina:
        ajustes = oficina.ajustes
    filas = [
        {
            "clave": a.clave,
            "valor": ajustes.texto(a.clave),
            "defecto": a.defecto,
            "permitidos": ", ".join(a.permitidos),
            "regla": a.regla,
            "nota": a.nota,
        }
        for a in CATALOGO.values()
    ]
    salida.mostrar(
        peticion.json,
        filas,
        salida.en_tabla(filas, ("clave", "valor", "permitidos", "regla", "nota")),
    )
    return Salida.OK


@orden("ajuste poner")
@click.argument("clave", metavar=t.META["clave"])
@click.argument("valor", metavar=t.META["valor"])
@con_peticion
def ajuste_poner(peticion: Peticion, clave: str, valor: str) -> Salida:
    """Change one, audited."""
    from certtui.process.iniciar import poner_ajuste

    with peticion.abrir() as oficina:
        poner_ajuste(oficina, clave, valor)
    salida.mostrar(
        peticion.json,
        {"clave": clave, "valor": valor},
        [n.AJUSTE_PUESTO.format(clave=clave, valor=valor)],
    )
    return Salida.OK


@orden("usuarios ver")
@con_peticion
def usuarios_ver(peticion: Peticion) -> Salida:
    """The people of the base."""
    from certtui.store.catalogos import listar_usuarios

    with peticion.abrir(sistema=True) as oficina:
        gente = listar_usuarios(oficina.base)
    filas = [
        {
            "usuario": u.id,
            "nombre": u.nombre_completo,
            "rol": u.rol.value,
            "entidad": u.entidad,
            "plantel": u.plantel,
            "correo": u.correo,
            "activo": u.activo,
        }
        for u in gente
    ]
    planas = [
        {**f, "rol": nombre_de_rol(str(f["rol"])), "activo": t.SI if f["activo"] else t.NO}
        for f in filas
    ]
    columnas = ("usuario", "nombre", "rol", "entidad", "plantel", "correo", "activo")
    salida.mostrar(peticion.json, filas, salida.en_tabla(planas, columnas))
    return Salida.OK


@orden("suprimir")
@opcion("--matricula", meta="matricula", required=True)
@opcion("--motivo", required=True)
@con_peticion
def suprimir(peticion: Peticion, matricula: str, motivo: str) -> Salida:
    """Erase a person's data; counts, folios and log stand."""
    from certtui.process.supresion import suprimir as hacer

    with peticion.abrir() as oficina:
        cuantos = hacer(oficina, alcanzar(oficina, matricula), motivo)
    salida.mostrar(
        peticion.json,
        {"archivos": cuantos},
        [n.SUPRIMIDO.format(cuantos=n.plural(cuantos, "archivo", "archivos"))],
    )
    return Salida.OK
