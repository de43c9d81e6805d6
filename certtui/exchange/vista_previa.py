"""The first rows of a file as the mapping would read them, with suspicious cells marked."""

from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from certtui.exchange.hallazgo import HallazgoFila, visible
from certtui.exchange.lectura import locate, suspect
from certtui.exchange.mapeo import Mapeo, TipoArchivo
from certtui.exchange.sae import open_mapped
from certtui.exchange.tabla import LIMITES, LimitesTabla


@dataclass(frozen=True, slots=True)
class Celda:
    """A cell: as it came, as it would go in, and the key of what looks wrong ("" when nothing)."""

    campo: str
    original: str
    texto: str
    sospecha: str = ""
    propuesta: str = ""

    @property
    def reparada(self) -> bool:
        """True when the mapping changed it."""
        return self.original != self.texto


@dataclass(frozen=True, slots=True)
class VistaPrevia:
    """How a file was recognised and its first rows, by line number."""

    archivo: str
    mapeo: str
    supuesto: bool
    codificacion: str
    separador: str
    linea_encabezado: int
    encabezado: tuple[str, ...]
    filas: tuple[tuple[int, tuple[Celda, ...]], ...]
    hallazgos: tuple[HallazgoFila, ...]

    @property
    def sospechosas(self) -> int:
        """How many cells look wrong."""
        return sum(bool(c.sospecha) for _, celdas in self.filas for c in celdas)


def vista_previa(
    ruta: Path,
    mapeo: Mapeo,
    n: int = 20,
    *,
    tipo: TipoArchivo = TipoArchivo.ALUMNO,
    limites: LimitesTabla = LIMITES,
) -> VistaPrevia:
    """The first `n` records; writes nothing and raises what importing would raise."""
    tabla, seccion = open_mapped(ruta, mapeo, tipo, limites)
    columnas = locate(tabla, seccion, mapeo)
    hallazgos = list(columnas.hallazgos)
    filas: list[tuple[int, tuple[Celda, ...]]] = []
    for renglon in islice(tabla.filas(), n):
        if isinstance(renglon, HallazgoFila):
            hallazgos.append(renglon)
            continue
        celdas = []
        for campo, i in columnas.posicion.items():
            original = renglon.celdas[i]
            texto = seccion.repair(campo, original)
            sospecha = suspect(campo, texto.strip())
            celdas.append(
                Celda(
                    campo,
                    visible(original),
                    visible(texto),
                    sospecha.clave if sospecha else "",
                    visible(sospecha.propuesta) if sospecha else "",
                )
            )
        filas.append((renglon.linea, tuple(celdas)))
    return VistaPrevia(
        tabla.archivo,
        mapeo.nombre,
        mapeo.supuesto,
        tabla.codificacion.de_utf16 or tabla.codificacion.nombre,
        tabla.separador,
        tabla.linea_encabezado,
        tabla.encabezado,
        tuple(filas),
        tuple(hallazgos),
    )
