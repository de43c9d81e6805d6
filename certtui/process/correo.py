"""The outbox: what is to be mailed, sent through the office's relay, never twice (T16, L13).

A message is written under custody and in the base before anything leaves. Right before the relay
can take it, its row says so, durably; what the relay answered is written after. A process that
dies in between leaves a message whose outcome nobody knows: a person decides, or the setting
`correo.tras_corte`. Only one process of an office sends at a time.
"""

import fcntl
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from email import message_from_bytes
from email.policy import SMTP
from hashlib import sha256
from pathlib import Path

from certtui.domain.ambiente import Ambiente
from certtui.domain.direccion import LOCALES
from certtui.domain.errores import CerttuiError
from certtui.domain.mensaje import EstadoMensaje, Mensaje
from certtui.domain.reloj import a_texto
from certtui.domain.rol import Rol
from certtui.domain.tramite import Tramite
from certtui.exchange.correo import Relevo, SesionDeCorreo
from certtui.exchange.cosfac.credenciales import Credenciales, leer_archivo_privado
from certtui.exchange.errores import (
    CorreoAplazado,
    CorreoRehusado,
    CredencialesInvalidas,
    DireccionRehusada,
    EnvioIncierto,
)
from certtui.process.entrega import DatosEntrega, escribir_correo, evento_de_entrega
from certtui.process.errores import (
    CorreoEnCurso,
    CorreoOcupado,
    CredencialesDeCorreo,
    MensajeAlterado,
    MensajeNoEspera,
    MensajeSinMotivo,
    NoEncontrado,
    RelevoAjeno,
    RelevoApagado,
)
from certtui.process.motor import Fallido, Paso, avanzar
from certtui.process.oficina import Oficina
from certtui.store import correos, entregas, tramites
from certtui.store.correos import Alcance, MensajeDe
from certtui.texts.correo import DE_CERTIFICADO, ESTADOS, SE_CORTO

_REGLA = "L13a"
_SE_ENTREGA = frozenset({"descargado", "entregado"})
_PASO = "correo"
"""What a sending is called among the results of a batch; it moves no trámite."""


@dataclass(frozen=True, slots=True)
class Preparado:
    """A message in the outbox; `repetido` when it was there before."""

    mensaje: Mensaje
    repetido: bool = False


def relevo_de(oficina: Oficina, *, plazo: float = 60.0) -> Relevo:
    """The relay that the office set.

    Raises RelevoApagado when it set none, RelevoAjeno for a test base and a relay of another
    machine, CredencialesDeCorreo when the private file is not usable.
    """
    ajustes = oficina.ajustes
    anfitrion = ajustes.texto("correo.servidor").strip()
    if not anfitrion:
        raise RelevoApagado(regla=_REGLA)
    if oficina.ambiente is Ambiente.PRUEBAS and anfitrion not in LOCALES:
        raise RelevoAjeno(regla="AMB", servidor=anfitrion)
    ca = ajustes.texto("correo.ca")
    return Relevo(
        anfitrion=anfitrion,
        puerto=ajustes.entero("correo.puerto"),
        tls=ajustes.texto("correo.tls"),
        ca=Path(ca) if ca else None,
        credenciales=_credenciales(ajustes.texto("correo.credenciales")),
        saludo=remitente_de(oficina).rpartition("@")[2] or "localhost",
        plazo=plazo,
    )


def _credenciales(archivo: str) -> Credenciales | None:
    if not archivo:
        return None
    detalle = ""
    try:
        return leer_archivo_privado(Path(archivo))
    except CredencialesInvalidas as error:
        detalle = str(error.datos.get("detalle", ""))
    raise CredencialesDeCorreo(regla="L13d", detalle=detalle)


def remitente_de(oficina: Oficina) -> str:
    """The address that mail leaves from: the office's, else the person's; "" when there is none."""
    return oficina.ajustes.texto("correo.remitente") or oficina.usuario.correo


