"""Guards of lots, answers, rejections and cancellations (L11, L15, L20, C02, C28, E10)."""

from collections.abc import Iterator
from datetime import timedelta

from certtui.domain.ambiente import Ambiente
from certtui.domain.firma import Politica, siguiente
from certtui.domain.guardas.registro import aviso, falla, guarda
from certtui.domain.hallazgo import Hallazgo, ResuelveEn
from certtui.domain.hechos import Hechos
from certtui.domain.lote import PruebaTimbre
from certtui.domain.rechazo import CAUSA_DESCONOCIDA
from certtui.domain.reloj import de_texto


def prueba(h: Hechos) -> PruebaTimbre:
    """What the stamped XML proved."""
    valor = h.datos["prueba"]
    if not isinstance(valor, PruebaTimbre):
        raise TypeError("el timbre llegó sin prueba")
    return valor


@guarda("T11")
def listo_para_enviar(h: Hechos) -> Iterator[Hallazgo]:
    """Every signature of the policy stands, verifies again, and the XML fits its schema."""
    turno = siguiente(Politica(h.en_curso.politica), tuple(f.nivel for f in h.firmas))
    if turno is not None:
        yield falla("T11", "T11.firmas", campo="firma", valor=turno)
    if h.dato("xml_valido") != "si":
        yield falla("T11", campo="xml", valor=h.dato("xml_error"))


@guarda("L11b")
def timbre_del_mismo(h: Hechos) -> Iterator[Hallazgo]:
    """The stamped XML is this trámite's, untouched: folioControl, CURP, cadena, every attribute."""
    p = prueba(h)
    if not p.misma_curp:
        yield falla("L11b", "L11b.curp", campo="Alumno.curp", resuelve=ResuelveEn.COSFAC)
    if not p.misma_cadena:
        yield falla("L11b", "L11b.cadena", campo="cadena", resuelve=ResuelveEn.COSFAC)
    for campo in p.alterados:
        yield falla("L11b", "L11b.alterado", campo=campo, resuelve=ResuelveEn.COSFAC)


@guarda("L20b")
def con_sello_sep(h: Hechos) -> Iterator[Hallazgo]:
    """The stamp is complete; a time before the last signature is told, not refused."""
    p = prueba(h)
    if not p.timbre_completo:
        yield falla(
            "L20b", campo="Sep", valor=", ".join(p.fallas_timbre), resuelve=ResuelveEn.COSFAC
        )
    if h.dato("fecha_sep_anterior") == "si":
        yield aviso("L20c", campo="fechaSep", valor=p.fecha_sep)


@guarda("T12")
def folio_digital_propio(h: Hechos) -> Iterator[Hallazgo]:
    """A folioDigital belongs to one certificate; a late stamp is taken only for a lost lot."""
    p = prueba(h)
    if p.folio_digital_ajeno:
        yield falla("T12", campo="folioDigital", valor=p.folio_digital, resuelve=ResuelveEn.COSFAC)
    if h.en_curso.estado != "enviado" and not h.estuvo_perdido:
        yield falla("T12", "T12.sin_envio", campo="estado", valor=h.en_curso.estado)


@guarda("AMB")
def timbre_del_ambiente(h: Hechos) -> Iterator[Hallazgo]:
    """A productive base takes no simulated stamp."""
    if h.ambiente is Ambiente.PRODUCTIVO and prueba(h).simulado:
        yield falla("AMB", campo="noCertificadoSep", resuelve=ResuelveEn.COSFAC)


@guarda("C28")
def lote_atomico(h: Hechos) -> Iterator[Hallazgo]:
    """A whole lot goes back only under the atomic mode."""
    if h.ajustes.texto("cosfac.modo_lote") != "atomico":
        yield falla("C28", campo="cosfac.modo_lote", valor=h.ajustes.texto("cosfac.modo_lote"))


@guarda("L11c")
def vencido(h: Hechos) -> Iterator[Hallazgo]:
    """The alert comes after the day that the norm gives."""
    horas = h.ajustes.entero("cosfac.sla_max_h")
    enviado = h.dato("enviado_en")
    if not enviado or h.ahora - de_texto(enviado) <= timedelta(hours=horas):
        yield falla("L11c", campo="enviado_en", valor=enviado, horas=horas)


@guarda("E10")
def evidencia_de_perdida(h: Hechos) -> Iterator[Hallazgo]:
    """A lot is called lost with evidence: COSFAC's message, or 24 h and a ticket.

    Under both modes: C28 returns a lot that was answered with a refusal, and one that was never
    answered has no other way back.
    """
    horas = h.ajustes.entero("cosfac.sla_max_h")
    enviado = h.dato("enviado_en")
    esperado = bool(enviado) and h.ahora - de_texto(enviado) > timedelta(hours=horas)
    if not (h.dato("mensaje").strip() or (esperado and h.dato("ticket").strip())):
        yield falla("E10", campo="evidencia", valor=enviado, horas=horas)


@guarda("E01")
def causa_clasificada(h: Hechos) -> Iterator[Hallazgo]:
    """The rejection has a cause and an owner before the baja is asked for."""
    if h.rechazo is None or h.rechazo.causa == CAUSA_DESCONOCIDA:
        mensaje = h.rechazo.mensaje if h.rechazo else ""
        yield falla("E01", campo="causa", valor=mensaje, resuelve=ResuelveEn.DESCONOCIDO)


@guarda("L15d")
def baja_con_ticket(h: Hechos) -> Iterator[Hallazgo]:
    """The baja carries the number of the ticket that DSE attended."""
    if not h.dato("ticket").strip():
        yield falla("L15d", campo="ticket")
    if h.actor.rol.value == "se_estatal" and not h.ajustes.activo("externos"):
        yield falla("L15d", "L15d.externo", campo="actor", valor=h.actor.id)


@guarda("S-e8")
def motivo_de_cancelacion(h: Hechos) -> Iterator[Hallazgo]:
    """A cancellation says why."""
    if not h.dato("motivo").strip():
        yield falla("S-e8", campo="motivo")


@guarda("E06")
def folio_tecleado(h: Hechos) -> Iterator[Hallazgo]:
    """The folio is typed again before what cannot be undone."""
    if h.dato("folio") != h.en_curso.folio_texto:
        yield falla("E06", campo="folio", valor=h.dato("folio"), esperado=h.en_curso.folio_texto)


@guarda("C02")
def plazo_de_cancelacion(h: Hechos) -> Iterator[Hallazgo]:
    """Confirmed by COSFAC, or by a person once the term has run."""
    vence = h.en_curso.cancelacion_vence
    if h.dato("confirmacion_cosfac").strip():
        return
    if not vence or h.ahora < de_texto(vence):
        yield falla("C02", campo="vence", valor=vence)
