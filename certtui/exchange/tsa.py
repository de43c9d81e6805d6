"""The road to a time stamping authority: one POST, a short answer, no detours (RFC 3161 §3.4)."""

from typing import Final
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

from certtui.exchange.errores import TsaNoResponde

PLAZO: Final = 15.0
"""Seconds; a stamp is worth having, not waiting for."""

LIMITE: Final = 256 * 1024
"""Bytes of the longest answer that is read; tokens have some 1.5–6 KB."""

_PREGUNTA, _RESPUESTA = "application/timestamp-query", "application/timestamp-reply"


class _SinDesvios(HTTPRedirectHandler):
    def redirect_request(self, *_: object, **__: object) -> None:
        """An authority that moved is a setting to change, not a place to follow."""


def pedir(url: str, pregunta: bytes, plazo: float = PLAZO) -> bytes:
    """The answer's DER; raises TsaNoResponde with the reason."""
    peticion = Request(  # noqa: S310 - the setting takes https, or http on this machine
        url, data=pregunta, headers={"Content-Type": _PREGUNTA, "Accept": _RESPUESTA}
    )
    abridor = build_opener(_SinDesvios(), ProxyHandler({}))
    try:
        with abridor.open(peticion, timeout=plazo) as respuesta:
            clase = respuesta.headers.get_content_type()
            datos: bytes = respuesta.read(LIMITE + 1)
    except HTTPError as error:
        error.close()
        raise TsaNoResponde(detalle=f"HTTP {error.code}") from None
    except (URLError, OSError, ValueError) as error:
        motivo = getattr(error, "reason", error)
        raise TsaNoResponde(detalle=str(motivo) or type(error).__name__) from None
    if clase != _RESPUESTA or len(datos) > LIMITE:
        raise TsaNoResponde(detalle=clase)
    return datos
