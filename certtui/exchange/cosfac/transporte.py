"""How an envelope travels: one POST, whole or surely not, without the password in sight.

The SOAP library only ever sees marks in the place of user and password; they are put in as the
body leaves, so that no log, message or traceback of it can hold them.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from certtui.domain.direccion import es_local
from certtui.exchange.cosfac.credenciales import Credenciales, revelar

if TYPE_CHECKING:
    import requests

MARCA_USUARIO = "certtui-usuario-va-aqui"
MARCA_CLAVE = "certtui-clave-va-aqui"
"""What stands for the secrets in an envelope."""
LIMITE_RESPUESTA = 64 * 1024 * 1024
"""Bytes of the largest answer that is read (dec-iems §5)."""
_MEDIOS = ("text/xml", "application/xml")
_TROZO = 64 * 1024


@dataclass(frozen=True, slots=True)
class Plazos:
    """Seconds: to connect, without a byte, and for a whole answer; tries and waits between them."""

    conexion: float = 10.0
    lectura: float = 120.0
    total: float = 600.0
    intentos: int = 4
    espera: float = 2.0
    espera_maxima: float = 60.0


class FallaDeViaje(Exception):
    """A request without a usable answer; never leaves the room.

    `llego` is False only when the body surely did not leave whole, or the service refused to take
    it: then it may be repeated.
    """

    def __init__(self, detalle: str, *, llego: bool, rehusada: bool = False) -> None:
        super().__init__(detalle)
        self.detalle = detalle
        self.llego = llego
        self.rehusada = rehusada


class Cuerpo:
    """The body as it leaves; knows whether all of it was handed over. Has no text form."""

    __slots__ = ("_datos", "_leidos")

    def __init__(self, sobre: bytes, credenciales: Credenciales) -> None:
        self._datos = _fill(sobre, credenciales)
        self._leidos = 0

    def __repr__(self) -> str:
        return "Cuerpo(***)"

    def __len__(self) -> int:
        return len(self._datos)

    def __iter__(self) -> Iterator[bytes]:
        while trozo := self.read(_TROZO):
            yield trozo

    @property
    def entregado(self) -> bool:
        """True when every byte was handed to the connection: it may have arrived."""
        return self._leidos >= len(self._datos)

    def read(self, cuantos: int = -1) -> bytes:
        """The next bytes."""
        fin = len(self._datos) if cuantos < 0 else self._leidos + cuantos
        trozo = self._datos[self._leidos : fin]
        self._leidos += len(trozo)
        return trozo


def _fill(sobre: bytes, credenciales: Credenciales) -> bytes:
    for marca, secreto in (
        (MARCA_USUARIO, credenciales.usuario),
        (MARCA_CLAVE, credenciales.clave),
    ):
        sobre = sobre.replace(
            marca.encode(), escape(revelar(secreto)).encode("utf-8", "surrogateescape"), 1
        )
    return sobre


def make_transport(url: str, credenciales: Credenciales, plazos: Plazos) -> Any:
    """The transport that the SOAP library uses; needs the extra `soap`."""
    import requests
    from zeep.transports import Transport

    sesion = requests.Session()
    sesion.trust_env = not es_local(url)
    sesion.auth = _without_auth

    class Viaje(Transport):
        """One POST for each call, no repetition, no redirection, no log."""

        def post(
            self, address: str, message: bytes, headers: dict[str, str]
        ) -> "requests.Response":
            """The whole answer; raises FallaDeViaje."""
            return _post(sesion, address, Cuerpo(message, credenciales), headers, plazos)

    return Viaje(session=sesion)  # type: ignore[no-untyped-call]


def _without_auth(peticion: "requests.PreparedRequest") -> "requests.PreparedRequest":
    """No credentials but those of the body, whatever a .netrc says."""
    return peticion


def _post(
    sesion: "requests.Session",
    url: str,
    cuerpo: Cuerpo,
    encabezados: dict[str, str],
    plazos: Plazos,
) -> "requests.Response":
    falla: FallaDeViaje | None = None
    respuesta: requests.Response | None = None
    try:
        respuesta = _send(sesion, url, cuerpo, encabezados, plazos)
        _read(respuesta, plazos, time.monotonic)
    except Exception as error:  # noqa: BLE001 - it may hold the body: only its kind goes on
        falla = (
            error
            if isinstance(error, FallaDeViaje)
            else FallaDeViaje(_cause(error), llego=cuerpo.entregado)
        )
    # raised here, out of the handler, so that it drags nothing behind
    if falla is not None or respuesta is None:
        raise FallaDeViaje(
            falla.detalle if falla else "",
            llego=falla is None or falla.llego,
            rehusada=falla is not None and falla.rehusada,
        )
    _check(respuesta)
    return respuesta


def _send(
    sesion: "requests.Session",
    url: str,
    cuerpo: Cuerpo,
    encabezados: dict[str, str],
    plazos: Plazos,
) -> "requests.Response":
    return sesion.post(
        url,
        data=cuerpo,
        headers={**encabezados, "Connection": "close", "Accept-Encoding": "identity"},
        timeout=(plazos.conexion, plazos.lectura),
        allow_redirects=False,
        stream=True,
    )


def _read(respuesta: "requests.Response", plazos: Plazos, cronometro: Callable[[], float]) -> None:
    """Take the answer whole, within its size and its time; a short one is a failure."""
    limite = cronometro() + plazos.total
    partes: list[bytes] = []
    total = 0
    with respuesta:
        for trozo in respuesta.iter_content(_TROZO):
            partes.append(trozo)
            total += len(trozo)
            if total > LIMITE_RESPUESTA:
                raise FallaDeViaje("la respuesta es demasiado grande", llego=True)
            if cronometro() > limite:
                raise FallaDeViaje("la respuesta tarda demasiado", llego=True)
    declarado = respuesta.headers.get("Content-Length", "")
    if declarado.isdigit() and int(declarado) != total:
        raise FallaDeViaje("la respuesta llegó incompleta", llego=True)
    respuesta._content = b"".join(partes)


def _check(respuesta: "requests.Response") -> None:
    """Refuse what is no SOAP answer; a SOAP fault, that comes with a 500, passes."""
    estado = respuesta.status_code
    medio = respuesta.headers.get("Content-Type", "").partition(";")[0].strip().casefold()
    if estado in {200, 500} and medio in _MEDIOS and respuesta.content:
        return
    # 4xx: the service says that the request was not attended; 408 may be a half-way machine
    rehusada = 400 <= estado < 500 and estado != 408
    raise FallaDeViaje(f"HTTP {estado}, {medio or 'sin tipo'}", llego=True, rehusada=rehusada)


def _cause(error: BaseException) -> str:
    """What failed, in words of ours: the library's own may hold anything."""
    import requests

    if isinstance(error, requests.exceptions.SSLError):
        return "el certificado del servidor no es de confianza"
    if isinstance(error, requests.exceptions.ConnectTimeout):
        return "no contesta"
    if isinstance(error, requests.exceptions.Timeout):
        return "la respuesta tarda demasiado"
    return "se cortó la conexión o no la hay"
