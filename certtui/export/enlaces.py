"""Which addresses may be printed: https, and a host of an allow-list (L21b)."""

from collections.abc import Collection
from urllib.parse import urlsplit

from certtui.export.errores import EnlaceNoPermitido

ANFITRION_SIGED = "www.siged.sep.gob.mx"
"""SEP's own portal, the one of the QR (L21c); fixed."""


def revisar_enlace(url: str, anfitriones: Collection[str]) -> str:
    """The same URL when it is plain https to an allowed host; else EnlaceNoPermitido."""
    permitidos = ", ".join(sorted(anfitriones)) or "la lista está vacía"
    error = EnlaceNoPermitido(regla="L21b", url=url, permitidos=permitidos)
    if not url.isascii() or not url.isprintable() or " " in url or "\\" in url:
        raise error
    try:
        partes = urlsplit(url)
        puerto = partes.port
    except ValueError:
        raise error from None
    if partes.scheme != "https" or puerto is not None or "@" in partes.netloc:
        raise error
    if partes.netloc not in anfitriones:
        raise error
    return url
