"""What SAE exports: students, kardex and the book, read through a mapping (L05a, L08d)."""

from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from certtui.domain.alumno import Alumno, Calificacion, EstatusRenapo
from certtui.domain.hallazgo import Veredicto
from certtui.exchange.celda import Celdas
from certtui.exchange.hallazgo import HallazgoFila, Lectura, gather
from certtui.exchange.lectura import FilaCruda, read_mapped
from certtui.exchange.mapeo import Mapeo, Seccion, TipoArchivo
from certtui.exchange.tabla import LIMITES, LimitesTabla, Tabla, abrir_tabla

ZONA = ZoneInfo("America/Mexico_City")
"""Zone of SAE's times when the caller does not know the entidad's."""

Fila = TypeVar("Fila")


@dataclass(frozen=True, slots=True)
class FilaAlumno:
    """A student as SAE has them, without what RENAPO says; fields as in `Alumno`."""

    matricula: str
    curp: str
    nombre: str
    primer_apellido: str
    segundo_apellido: str
    plantel: str
    plan: str
    modelo: int
    grupo: str
    generacion: str
    crip: str
    fecha_secundaria: date | None
    fecha_inicio: date | None
    fecha_termino: date | None
    institucion_medica: str
    correo_institucional: str
    datos_validados: bool
    datos_validados_por: str
    datos_validados_en: datetime | None
    baja_en: date | None
    adeudos: bool
    correo_personal: str
    linea: int = field(default=0, compare=False)

    def to_alumno(
        self,
        alumno_id: int,
        *,
        renapo_estatus: EstatusRenapo | None = None,
        renapo_en: datetime | None = None,
        renapo_huella: str = "",
    ) -> Alumno:
        """The student of the domain; data not validated have neither date nor user (L06a)."""
        return Alumno(
            id=alumno_id,
            matricula=self.matricula,
            curp=self.curp,
            nombre=self.nombre,
            primer_apellido=self.primer_apellido,
            segundo_apellido=self.segundo_apellido,
            plantel=self.plantel,
            plan=self.plan,
            modelo=self.modelo,
            grupo=self.grupo,
            generacion=self.generacion,
            crip=self.crip,
            fecha_secundaria=self.fecha_secundaria,
            fecha_inicio=self.fecha_inicio,
            fecha_termino=self.fecha_termino,
            institucion_medica=self.institucion_medica,
            correo_institucional=self.correo_institucional,
            datos_validados_por=self.datos_validados_por if self.datos_validados else "",
            datos_validados_en=self.datos_validados_en if self.datos_validados else None,
            renapo_estatus=renapo_estatus,
            renapo_en=renapo_en,
            renapo_huella=renapo_huella,
            baja_en=self.baja_en,
            adeudos=self.adeudos,
            correo_personal=self.correo_personal,
        )


@dataclass(frozen=True, slots=True)
class FilaKardex:
    """A final grade; `valor` has one decimal ("8.5", "10") or is a literal in upper case."""

    matricula: str
    modulo: str
    valor: str
    periodo: str
    linea: int = field(default=0, compare=False)

    @property
    def calificacion(self) -> Calificacion:
        """The grade of the domain."""
        return Calificacion(self.modulo, self.valor, self.periodo)


@dataclass(frozen=True, slots=True)
class FilaRegistro:
    """A line of SAE's book: the folio with its volumen, foja and CUV (L08d)."""

    matricula: str
    folio: str
    volumen: int
    foja: int
    cuv: str
    fecha: date
    linea: int = field(default=0, compare=False)


def leer_alumnos(
    ruta: Path, mapeo: Mapeo, *, zona: tzinfo = ZONA, limites: LimitesTabla = LIMITES
) -> Lectura[FilaAlumno]:
    """Students of `alumno.csv`; the first row of a matrícula counts, the others are findings."""
    return gather(ruta.name, _iter_alumnos(ruta, mapeo, zona, limites))


def leer_kardex(
    ruta: Path,
    mapeo: Mapeo,
    *,
    matriculas: Container[str] | None = None,
    limites: LimitesTabla = LIMITES,
) -> Lectura[FilaKardex]:
    """Grades of `alumnomodulo.csv`; with `matriculas`, only those of these students."""
    return gather(ruta.name, iter_kardex(ruta, mapeo, matriculas=matriculas, limites=limites))


def leer_registro(
    ruta: Path, mapeo: Mapeo, *, limites: LimitesTabla = LIMITES
) -> Lectura[FilaRegistro]:
    """SAE's book of registry, for offices that keep it there (libro = sae)."""
    return gather(ruta.name, _iter_registro(ruta, mapeo, limites))


def open_mapped(
    ruta: Path, mapeo: Mapeo, tipo: TipoArchivo, limites: LimitesTabla = LIMITES
) -> tuple[Tabla, Seccion]:
    """The recognised table and the section of the mapping that reads it."""
    seccion = mapeo.seccion(tipo)
    return abrir_tabla(ruta, nombres=seccion.alias, limites=limites), seccion


