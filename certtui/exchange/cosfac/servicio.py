"""COSFAC's service CertificadosIEMS: upload, query, download and cancel a lot (dec-iems §5).

Off unless an address is set. A query is repeated with growing waits; an upload or a cancellation
only when it surely did not arrive.
"""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from certtui.archivos import ruta_de_datos
from certtui.domain.direccion import es_segura
from certtui.exchange.cosfac.credenciales import Credenciales
from certtui.exchange.cosfac.transporte import (
    MARCA_CLAVE,
    MARCA_USUARIO,
    FallaDeViaje,
    Plazos,
    make_transport,
)
from certtui.exchange.errores import (
    DireccionInsegura,
    RespuestaIncomprensible,
    ResultadoIncierto,
    ServicioInalcanzable,
    ServicioRehusa,
    SinClienteSoap,
)
from certtui.exchange.hallazgo import visible

ESPACIO = "http://ws.web.mec.sep.mx/schemas"
"""Namespace of the operations (dec-iems §5)."""
RUTA = "/mec-ws/services/"
"""Path of the service when the address has none (dec-iems §5)."""
CANCELADO = 0
"""`codigo` of a cancellation that was done."""
_NUMERICOS = ("numeroLote", "estatusLote", "codigo")
_ENTERO = re.compile(r"\s*-?[0-9]{1,18}\s*", re.ASCII)
_ENLACE = f"{{{ESPACIO}}}CertificadosIEMSSoap11"


@dataclass(frozen=True, slots=True)
class Recibo:
    """A lot that was taken."""

    numero_lote: str
    mensaje: str


@dataclass(frozen=True, slots=True)
class EstadoDelLote:
    """What is known of a lot; without `resultado` it is still in process."""

    numero_lote: str
    estatus: int
    mensaje: str
    resultado: bytes | None


@dataclass(frozen=True, slots=True)
class Descarga:
    """The stamped documents; None when the lot has none accepted."""

    numero_lote: str
    mensaje: str
    timbrados: bytes | None


@dataclass(frozen=True, slots=True)
class Cancelacion:
    """The answer to a cancellation."""

    codigo: int
    mensaje: str

    @property
    def hecha(self) -> bool:
        """True when COSFAC cancelled it."""
        return self.codigo == CANCELADO


class ServicioCosfac:
    """The service at an address; keeps no connection and writes no log."""

    def __init__(
        self,
        url: str,
        credenciales: Credenciales,
        *,
        plazos: Plazos | None = None,
        dormir: Callable[[float], None] = time.sleep,
    ) -> None:
        """Raises DireccionInsegura, or SinClienteSoap without the extra."""
        self.url = full_address(url)
        self._credenciales = credenciales
        self._plazos = plazos or Plazos()
        self._dormir = dormir
        self._operaciones = _connect(self.url, credenciales, self._plazos)

    def cargar(self, nombre: str, lote_zip: bytes) -> Recibo:
        """Upload a lot, once.

        Raises ServicioInalcanzable when it surely did not arrive, ServicioRehusa when it was not
        taken, ResultadoIncierto when nobody knows.
        """
        r = self._llamar("carga", repetible=False, nombreArchivo=nombre, archivoBase64=lote_zip)
        numero, mensaje = _number_of(r), self._mensaje(r)
        if not numero:
            if not mensaje:
                raise ResultadoIncierto(
                    regla="L11a", operacion="carga", detalle="contestó sin número ni mensaje"
                )
            raise ServicioRehusa(regla="L11a", operacion="carga", mensaje=mensaje)
        return Recibo(numero, mensaje)

    def consultar(self, numero_lote: str) -> EstadoDelLote:
        """How a lot goes; raises RespuestaIncomprensible for the answer of another lot."""
        r = self._llamar("consulta", repetible=True, numeroLote=int(numero_lote))
        self._exigir_lote("consulta", r, numero_lote)
        return EstadoDelLote(
            numero_lote,
            int(getattr(r, "estatusLote", None) or 0),
            self._mensaje(r),
            getattr(r, "excelBase64", None) or None,
        )

    def descargar(self, numero_lote: str) -> Descarga:
        """The stamped documents of a lot; raises as `consultar`."""
        r = self._llamar("descarga", repetible=True, numeroLote=int(numero_lote))
        self._exigir_lote("descarga", r, numero_lote)
        return Descarga(
            numero_lote, self._mensaje(r), getattr(r, "certificadosBase64", None) or None
        )

    def cancelar(self, folio_digital: str) -> Cancelacion:
        """Cancel a certificate, once; raises as `cargar`."""
        r = self._llamar("cancelar", repetible=False, folioCertificado=folio_digital)
        codigo = getattr(r, "codigo", None)
        if codigo is None:
            raise ResultadoIncierto(
                regla="E06", operacion="cancelar", detalle="la respuesta no trae código"
            )
        return Cancelacion(int(codigo), self._mensaje(r))

    def _llamar(self, operacion: str, *, repetible: bool, **datos: object) -> Any:
        espera = self._plazos.espera
        for intento in range(1, self._plazos.intentos + 1):
            falla = self._una_vez(operacion, repetible, datos)
            if not isinstance(falla, Exception):
                return falla
            otra = isinstance(falla, ServicioInalcanzable) or (
                repetible and isinstance(falla, RespuestaIncomprensible)
            )
            if not otra or intento == self._plazos.intentos:
                raise falla
            self._dormir(min(espera, self._plazos.espera_maxima))
            espera *= 2
        raise AssertionError

    def _una_vez(self, operacion: str, repetible: bool, datos: dict[str, object]) -> Any:
        """The answer, or the failure to raise out of here, where nothing of the library is left."""
        from zeep.exceptions import Fault

        llamada = getattr(self._operaciones, f"{operacion}CertificadosIEMS")
        quien = {"usuario": MARCA_USUARIO, "password": MARCA_CLAVE}
        try:
            r = llamada(**datos, autenticacion=quien)
        except FallaDeViaje as viaje:
            return _failure(operacion, repetible, viaje)
        except Fault as falla:
            codigo = str(falla.code or "").rpartition(":")[2].casefold()
            mensaje = self._limpiar(str(falla.message or ""))
            # a Client fault is of the request and says that it was not attended (SOAP 1.1 §4.4.1)
            if codigo.startswith("client") or repetible:
                return ServicioRehusa(regla="L11a", operacion=operacion, mensaje=mensaje)
            return ResultadoIncierto(regla="L11a", operacion=operacion, detalle=mensaje)
        except Exception:  # noqa: BLE001 - whatever the answer broke, it is not understood
            r = None
        if r is None:
            clase = RespuestaIncomprensible if repetible else ResultadoIncierto
            return clase(
                regla="L11a", operacion=operacion, detalle="no es la respuesta de la operación"
            )
        return r

    def _exigir_lote(self, operacion: str, r: Any, numero_lote: str) -> None:
        if _number_of(r) != numero_lote:
            raise RespuestaIncomprensible(
                regla="L11b", operacion=operacion, detalle="es la respuesta de otro lote"
            )

    def _mensaje(self, r: Any) -> str:
        return self._limpiar(str(getattr(r, "mensaje", None) or ""))

    def _limpiar(self, texto: str) -> str:
        return visible(self._credenciales.ocultar(texto))


