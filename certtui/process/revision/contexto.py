"""What the pre-flight may look at besides the document: the office's catalogues and register."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from certtui.dec.errores import DocumentoInvalido
from certtui.dec.normalizar import texto
from certtui.domain.ajustes import Ajustes
from certtui.domain.alumno import Plan
from certtui.domain.folio import EstadoFolio
from certtui.domain.rol import Usuario
from certtui.efirma.anclas import Anclas
from certtui.store.catalogos import Plantel


@dataclass(frozen=True, slots=True)
class Registro:
    """What the office's base says of the trámite that the document is of."""

    folio_control: str
    folio_texto: str
    folio_estado: EstadoFolio | None
    """State of the folio that the trámite holds; None when it holds none."""
    curp: str
    matricula: str
    nombre: str
    primer_apellido: str
    segundo_apellido: str
    plan: str
    bloqueo: str
    timbrado_antes: tuple[str, ...] = ()
    """folioControl of other certificates of the same CURP, stamped and not cancelled."""
    en_otros_lotes: tuple[str, ...] = ()
    """Files of other lots that still wait for an answer about this trámite."""


@dataclass(frozen=True, slots=True)
class Contexto:
    """Catalogues, settings and clock; `registro` None when only the document is judged.

    A catalogue that does not know a fact proves nothing: its rules then say nothing.
    """

    ahora: datetime
    hoy: date
    ajustes: Ajustes
    planteles: Mapping[str, Plantel]
    """By CCT."""
    planes: Mapping[str, Plan]
    firmantes: Mapping[str, Usuario]
    """Active directors, by CURP."""
    anclas: Anclas
    registro: Registro | None = None


def como_se_firma(valor: str) -> str:
    """A catalogue's text in the form that a document bears; what has none stays as it is."""
    try:
        return texto(valor)
    except DocumentoInvalido:
        return valor
