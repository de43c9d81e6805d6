"""Lots through COSFAC's service: sent once, asked for, downloaded; off unless it is set (L11).

What is about to leave is written in the log before it leaves, so that neither a dropped connection
nor a dead process ever sends a lot twice: an upload without outcome waits for a person.
"""

import hashlib
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from certtui.domain.ambiente import Ambiente
from certtui.domain.direccion import es_local
from certtui.domain.lote import EstadoLote, Lote, LoteInvalido
from certtui.domain.rol import Rol
from certtui.exchange.cosfac.credenciales import leer_credenciales
from certtui.exchange.cosfac.resultado import leer_resultado
from certtui.exchange.cosfac.servicio import EstadoDelLote, ServicioCosfac
from certtui.exchange.cosfac.transporte import Plazos
from certtui.exchange.errores import ResultadoIncierto, ServicioInalcanzable, ServicioRehusa
from certtui.export.archivo import escribir_atomico
from certtui.process.envio import LoteEscrito, exigir_alcance, exportar_lote, leer_lote
from certtui.process.errores import (
    EnvioSinResolver,
    LoteDeOtraVia,
    LoteSinNumero,
    NumeroDeOtroLote,
    ServicioAjeno,
    ServicioApagado,
)
from certtui.process.oficina import Oficina
from certtui.process.respuesta import Resultado, anotar_numero, importar_respuesta
from certtui.store import bitacora, lotes

CONSULTAS, PAUSA = 31, 60.0
"""How many times a lot is asked for while waiting, and seconds between them (dec-iems §5)."""
_QUIEN_ENVIA = (Rol.SE_ESTATAL, Rol.DIRECTOR_ESTATAL)
_QUIEN_CONSULTA = (Rol.SE_ESTATAL, Rol.DIRECTOR_ESTATAL, Rol.SYSADMIN, Rol.SISTEMA)


class Via(StrEnum):
    """How far a lot went on the service's road; each but the first is an event of the log."""

    NINGUNA = ""
    ELEGIDA = "servicio"
    INTENTO = "carga_intento"
    INCIERTA = "carga_incierta"
    FALLIDA = "carga_fallida"
    RECIBIDA = "carga_recibida"


SIN_RESOLVER = (Via.INTENTO, Via.INCIERTA)
"""The lot may have arrived and nobody knows."""


@dataclass(frozen=True, slots=True)
class LoteEnviado:
    """What became of a sending; `repetido` when it had been received before."""

    escrito: LoteEscrito
    numero: str
    mensaje: str
    repetido: bool = False


@dataclass(frozen=True, slots=True)
class LoteConsultado:
    """How a lot goes; `resultado` is the answer's ZIP, None while it is in process."""

    lote: Lote
    mensaje: str
    resultado: bytes | None


def abrir_servicio(
    oficina: Oficina,
    entorno: Mapping[str, str],
    *,
    credenciales: Path | None = None,
    plazos: Plazos | None = None,
    dormir: Callable[[float], None] = time.sleep,
) -> ServicioCosfac:
    """The service that the office set.

    Raises ServicioApagado when it set none, ServicioAjeno for a test base and a service of another
    machine, and the failures of address, credentials and missing extra.
    """
    url = oficina.ajustes.texto("cosfac.url")
    if not url:
        raise ServicioApagado(regla="L11a")
    if oficina.ambiente is Ambiente.PRUEBAS and not es_local(url):
        raise ServicioAjeno(regla="AMB")
    return ServicioCosfac(
        url, leer_credenciales(credenciales, entorno), plazos=plazos, dormir=dormir
    )


def via_de(oficina: Oficina, clave: int) -> Via:
    """How far a lot went on this road."""
    return _ultima(oficina, clave)[0]


def exigir_no_enviado(oficina: Oficina, clave: int) -> None:
    """Refuse the file's road to a lot that the service took, or may have taken."""
    via, en = _ultima(oficina, clave)
    if via in SIN_RESOLVER:
        raise EnvioSinResolver(regla="L11a", lote=clave, en=en)
    if via is Via.RECIBIDA:
        raise LoteDeOtraVia(regla="L11a", lote=clave, via="el servicio de COSFAC")


