"""Where a service may be called: over TLS, or on this same machine."""

from urllib.parse import urlsplit

LOCALES = frozenset({"127.0.0.1", "localhost"})
"""Hosts that may be called without TLS."""


def es_local(url: str) -> bool:
    """True for a service of this machine."""
    return (_anfitrion(url) or "") in LOCALES


def es_segura(url: str) -> bool:
    """True for https, or http on this machine; never with a user or a password inside."""
    anfitrion = _anfitrion(url)
    if not anfitrion or not url.isascii() or not url.isprintable() or " " in url:
        return False
    partes = urlsplit(url)
    if partes.username is not None or partes.password is not None:
        return False
    if partes.query or partes.fragment:
        return False
    return partes.scheme == "https" or (partes.scheme == "http" and anfitrion in LOCALES)


def _anfitrion(url: str) -> str | None:
    try:
        partes = urlsplit(url)
        _ = partes.port
    except ValueError:
        return None
    return partes.hostname
