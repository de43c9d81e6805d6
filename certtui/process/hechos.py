"""Gathers the facts of a move inside its transaction."""

from collections.abc import Mapping

from certtui.domain.alumno import Alumno, huella_sae
from certtui.domain.folio import SERIE_ELECTRONICA, Folio
from certtui.domain.hechos import Hechos
from certtui.domain.reloj import fecha_local
from certtui.domain.rol import Usuario
from certtui.domain.ruta import Transicion
from certtui.domain.tramite import DOCUMENTO_CERTIFICADO, Tramite
from certtui.process.errores import NoEncontrado
from certtui.process.oficina import Oficina
from certtui.store import alumnos, catalogos, entregas, firmas, folios, lotes, tramites

_PIDEN_FOLIOS = frozenset({"L06", "L06z", "T02"})
"""Guards that ask how many folios the plantel could give."""


def reunir(
    oficina: Oficina,
    transicion: Transicion,
    actor: Usuario,
    alumno: Alumno,
    tramite: Tramite | None,
    datos: Mapping[str, object],
) -> Hechos:
    """Read everything that the guards may look at; call it inside `tx()`.

    A request takes plan and plantel from the student as SAE has them now, later moves from the
    trámite.
    """
    base = oficina.base
    fijo = None if transicion.efecto == "solicitar" else tramite
    plantel = catalogos.leer_plantel(base, fijo.plantel if fijo else alumno.plantel)
    if plantel is None:
        raise NoEncontrado(que="plantel", valor=alumno.plantel)
    ahora = oficina.reloj.ahora()
    kardex = alumnos.leer_kardex(base, alumno.id)
    anteriores = [t for t in tramites.tramites_de_alumno(base, alumno.id) if t != tramite]
    vigente = tramites.tramite_vigente(base, alumno.id, DOCUMENTO_CERTIFICADO)
    anterior = anteriores[-1] if transicion.crea and anteriores else None
    turno = _folio_en_turno(oficina, transicion, alumno, tramite, datos)
    if turno is not None:
        datos = {**datos, "folio_en_turno": turno.texto}
    return Hechos(
        transicion=transicion,
        actor=actor,
        ahora=ahora,
        hoy=fecha_local(ahora, plantel.entidad),
        ambiente=oficina.ambiente,
        ajustes=oficina.ajustes,
        alumno=alumno,
        plan=catalogos.leer_plan(base, fijo.plan if fijo else alumno.plan),
        modelo=catalogos.leer_modelo(base, alumno.modelo),
        kardex=kardex,
        sae_huella=huella_sae(alumno, kardex),
        entidad=plantel.entidad,
        plantel=plantel.clave,
        tramite=tramite,
        anterior=anterior,
        vigente=vigente.id if vigente and vigente != tramite else None,
        folio=_folio(oficina, transicion, alumno, tramite, datos),
        folios_libres=folios.contar_libres(
            base, plantel.clave, SERIE_ELECTRONICA, alumno.modelo, alumno.id
        )
        if _PIDEN_FOLIOS.intersection(transicion.guardas)
        else 0,
        firmas=firmas.leer_firmas(base, tramite.id) if tramite else (),
        rechazo=lotes.ultimo_rechazo(base, (tramite or anterior).id)  # type: ignore[union-attr]
        if tramite or anterior
        else None,
        nombre_rehusado=lotes.nombres_rehusados(base, [tramite.id]).get(tramite.id)
        if tramite and transicion.efecto == "confirmar_nombre"
        else None,
        item=lotes.ultimo_item(base, tramite.id) if tramite else None,
        estuvo_perdido=tramite is not None and lotes.estuvo_perdido(base, tramite.id),
        entregas=entregas.leer_entregas(base, tramite.id) if tramite else (),
        feriados=catalogos.leer_feriados(base),
        datos=datos,
    )


def _folio(
    oficina: Oficina,
    transicion: Transicion,
    alumno: Alumno,
    tramite: Tramite | None,
    datos: Mapping[str, object],
) -> Folio | None:
    """The folio held; at T05 the one asked for, the reserved one, or the next in turn."""
    if tramite is None:
        return None
    base = oficina.base
    pedido = datos.get("folio_pedido")
    if isinstance(pedido, tuple):
        return folios.buscar_folio(base, *pedido)
    propio = folios.folio_de_tramite(base, tramite.id)
    if propio is None and transicion.efecto == "registrar":
        return folios.candidato(base, tramite.plantel, SERIE_ELECTRONICA, tramite.modelo, alumno.id)
    return propio


def _folio_en_turno(
    oficina: Oficina,
    transicion: Transicion,
    alumno: Alumno,
    tramite: Tramite | None,
    datos: Mapping[str, object],
) -> Folio | None:
    """The folio that a request for another of its series and model would skip (invariant 8)."""
    pedido = datos.get("folio_pedido")
    if tramite is None or transicion.efecto != "registrar" or not isinstance(pedido, tuple):
        return None
    if datos.get("registro_sae") == "si" or pedido[:2] != (SERIE_ELECTRONICA, tramite.modelo):
        return None
    base = oficina.base
    return folios.folio_de_tramite(base, tramite.id) or folios.candidato(
        base, tramite.plantel, SERIE_ELECTRONICA, tramite.modelo, alumno.id
    )
