"""Paths as people type them: a file, a folder, or a pattern with *; ~ is the user's folder."""

from pathlib import Path


def ruta_de(texto: str) -> Path:
    """A typed path; ~ is the user's folder."""
    return Path(texto.strip()).expanduser()


def encontrar(texto: str) -> list[Path]:
    """The files that a typed path names, in order; none when it leads nowhere."""
    try:
        ruta = ruta_de(texto)
        if ruta.is_file():
            return [ruta]
        if ruta.is_dir():
            return sorted(p for p in ruta.iterdir() if p.is_file() and not p.name.startswith("."))
        if "*" in ruta.name and ruta.parent.is_dir():
            return sorted(p for p in ruta.parent.glob(ruta.name) if p.is_file())
    except (OSError, ValueError, RuntimeError):
        return []
    return []