def _iter_alumnos(
    ruta: Path, mapeo: Mapeo, zona: tzinfo, limites: LimitesTabla
) -> Iterator[FilaAlumno | HallazgoFila]:
    tabla, seccion = open_mapped(ruta, mapeo, TipoArchivo.ALUMNO, limites)
    vistas = PrimeraVez("matricula", "matricula.repetida", "matricula")
    for cruda in read_mapped(tabla, seccion, mapeo):
        if isinstance(cruda, HallazgoFila):
            yield cruda
            continue
        celdas = Celdas(cruda, seccion)
        modelo = celdas.modelo("modelo")
        fila = FilaAlumno(
            matricula=celdas.matricula("matricula"),
            curp=celdas.texto("curp"),
            nombre=celdas.texto("nombre"),
            primer_apellido=celdas.texto("primer_apellido"),
            segundo_apellido=celdas.texto("segundo_apellido"),
            plantel=celdas.texto("plantel"),
            plan=celdas.texto("plan"),
            modelo=modelo,
            grupo=celdas.texto("grupo"),
            generacion=celdas.texto("generacion"),
            crip=celdas.texto("crip"),
            fecha_secundaria=celdas.fecha("fecha_secundaria", "L06f"),
            fecha_inicio=celdas.fecha("fecha_inicio", "L06f"),
            fecha_termino=celdas.fecha("fecha_termino", "fecha"),
            institucion_medica=celdas.texto("institucion_medica"),
            correo_institucional=celdas.texto("correo_institucional"),
            datos_validados=celdas.booleano("datos_validados", "L06a"),
            datos_validados_por=celdas.texto("datos_validados_por"),
            datos_validados_en=celdas.instante("datos_validados_en", "L06a", zona),
            baja_en=celdas.fecha("baja_en", "V15"),
            adeudos=celdas.booleano("adeudos", "V-d.egr"),
            correo_personal=celdas.texto("correo_personal"),
            linea=cruda.linea,
        )
        yield from vistas.admit(cruda, fila, fila.matricula, celdas.hallazgos)


def iter_kardex(
    ruta: Path,
    mapeo: Mapeo,
    *,
    matriculas: Container[str] | None = None,
    limites: LimitesTabla = LIMITES,
) -> Iterator[FilaKardex | HallazgoFila]:
    """Grades and findings one by one, for extractions that do not fit in memory."""
    tabla, seccion = open_mapped(ruta, mapeo, TipoArchivo.ALUMNOMODULO, limites)
    vistas: dict[tuple[str, str, str], tuple[int, str]] = {}
    for cruda in read_mapped(tabla, seccion, mapeo):
        if isinstance(cruda, HallazgoFila):
            yield cruda
            continue
        celdas = Celdas(cruda, seccion)
        matricula = celdas.matricula("matricula")
        if matriculas is not None and matricula not in matriculas:
            continue
        fila = FilaKardex(
            matricula,
            celdas.texto("modulo"),
            celdas.calificacion("valor"),
            celdas.texto("periodo"),
            cruda.linea,
        )
        yield from celdas.hallazgos
        if celdas.rechazada:
            continue
        clave = (fila.matricula, fila.modulo, fila.periodo)
        primera = vistas.setdefault(clave, (cruda.linea, fila.valor))
        if primera[0] == cruda.linea:
            yield fila
            continue
        igual = primera[1] == fila.valor
        yield cruda.finding(
            "valor",
            "kardex.repetido" if igual else "kardex.contradictorio",
            "L06c",
            Veredicto.AVISO if igual else Veredicto.FALLA,
            modulo=fila.modulo,
            periodo=fila.periodo,
            primera=str(primera[0]),
        )


def _iter_registro(
    ruta: Path, mapeo: Mapeo, limites: LimitesTabla
) -> Iterator[FilaRegistro | HallazgoFila]:
    tabla, seccion = open_mapped(ruta, mapeo, TipoArchivo.REGISTRO, limites)
    vistas = PrimeraVez("matricula", "matricula.repetida", "matricula")
    folios: dict[str, int] = {}
    for cruda in read_mapped(tabla, seccion, mapeo):
        if isinstance(cruda, HallazgoFila):
            yield cruda
            continue
        celdas = Celdas(cruda, seccion)
        matricula = celdas.matricula("matricula")
        volumen, foja = celdas.entero("volumen", "L08d"), celdas.entero("foja", "L08d")
        fecha = celdas.fecha("fecha", "L08d")
        folio = celdas.texto("folio")
        primera = folios.setdefault(folio, cruda.linea)
        if primera != cruda.linea:
            celdas.hallazgos.append(
                cruda.finding("folio", "registro.folio_repetido", "L08d", primera=str(primera))
            )
        if fecha is None:
            yield from celdas.hallazgos
            continue
        fila = FilaRegistro(
            matricula, folio, volumen, foja, celdas.texto("cuv"), fecha, cruda.linea
        )
        yield from vistas.admit(cruda, fila, matricula, celdas.hallazgos)


class PrimeraVez:
    """Lets in the first row of each key; the later ones are findings that name the first line."""

    def __init__(self, campo: str, clave: str, regla: str) -> None:
        self._campo = campo
        self._clave = clave
        self._regla = regla
        self._lineas: dict[str, int] = {}

    def admit(
        self, cruda: FilaCruda, fila: Fila, valor: str, hallazgos: list[HallazgoFila]
    ) -> Iterator[Fila | HallazgoFila]:
        """The record's findings, and the row when nothing stops it and its key is new."""
        yield from hallazgos
        if any(h.impide for h in hallazgos):
            return
        primera = self._lineas.setdefault(valor, cruda.linea)
        if primera == cruda.linea:
            yield fila
        else:
            yield cruda.finding(self._campo, self._clave, self._regla, primera=str(primera))
