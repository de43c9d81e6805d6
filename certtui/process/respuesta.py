"""COSFAC's answers: matched by folioControl, then CURP and cadena; nothing lost (T12–T14)."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from certtui.dec.iems.cadena import cadena_original
from certtui.dec.iems.modelo import Terminacion
from certtui.dec.iems.timbre import diferencias, revisar_timbre
from certtui.dec.iems.xml import leer
from certtui.domain.errores import CerttuiError
from certtui.domain.hallazgo import Hallazgo
from certtui.domain.lote import (
    EstadoLote,
    EstatusItem,
    ItemLote,
    PruebaTimbre,
    RespuestaRehusada,
)
from certtui.domain.reloj import de_texto, zona
from certtui.domain.rol import Rol
from certtui.domain.tramite import Tramite
from certtui.exchange.cosfac.respuesta import Respuesta, leer_respuesta
from certtui.exchange.cosfac.resultado import FilaResultado, folio_control_of
from certtui.exchange.hallazgo import HallazgoFila
from certtui.exchange.simulador.timbre import NO_CERTIFICADO_SEP
from certtui.export.archivo import escribir_atomico
from certtui.process.motor import Fallido, Paso, avanzar
from certtui.process.oficina import Oficina
from certtui.store import firmas, lotes, tramites
from certtui.store.entregas import Custodiado

_NUMERO_DE_LOTE = re.compile(r"[0-9A-Za-z-]{1,40}", re.ASCII)

MARCA_SIMULADOR = NO_CERTIFICADO_SEP[:5]
"""How a simulated stamp's noCertificadoSep begins; no SAT serial does."""


@dataclass(frozen=True, slots=True)
class Extravio:
    """Something in the answer that is nobody's here; it is told and changes nothing."""

    archivo: str
    clave: str
    hallazgos: tuple[Hallazgo, ...] = ()


Resultado = Paso | Fallido | Extravio | HallazgoFila


def importar_respuesta(
    oficina: Oficina, rutas: Sequence[Path], *, lote: int | None = None
) -> Iterator[Resultado]:
    """Apply an answer, one durable step per certificate; importing it again changes nothing.

    With `lote` only its certificates are touched; the rest are strays. A certificate that went in
    more than one lot is taken only with it.
    """
    respuesta = leer_respuesta(rutas)
    yield from respuesta.hallazgos
    contradichos = {
        folio_control_of(h.valor).casefold()
        for h in respuesta.hallazgos
        if h.clave == "cosfac.contradictorio"
    }
    filas = {f.folio_control: f for f in respuesta.filas}
    claves = sorted({*filas, *respuesta.xmls})
    tocados: set[int] = set()
    for clave in claves:
        if clave.casefold() in contradichos:
            yield Extravio(clave, "contradictorio")
            continue
        yield from _aplicar(oficina, clave, filas.get(clave), respuesta, lote, tocados)
    for clave in sorted(set(respuesta.pdfs) - set(respuesta.xmls)):
        yield Extravio(f"{clave}.pdf", "pdf_sin_xml")
    if oficina.ajustes.texto("cosfac.modo_lote") == "atomico":
        yield from _regresar_lotes(oficina, tocados)


def _aplicar(
    oficina: Oficina,
    clave: str,
    fila: FilaResultado | None,
    respuesta: Respuesta,
    lote: int | None,
    tocados: set[int],
) -> Iterator[Resultado]:
    t = tramites.tramite_por_folio_control(oficina.base, clave)
    if t is None:
        yield Extravio(clave, "ajeno")
        return
    if lote is None and lotes.veces_enviado(oficina.base, t.id) > 1:
        yield Extravio(clave, "diga_el_lote")
        return
    item = lotes.ultimo_envio(oficina.base, t.id) if lote is None else _item_en(oficina, lote, t.id)
    if item is None:
        yield Extravio(clave, "otro_lote" if lote else "sin_envio")
        return
    tocados.add(item.lote)
    xml, pdf = respuesta.xmls.get(clave), respuesta.pdfs.get(clave)
    try:
        if xml is not None and fila is not None and not fila.aceptado:
            yield Extravio(clave, "contradictorio")
        elif xml is not None:
            yield _timbrar(oficina, t, item, xml, pdf)
        elif fila is not None and fila.aceptado:
            yield from _sin_xml(oficina, t, item, fila)
        elif fila is not None:
            yield _rechazar(oficina, t, item, fila)
    except CerttuiError as error:
        yield Fallido(clave, error)