def full_address(url: str) -> str:
    """The address with the service's path when it has none; raises DireccionInsegura."""
    if not es_segura(url):
        raise DireccionInsegura(regla="L11a", url=visible(_without_user(url)))
    return url.rstrip("/") + RUTA if urlsplit(url).path in {"", "/"} else url


def _without_user(url: str) -> str:
    """The address without what stands before an @, that may be a password."""
    esquema, separador, resto = url.partition("://")
    return f"{esquema}{separador}{resto.rpartition('@')[2]}" if separador else "…"


def _numbers() -> Any:
    """A check of the answer before it is read: a number that is none is no missing number."""
    from zeep import Plugin

    class Numeros(Plugin):  # type: ignore[misc,unused-ignore]
        """Raises FallaDeViaje for a number that cannot be read."""

        def ingress(self, envelope: Any, http_headers: Any, operation: Any) -> Any:
            """The answer as it came."""
            for nombre in _NUMERICOS:
                for elemento in envelope.iter(f"{{{ESPACIO}}}{nombre}"):
                    if not _ENTERO.fullmatch(elemento.text or ""):
                        raise FallaDeViaje("trae un número ilegible", llego=True)
            return envelope, http_headers

    return Numeros()


def _connect(url: str, credenciales: Credenciales, plazos: Plazos) -> Any:
    try:
        import zeep
    except ImportError:
        raise SinClienteSoap(regla="L11a") from None
    ajustes = zeep.Settings(
        strict=True, forbid_dtd=True, forbid_entities=True, forbid_external=True, xml_huge_tree=True
    )
    cliente: Any = zeep.Client(  # type: ignore[no-untyped-call]
        str(ruta_de_datos("esquemas", "CertificadosIEMS.wsdl")),
        transport=make_transport(url, credenciales, plazos),
        settings=ajustes,
        plugins=[_numbers()],
    )
    return cliente.create_service(_ENLACE, url)


def _failure(operacion: str, repetible: bool, viaje: FallaDeViaje) -> Exception:
    if viaje.rehusada:
        return ServicioRehusa(regla="L11a", operacion=operacion, mensaje=viaje.detalle)
    if not viaje.llego:
        return ServicioInalcanzable(regla="L11a", operacion=operacion, detalle=viaje.detalle)
    if repetible:
        return RespuestaIncomprensible(regla="L11a", operacion=operacion, detalle=viaje.detalle)
    return ResultadoIncierto(regla="L11a", operacion=operacion, detalle=viaje.detalle)


def _number_of(r: Any) -> str:
    numero = getattr(r, "numeroLote", None)
    return "" if numero is None else str(int(numero))
