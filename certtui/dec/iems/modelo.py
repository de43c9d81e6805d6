"""The certificado de terminación 3.0 as data: one class per element, in the order of the schema.

Texts are final: NFC, single-spaced, without '|'. Every value is the attribute's text as it stands
in the XML; an absent optional attribute is None. Source: dec-iems §1.3 and §2.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FirmaResponsable:
    """Signer; `sello` and `certificado` are Base64 in one line and None before sealing."""

    nombre: str
    primer_apellido: str
    segundo_apellido: str | None
    curp: str
    id_cargo: str
    cargo: str | None = None
    sello: str | None = None
    certificado: str | None = None
    no_certificado: str | None = None


@dataclass(frozen=True, slots=True)
class Iems:
    """The institution."""

    nombre_sen: str
    nombre_dependencia: str
    id_iems: str
    nombre_iems: str | None
    id_tipo_iems: str
    tipo_iems: str | None
    id_opcion_educativa: str
    opcion_educativa: str | None
    nombre_particular: str | None = None
    institucion_rvoe: str | None = None


@dataclass(frozen=True, slots=True)
class PlantelOServicio:
    """The plantel; municipio and entidad with INEGI codes."""

    id_tipo_plantel: str
    tipo_plantel: str | None
    nombre_numero: str | None
    id_municipio: str
    municipio: str | None
    id_entidad: str
    entidad: str | None
    cct: str
    id_sostenimiento: str
    sostenimiento: str | None
    clave_rvoe: str | None = None
    fecha_inicio_rvoe: str | None = None
    id_genero: str | None = None
    genero: str | None = None


@dataclass(frozen=True, slots=True)
class AlumnoDec:
    """The graduate, with the name as confirmed by a person (L17)."""

    nombre: str
    primer_apellido: str
    segundo_apellido: str | None
    curp: str
    numero_control: str


@dataclass(frozen=True, slots=True)
class Acreditacion:
    """What was accredited; periods `yyyy-MM-ddT00:00:00`, promedio "8.9" or "10"."""

    id_nivel_estudios: str
    nivel_estudios: str | None
    id_tipo_estudios: str
    tipo_estudios: str | None
    tipo_perfil_laboral: str | None
    nombre_perfil_laboral: str | None
    clave_plan: str | None
    periodo_inicio: str
    periodo_termino: str
    creditos_obtenidos: str
    total_creditos: str
    promedio: str
    promedio_texto: str


@dataclass(frozen=True, slots=True)
class UacdeFt:
    """One module of the formación laboral; `horas` is "***" when none."""

    nombre: str
    calificacion: str
    horas: str
    creditos: str | None = None
    dictamen: str | None = None


@dataclass(frozen=True, slots=True)
class PerfilEgreso:
    """The specific profile; its four texts stand in the cadena (empty when None)."""

    trayecto: str | None = None
    id_campo_disciplinar: str | None = None
    campo_disciplinar: str | None = None
    tipo_perfil_laboral: str | None = None
    nombre_perfil_laboral: str | None = None
    competencias: tuple[str | None, ...] = (None,)


@dataclass(frozen=True, slots=True)
class Timbre:
    """The `Sep` node that comes back stamped (dec-iems §2)."""

    version: str
    folio_digital: str
    fecha_sep: str
    sello_dec: str
    no_certificado_sep: str
    sello_sep: str


@dataclass(frozen=True, slots=True)
class Terminacion:
    """A whole `Dec` document; `timbre` is None before COSFAC."""

    folio_control: str
    id_entidad_firmante: str
    firma: FirmaResponsable
    iems: Iems
    plantel: PlantelOServicio
    alumno: AlumnoDec
    acreditacion: Acreditacion
    uacs: tuple[UacdeFt, ...]
    perfil: PerfilEgreso | None
    version: str = "3.0"
    tipo_certificado: str = "1"
    timbre: Timbre | None = None
