"""The outbox of each person: files that a screen or a command leaves to be taken away."""

from collections.abc import Sequence
from pathlib import Path

from certtui.domain.reloj import zona
from certtui.exchange.csv_seguro import write_csv
from certtui.export.archivo import escribir_atomico, nombre_seguro
from certtui.process.oficina import Oficina


def carpeta_de_salida(oficina: Oficina) -> Path:
    """The person's outbox, beside the base; it may not exist yet."""
    return oficina.base.ruta.with_suffix(".salida") / nombre_seguro(oficina.usuario.id)


def guardar_salida(oficina: Oficina, nombre: str, datos: bytes, *, filas: int) -> Path:
    """Leave a file in the outbox, whole or not at all, 0600, and note in the log who took what.

    The name gets the local date and hour before its extension; raises ArchivoNoEscrito.
    """
    tallo, punto, extension = nombre.rpartition(".")
    ahora = oficina.reloj.ahora().astimezone(zona(oficina.identidad.entidad))
    propio = nombre_seguro(f"{tallo or extension}_{ahora:%Y%m%d-%H%M%S}")
    ruta = carpeta_de_salida(oficina) / (f"{propio}.{extension}" if punto else propio)
    escribir_atomico(ruta, datos)
    with oficina.base.tx():
        oficina.anotar("salida", entidad="archivo", datos={"archivo": ruta.name, "filas": filas})
    return ruta


def guardar_lista(
    oficina: Oficina, nombre: str, titulos: Sequence[str], filas: Sequence[Sequence[str]]
) -> Path:
    """Leave what a list shows in the outbox, as CSV that a spreadsheet opens without danger."""
    return guardar_salida(oficina, f"{nombre}.csv", write_csv(titulos, filas), filas=len(filas))
