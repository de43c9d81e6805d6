"""Time stamps of the lots and of the log's head, from the authority that the office names.

They prove to a third party that something was so at an instant. Nothing waits for them: without
an authority, or when it does not answer, the work goes on and says so.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from certtui.domain.errores import CerttuiError
from certtui.domain.reloj import a_texto
from certtui.domain.rol import Rol
from certtui.efirma import tiempo
from certtui.efirma.errores import TiempoAjeno, TiempoSinRaiz
from certtui.exchange.tsa import pedir
from certtui.process.errores import LoteSinEscribir, NoEncontrado, TsaApagada
from certtui.process.oficina import Oficina
from certtui.store import bitacora, lotes
from certtui.store import tiempo as sellos
from certtui.store.tiempo import SelloGuardado

_QUIEN = (Rol.SYSADMIN, Rol.SISTEMA, Rol.SE_ESTATAL, Rol.DIRECTOR_ESTATAL)
AJUSTE_URL, AJUSTE_RAIZ = "tsa.url", "tsa.raiz"


@dataclass(frozen=True, slots=True)
class Comprobado:
    """A kept stamp, and what is wrong with it now (None when nothing is)."""

    sello: SelloGuardado
    falla: CerttuiError | None


def encendida(oficina: Oficina) -> bool:
    """True when the office named an authority."""
    return bool(oficina.ajustes.texto(AJUSTE_URL))


def sellar_lote(oficina: Oficina, clave: int) -> SelloGuardado:
    """Stamp a lot that was written: its file's name and digest.

    Raises TsaApagada, NoEncontrado, LoteSinEscribir, TsaNoResponde or a kind of EfirmaError.
    """
    return _sellar(oficina, "lote", str(clave), _de_lote(oficina, clave))


def sellar_bitacora(oficina: Oficina) -> SelloGuardado:
    """Stamp the log as it stands: number and hash of its last row; raises as `sellar_lote`."""
    seq, _ = bitacora.cabeza(oficina.base)
    return _sellar(oficina, "bitacora", str(seq), _de_bitacora(oficina, seq))


def intentar_lote(oficina: Oficina, clave: int) -> SelloGuardado | CerttuiError | None:
    """The stamp of a lot, why there is none, or None when the office has no authority."""
    if not encendida(oficina):
        return None
    try:
        return sellar_lote(oficina, clave)
    except CerttuiError as error:
        return error


def comprobar(oficina: Oficina, clase: str = "") -> Iterator[Comprobado]:
    """Every stamp that is kept, verified again against what it stamped."""
    for s in sellos.listar_sellos(oficina.base, clase):
        try:
            mensaje = (
                _de_lote(oficina, int(s.referencia))
                if s.clase == "lote"
                else _de_bitacora(oficina, int(s.referencia))
            )
            if hashlib.sha256(mensaje).hexdigest() != s.sha256:
                raise TiempoAjeno(detalle=s.sha256[:16])
            tiempo.comprobar(s.token, mensaje, _raices(oficina))
        except CerttuiError as error:
            yield Comprobado(s, error)
        else:
            yield Comprobado(s, None)


def _sellar(oficina: Oficina, clase: str, referencia: str, mensaje: bytes) -> SelloGuardado:
    oficina.exigir("L20c", *_QUIEN)
    url = oficina.ajustes.texto(AJUSTE_URL)
    if not url:
        raise TsaApagada(regla="L20c")
    raices = _raices(oficina)
    pregunta = tiempo.preguntar(mensaje)
    hecho = tiempo.comprobar(pedir(url, pregunta.der), mensaje, raices, pregunta.numero)
    guardado = SelloGuardado(
        clase,
        referencia,
        hashlib.sha256(mensaje).hexdigest(),
        hecho.der,
        a_texto(hecho.instante),
        hecho.autoridad,
        a_texto(oficina.reloj.ahora()),
        oficina.usuario.id,
    )
    with oficina.base.tx():
        sellos.guardar_sello(oficina.base, guardado)
        oficina.anotar(
            "sello_de_tiempo",
            entidad=clase,
            entidad_id=int(referencia),
            regla="L20c",
            datos={"sha256": guardado.sha256, "instante": guardado.instante},
        )
    return guardado


def _de_lote(oficina: Oficina, clave: int) -> bytes:
    lote = lotes.leer_lote(oficina.base, clave)
    if lote is None:
        raise NoEncontrado(que="lote", valor=clave)
    if not lote.sha256:
        raise LoteSinEscribir(regla="T11", lote=clave)
    return _mensaje(oficina, "lote", lote.archivo, lote.sha256)


def _de_bitacora(oficina: Oficina, seq: int) -> bytes:
    return _mensaje(oficina, "bitacora", str(seq), sellos.hash_de_fila(oficina.base, seq))


def _mensaje(oficina: Oficina, *partes: str) -> bytes:
    """The very bytes that are stamped; anyone can write them again to check a token."""
    return "\n".join(("certtui", oficina.identidad.identidad, *partes, "")).encode()


def _raices(oficina: Oficina) -> tuple[bytes, ...]:
    rutas = [Path(r) for r in oficina.ajustes.lista(AJUSTE_RAIZ)]
    if not rutas:
        raise TiempoSinRaiz(archivo=AJUSTE_RAIZ)
    try:
        archivos = [(r.name, r.read_bytes()) for r in rutas]
    except OSError as error:
        raise TiempoSinRaiz(archivo=str(error.filename)) from None
    return tiempo.leer_raices(archivos)
