"""Applies an answer of COSFAC: one durable step per certificate, idempotent (T12–T14, E11)."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from certtui.domain.errores import CerttuiError
from certtui.domain.lote import EstadoLote, EstatusItem, RespuestaAparte, RespuestaRehusada
from certtui.domain.rol import Rol
from certtui.domain.tramite import Tramite
from certtui.exchange.cosfac.respuesta import Respuesta, leer_respuesta
from certtui.exchange.hallazgo import HallazgoFila
from certtui.export.archivo import escribir_atomico
from certtui.process.motor import Fallido, Paso, avanzar
from certtui.process.oficina import Oficina
from certtui.process.respuesta.decision import Extravio, Movida, decidir
from certtui.store import lotes
from certtui.store.entregas import Custodiado
from certtui.texts.respuestas import ACLARE, extravio

_NUMERO_DE_LOTE = re.compile(r"[0-9A-Za-z-]{1,40}", re.ASCII)

Resultado = Paso | Fallido | Extravio | HallazgoFila


def importar_respuesta(
    oficina: Oficina, rutas: Sequence[Path], *, lote: int | None = None
) -> Iterator[Resultado]:
    """Read an answer and apply it; importing it again changes nothing."""
    yield from aplicar_respuesta(oficina, leer_respuesta(rutas), lote=lote)


def aplicar_respuesta(
    oficina: Oficina,
    respuesta: Respuesta,
    *,
    lote: int | None = None,
    cancelado: Callable[[], bool] = lambda: False,
) -> Iterator[Resultado]:
    """Apply an answer that was read: what was applied before is told again and stays as it is."""
    yield from respuesta.hallazgos
    tocados: set[int] = set() if lote is None else {lote}
    for clave, decision in decidir(oficina, respuesta, lote):
        if not isinstance(decision, Movida):
            if isinstance(decision, Paso):
                tocados.update(_lote_de(oficina, decision.tramite))
            yield decision
        else:
            tocados.add(decision.lote)
            try:
                yield _mover(oficina, decision)
            except CerttuiError as error:
                yield Fallido(clave, error)
        if cancelado():
            return
    if oficina.ajustes.texto("cosfac.modo_lote") == "atomico":
        yield from _regresar_lotes(oficina, tocados)


def como_fallidos(resultados: Iterable[Resultado]) -> Iterator[Paso | Fallido]:
    """The same results with what was left aside as failures, for who only knows those."""
    for r in resultados:
        if isinstance(r, Paso | Fallido):
            yield r
        elif isinstance(r, Extravio):
            motivo, consejo = extravio(r.clave, r.lote), "" if r.lote else ACLARE
            aparte = RespuestaAparte(regla="L11b", motivo=motivo, consejo=consejo)
            yield Fallido(r.archivo, aparte)
        elif r.impide:
            yield Fallido(
                r.archivo,
                RespuestaAparte(regla=r.regla, motivo=r.frase.rstrip("."), consejo=ACLARE),
            )


def _lote_de(oficina: Oficina, tramite: int) -> tuple[int, ...]:
    item = lotes.ultimo_envio(oficina.base, tramite)
    return () if item is None else (item.lote,)


def _mover(oficina: Oficina, m: Movida) -> Paso:
    """Make the move; COSFAC's own PDF is kept before, once the move is known to be possible."""
    datos = dict(m.datos)
    if m.pdf is not None:
        avanzar(oficina, m.transicion, tramite=m.tramite.id, datos=datos, ensayo=True)
        datos["pdf"] = _custodiar_pdf(oficina, m.tramite, m.pdf)
    return avanzar(oficina, m.transicion, tramite=m.tramite.id, token=m.token, datos=datos)


def _custodiar_pdf(oficina: Oficina, t: Tramite, pdf: bytes) -> Custodiado:
    """Keep COSFAC's own PDF as it came (L11b); the file is durable before it is recorded."""
    relativa = f"{t.plantel}/{t.folio_control}/cosfac/{t.folio_control}.pdf"
    escribir_atomico(oficina.custodia / relativa, pdf)
    return Custodiado(t.id, "pdf", relativa, hashlib.sha256(pdf).hexdigest(), len(pdf))


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
