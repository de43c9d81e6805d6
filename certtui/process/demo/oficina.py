"""What the demo office is made of: planteles, staff, students, folio ranges, quality register."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from certtui.domain.alumno import Alumno, Calificacion, EstatusRenapo, Plan
from certtui.domain.elegibilidad import huella_renapo
from certtui.domain.firma import Nivel
from certtui.domain.folio import NivelRango
from certtui.domain.rol import Rol, Usuario
from certtui.process.demo.personas import Persona


@dataclass(frozen=True, slots=True)
class PlantelDemo:
    """An invented plantel with a well-formed CCT of a serial that nobody has."""

    clave: str
    cct: str
    nombre: str
    id_municipio: str
    municipio: str
    entidad: str
    alias: str


@dataclass(frozen=True, slots=True)
class PersonalDemo:
    """A member of staff: the user, the invented person, and the level at which they sign."""

    usuario: Usuario
    persona: Persona
    nivel: Nivel | None = None


@dataclass(frozen=True, slots=True)
class RangoDemo:
    """A closed interval of folios; the parent is the range of the level above that holds it."""

    nivel: NivelRango
    serie: str
    modelo: int
    desde: int
    hasta: int
    entidad: str
    plantel: str
    oficio: str


@dataclass(frozen=True, slots=True)
class RegistroCalidad:
    """One invented row of PC-SINEMS (L19)."""

    cct: str
    nivel: str
    desde: date
    hasta: date


@dataclass(frozen=True, slots=True)
class AlumnoDemo:
    """A student as SAE holds it, with what the generator meant it to show.

    `falla` is the one rule the student is meant to fail ("" when fit), `rasgo` what is peculiar
    about the person, `papel` the part in the story of rejections. `plantel` is the plantel's key.
    """

    matricula: str
    persona: Persona
    plantel: str
    plan: str
    modelo: int
    grupo: str
    generacion: str
    crip: str
    fecha_secundaria: date | None
    fecha_inicio: date
    fecha_termino: date
    institucion_medica: str
    correo_institucional: str
    correo_personal: str
    tutor: str
    correo_tutor: str
    datos_validados_por: str
    datos_validados_en: datetime | None
    renapo: EstatusRenapo | None
    baja_en: date | None
    adeudos: bool
    kardex: tuple[Calificacion, ...]
    falla: str = ""
    rasgo: str = ""
    papel: str = ""

    @property
    def curp(self) -> str:
        """CURP of the person."""
        return self.persona.curp

    @property
    def apto(self) -> bool:
        """True when no criterion is meant to fail."""
        return not self.falla

    def alumno(self, id_: int, *, en: datetime) -> Alumno:
        """The domain's student, confronted at `en` when RENAPO answers at all."""
        p = self.persona
        alumno = Alumno(
            id=id_,
            matricula=self.matricula,
            curp=p.curp,
            nombre=p.nombre,
            primer_apellido=p.primer_apellido,
            segundo_apellido=p.segundo_apellido,
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
            datos_validados_por=self.datos_validados_por,
            datos_validados_en=self.datos_validados_en,
            renapo_estatus=self.renapo,
            renapo_en=en if self.renapo else None,
            renapo_huella="",
            baja_en=self.baja_en,
            adeudos=self.adeudos,
            correo_personal=self.correo_personal,
        )
        return replace(alumno, renapo_huella=huella_renapo(alumno)) if self.renapo else alumno


@dataclass(frozen=True, slots=True)
class OficinaDemo:
    """The whole invented office; the same seed, size and date give an equal one."""

    semilla: int
    hoy: date
    entidad: str
    entidad_texto: str
    institucion: str
    planteles: tuple[PlantelDemo, ...]
    personal: tuple[PersonalDemo, ...]
    planes: tuple[Plan, ...]
    alumnos: tuple[AlumnoDemo, ...]
    rangos: tuple[RangoDemo, ...]
    registros_calidad: tuple[RegistroCalidad, ...]

    @property
    def usuarios(self) -> tuple[Usuario, ...]:
        """Everybody who acts, ready to be stored."""
        return tuple(p.usuario for p in self.personal)

    @property
    def aptos(self) -> tuple[AlumnoDemo, ...]:
        """Students who are meant to meet every criterion."""
        return tuple(a for a in self.alumnos if a.apto)

    def plantel(self, clave: str) -> PlantelDemo:
        """The plantel of a key."""
        return next(p for p in self.planteles if p.clave == clave)

    def plan(self, clave: str) -> Plan:
        """The study plan of a key."""
        return next(p for p in self.planes if p.clave == clave)

    def alumno(self, matricula: str) -> AlumnoDemo:
        """The student of a matrícula."""
        return next(a for a in self.alumnos if a.matricula == matricula)

    def con_papel(self, papel: str) -> AlumnoDemo:
        """The student who plays a part in the story."""
        return next(a for a in self.alumnos if a.papel == papel)

    def usuario(self, rol: Rol, plantel: str = "") -> Usuario:
        """The first user of a role, in a plantel when one is given."""
        return next(u for u in self.usuarios if u.rol is rol and u.plantel == plantel)
