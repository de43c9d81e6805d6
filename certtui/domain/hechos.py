"""Everything that a guard may look at, read once inside the transaction."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from certtui.domain.ajustes import Ajustes
from certtui.domain.alumno import Alumno, Calificacion, Plan
from certtui.domain.ambiente import Ambiente
from certtui.domain.entrega import Entrega
from certtui.domain.firma import Firma
from certtui.domain.folio import Folio
from certtui.domain.lote import ItemLote
from certtui.domain.modelo_academico import ModeloAcademico
from certtui.domain.rechazo import NombreRehusado, Rechazo
from certtui.domain.rol import Usuario
from certtui.domain.ruta import Transicion
from certtui.domain.tramite import Tramite


@dataclass(frozen=True, slots=True)
class Hechos:
    """The facts of one move: who, when, on what, and the event's own values in `datos`.

    `tramite` is None only for a move that creates one; `anterior` is the trámite that the new one
    succeeds; `vigente` the id of another live trámite of the student for the same document;
    `folio` the one assigned, or the candidate of T05; `folios_libres` counts what the plantel could
    give to this student's model; `nombre_rehusado` is the name that COSFAC refused before, read
    only to confirm one; `item` is the last lot item and `estuvo_perdido` tells that some earlier
    lot with this trámite was lost (E10).
    """

    transicion: Transicion
    actor: Usuario
    ahora: datetime
    hoy: date
    ambiente: Ambiente
    ajustes: Ajustes
    alumno: Alumno
    plan: Plan | None
    modelo: ModeloAcademico | None
    kardex: tuple[Calificacion, ...]
    sae_huella: str
    entidad: str
    plantel: str = ""
    tramite: Tramite | None = None
    anterior: Tramite | None = None
    vigente: int | None = None
    folio: Folio | None = None
    folios_libres: int = 0
    firmas: tuple[Firma, ...] = ()
    rechazo: Rechazo | None = None
    nombre_rehusado: NombreRehusado | None = None
    item: ItemLote | None = None
    estuvo_perdido: bool = False
    entregas: tuple[Entrega, ...] = ()
    feriados: frozenset[date] = frozenset()
    datos: Mapping[str, object] = field(default_factory=dict)

    def dato(self, clave: str) -> str:
        """A value of the event as text, "" when it did not come."""
        valor = self.datos.get(clave)
        return "" if valor is None else str(valor)

    @property
    def en_curso(self) -> Tramite:
        """The trámite that moves; only for moves that have one."""
        if self.tramite is None:
            raise LookupError("la transición no tiene trámite")
        return self.tramite