def _item_en(oficina: Oficina, lote: int, tramite: int) -> ItemLote | None:
    return next((i for i in lotes.items_de_lote(oficina.base, lote) if i.tramite == tramite), None)


def _timbrar(
    oficina: Oficina, t: Tramite, item: ItemLote, xml: bytes, pdf: bytes | None
) -> Paso | Extravio:
    guardado = lotes.leer_xml(oficina.base, t.id, "timbrado")
    if guardado is not None:
        if guardado != xml:
            return Extravio(t.folio_control, "contestado_distinto")
        return _completar_pdf(oficina, t, pdf)
    enviado = lotes.leer_xml(oficina.base, t.id, "enviado")
    if enviado is None:
        return Extravio(t.folio_control, "sin_envio")
    if oficina.rutas[t.ruta].estados[t.estado].final:
        return Extravio(t.folio_control, "timbre_tras_baja")
    documento = leer(xml)
    ultima = _ultima_firma(oficina, t)
    prueba = comparar_timbre(oficina, leer(enviado), documento, t)
    datos: dict[str, object] = {
        "prueba": prueba,
        "xml": xml,
        "lote_item": item.lote,
        "pdf_origen": "oficina" if pdf is None else "cosfac",
        "fecha_sep_anterior": "si" if ultima and prueba.fecha_sep < ultima else "no",
    }
    avanzar(oficina, "T12", tramite=t.id, datos=datos, ensayo=True)
    if pdf is not None:
        datos["pdf"] = _custodiar_pdf(oficina, t, pdf)
    return avanzar(
        oficina,
        "T12",
        tramite=t.id,
        token=f"timbre:{t.id}:{hashlib.sha256(xml).hexdigest()}",
        datos=datos,
    )


def _completar_pdf(oficina: Oficina, t: Tramite, pdf: bytes | None) -> Paso | Extravio:
    """The same stamp again; a PDF that comes only now is kept while nothing was made yet (L11b)."""
    repetido = Paso(t.id, "T12", "enviado", "timbrado", repetido=True)
    if pdf is None or t.pdf_origen == "cosfac":
        return repetido
    if t.estado != "timbrado":
        return Extravio(f"{t.folio_control}.pdf", "pdf_tardio")
    avanzar(oficina, "T12p", tramite=t.id, ensayo=True)
    return avanzar(
        oficina,
        "T12p",
        tramite=t.id,
        token=f"pdf:{t.id}",
        datos={"pdf": _custodiar_pdf(oficina, t, pdf)},
    )


def comparar_timbre(
    oficina: Oficina, enviado: Terminacion, timbrado: Terminacion, t: Tramite
) -> PruebaTimbre:
    """What a stamped document proves against the one that was sent (L11b, L20b)."""
    fallas = [h for h in revisar_timbre(timbrado) if h.impide]
    timbre = timbrado.timbre
    folio_digital = timbre.folio_digital if timbre else ""
    otro = (
        tramites.tramite_por_folio_digital(oficina.base, folio_digital) if folio_digital else None
    )
    return PruebaTimbre(
        misma_curp=enviado.alumno.curp == timbrado.alumno.curp,
        misma_cadena=cadena_original(enviado) == cadena_original(timbrado),
        alterados=diferencias(enviado, timbrado),
        timbre_completo=not fallas,
        fallas_timbre=tuple(h.campo for h in fallas),
        folio_digital=folio_digital,
        folio_digital_ajeno=otro is not None and otro.id != t.id,
        fecha_sep=timbre.fecha_sep if timbre else "",
        simulado=bool(timbre and timbre.no_certificado_sep.startswith(MARCA_SIMULADOR)),
    )


def _ultima_firma(oficina: Oficina, t: Tramite) -> str:
    """Local time of the last seal, in the stamp's own form."""
    momentos = [f.en for f in firmas.leer_firmas(oficina.base, t.id)]
    if not momentos:
        return ""
    local: datetime = de_texto(max(momentos)).astimezone(zona(t.entidad))
    return local.replace(tzinfo=None).isoformat()


