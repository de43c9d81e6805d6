"""The graduate and the study plan, as the school system knows them."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class EstatusRenapo(StrEnum):
    """Answer of RENAPO's confronta for one CURP (L06b)."""

    COINCIDE = "coincide"
    NO_COINCIDE = "no_coincide"
    BAJA = "baja"
    SIN_RESPUESTA = "sin_respuesta"


class Formacion(StrEnum):
    """Part of the plan a module belongs to; only LABORAL goes to UacsdeFt (dec-iems §1.3)."""

    BASICA = "basica"
    LABORAL = "laboral"


@dataclass(frozen=True, slots=True)
class Alumno:
    """A student row as imported: texts stay as they came, the checks judge them.

    Names are those of the acta de nacimiento (`nombre_acta` of L17), untouched. Dates are dates in
    the zone of the entidad; None means missing. `renapo_huella` is the hash of the data that were
    confronted: when the data change, the confronta is stale (L06b).
    """

    id: int
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
    datos_validados_por: str
    datos_validados_en: datetime | None
    renapo_estatus: EstatusRenapo | None
    renapo_en: datetime | None
    renapo_huella: str
    baja_en: date | None
    adeudos: bool
    correo_personal: str = ""

    @property
    def nombre_completo(self) -> str:
        """Given names and surnames of the acta, single-spaced."""
        return " ".join(f"{self.nombre} {self.primer_apellido} {self.segundo_apellido}".split())


@dataclass(frozen=True, slots=True)
class ModuloPlan:
    """One module of a study plan; `horas` and `creditos` are whole numbers, `horas` 0 when none."""

    clave: str
    nombre: str
    semestre: int
    orden: int
    horas: int
    creditos: int
    formacion: Formacion


@dataclass(frozen=True, slots=True)
class Plan:
    """A study plan; `creditos_total` is the catalogue's value, never a sum (domain §11)."""

    clave: str
    carrera: str
    nombre_largo: str
    modelo: int
    creditos_total: int
    minimo_aprobatorio: float
    modulos: tuple[ModuloPlan, ...]


@dataclass(frozen=True, slots=True)
class Calificacion:
    """A final grade of the kardex; `valor` is the text of SAE ("8.5", "10", "AC", "NA")."""

    modulo: str
    valor: str
    periodo: str


def huella_sae(alumno: Alumno, kardex: Sequence[Calificacion]) -> str:
    """SHA-256 of what SAE says of a student, so that a later change is seen (T06)."""
    datos = [
        alumno.matricula,
        alumno.curp,
        alumno.nombre,
        alumno.primer_apellido,
        alumno.segundo_apellido,
        alumno.plantel,
        alumno.plan,
        alumno.modelo,
        alumno.crip,
        str(alumno.fecha_secundaria),
        str(alumno.fecha_inicio),
        str(alumno.fecha_termino),
        alumno.institucion_medica,
        alumno.correo_institucional,
        str(alumno.baja_en),
        sorted((c.modulo, c.periodo, c.valor) for c in kardex),
    ]
    return hashlib.sha256(json.dumps(datos, ensure_ascii=False).encode()).hexdigest()
