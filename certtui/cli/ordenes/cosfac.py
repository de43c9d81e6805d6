"""cosfac: the answer of a lot of a test base, by files or as a service of this machine."""

import os
from pathlib import Path

from certtui.cli import diagnostico, salida
from certtui.cli.espanol import Entero, Ruta, archivo, opcion, orden
from certtui.cli.peticion import Peticion, con_peticion
from certtui.domain.errores import Salida
from certtui.exchange.simulador.falla import leer_falla
from certtui.exchange.simulador.padron import leer_padron
from certtui.process.simular import simular_lote
from certtui.texts import narracion as n


@orden("cosfac simular")
@archivo("lote")
@opcion("--salida", como="carpeta", meta="carpeta", type=Ruta(), required=True)
@opcion("--semilla", meta="numero", type=Entero(0), required=True)
@opcion("--padron", meta="carpeta", type=Ruta("carpeta"))
@opcion("--con-pdf", is_flag=True)
@opcion("--perder", is_flag=True)
@con_peticion
def simular(
    peticion: Peticion,
    lote: Path,
    carpeta: Path,
    semilla: int,
    padron: Path | None,
    con_pdf: bool,
    perder: bool,
) -> Salida:
    """Stamp or refuse each certificate."""
    hecho = simular_lote(
        lote,
        carpeta,
        semilla=semilla,
        ahora=peticion.ahora(),
        padron=leer_padron(padron) if padron else None,
        con_pdf=con_pdf,
        perder=perder,
    )
    s = hecho.simulacion
    rechazados = sum(s.rechazados.values())
    salida.mostrar(
        peticion.json,
        {
            "archivos": [str(a) for a in hecho.archivos],
            "numero_lote": s.numero_lote,
            "aceptados": s.emitidos,
            "rechazados": dict(s.rechazados),
        },
        (str(a) for a in hecho.archivos),
    )
    diagnostico.decir(n.AVISO_BASE_DE_PRUEBAS)
    diagnostico.decir(
        n.SIMULADO_PERDIDO
        if perder
        else n.SIMULADO.format(
            aceptados=n.plural(s.emitidos, "aceptado", "aceptados"),
            rechazados=n.plural(rechazados, "rechazado", "rechazados"),
            numero=s.numero_lote,
        )
    )
    return Salida.OK


@orden("cosfac servidor")
@opcion("--puerto", meta="numero", type=Entero(0), required=True)
@opcion("--padron", meta="carpeta", type=Ruta("carpeta"))
@opcion("--semilla", meta="numero", type=Entero(0), default=1)
@opcion("--con-pdf", is_flag=True)
@opcion("--credenciales", meta="archivo", type=Ruta("archivo"))
@opcion("--falla", como="fallas", multiple=True)
@opcion("--latencia", meta="numero", type=Entero(0), default=5)
@con_peticion
def servidor(
    peticion: Peticion,
    puerto: int,
    padron: Path | None,
    semilla: int,
    con_pdf: bool,
    credenciales: Path | None,
    fallas: tuple[str, ...],
    latencia: int,
) -> Salida:
    """Serve until interrupted; any user and password enter unless some are given."""
    from certtui.exchange.cosfac.credenciales import ENTORNO_ARCHIVO, leer_credenciales
    from certtui.exchange.simulador.servicio import Servicio
    from certtui.exchange.simulador.servidor import Servidor
    from certtui.process.entrega import pdf_de_simulador

    dadas = credenciales is not None or ENTORNO_ARCHIVO in os.environ
    servicio = Servicio(
        semilla=semilla,
        reloj=peticion.ahora,
        padron=leer_padron(padron) if padron else None,
        credenciales=leer_credenciales(credenciales, os.environ) if dadas else None,
        render_pdf=pdf_de_simulador if con_pdf else None,
        latencia=float(latencia),
    )
    pedidas = [leer_falla(f) for f in fallas]
    with Servidor(servicio, puerto, pedidas) as abierto:
        try:
            salida.mostrar(peticion.json, {"url": abierto.url}, (abierto.url,))
            salida.soltar()
            diagnostico.decir(n.AVISO_BASE_DE_PRUEBAS)
            diagnostico.decir(n.SERVIDOR_LISTO.format(url=abierto.url))
            abierto.serve_forever()
        except KeyboardInterrupt:
            contados = n.plural(len(servicio.lotes), "lote", "lotes")
            diagnostico.decir(n.SERVIDOR_TERMINADO.format(cuantos=contados))
    return Salida.OK
