"""The COSFAC simulator on a lot of a test base: files in, files out."""

import io
import zipfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from certtui.domain.ambiente import Ambiente
from certtui.domain.lote import RespuestaRehusada
from certtui.exchange.cosfac.lote import ambiente_de_lote
from certtui.exchange.simulador.padron import Padron
from certtui.exchange.simulador.simulacion import Simulacion, simular
from certtui.export.archivo import escribir_atomico
from certtui.process.entrega import pdf_de_simulador


@dataclass(frozen=True, slots=True)
class RespuestaSimulada:
    """What the simulator left on disk; no files when the lot was lost."""

    simulacion: Simulacion
    archivos: tuple[Path, ...]


def simular_lote(
    lote: Path,
    salida: Path,
    *,
    semilla: int,
    ahora: datetime,
    padron: Padron | None = None,
    con_pdf: bool = False,
    perder: bool = False,
    omitir_xml: frozenset[str] = frozenset(),
) -> RespuestaSimulada:
    """Answer a lot as COSFAC would, with the real file shapes.

    Raises RespuestaRehusada for a lot that is not marked as one of a test base.
    """
    datos = lote.read_bytes()
    if ambiente_de_lote(datos) is not Ambiente.PRUEBAS:
        raise RespuestaRehusada(
            regla="AMB",
            lote=lote.name,
            motivo="el simulador solo atiende lotes de bases de pruebas",
        )
    simulacion = simular(
        datos,
        semilla=semilla,
        ahora=ahora,
        padron=padron,
        render_pdf=pdf_de_simulador if con_pdf else None,
        perder=perder,
        omitir_xml=omitir_xml,
    )
    archivos: list[Path] = []
    for nombre, contenido in (
        (f"{lote.stem}-resultado.zip", simulacion.resultado_zip),
        (f"{lote.stem}-timbrados.zip", simulacion.timbrados_zip),
    ):
        if contenido is not None and _con_miembros(contenido):
            escribir_atomico(salida / nombre, contenido)
            archivos.append(salida / nombre)
    return RespuestaSimulada(simulacion, tuple(archivos))


def _con_miembros(datos: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(datos)) as archivo:
        return bool(archivo.namelist())
