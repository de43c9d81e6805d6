"""The one way to open the file and to write to it.

WAL with FULL only on a SQLite without the WAL-reset bug, DELETE with EXTRA on any other; a fair
lock on a file of its own before BEGIN IMMEDIATE; an authorizer that refuses what no code of ours
does. The database file itself is never opened by Python file calls: closing it would drop SQLite's
locks.
"""

import contextlib
import fcntl
import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlite_utils import Database
from sqlite_utils.utils import sqlite3  # type: ignore[attr-defined]

from certtui.store.errores import (
    BaseAusente,
    BaseExistente,
    BaseNueva,
    BaseOcupada,
    BaseSinEscritura,
    ReglaDeLaBase,
    SupresionPendiente,
)
from certtui.store.migraciones import MIGRACIONES
from certtui.texts.archivos import motivo_del_sistema

ESPERA_MAXIMA_S = 30.0
"""How long a writer waits for its turn before it gives up."""

Fila = Mapping[str, Any]
Parametros = Mapping[str, object] | Sequence[object]

_INTOCABLES = frozenset(
    {"evento", "folio_evento", "tramite", "folio", "folio_rango", "firma", "base"}
)


def wal_seguro(version: tuple[int, ...]) -> bool:
    """True for a SQLite without the WAL-reset bug (fixed in 3.51.3, 3.50.7 and 3.44.6)."""
    return (
        version >= (3, 51, 3)
        or (3, 50, 7) <= version < (3, 51, 0)
        or (3, 44, 6) <= version < (3, 45, 0)
    )


def _guardia(
    accion: int, uno: str | None, dos: str | None, _base: str | None, _por: str | None
) -> int:
    """Refuse what the program never does once the file is open."""
    if accion in {sqlite3.SQLITE_DELETE} and uno in _INTOCABLES:
        return int(sqlite3.SQLITE_DENY)
    if accion == sqlite3.SQLITE_UPDATE and uno in {"evento", "folio_evento", "evento_dato", "base"}:
        return int(sqlite3.SQLITE_DENY)
    if accion in {
        sqlite3.SQLITE_DROP_TABLE,
        sqlite3.SQLITE_DROP_TRIGGER,
        sqlite3.SQLITE_DROP_INDEX,
        sqlite3.SQLITE_ALTER_TABLE,
        sqlite3.SQLITE_ATTACH,
    }:
        return int(sqlite3.SQLITE_DENY)
    if (
        accion == sqlite3.SQLITE_PRAGMA
        and dos is not None
        and uno
        in {
            "writable_schema",
            "journal_mode",
            "synchronous",
            "foreign_keys",
            "recursive_triggers",
            "ignore_check_constraints",
        }
    ):
        return int(sqlite3.SQLITE_DENY)
    return int(sqlite3.SQLITE_OK)