def probar(oficina: Oficina, *, plazo: float = 20.0) -> Relevo:
    """Connect to the relay with TLS and the account, send nothing; raises what fails."""
    relevo = relevo_de(oficina, plazo=plazo)
    with SesionDeCorreo(relevo) as sesion:
        sesion.abrir()
    return relevo


def preparar(oficina: Oficina, t: Tramite, destino: DatosEntrega) -> Preparado:
    """Write the message of the next delivery and leave it in the outbox (T16, T17).

    The norm is asked as for the delivery itself; who received is said later, with the acuse.
    One that waits, was sent or may have been sent is returned, not made again.
    """
    numero = len(entregas.leer_entregas(oficina.base, t.id)) + 1
    transicion = "T16" if numero == 1 else "T17"
    paquete, evento = evento_de_entrega(oficina, t, replace(destino, recibe="—"))
    avanzar(oficina, transicion, tramite=t.id, datos=evento, ensayo=True, version=t.version)
    vivo = correos.mensaje_vivo(oficina.base, t.id, numero)
    if vivo is not None:
        if vivo.para.casefold() != destino.correo.casefold():
            raise _en_curso(vivo)
        return Preparado(vivo, repetido=True)
    if paquete is None:
        raise LookupError("la guarda L14a dejó pasar una entrega sin paquete")
    archivo = escribir_correo(
        oficina, t, destino, paquete, f"{numero}-{oficina.azar.token()[:8]}", remitente_de(oficina)
    )
    datos = (oficina.custodia / archivo.ruta).read_bytes()
    cabeza = message_from_bytes(datos, policy=SMTP)
    ahora = a_texto(oficina.reloj.ahora())
    mensaje = Mensaje(
        id=0,
        tramite=t.id,
        numero=numero,
        message_id=str(cabeza["Message-ID"]),
        de=cabeza["From"].addresses[0].addr_spec,
        para=destino.correo,
        origen=destino.origen,
        declarado_por=destino.declarado_por,
        instruccion=destino.instruccion,
        ruta=archivo.ruta,
        sha256=archivo.sha256,
        estado=EstadoMensaje.PENDIENTE,
        intentos=0,
        respuesta="",
        creado_en=ahora,
        creado_por=oficina.usuario.id,
        cambiado_en=ahora,
    )
    with oficina.base.tx():
        vivo = correos.mensaje_vivo(oficina.base, t.id, numero)
        if vivo is not None:
            raise _en_curso(vivo)
        avanzar(oficina, transicion, tramite=t.id, datos=evento, ensayo=True, version=t.version)
        entregas.custodiar(oficina.base, archivo, ahora)
        clave = correos.guardar_mensaje(oficina.base, mensaje)
        _anotar(oficina, "correo_preparado", clave)
    return Preparado(replace(mensaje, id=clave))


def _en_curso(m: Mensaje) -> CorreoEnCurso:
    return CorreoEnCurso(regla=_REGLA, mensaje=m.id, correo=m.para, estado=_dicho(m.estado))


def _dicho(estado: EstadoMensaje) -> str:
    return ESTADOS[estado.value][1]


def alcance_de(oficina: Oficina) -> Alcance:
    """Whose messages the person reaches."""
    return Alcance(oficina.usuario.entidad, oficina.usuario.plantel)


def bandeja(
    oficina: Oficina, estados: tuple[EstadoMensaje, ...] = tuple(EstadoMensaje)
) -> list[MensajeDe]:
    """Messages within the person's scope, in order of arrival."""
    return correos.mensajes(oficina.base, alcance_de(oficina), estados)


