"""Lots without answer: the notice of the term (E05), and the way back of a lost one (E10)."""

from collections.abc import Collection, Iterator

from certtui.domain.errores import CerttuiError
from certtui.domain.lote import EstadoLote, EstatusItem, Lote, LoteInvalido, Semaforo
from certtui.domain.reloj import de_texto, zona
from certtui.process.consultas_lotes import semaforo_de
from certtui.process.lote import exigir_alcance, leer_lote
from certtui.process.motor import Fallido, Paso, avanzar
from certtui.process.oficina import Oficina
from certtui.store import lotes, tramites
from certtui.texts.tickets import texto_sin_respuesta


def declarar_perdido(
    oficina: Oficina, clave: int, *, mensaje: str = "", ticket: str = ""
) -> Iterator[Paso | Fallido]:
    """A lot without answer, with evidence: its certificates may go again (E10)."""
    lote = leer_lote(oficina, clave)
    exigir_alcance(oficina, clave)
    if lote.estado is not EstadoLote.ENVIADO:
        raise LoteInvalido(regla="E10", lote=clave, motivo=f"está {lote.estado}")
    bien = True
    for item in lotes.items_de_lote(oficina.base, clave):
        if item.estatus not in {EstatusItem.ENVIADO, EstatusItem.ACEPTADO_SIN_XML}:
            continue
        try:
            yield avanzar(
                oficina,
                "E10",
                tramite=item.tramite,
                datos={"mensaje": mensaje, "ticket": ticket, "enviado_en": lote.enviado_en},
                token=f"perdido:{clave}:{item.tramite}",
            )
        except CerttuiError as error:
            bien = False
            yield Fallido(item.archivo, error)
    if bien:
        with oficina.base.tx():
            lotes.cambiar_lote(oficina.base, clave, EstadoLote.PERDIDO)
            oficina.anotar("lote_perdido", entidad="lote", entidad_id=clave, regla="E10")


def texto_de_vencido(oficina: Oficina, lote: Lote) -> str:
    """The text of the ticket for a lot without answer (L11c)."""
    return texto_sin_respuesta(
        archivo=lote.archivo,
        numero=lote.numero_lote,
        sha256=lote.sha256,
        enviado_en=de_texto(lote.enviado_en).astimezone(zona(oficina.identidad.entidad)),
        certificados=lote.pendientes,
        horas=oficina.ajustes.entero("cosfac.sla_max_h"),
    )


def avisar_vencidos(oficina: Oficina, solo: Collection[int] = ()) -> Iterator[Paso | Fallido]:
    """Alert, once each, what has no answer within the term; a lot has one ticket (E05).

    Of these lots, or of all; what is out of the person's reach is left to who reaches it.
    """
    for lote in lotes.listar_lotes(oficina.base):
        if lote.estado is not EstadoLote.ENVIADO or not lote.pendientes:
            continue
        if solo and lote.id not in solo:
            continue
        if semaforo_de(oficina, lote.enviado_en) is not Semaforo.VENCIDO:
            continue
        texto = texto_de_vencido(oficina, lote)
        for item in lotes.items_de_lote(oficina.base, lote.id):
            if item.estatus not in {EstatusItem.ENVIADO, EstatusItem.ACEPTADO_SIN_XML}:
                continue
            t = tramites.leer_tramite(oficina.base, item.tramite)
            if t is None or not oficina.usuario.alcanza(t.entidad, t.plantel):
                continue
            try:
                paso = avanzar(
                    oficina,
                    "E05",
                    tramite=item.tramite,
                    token=f"vencido:{lote.id}:{item.tramite}",
                    datos={"enviado_en": lote.enviado_en, "texto": texto},
                )
            except CerttuiError as error:
                yield Fallido(item.archivo, error)
            else:
                if not paso.repetido:
                    yield paso