def _custodiar_pdf(oficina: Oficina, t: Tramite, pdf: bytes) -> Custodiado:
    """Keep COSFAC's own PDF as it came (L11b); the file is durable before it is recorded."""
    relativa = f"{t.plantel}/{t.folio_control}/cosfac/{t.folio_control}.pdf"
    escribir_atomico(oficina.custodia / relativa, pdf)
    return Custodiado(t.id, "pdf", relativa, hashlib.sha256(pdf).hexdigest(), len(pdf))


def _sin_xml(
    oficina: Oficina, t: Tramite, item: ItemLote, fila: FilaResultado
) -> Iterator[Paso | Extravio]:
    if item.estatus in {EstatusItem.TIMBRADO, EstatusItem.ACEPTADO_SIN_XML}:
        yield Paso(t.id, "E11", t.estado, t.estado, repetido=True)
        return
    if item.estatus is not EstatusItem.ENVIADO:
        yield Extravio(t.folio_control, "lote_cerrado")
        return
    yield avanzar(
        oficina,
        "E11",
        tramite=t.id,
        token=f"sinxml:{item.lote}:{t.id}",
        datos={"mensaje": fila.descripcion, "lote_item": item.lote},
    )


def _rechazar(oficina: Oficina, t: Tramite, item: ItemLote, fila: FilaResultado) -> Paso | Extravio:
    if item.estatus is EstatusItem.RECHAZADO:
        return Paso(t.id, "T13", "enviado", "rechazado", repetido=True)
    if item.estatus is EstatusItem.TIMBRADO:
        return Extravio(t.folio_control, "rechazo_tras_timbre")
    if item.estatus not in {EstatusItem.ENVIADO, EstatusItem.ACEPTADO_SIN_XML}:
        return Extravio(t.folio_control, "lote_cerrado")
    return avanzar(
        oficina,
        "T13",
        tramite=t.id,
        token=f"rechazo:{item.lote}:{t.id}",
        datos={
            "codigo": str(fila.estatus),
            "mensaje": fila.descripcion,
            "lote_item": item.lote,
        },
    )


def _regresar_lotes(oficina: Oficina, tocados: set[int]) -> Iterator[Resultado]:
    """Under the atomic mode one refusal returns the rest of its lot (C28)."""
    for lote in sorted(tocados):
        items = lotes.items_de_lote(oficina.base, lote)
        if not any(i.estatus is EstatusItem.RECHAZADO for i in items):
            continue
        for item in items:
            if item.estatus not in {EstatusItem.ENVIADO, EstatusItem.ACEPTADO_SIN_XML}:
                continue
            try:
                yield avanzar(
                    oficina,
                    "T14",
                    tramite=item.tramite,
                    token=f"devuelto:{lote}:{item.tramite}",
                    datos={"mensaje": "el lote se devolvió completo"},
                )
            except CerttuiError as error:
                yield Fallido(item.archivo, error)
        with oficina.base.tx():
            actual = lotes.leer_lote(oficina.base, lote)
            if actual is None or actual.pendientes or actual.estado is EstadoLote.DEVUELTO:
                continue
            lotes.cambiar_lote(oficina.base, lote, EstadoLote.DEVUELTO)
            oficina.anotar("lote_devuelto", entidad="lote", entidad_id=lote, regla="C28")


def anotar_numero(oficina: Oficina, lote: int, numero: str) -> None:
    """Keep the lot number that COSFAC gave: letters, digits and hyphens."""
    oficina.exigir("L11a", Rol.SE_ESTATAL, Rol.DIRECTOR_ESTATAL, Rol.SYSADMIN, Rol.SISTEMA)
    if not _NUMERO_DE_LOTE.fullmatch(numero):
        raise RespuestaRehusada(regla="L11a", motivo="ese no es un número de lote", lote=lote)
    with oficina.base.tx():
        actual = lotes.leer_lote(oficina.base, lote)
        if actual is None or actual.estado is EstadoLote.PREPARADO:
            raise RespuestaRehusada(regla="L11a", motivo="el lote no se ha enviado", lote=lote)
        lotes.cambiar_lote(oficina.base, lote, actual.estado, numero_lote=numero)
        oficina.anotar(
            "numero_lote", entidad="lote", entidad_id=lote, regla="L11a", datos={"numero": numero}
        )
