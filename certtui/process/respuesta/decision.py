"""What each certificate of an answer asks for; decided once, for the dry run and for the import."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from certtui.dec.iems.xml import leer
from certtui.domain.errores import CerttuiError
from certtui.domain.hallazgo import Hallazgo
from certtui.domain.lote import EstatusItem, ItemLote
from certtui.domain.tramite import Tramite
from certtui.exchange.cosfac.respuesta import Respuesta
from certtui.exchange.cosfac.resultado import FilaResultado, folio_control_of
from certtui.process.motor import Fallido, Paso
from certtui.process.oficina import Oficina
from certtui.process.respuesta.timbre import comparar_timbre, ultima_firma
from certtui.store import lotes, tramites


@dataclass(frozen=True, slots=True)
class Extravio:
    """Something in the answer that is nobody's here; it is told and changes nothing.

    `lote` is the lot of this office that it is of, when the person reaches it; else 0.
    """

    archivo: str
    clave: str
    hallazgos: tuple[Hallazgo, ...] = ()
    lote: int = 0


@dataclass(frozen=True, slots=True)
class Movida:
    """A move that the answer asks for, with its data; `pdf` goes into custody first."""

    transicion: str
    tramite: Tramite
    lote: int
    token: str
    datos: Mapping[str, object]
    pdf: bytes | None = None


Decision = Movida | Paso | Extravio | Fallido
"""A move to make, one that was made already, a stray, or one that cannot even be judged."""


def decidir(
    oficina: Oficina, respuesta: Respuesta, lote: int | None
) -> Iterator[tuple[str, Decision]]:
    """(folioControl or file, decision), lazily: each one sees what the ones before it wrote.

    With `lote` only its certificates are touched; the rest are strays. A certificate that went in
    more than one lot is taken only with it.
    """
    contradichos = {
        folio_control_of(h.valor).casefold()
        for h in respuesta.hallazgos
        if h.clave == "cosfac.contradictorio"
    }
    filas = {f.folio_control: f for f in respuesta.filas}
    for clave in sorted({*filas, *respuesta.xmls}):
        if clave.casefold() in contradichos:
            yield clave, Extravio(clave, "contradictorio")
            continue
        try:
            if (decision := _de_uno(oficina, clave, filas.get(clave), respuesta, lote)) is not None:
                yield clave, decision
        except CerttuiError as error:
            yield clave, Fallido(clave, error)
    for clave in sorted(set(respuesta.pdfs) - set(respuesta.xmls)):
        yield f"{clave}.pdf", Extravio(f"{clave}.pdf", "pdf_sin_xml")


def _de_uno(
    oficina: Oficina,
    clave: str,
    fila: FilaResultado | None,
    respuesta: Respuesta,
    lote: int | None,
) -> Decision | None:
    t = tramites.tramite_por_folio_control(oficina.base, clave)
    if t is None:
        return Extravio(clave, "ajeno")
    if lote is None and lotes.veces_enviado(oficina.base, t.id) > 1:
        return Extravio(clave, "diga_el_lote")
    item = (
        lotes.ultimo_envio(oficina.base, t.id)
        if lote is None
        else lotes.leer_item(oficina.base, lote, t.id)
    )
    if item is None:
        return _fuera_del_lote(oficina, clave, t)
    xml, pdf = respuesta.xmls.get(clave), respuesta.pdfs.get(clave)
    if xml is not None and fila is not None and not fila.aceptado:
        return Extravio(clave, "contradictorio")
    if xml is not None:
        return _timbrar(oficina, t, item, xml, pdf)
    if fila is not None and fila.aceptado:
        return _sin_xml(t, item, fila)
    return None if fila is None else _rechazar(t, item, fila)


def _fuera_del_lote(oficina: Oficina, clave: str, t: Tramite) -> Extravio:
    """Not of the lot that is read: of which one it is, for who may read it there."""
    suyo = lotes.ultimo_envio(oficina.base, t.id)
    if suyo is None:
        return Extravio(clave, "sin_envio")
    alcanza = oficina.usuario.alcanza(t.entidad, t.plantel)
    return Extravio(clave, "otro_lote", lote=suyo.lote if alcanza else 0)


def _timbrar(
    oficina: Oficina, t: Tramite, item: ItemLote, xml: bytes, pdf: bytes | None
) -> Decision:
    guardado = lotes.leer_xml(oficina.base, t.id, "timbrado")
    if guardado is not None:
        if guardado != xml:
            return Extravio(t.folio_control, "contestado_distinto")
        return _completar_pdf(t, item, pdf)
    enviado = lotes.leer_xml(oficina.base, t.id, "enviado")
    if enviado is None:
        return Extravio(t.folio_control, "sin_envio")
    if oficina.rutas[t.ruta].estados[t.estado].final:
        return Extravio(t.folio_control, "timbre_tras_baja")
    ultima = ultima_firma(oficina, t)
    prueba = comparar_timbre(oficina, leer(enviado), leer(xml), t)
    return Movida(
        "T12",
        t,
        item.lote,
        f"timbre:{t.id}:{hashlib.sha256(xml).hexdigest()}",
        {
            "prueba": prueba,
            "xml": xml,
            "lote_item": item.lote,
            "pdf_origen": "oficina" if pdf is None else "cosfac",
            "fecha_sep_anterior": "si" if ultima and prueba.fecha_sep < ultima else "no",
        },
        pdf,
    )


def _completar_pdf(t: Tramite, item: ItemLote, pdf: bytes | None) -> Decision:
    """The same stamp again; a PDF that comes only now is kept while nothing was made yet (L11b)."""
    if pdf is None or t.pdf_origen == "cosfac":
        return Paso(t.id, "T12", "enviado", "timbrado", repetido=True)
    if t.estado != "timbrado":
        return Extravio(f"{t.folio_control}.pdf", "pdf_tardio")
    return Movida("T12p", t, item.lote, f"pdf:{t.id}", {}, pdf)


def _sin_xml(t: Tramite, item: ItemLote, fila: FilaResultado) -> Decision:
    if item.estatus in {EstatusItem.TIMBRADO, EstatusItem.ACEPTADO_SIN_XML}:
        return Paso(t.id, "E11", t.estado, t.estado, repetido=True)
    if item.estatus is not EstatusItem.ENVIADO:
        return Extravio(t.folio_control, "lote_cerrado")
    datos = {"mensaje": fila.descripcion, "lote_item": item.lote}
    return Movida("E11", t, item.lote, f"sinxml:{item.lote}:{t.id}", datos)


def _rechazar(t: Tramite, item: ItemLote, fila: FilaResultado) -> Decision:
    if item.estatus is EstatusItem.RECHAZADO:
        return Paso(t.id, "T13", "enviado", "rechazado", repetido=True)
    if item.estatus is EstatusItem.TIMBRADO:
        return Extravio(t.folio_control, "rechazo_tras_timbre")
    if item.estatus not in {EstatusItem.ENVIADO, EstatusItem.ACEPTADO_SIN_XML}:
        return Extravio(t.folio_control, "lote_cerrado")
    datos = {"codigo": str(fila.estatus), "mensaje": fila.descripcion, "lote_item": item.lote}
    return Movida("T13", t, item.lote, f"rechazo:{item.lote}:{t.id}", datos)