def enviar_lote(
    oficina: Oficina, clave: int, servicio: ServicioCosfac, carpeta: Path
) -> LoteEnviado:
    """Write the lot and upload it, once; a received one is told again and goes nowhere.

    Raises EnvioSinResolver after an upload without outcome, LoteDeOtraVia for a lot exported by
    file, and the failures of the service, each of them already in the log.
    """
    oficina.exigir("T11", *_QUIEN_ENVIA)
    exigir_alcance(oficina, clave)
    with oficina.base.tx():
        recibido = _elegir_via(oficina, clave)
    escrito = exportar_lote(oficina, clave, carpeta)
    if recibido:
        return LoteEnviado(escrito, escrito.lote.numero_lote, "", repetido=True)
    datos = escrito.archivo.read_bytes()
    huella = hashlib.sha256(datos).hexdigest()
    if huella != escrito.lote.sha256:
        raise LoteInvalido(regla="L11a", lote=clave, motivo="su ZIP no es el que iba a enviarse")
    with oficina.base.tx():
        if _elegir_via(oficina, clave):
            return LoteEnviado(escrito, leer_lote(oficina, clave).numero_lote, "", repetido=True)
        _anotar(oficina, clave, Via.INTENTO, {"sha256": huella})
    try:
        recibo = servicio.cargar(escrito.lote.archivo, datos)
    except (ServicioInalcanzable, ServicioRehusa):
        _anotar_aparte(oficina, clave, Via.FALLIDA)
        raise
    except ResultadoIncierto:
        _anotar_aparte(oficina, clave, Via.INCIERTA)
        raise
    with oficina.base.tx():
        _anotar(oficina, clave, Via.RECIBIDA, {"sha256": huella})
        anotar_numero(oficina, clave, recibo.numero_lote)
    return LoteEnviado(
        LoteEscrito(leer_lote(oficina, clave), escrito.archivo, escrito.pasos),
        recibo.numero_lote,
        recibo.mensaje,
    )


def anotar_hallado(oficina: Oficina, clave: int, servicio: ServicioCosfac, numero: str) -> Lote:
    """Give an upload without outcome the number that was found in COSFAC, once it answers for it.

    Raises NumeroDeOtroLote when its result names files that are not of this lot.
    """
    oficina.exigir("T11", *_QUIEN_ENVIA)
    exigir_alcance(oficina, clave)
    _exigir_sin_resolver(oficina, clave)
    if not _es_numero(numero):
        raise NumeroDeOtroLote(regla="L11a", lote=clave, numero=numero)
    estado = servicio.consultar(numero)
    if estado.resultado is not None and not _es_de_este(oficina, clave, estado):
        raise NumeroDeOtroLote(regla="L11b", lote=clave, numero=numero)
    if numero in lotes.numeros_de_lote(oficina.base).values():
        raise NumeroDeOtroLote(regla="L11b", lote=clave, numero=numero)
    _tomar_hallado(oficina, clave, numero)
    return leer_lote(oficina, clave)


def hallar_lote(oficina: Oficina, clave: int, servicio: ServicioCosfac) -> str:
    """Look for an upload without outcome among the numbers after the one that COSFAC gave before.

    A result that names only files of this lot proves that it arrived: then its number is kept and
    returned. "" proves nothing: it is not among those, or it is still in process.
    """
    oficina.exigir("T11", *_QUIEN_ENVIA)
    exigir_alcance(oficina, clave)
    _exigir_sin_resolver(oficina, clave)
    if numero := _buscar_numero(oficina, clave, servicio):
        _tomar_hallado(oficina, clave, numero)
    return numero


def corregir_numero(oficina: Oficina, clave: int, servicio: ServicioCosfac) -> str:
    """Look for a lot whose receipt bore a number that is not its own, as `hallar_lote` does.

    The number of the receipt stands, and "" is returned, until another one proves to be the lot's.
    """
    oficina.exigir("T11", *_QUIEN_ENVIA)
    exigir_alcance(oficina, clave)
    acuse = leer_lote(oficina, clave).numero_lote
    if numero := _buscar_numero(oficina, clave, servicio):
        with oficina.base.tx():
            _anotar(oficina, clave, Via.RECIBIDA, {"hallado": numero, "acuse": acuse})
            anotar_numero(oficina, clave, numero)
    return numero


def _buscar_numero(oficina: Oficina, clave: int, servicio: ServicioCosfac) -> str:
    for numero in _candidatos(oficina, clave):
        try:
            estado = servicio.consultar(str(numero))
        except ServicioRehusa:
            continue
        if estado.resultado is not None and _es_de_este(oficina, clave, estado):
            return str(numero)
    return ""


def _candidatos(oficina: Oficina, clave: int) -> list[int]:
    """Numbers that the lot may have, if COSFAC counts up: those that follow the lot before it."""
    numeros = {
        lote: int(n) for lote, n in lotes.numeros_de_lote(oficina.base).items() if _es_numero(n)
    }
    cuantos = oficina.ajustes.entero("cosfac.busqueda")
    antes = [n for lote, n in numeros.items() if lote < clave]
    despues = [n for lote, n in numeros.items() if lote > clave]
    if not numeros:
        return []
    desde = max(antes) + 1 if antes else min(despues) - cuantos
    rango = range(max(1, desde), desde + cuantos)
    return [n for n in rango if n not in numeros.values()]


def _tomar_hallado(oficina: Oficina, clave: int, numero: str) -> None:
    with oficina.base.tx():
        _exigir_sin_resolver(oficina, clave)
        _anotar(oficina, clave, Via.RECIBIDA, {"hallado": numero})
        anotar_numero(oficina, clave, numero)


def anotar_no_llego(oficina: Oficina, clave: int, referencia: str) -> None:
    """An upload without outcome that COSFAC says it does not have, with its reference."""
    oficina.exigir("T11", *_QUIEN_ENVIA)
    exigir_alcance(oficina, clave)
    _exigir_sin_resolver(oficina, clave)
    if not referencia.strip():
        raise LoteInvalido(regla="E10", lote=clave, motivo="falta la referencia de COSFAC")
    with oficina.base.tx():
        _anotar(oficina, clave, Via.FALLIDA, {"referencia": referencia.strip()[:200]})


