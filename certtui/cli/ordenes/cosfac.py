"""cosfac simular: the answer of a lot of a test base, files in and files out."""

from pathlib import Path

from certtui.cli import diagnostico, salida
from certtui.cli.espanol import Entero, Ruta, archivo, opcion, orden
from certtui.cli.peticion import Peticion, con_peticion
from certtui.domain.errores import Salida
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
