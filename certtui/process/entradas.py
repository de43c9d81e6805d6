"""The inbox of each person: files that they brought, to be read by a screen."""

from pathlib import Path

from certtui.domain.errores import CerttuiError, Salida
from certtui.export.archivo import nombre_seguro
from certtui.process.oficina import Oficina

_NUNCA = frozenset({".key", ".db", ".certtui", ".lock", ".pem", ".pfx", ".p12"})
"""Endings of keys and bases: nobody opens one as if it were an answer."""


class EntradaAusente(CerttuiError):
    """A file that is neither in the inbox nor at the path that was typed."""

    codigo = "BAN-001"
    salida = Salida.USO


class EntradaVedada(CerttuiError):
    """A key or a base where a file of data was asked for."""

    codigo = "BAN-002"
    salida = Salida.USO


def carpeta_de_entrada(oficina: Oficina) -> Path:
    """The person's inbox, beside the base; it may not exist yet."""
    return oficina.base.ruta.with_suffix(".entrada") / nombre_seguro(oficina.usuario.id)


def listar_entradas(oficina: Oficina) -> list[str]:
    """Names of the files of the inbox, the newest first."""
    carpeta = carpeta_de_entrada(oficina)
    if not carpeta.is_dir():
        return []
    archivos = [a for a in carpeta.iterdir() if a.is_file() and a.suffix.lower() not in _NUNCA]
    return [a.name for a in sorted(archivos, key=lambda a: (-a.stat().st_mtime_ns, a.name))]


def buscar_entrada(oficina: Oficina, escrito: str) -> Path:
    """The file that was typed: of the inbox by its name, or at a path.

    Raises EntradaVedada for a key or a base, EntradaAusente for what is not a file.
    """
    ruta = Path(escrito.strip()).expanduser()
    propia = carpeta_de_entrada(oficina) / ruta.name
    hallada = propia if len(ruta.parts) == 1 and propia.is_file() else ruta
    if hallada.suffix.lower() in _NUNCA or hallada.resolve() == oficina.base.ruta.resolve():
        raise EntradaVedada(archivo=hallada.name)
    if not hallada.is_file():
        raise EntradaAusente(archivo=escrito.strip(), carpeta=carpeta_de_entrada(oficina))
    return hallada
