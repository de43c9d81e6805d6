"""The trámite: one student's request for one document, through one route."""

from dataclasses import dataclass
from datetime import date

from certtui.domain.errores import CerttuiError, Salida
from certtui.domain.hallazgo import Hallazgo

DOCUMENTO_CERTIFICADO = "certificado"
"""The only document of this road (L05b)."""

CAMPOS_DEL_NOMBRE = ("nombre", "primer_apellido", "segundo_apellido")
"""The three parts of a name as the trámite keeps them, in printed order."""


class TransicionRehusada(CerttuiError):
    """A move that the norm does not allow now; `hallazgos` say why."""

    codigo = "TRA-001"
    salida = Salida.DATOS

    def __init__(
        self, *, regla: str, hallazgos: tuple[Hallazgo, ...] = (), **datos: object
    ) -> None:
        super().__init__(regla=regla, **datos)
        self.hallazgos = hallazgos


class PermisoDenegado(TransicionRehusada):
    """The actor's role or scope does not reach this move."""

    codigo = "TRA-002"


class EstadoNoPermite(TransicionRehusada):
    """The move does not start at the present state."""

    codigo = "TRA-003"


class VersionVieja(TransicionRehusada):
    """Somebody else changed the trámite since it was read."""

    codigo = "TRA-004"


@dataclass(frozen=True, slots=True)
class Tramite:
    """A row of the queue; texts "" and numbers None where the step has not come yet."""

    id: int
    alumno: int
    ruta: str
    estado: str
    version: int
    documento: str
    canal: str
    folio_canal: str
    modelo: int
    plan: str
    plantel: str
    entidad: str
    anterior: int | None
    intento: int
    bloqueo: str
    solicitante: str
    solicitado_en: str
    autorizado_por: str
    autorizado_en: str
    motivo: str
    sae_huella: str
    revisado_en: str
    folio: int | None
    folio_texto: str
    volumen: int | None
    foja: int | None
    cuv: str
    fecha_registro: date | None
    folio_control: str
    politica: str
    snapshot: str
    snapshot_sha256: str
    cargado_en: str
    nombre: str
    primer_apellido: str
    segundo_apellido: str
    cotejo_documento: str
    cotejo_por: str
    cotejo_en: str
    manifestado_por: str
    validado_estatal_por: str
    folio_digital: str
    fecha_sep: str
    pdf_origen: str
    cancelacion_motivo: str
    cancelacion_por: str
    cancelacion_en: str
    cancelacion_vence: str
    creado_en: str

    @property
    def nombre_oficial(self) -> str:
        """The confirmed name, single-spaced; "" before L17."""
        return " ".join(f"{self.nombre} {self.primer_apellido} {self.segundo_apellido}".split())
