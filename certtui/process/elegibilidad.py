"""The criteria of L06 for one student or many, without moving anything."""

from collections.abc import Iterator
from dataclasses import dataclass

from certtui.domain.alumno import Alumno
from certtui.domain.elegibilidad import (
    AjustesElegibilidad,
    Expediente,
    Momento,
    evaluar,
    huella_renapo,
)
from certtui.domain.folio import SERIE_ELECTRONICA
from certtui.domain.hallazgo import Hallazgo
from certtui.domain.tramite import DOCUMENTO_CERTIFICADO
from certtui.process.oficina import Oficina
from certtui.store import alumnos, catalogos, folios, tramites


@dataclass(frozen=True, slots=True)
class Dictamen:
    """A student with one finding per criterion, in the order of the norm."""

    alumno: Alumno
    hallazgos: tuple[Hallazgo, ...]

    @property
    def elegible(self) -> bool:
        """True when no criterion fails."""
        return not any(h.impide for h in self.hallazgos)


def dictaminar(oficina: Oficina, alumno: Alumno) -> Dictamen:
    """The criteria as they stand now."""
    base = oficina.base
    vigente = tramites.tramite_vigente(base, alumno.id, DOCUMENTO_CERTIFICADO)
    asignado = vigente is not None and vigente.folio is not None
    expediente = Expediente(
        alumno=alumno,
        plan=catalogos.leer_plan(base, alumno.plan),
        kardex=alumnos.leer_kardex(base, alumno.id),
        folios_libres=folios.contar_libres(
            base, alumno.plantel, SERIE_ELECTRONICA, alumno.modelo, alumno.id
        ),
        folio_asignado=asignado,
        momento=Momento.CARGA if asignado else Momento.SOLICITUD,
        ajustes=AjustesElegibilidad.de(oficina.ajustes),
        huella_renapo_actual=huella_renapo(alumno),
    )
    return Dictamen(alumno, evaluar(expediente))


def dictaminar_todos(oficina: Oficina, *, plantel: str = "") -> Iterator[Dictamen]:
    """Every student in the person's scope, by matrícula."""
    propio = oficina.usuario.plantel or plantel
    for alumno in alumnos.listar_alumnos(
        oficina.base, plantel=propio, entidad=oficina.usuario.entidad
    ):
        if not plantel or alumno.plantel == plantel:
            yield dictaminar(oficina, alumno)