def enviar(
    oficina: Oficina,
    relevo: Relevo,
    claves: Sequence[int] | None = None,
    *,
    cancelado: Callable[[], bool] = lambda: False,
) -> Iterator[Paso | Fallido]:
    """Send what waits, one message after the other; with `claves`, only those.

    What a process that died left half sent is told first. A refused address or a message that the
    relay does not take now is a value and the rest go on; raises CorreoOcupado while somebody else
    sends, RelevoInalcanzable when the relay takes nothing any more.
    """
    oficina.exigir(_REGLA, Rol.SE_PLANTEL)
    with _turno(oficina):
        for dejado in bandeja_de_todos(oficina, EstadoMensaje.EN_ENVIO):
            yield from _dejado_a_medias(oficina, dejado)
        pendientes = [
            m
            for m in bandeja(oficina, (EstadoMensaje.PENDIENTE,))
            if claves is None or m.mensaje.id in claves
        ]
        with SesionDeCorreo(relevo) as sesion:
            for m in pendientes:
                if cancelado():
                    return
                try:
                    yield _enviar(oficina, sesion, m.mensaje)
                except (
                    DireccionRehusada,
                    CorreoRehusado,
                    CorreoAplazado,
                    EnvioIncierto,
                    MensajeAlterado,
                    MensajeNoEspera,
                ) as error:
                    yield Fallido(m.matricula, error)


def bandeja_de_todos(oficina: Oficina, estado: EstadoMensaje) -> list[MensajeDe]:
    """Messages of the whole office in one state, whoever asks."""
    return correos.mensajes(oficina.base, Alcance("", ""), (estado,))


def _dejado_a_medias(oficina: Oficina, m: MensajeDe) -> Iterator[Fallido]:
    """A process died with it: nobody knows whether it left."""
    repetir = oficina.ajustes.texto("correo.tras_corte") == "repetir"
    estado = EstadoMensaje.PENDIENTE if repetir else EstadoMensaje.INCIERTO
    with oficina.base.tx():
        actual = _leer(oficina, m.mensaje.id)
        if actual.estado is not EstadoMensaje.EN_ENVIO:
            return
        _cambiar(oficina, actual, estado, "correo_cortado", SE_CORTO)
    if not repetir:
        yield Fallido(
            m.matricula,
            EnvioIncierto(regla=_REGLA, correo=m.mensaje.para, dicho=SE_CORTO),
        )


def _enviar(oficina: Oficina, sesion: SesionDeCorreo, m: Mensaje) -> Paso:
    datos = _comprobar(oficina, m)

    def antes() -> None:
        with oficina.base.tx():
            actual = _leer(oficina, m.id)
            _exigir_estado(actual, EstadoMensaje.PENDIENTE)
            _exigir_entregable(oficina, actual)
            _cambiar(oficina, actual, EstadoMensaje.EN_ENVIO, "correo_intento", "", intento=True)

    try:
        dicho = sesion.enviar(m.de, m.para, datos, antes)
    except (DireccionRehusada, CorreoRehusado) as error:
        _asentar(oficina, m.id, EstadoMensaje.REHUSADO, "correo_rehusado", error)
        raise
    except CorreoAplazado as error:
        _asentar(oficina, m.id, EstadoMensaje.PENDIENTE, "correo_aplazado", error)
        raise
    except EnvioIncierto as error:
        _asentar(oficina, m.id, EstadoMensaje.INCIERTO, "correo_incierto", error)
        raise
    with oficina.base.tx():
        _cambiar(oficina, _leer(oficina, m.id), EstadoMensaje.ENVIADO, "correo_enviado", dicho)
    return Paso(m.tramite, _PASO, EstadoMensaje.PENDIENTE, EstadoMensaje.ENVIADO)


def _asentar(
    oficina: Oficina, clave: int, estado: EstadoMensaje, que: str, error: CerttuiError
) -> None:
    """Write what came of an attempt that failed; one before the point of no return counts too."""
    dicho = str(error.datos.get("dicho", ""))
    with oficina.base.tx():
        actual = _leer(oficina, clave)
        sin_contar = actual.estado is EstadoMensaje.PENDIENTE
        _cambiar(oficina, actual, estado, que, dicho, intento=sin_contar)


