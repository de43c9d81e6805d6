"""Sending, answers, bajas and cancellations (T11–T14, E01–E07, E10, E11)."""

from datetime import timedelta

from certtui.domain.folio import EstadoFolio
from certtui.domain.guardas.cosfac import prueba
from certtui.domain.hallazgo import Hallazgo
from certtui.domain.hechos import Hechos
from certtui.domain.lote import EstatusItem
from certtui.domain.rechazo import REGLA_DUPLICADO, clasificar
from certtui.domain.reloj import a_texto, sumar_horas_habiles, zona
from certtui.process.efectos.registro import Cambio, efecto
from certtui.process.oficina import Oficina
from certtui.store import catalogos, firmas, folios, lotes
from certtui.store.entregas import Custodiado, custodiar


def _item(h: Hechos) -> tuple[int, int]:
    """(lot, trámite): the lot that the event names, else the last one."""
    if h.item is None:
        raise LookupError("el trámite no está en un lote")
    return int(h.dato("lote_item") or h.item.lote), h.item.tramite


@efecto("enviar")
def enviar(oficina: Oficina, h: Hechos, _hallazgos: tuple[Hallazgo, ...]) -> Cambio:
    """The certificate leaves in its lot; the exact XML is kept (T11)."""
    lote, tramite = _item(h)
    xml = h.datos["xml"]
    if not isinstance(xml, bytes):
        raise TypeError("el envío llegó sin XML")
    lotes.cambiar_item(oficina.base, lote, tramite, EstatusItem.ENVIADO)
    huella = lotes.guardar_xml(oficina.base, tramite, "enviado", xml)
    return Cambio(datos={"lote": lote, "xml_sha256": huella})


@efecto("timbrar")
def timbrar(oficina: Oficina, h: Hechos, _hallazgos: tuple[Hallazgo, ...]) -> Cambio:
    """The stamp, the stamped XML and the issued folio (T12)."""
    lote, tramite = _item(h)
    xml = h.datos["xml"]
    if not isinstance(xml, bytes) or h.folio is None:
        raise TypeError("el timbre llegó sin XML o sin folio")
    p = prueba(h)
    ahora = a_texto(h.ahora)
    if h.item is not None and h.item.lote != lote:
        lotes.ceder_item(oficina.base, h.item.lote, tramite, ahora)
    firmas.restaurar_firmas(oficina.base, tramite)
    lotes.cambiar_item(oficina.base, lote, tramite, EstatusItem.TIMBRADO, en=ahora)
    huella = lotes.guardar_xml(oficina.base, tramite, "timbrado", xml)
    pdf = h.datos.get("pdf")
    if isinstance(pdf, Custodiado):
        custodiar(oficina.base, pdf, ahora)
    folios.cambiar_folio(
        oficina.base,
        h.folio,
        EstadoFolio.EMITIDO,
        tramite=tramite,
        alumno=h.alumno.id,
        en=ahora,
        motivo="T12",
    )
    lotes.cerrar_si_completo(oficina.base, lote)
    return Cambio(
        campos={
            "folio_digital": p.folio_digital,
            "fecha_sep": p.fecha_sep,
            "pdf_origen": h.dato("pdf_origen") or "oficina",
        },
        datos={"lote": lote, "folio_digital": p.folio_digital, "xml_sha256": huella},
    )


@efecto("tomar_pdf")
def tomar_pdf(oficina: Oficina, h: Hechos, _hallazgos: tuple[Hallazgo, ...]) -> Cambio:
    """COSFAC's PDF that came in a later download (L11b)."""
    pdf = h.datos["pdf"]
    if not isinstance(pdf, Custodiado):
        raise TypeError("llegó sin PDF")
    custodiar(oficina.base, pdf, a_texto(h.ahora))
    return Cambio(campos={"pdf_origen": "cosfac"}, datos={"pdf_sha256": pdf.sha256})


@efecto("rechazar")
def rechazar(oficina: Oficina, h: Hechos, _hallazgos: tuple[Hallazgo, ...]) -> Cambio:
    """The refusal, classified by the editable rules (T13)."""
    lote, tramite = _item(h)
    ahora = a_texto(h.ahora)
    mensaje = h.dato("mensaje")
    regla = clasificar(mensaje, catalogos.leer_causas(oficina.base))
    lotes.cambiar_item(
        oficina.base, lote, tramite, EstatusItem.RECHAZADO, mensaje=mensaje, en=ahora
    )
    lotes.guardar_rechazo(oficina.base, tramite, lote, h.dato("codigo"), mensaje, regla, ahora)
    lotes.cerrar_si_completo(oficina.base, lote)
    return Cambio(datos={"lote": lote, "mensaje": mensaje, "causa": regla.causa})


@efecto("regresar")
def regresar(oficina: Oficina, h: Hechos, _hallazgos: tuple[Hallazgo, ...]) -> Cambio:
    """Back to FIRMADO: a whole lot refused (T14) or lost (E10); the folioControl stays."""
    lote, tramite = _item(h)
    estatus = EstatusItem.PERDIDO if h.transicion.id == "E10" else EstatusItem.DEVUELTO
    mensaje = h.dato("mensaje") or h.dato("ticket")
    lotes.cambiar_item(oficina.base, lote, tramite, estatus, mensaje=mensaje, en=a_texto(h.ahora))
    return Cambio(
        campos={"intento": h.en_curso.intento + 1},
        datos={"lote": lote, "mensaje": h.dato("mensaje"), "ticket": h.dato("ticket")},
    )


