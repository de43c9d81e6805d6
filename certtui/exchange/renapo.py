"""RENAPO's confronta as files: the CURPs that go out, the answers that come back (L06b)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from certtui.domain.alumno import Alumno, EstatusRenapo
from certtui.domain.curp import Curp
from certtui.domain.errores import CerttuiError
from certtui.domain.nombre import plano
from certtui.exchange.celda import Celdas
from certtui.exchange.csv_seguro import write_csv
from certtui.exchange.hallazgo import HallazgoFila, Lectura, gather
from certtui.exchange.lectura import read_mapped
from certtui.exchange.mapeo import Mapeo, TipoArchivo, cargar_mapeo
from certtui.exchange.sae import PrimeraVez, open_mapped
from certtui.exchange.tabla import LIMITES, LimitesTabla
from certtui.exchange.texto import column_key

MAPEO = "renapo"


@dataclass(frozen=True, slots=True)
class RespuestaRenapo:
    """One answer; `estatus` is "vigente", "baja" or "sin_registro", texts as they came."""

    curp: str
    estatus: str
    nombre: str
    primer_apellido: str
    segundo_apellido: str
    fecha_nacimiento: date | None
    sexo: str
    entidad: str
    linea: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Diferencia:
    """One field that RENAPO has otherwise; both values as they stand."""

    campo: str
    nuestro: str
    renapo: str


@dataclass(frozen=True, slots=True)
class Comparacion:
    """The verdict of the confronta and every field that differs."""

    estatus: EstatusRenapo
    diferencias: tuple[Diferencia, ...] = ()


def escribir_consulta(alumnos: Iterable[Alumno]) -> bytes:
    """`renapo_consulta.csv`: one column `curp`, sorted, without repetitions or empty ones."""
    curps = sorted({a.curp.strip().upper() for a in alumnos if a.curp.strip()})
    return write_csv(("curp",), ((c,) for c in curps))


def leer_respuesta(
    ruta: Path, *, mapeo: Mapeo | None = None, limites: LimitesTabla = LIMITES
) -> Lectura[RespuestaRenapo]:
    """`renapo_respuesta.csv`; an unknown status is a finding, the other rows go in."""
    return gather(ruta.name, _iter_respuestas(ruta, mapeo or cargar_mapeo(MAPEO), limites))


def _iter_respuestas(
    ruta: Path, mapeo: Mapeo, limites: LimitesTabla
) -> Iterator[RespuestaRenapo | HallazgoFila]:
    tabla, seccion = open_mapped(ruta, mapeo, TipoArchivo.RENAPO, limites)
    vistas = PrimeraVez("curp", "renapo.curp_repetida", "L06b")
    for cruda in read_mapped(tabla, seccion, mapeo):
        if isinstance(cruda, HallazgoFila):
            yield cruda
            continue
        celdas = Celdas(cruda, seccion)
        estatus = seccion.estatus.get(column_key(celdas.texto("estatus")), "")
        if not estatus:
            celdas.hallazgos.append(cruda.finding("estatus", "renapo.estatus", "L06b"))
        fila = RespuestaRenapo(
            curp=celdas.texto("curp"),
            estatus=estatus,
            nombre=celdas.texto("nombre"),
            primer_apellido=celdas.texto("primer_apellido"),
            segundo_apellido=celdas.texto("segundo_apellido"),
            fecha_nacimiento=celdas.fecha("fecha_nacimiento", "L06b"),
            sexo=celdas.texto("sexo"),
            entidad=celdas.texto("entidad"),
            linea=cruda.linea,
        )
        yield from vistas.admit(cruda, fila, fila.curp, celdas.hallazgos)


def comparar(alumno: Alumno, respuesta: RespuestaRenapo | None) -> Comparacion:
    """Field by field, accents apart; what RENAPO leaves empty is not compared, but for the CURP."""
    if respuesta is None:
        return Comparacion(EstatusRenapo.SIN_RESPUESTA)
    if respuesta.estatus == "baja":
        return Comparacion(EstatusRenapo.BAJA)
    diferencias = tuple(
        Diferencia(campo, nuestro, suyo)
        for campo, nuestro, suyo in _pairs(alumno, respuesta)
        if plano(nuestro) != plano(suyo)
    )
    coincide = respuesta.estatus == "vigente" and not diferencias
    return Comparacion(
        EstatusRenapo.COINCIDE if coincide else EstatusRenapo.NO_COINCIDE, diferencias
    )


def _pairs(alumno: Alumno, respuesta: RespuestaRenapo) -> Iterator[tuple[str, str, str]]:
    yield "curp", alumno.curp, respuesta.curp
    if respuesta.nombre.strip() or respuesta.primer_apellido.strip():
        yield "nombre", alumno.nombre, respuesta.nombre
        yield "primer_apellido", alumno.primer_apellido, respuesta.primer_apellido
        yield "segundo_apellido", alumno.segundo_apellido, respuesta.segundo_apellido
    try:
        curp = Curp.parse(alumno.curp)
    except CerttuiError:
        return
    if respuesta.fecha_nacimiento:
        yield (
            "fecha_nacimiento",
            curp.fecha_nacimiento.isoformat(),
            respuesta.fecha_nacimiento.isoformat(),
        )
    if respuesta.sexo:
        yield "sexo", curp.sexo, respuesta.sexo[:1]
    if len(respuesta.entidad) == 2 and respuesta.entidad.isalpha():
        yield "entidad", curp.entidad, respuesta.entidad
