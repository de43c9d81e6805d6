"""A plain connection to the file, without the program: what an sqlite3 shell would do."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlite_utils.utils import sqlite3  # type: ignore[attr-defined]


@contextmanager
def crudo(ruta: Path) -> Iterator[Any]:
    """Autocommit, no authorizer, no triggers of the log or of any table, no constraints checked."""
    conexion = sqlite3.connect(str(ruta), isolation_level=None)
    try:
        conexion.execute("PRAGMA ignore_check_constraints = ON")
        for (nombre,) in conexion.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall():
            conexion.execute(f"DROP TRIGGER {nombre}")
        yield conexion
    finally:
        conexion.close()