def _comprobar(oficina: Oficina, m: Mensaje) -> bytes:
    """The bytes as they were written (L14a); raises MensajeAlterado."""
    archivo = oficina.custodia / m.ruta
    datos = archivo.read_bytes() if archivo.is_file() else b""
    if sha256(datos).hexdigest() != m.sha256:
        raise MensajeAlterado(regla="L14a", mensaje=m.id, archivo=m.ruta)
    return datos


def _exigir_entregable(oficina: Oficina, m: Mensaje) -> None:
    t = tramites.leer_tramite(oficina.base, m.tramite)
    if t is None or t.estado not in _SE_ENTREGA or t.bloqueo:
        estado = oficina.ruta.estados[t.estado].etiqueta if t is not None else ""
        raise MensajeNoEspera(
            regla="E09", mensaje=m.id, estado=DE_CERTIFICADO.format(estado=estado)
        )


def _exigir_estado(m: Mensaje, *admite: EstadoMensaje) -> None:
    if m.estado not in admite:
        raise MensajeNoEspera(regla=_REGLA, mensaje=m.id, estado=_dicho(m.estado))


def llego(oficina: Oficina, clave: int, motivo: str) -> None:
    """A person knows that an uncertain message arrived."""
    _decidir(oficina, clave, motivo, EstadoMensaje.ENVIADO, (EstadoMensaje.INCIERTO,))


def no_llego(oficina: Oficina, clave: int, motivo: str) -> None:
    """A person knows that an uncertain message did not arrive: it waits to be sent again."""
    _decidir(oficina, clave, motivo, EstadoMensaje.PENDIENTE, (EstadoMensaje.INCIERTO,))


def descartar(oficina: Oficina, clave: int, motivo: str) -> None:
    """Do not send it any more: another message may be made for the delivery."""
    _decidir(
        oficina,
        clave,
        motivo,
        EstadoMensaje.DESCARTADO,
        (EstadoMensaje.PENDIENTE, EstadoMensaje.INCIERTO, EstadoMensaje.REHUSADO),
    )


def _decidir(
    oficina: Oficina,
    clave: int,
    motivo: str,
    estado: EstadoMensaje,
    admite: tuple[EstadoMensaje, ...],
) -> None:
    oficina.exigir(_REGLA, Rol.SE_PLANTEL)
    if not motivo.strip():
        raise MensajeSinMotivo(regla=_REGLA, mensaje=clave)
    with oficina.base.tx():
        m = _leer(oficina, clave)
        t = tramites.leer_tramite(oficina.base, m.tramite)
        if t is None or not oficina.usuario.alcanza(t.entidad, t.plantel):
            raise oficina.sin_permiso(_REGLA, f"{Rol.SE_PLANTEL} de su plantel")
        _exigir_estado(m, *admite)
        _cambiar(oficina, m, estado, f"correo_{estado.value}", motivo.strip())


def _leer(oficina: Oficina, clave: int) -> Mensaje:
    mensaje = correos.leer_mensaje(oficina.base, clave)
    if mensaje is None:
        raise NoEncontrado(regla=_REGLA, que="mensaje", valor=clave)
    return mensaje


def _cambiar(
    oficina: Oficina,
    m: Mensaje,
    estado: EstadoMensaje,
    que: str,
    respuesta: str,
    *,
    intento: bool = False,
) -> None:
    correos.cambiar_mensaje(
        oficina.base,
        m.id,
        estado,
        respuesta=respuesta,
        en=a_texto(oficina.reloj.ahora()),
        intento=intento,
    )
    _anotar(oficina, que, m.id)


def _anotar(oficina: Oficina, que: str, clave: int) -> None:
    """The log names the message, never its address."""
    oficina.anotar(que, entidad="correo", entidad_id=clave, regla=_REGLA)


@contextmanager
def _turno(oficina: Oficina) -> Iterator[None]:
    """One sender per office; the system lets go of it when a process dies."""
    candado = os.open(
        oficina.base.ruta.with_suffix(".correo"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600
    )
    try:
        try:
            fcntl.flock(candado, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CorreoOcupado(regla=_REGLA) from None
        yield
    finally:
        os.close(candado)