class Base:
    """An open office file: reads by SQL, writes inside `tx()`."""

    def __init__(self, ruta: Path, db: Database, candado: int) -> None:
        self.ruta = ruta
        self.db = db
        self._candado = candado
        self._profundidad = 0

    def filas(self, sql: str, parametros: Parametros = ()) -> list[dict[str, Any]]:
        """All rows of a query, as dictionaries."""
        with _traducir_errores(self.ruta):
            cursor = self.db.conn.execute(sql, parametros)
            nombres = [c[0] for c in cursor.description or ()]
            return [dict(zip(nombres, valores, strict=True)) for valores in cursor]

    def fila(self, sql: str, parametros: Parametros = ()) -> dict[str, Any] | None:
        """First row of a query, or None."""
        with _traducir_errores(self.ruta):
            cursor = self.db.conn.execute(sql, parametros)
            valores = cursor.fetchone()
        if valores is None:
            return None
        return dict(zip([c[0] for c in cursor.description], valores, strict=True))

    def valor(self, sql: str, parametros: Parametros = ()) -> Any:
        """First column of the first row, or None."""
        with _traducir_errores(self.ruta):
            fila = self.db.conn.execute(sql, parametros).fetchone()
        return None if fila is None else fila[0]

    def escribir(self, sql: str, parametros: Parametros = ()) -> int:
        """Run a write inside `tx()`; returns the rowid of an INSERT."""
        if not self._profundidad:
            raise RuntimeError("escritura fuera de tx()")
        return int(self.db.conn.execute(sql, parametros).lastrowid or 0)

    def insertar(self, tabla: str, fila: Mapping[str, object]) -> int:
        """INSERT of one row inside `tx()`; column names come from code, never from data."""
        columnas = ", ".join(fila)
        marcas = ", ".join(f":{c}" for c in fila)
        return self.escribir(f"INSERT INTO {tabla} ({columnas}) VALUES ({marcas})", fila)

    @contextlib.contextmanager
    def tx(self) -> Iterator[None]:
        """One durable step: waits its turn, BEGIN IMMEDIATE, COMMIT or ROLLBACK; nests flat."""
        if self._profundidad:
            yield
            return
        self._esperar_turno()
        try:
            with _traducir_errores(self.ruta):
                self.db.conn.execute("BEGIN IMMEDIATE")
                self._profundidad = 1
                try:
                    yield
                    self.db.conn.execute("COMMIT")
                except BaseException:
                    if self.db.conn.in_transaction:
                        self.db.conn.execute("ROLLBACK")
                    raise
                finally:
                    self._profundidad = 0
        finally:
            fcntl.flock(self._candado, fcntl.LOCK_UN)

    def _esperar_turno(self) -> None:
        limite = time.monotonic() + ESPERA_MAXIMA_S
        espera = 0.0005
        while True:
            try:
                fcntl.flock(self._candado, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > limite:
                    raise BaseOcupada(base=self.ruta, segundos=int(ESPERA_MAXIMA_S)) from None
                time.sleep(espera)
                espera = min(espera * 1.5, 0.02)
            else:
                return

    def compactar(self) -> None:
        """Rewrite the file without what was erased (VACUUM), then empty the WAL.

        Raises SupresionPendiente while another session reads: the old bytes are still in the file.
        """
        self._esperar_turno()
        try:
            self.db.conn.set_authorizer(None)
            self.db.conn.execute("VACUUM")
            ocupada = self.db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            if ocupada:
                raise SupresionPendiente(regla="L13d", base=self.ruta)
        finally:
            self.db.conn.set_authorizer(_guardia)
            fcntl.flock(self._candado, fcntl.LOCK_UN)

    def cerrar(self) -> None:
        """Close the connection and the lock file."""
        self.db.conn.close()
        os.close(self._candado)


@contextlib.contextmanager
def _traducir_errores(ruta: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.OperationalError as error:
        if any(s in str(error) for s in ("disk", "readonly", "full", "unable to open")):
            raise BaseSinEscritura(base=ruta, detalle=str(error)) from error
        if "locked" in str(error):
            raise BaseOcupada(base=ruta, segundos=int(ESPERA_MAXIMA_S)) from error
        raise
    except sqlite3.DatabaseError as error:
        if "malformed" in str(error) or "not a database" in str(error):
            raise BaseSinEscritura(base=ruta, detalle=str(error)) from error
        if not isinstance(error, sqlite3.IntegrityError):
            raise
        raise ReglaDeLaBase(base=ruta, detalle=str(error)) from error


def _conectar(ruta: Path) -> Database:
    """A connection by the recipe; a new file is 0600, and -wal and -shm follow its mode."""
    anterior = os.umask(0o077)
    try:
        conexion = sqlite3.connect(
            str(ruta), timeout=ESPERA_MAXIMA_S, isolation_level=None, check_same_thread=False
        )
        wal = wal_seguro(sqlite3.sqlite_version_info)
        modo = "wal" if wal else "delete"
        obtenido = conexion.execute(f"PRAGMA journal_mode={modo}").fetchone()[0]
    finally:
        os.umask(anterior)
    if obtenido != modo:
        conexion.close()
        raise BaseSinEscritura(base=ruta, detalle=f"journal_mode={obtenido}")
    for pragma in (
        f"synchronous={'FULL' if wal else 'EXTRA'}",
        "foreign_keys=ON",
        "recursive_triggers=ON",
        "trusted_schema=OFF",
        "secure_delete=ON",
        "cell_size_check=ON",
    ):
        conexion.execute(f"PRAGMA {pragma}")
    return Database(conexion, execute_plugins=False)


def _es_base(db: Database) -> bool:
    return bool(
        db.conn.execute("SELECT count(*) FROM sqlite_master WHERE name = 'base'").fetchone()[0]
    )


def abrir(ruta: Path) -> Base:
    """Open an office file and bring its schema up to date.

    Raises BaseAusente when there is none, BaseNueva when a later program made it.
    """
    if not ruta.is_file():
        raise BaseAusente(base=ruta)
    try:
        db = _conectar(ruta)
        es_base = _es_base(db)
    except sqlite3.DatabaseError as error:
        if "locked" in str(error):
            raise BaseOcupada(base=ruta, segundos=int(ESPERA_MAXIMA_S)) from error
        raise BaseAusente(base=ruta) from error
    if not es_base:
        db.conn.close()
        raise BaseAusente(base=ruta)
    return _preparar(ruta, db)


def crear(ruta: Path, llenar: Callable[[Base], None] = lambda _base: None) -> Base:
    """Make a new file with the whole schema and what `llenar` writes, in one transaction.

    It is made under another name and takes its own only when it is whole, so that nobody ever opens
    half a base, and two that make it at once cannot harm each other. Raises BaseExistente when
    something is there, BaseSinEscritura where nothing can be written.
    """
    if ruta.exists():
        raise BaseExistente(base=ruta)
    parcial = ruta.with_name(f".{ruta.name}.{os.getpid()}.nueva")
    sobras = [Path(f"{parcial}{s}") for s in ("", "-wal", "-shm", "-journal", ".lock")]
    for sobra in sobras:
        sobra.unlink(missing_ok=True)
    try:
        base = _nueva(parcial, ruta)
        try:
            with base.tx():
                llenar(base)
        finally:
            base.cerrar()
        os.link(parcial, ruta)
    except FileExistsError:
        raise BaseExistente(base=ruta) from None
    finally:
        for sobra in sobras:
            sobra.unlink(missing_ok=True)
    return abrir(ruta)


def _nueva(parcial: Path, ruta: Path) -> Base:
    """The file under its passing name; an error names the one that was asked for."""
    try:
        ruta.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with _traducir_errores(ruta):
            return _preparar(parcial, _conectar(parcial))
    except OSError as error:
        raise BaseSinEscritura(base=ruta, detalle=motivo_del_sistema(error)) from error


def _preparar(ruta: Path, db: Database) -> Base:
    candado = os.open(f"{ruta}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    base = Base(ruta, db, candado)
    conocidas = {m.name for m in MIGRACIONES._migrations}
    aplicadas = {m.name for m in MIGRACIONES.applied(db)}
    if aplicadas - conocidas:
        base.cerrar()
        raise BaseNueva(base=ruta, de_mas=", ".join(sorted(aplicadas - conocidas)))
    if conocidas - aplicadas:
        with base.tx():
            MIGRACIONES.apply(db)
    db.conn.set_authorizer(_guardia)
    return base


def esquema(base: Base) -> str:
    """The schema as SQL text, in the order of creation; the content of `schema.sql`."""
    filas = base.filas(
        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' "
        "AND name NOT LIKE 'cola\\_texto\\_%' ESCAPE '\\' "
        "AND name NOT LIKE '\\_sqlite%' ESCAPE '\\' AND tbl_name NOT LIKE '\\_sqlite%' ESCAPE '\\'"
    )
    return "".join(f"{f['sql']};\n" for f in filas)