def consultar_lote(oficina: Oficina, clave: int, servicio: ServicioCosfac) -> LoteConsultado:
    """Ask once how a lot goes; nothing is written."""
    oficina.exigir("T12", *_QUIEN_CONSULTA)
    exigir_alcance(oficina, clave)
    lote = leer_lote(oficina, clave)
    if not _es_numero(lote.numero_lote):
        raise LoteSinNumero(regla="L11a", lote=clave)
    estado = servicio.consultar(lote.numero_lote)
    return LoteConsultado(lote, estado.mensaje, estado.resultado)


def esperar_lote(
    oficina: Oficina,
    clave: int,
    servicio: ServicioCosfac,
    *,
    dormir: Callable[[float], None] = time.sleep,
    veces: int = CONSULTAS,
    pausa: float = PAUSA,
) -> LoteConsultado:
    """Ask until the lot has a result, or as many times as said."""
    for _ in range(veces - 1):
        consultado = consultar_lote(oficina, clave, servicio)
        if consultado.resultado is not None:
            return consultado
        dormir(pausa)
    return consultar_lote(oficina, clave, servicio)


def traer_respuesta(
    oficina: Oficina, clave: int, servicio: ServicioCosfac, carpeta: Path
) -> tuple[LoteConsultado, tuple[Path, ...]]:
    """Bring a lot's answer into files, without taking it; none while it is in process."""
    consultado = consultar_lote(oficina, clave, servicio)
    if consultado.resultado is None:
        return consultado, ()
    tallo = Path(consultado.lote.archivo).stem
    rutas = [carpeta / f"{tallo}-resultado.zip"]
    escribir_atomico(rutas[0], consultado.resultado)
    descarga = servicio.descargar(consultado.lote.numero_lote)
    if descarga.timbrados is not None:
        rutas.append(carpeta / f"{tallo}-timbrados.zip")
        escribir_atomico(rutas[1], descarga.timbrados)
    return consultado, tuple(rutas)


def descargar_lote(
    oficina: Oficina, clave: int, servicio: ServicioCosfac, carpeta: Path
) -> tuple[LoteConsultado, Iterator[Resultado]]:
    """Bring a lot's answer into files and apply it as any answer; nothing while in process.

    Doing it again changes nothing; what was interrupted goes on.
    """
    consultado, rutas = traer_respuesta(oficina, clave, servicio, carpeta)
    if not rutas:
        return consultado, iter(())
    return consultado, importar_respuesta(oficina, rutas, lote=clave)


def _elegir_via(oficina: Oficina, clave: int) -> bool:
    """Take this road inside `tx()`; True when the lot was received already."""
    lote = leer_lote(oficina, clave)
    via, en = _ultima(oficina, clave)
    if via in SIN_RESOLVER:
        raise EnvioSinResolver(regla="L11a", lote=clave, en=en)
    if via is Via.RECIBIDA:
        return True
    if lote.numero_lote or (via is Via.NINGUNA and lote.estado is not EstadoLote.PREPARADO):
        raise LoteDeOtraVia(regla="L11a", lote=clave, via="archivo")
    if via is Via.NINGUNA:
        _anotar(oficina, clave, Via.ELEGIDA, {})
    return False


def _es_numero(numero: str) -> bool:
    """True for what the service takes as a lot's number."""
    return numero.isascii() and numero.isdigit() and len(numero) <= 18 and numero[0] != "0"


def _exigir_sin_resolver(oficina: Oficina, clave: int) -> None:
    if via_de(oficina, clave) not in SIN_RESOLVER:
        raise LoteInvalido(regla="L11a", lote=clave, motivo="no hay un intento sin resolver")


def _es_de_este(oficina: Oficina, clave: int, estado: EstadoDelLote) -> bool:
    """True when every file of a result is of this lot."""
    import tempfile

    propios = {i.archivo.casefold() for i in lotes.items_de_lote(oficina.base, clave)}
    with tempfile.TemporaryDirectory(prefix="certtui-") as carpeta:
        archivo = Path(carpeta) / "resultado.zip"
        archivo.write_bytes(estado.resultado or b"")
        filas = leer_resultado(archivo).filas
    return bool(filas) and {f.archivo.casefold() for f in filas} <= propios


def _ultima(oficina: Oficina, clave: int) -> tuple[Via, str]:
    """The last event of this road and its instant."""
    propias = {v.value for v in Via if v}
    hechos = [e for e in bitacora.historia(oficina.base, "lote", clave) if e.transicion in propias]
    return (Via(hechos[-1].transicion), hechos[-1].en) if hechos else (Via.NINGUNA, "")


def _anotar(oficina: Oficina, clave: int, via: Via, datos: dict[str, object]) -> None:
    oficina.anotar(via.value, entidad="lote", entidad_id=clave, regla="L11a", datos=datos)


def _anotar_aparte(oficina: Oficina, clave: int, via: Via) -> None:
    with oficina.base.tx():
        _anotar(oficina, clave, via, {})