@efecto("avisar_vencido")
def avisar_vencido(oficina: Oficina, h: Hechos, _hallazgos: tuple[Hallazgo, ...]) -> Cambio:
    """The alert of a lot without answer; the first of its certificates opens its ticket (E05)."""
    lote, _tramite = _item(h)
    if not lotes.tiene_ticket(oficina.base, lote, "sin_respuesta"):
        lotes.abrir_ticket(
            oficina.base,
            "sin_respuesta",
            "DSE",
            h.dato("texto"),
            a_texto(h.ahora),
            tramite=None,
            lote=lote,
        )
    return Cambio(datos={"lote": lote})


@efecto("anotar_sin_xml")
def anotar_sin_xml(oficina: Oficina, h: Hechos, _hallazgos: tuple[Hallazgo, ...]) -> Cambio:
    """The table accepted it and the file did not come yet (E11)."""
    lote, tramite = _item(h)
    lotes.cambiar_item(
        oficina.base,
        lote,
        tramite,
        EstatusItem.ACEPTADO_SIN_XML,
        mensaje=h.dato("mensaje"),
        en=a_texto(h.ahora),
    )
    return Cambio(datos={"lote": lote})


@efecto("pedir_baja")
def pedir_baja(oficina: Oficina, h: Hechos, _hallazgos: tuple[Hallazgo, ...]) -> Cambio:
    """The ticket to DSE; seals stop counting and stay on file (E01, E04)."""
    t = h.en_curso
    lotes.abrir_ticket(
        oficina.base, "baja", "DSE", h.dato("texto"), a_texto(h.ahora), tramite=t.id, lote=None
    )
    firmas.anular_firmas(oficina.base, t.id)
    if h.item is not None and h.item.estatus is EstatusItem.PREPARADO:
        lotes.quitar_de_lote(oficina.base, h.item.lote, t.id)
    return Cambio(campos={"motivo": h.dato("motivo")}, datos={"motivo": h.dato("motivo")})


@efecto("dar_baja")
def dar_baja(oficina: Oficina, h: Hechos, _hallazgos: tuple[Hallazgo, ...]) -> Cambio:
    """The record leaves; its folio is freed for the same student or spoiled (E02, C27).

    After a lost lot it is spoiled when nothing says that COSFAC did not stamp it: no refusal came,
    or the refusal is that there is already a certificate.
    """
    t, ahora = h.en_curso, a_texto(h.ahora)
    ticket = h.dato("ticket")
    lotes.atender_ticket(oficina.base, t.id, "baja", ticket, ahora)
    destino = ""
    if h.folio is not None and h.folio.estado is EstadoFolio.USADO:
        reutiliza = h.ajustes.texto("rechazo.folio") == "reutilizar_en_mismo_alumno"
        incierto = h.rechazo is None or h.rechazo.regla == REGLA_DUPLICADO
        libera = reutiliza and not (h.estuvo_perdido and incierto)
        estado = EstadoFolio.LIBERADO if libera else EstadoFolio.INUTILIZADO
        folios.cambiar_folio(
            oficina.base,
            h.folio,
            estado,
            tramite=None,
            alumno=h.alumno.id if libera else None,
            en=ahora,
            motivo="E02",
        )
        destino = estado.value
    return Cambio(datos={"ticket": ticket, "folio_queda": destino})


@efecto("pedir_cancelacion")
def pedir_cancelacion(_oficina: Oficina, h: Hechos, _hallazgos: tuple[Hallazgo, ...]) -> Cambio:
    """Reason and term of a cancellation, by the clock that the office set (E06, C02)."""
    horas = h.ajustes.entero("cancelacion.horas")
    if h.ajustes.texto("cancelacion.modo") == "habiles":
        vence = sumar_horas_habiles(h.ahora, horas, h.feriados, zona(h.entidad))
    else:
        vence = h.ahora + timedelta(hours=horas)
    return Cambio(
        campos={
            "cancelacion_motivo": h.dato("motivo"),
            "cancelacion_por": h.actor.id,
            "cancelacion_en": a_texto(h.ahora),
            "cancelacion_vence": a_texto(vence),
        },
        datos={"motivo": h.dato("motivo"), "vence": a_texto(vence)},
    )


@efecto("cancelar")
def cancelar(oficina: Oficina, h: Hechos, _hallazgos: tuple[Hallazgo, ...]) -> Cambio:
    """The certificate is annulled and its folio with it (E07)."""
    if h.folio is not None:
        folios.cambiar_folio(
            oficina.base,
            h.folio,
            EstadoFolio.CANCELADO,
            tramite=h.en_curso.id,
            alumno=h.alumno.id,
            en=a_texto(h.ahora),
            motivo="E07",
        )
    return Cambio(datos={"confirmacion_cosfac": h.dato("confirmacion_cosfac")})
