"""Guards of opening, requesting, authorising and loading (L01–L09)."""

from collections.abc import Iterator
from datetime import timedelta

from certtui.domain.elegibilidad import (
    AjustesElegibilidad,
    Expediente,
    Momento,
    evaluar,
    huella_renapo,
)
from certtui.domain.guardas.registro import falla, guarda
from certtui.domain.hallazgo import Hallazgo, ResuelveEn
from certtui.domain.hechos import Hechos
from certtui.domain.reloj import de_texto
from certtui.domain.tramite import CAMPOS_DEL_NOMBRE, DOCUMENTO_CERTIFICADO


def expediente(h: Hechos, momento: Momento) -> Expediente:
    """The student's file as the criteria want it."""
    return Expediente(
        alumno=h.alumno,
        plan=h.plan,
        kardex=h.kardex,
        folios_libres=h.folios_libres,
        folio_asignado=h.tramite is not None and h.tramite.folio is not None,
        momento=momento,
        ajustes=AjustesElegibilidad.de(h.ajustes),
        huella_renapo_actual=huella_renapo(h.alumno),
    )


@guarda("L01c")
def modelo_electronico(h: Hechos) -> Iterator[Hallazgo]:
    """Models before 2008 go by the traditional route."""
    if h.modelo is None or (not h.modelo.electronica and h.modelo.anio < 2008):
        yield falla("L01c", campo="modelo", valor=h.alumno.modelo, resuelve=ResuelveEn.SAE)


@guarda("C09")
def modelo_habilitado(h: Hechos) -> Iterator[Hallazgo]:
    """A later model waits for the disposition that makes it electronic."""
    if h.modelo is not None and not h.modelo.electronica and h.modelo.anio >= 2008:
        yield falla("C09", campo="modelo", valor=h.alumno.modelo, resuelve=ResuelveEn.CATALOGO)


@guarda("T00")
def sin_otro_vigente(h: Hechos) -> Iterator[Hallazgo]:
    """One live trámite per student and document."""
    if h.vigente is not None:
        yield falla("T00", campo="tramite", valor=h.vigente)


@guarda("E03")
def sin_anterior(h: Hechos) -> Iterator[Hallazgo]:
    """Who had a trámite goes on by its successor, with the correction that it asks for."""
    if h.anterior is not None:
        yield falla("E03", campo="tramite_anterior", valor=h.anterior.id)


@guarda("L05b")
def documento_certificado(h: Hechos) -> Iterator[Hallazgo]:
    """The request says which document it wants, and it is the Certificado."""
    if h.dato("documento") != DOCUMENTO_CERTIFICADO:
        yield falla("L05b", campo="documento", valor=h.dato("documento"))


@guarda("C11")
def canal_admitido(h: Hechos) -> Iterator[Hallazgo]:
    """The request came by a channel that the entidad admits."""
    canal = h.dato("canal") or h.en_curso.canal
    if canal not in h.ajustes.lista("canales"):
        yield falla("C11", campo="canal", valor=canal, admitidos=h.ajustes.texto("canales"))


@guarda("L06")
def elegible(h: Hechos) -> Iterator[Hallazgo]:
    """All the criteria hold at the request."""
    yield from evaluar(expediente(h, Momento.SOLICITUD))


@guarda("L06z")
def elegible_en_carga(h: Hechos) -> Iterator[Hallazgo]:
    """All the criteria hold again at the load."""
    yield from evaluar(expediente(h, Momento.CARGA))


@guarda("L07c")
def otro_autoriza(h: Hechos) -> Iterator[Hallazgo]:
    """Whoever requests does not authorise."""
    if h.actor.id == h.en_curso.solicitante:
        yield falla("L07c", campo="actor", valor=h.actor.id)


@guarda("T02")
def revision_vigente(h: Hechos) -> Iterator[Hallazgo]:
    """Old results are run again before authorising."""
    dias = h.ajustes.entero("elegibilidad.dias")
    revisado = h.en_curso.revisado_en
    if not revisado or h.ahora - de_texto(revisado) > timedelta(days=dias):
        pendientes = [x for x in evaluar(expediente(h, Momento.SOLICITUD)) if x.impide]
        if pendientes:
            yield falla("T02", campo="revisado_en", valor=revisado, dias=dias)
            yield from pendientes


@guarda("T03")
def motivo_de_devolucion(h: Hechos) -> Iterator[Hallazgo]:
    """A return says why."""
    if not h.dato("motivo").strip():
        yield falla("T03", campo="motivo")


@guarda("T06")
def datos_de_sae_sin_cambio(h: Hechos) -> Iterator[Hallazgo]:
    """What SAE said at the request still stands, or somebody validated the change."""
    if h.sae_huella != h.en_curso.sae_huella and h.dato("revalidado") != "si":
        yield falla("T06", campo="sae", valor=h.alumno.matricula, resuelve=ResuelveEn.SAE)


@guarda("L15c")
def anterior_terminado(h: Hechos) -> Iterator[Hallazgo]:
    """A new trámite follows one that ended in baja or cancelación."""
    if h.anterior is None or h.anterior.estado not in {"baja", "cancelado"}:
        yield falla("L15c", campo="tramite_anterior")


@guarda("L18")
def correccion_hecha(h: Hechos) -> Iterator[Hallazgo]:
    """What COSFAC refused came corrected: SAE's data before starting again, the name in its review.

    The same name again is confirmed by who saw what COSFAC answered.
    """
    rechazo = h.rechazo
    if (
        rechazo is not None
        and h.anterior is not None
        and rechazo.resuelve is ResuelveEn.SAE
        and h.anterior.sae_huella == h.sae_huella
    ):
        yield falla("L18", campo=rechazo.campo, valor=rechazo.mensaje, resuelve=ResuelveEn.SAE)
    rehusado = h.nombre_rehusado
    if (
        rehusado is not None
        and h.dato("mirado") != "si"
        and rehusado.repite([h.dato(campo) for campo in CAMPOS_DEL_NOMBRE])
    ):
        yield falla("L18", "L18.nombre", campo=rehusado.campo, valor=rehusado.mensaje)


@guarda("E04")
def motivo_de_error(h: Hechos) -> Iterator[Hallazgo]:
    """A wrong datum that is not the name is named before asking for the baja."""
    if not h.dato("motivo").strip():
        yield falla("E04", campo="motivo")


@guarda("E08")
def desiste_sin_folio(h: Hechos) -> Iterator[Hallazgo]:
    """A withdrawal has a motive and no assigned folio."""
    if h.en_curso.folio_texto:
        yield falla("E08", "E08.folio", campo="folio", valor=h.en_curso.folio_texto)
    if not h.dato("motivo").strip():
        yield falla("E08", campo="motivo")


@guarda("E09")
def sin_suspension(h: Hechos) -> Iterator[Hallazgo]:
    """A trámite suspended by the student's baja does not move (V15)."""
    if h.en_curso.bloqueo:
        yield falla("E09", campo="bloqueo", valor=h.en_curso.bloqueo, resuelve=ResuelveEn.SAE)
