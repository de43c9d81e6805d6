"""Tests of the recipe with which the file is opened and written."""

import fcntl
import os
import sqlite3 as de_serie
import stat
import threading
import time
from pathlib import Path

import pytest
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations
from sqlite_utils.utils import sqlite3  # type: ignore[attr-defined]

from certtui.archivos import ruta_de_datos
from certtui.store import conexion, migraciones
from certtui.store.errores import (
    BaseAusente,
    BaseExistente,
    BaseNueva,
    BaseOcupada,
    BaseSinEscritura,
    ReglaDeLaBase,
)
from tests.process.camino import Camino

BUENAS = ["3.51.3", "3.51.4", "3.52.0", "3.53.4", "4.0.0", "3.50.7", "3.50.9", "3.44.6", "3.44.9"]
MALAS = ["3.7.0", "3.40.1", "3.44.5", "3.45.0", "3.46.1", "3.49.2", "3.50.6", "3.51.0", "3.51.2"]


def _version(texto: str) -> tuple[int, ...]:
    return tuple(int(p) for p in texto.split("."))


def _pragma(base: conexion.Base, nombre: str) -> object:
    return base.valor(f"PRAGMA {nombre}")


@pytest.mark.parametrize("version", BUENAS)
def test_wal_is_used_where_its_bug_is_fixed(version: str) -> None:
    assert conexion.wal_seguro(_version(version))


@pytest.mark.parametrize("version", MALAS)
def test_wal_is_not_used_where_the_bug_is(version: str) -> None:
    assert not conexion.wal_seguro(_version(version))


@pytest.mark.skipif(
    not conexion.wal_seguro(sqlite3.sqlite_version_info), reason="SQLite con el error del WAL"
)
def test_a_good_sqlite_opens_in_wal_with_full(tmp_path: Path) -> None:
    base = conexion.crear(tmp_path / "b.certtui")
    assert (_pragma(base, "journal_mode"), _pragma(base, "synchronous")) == ("wal", 2)
    base.cerrar()


def test_an_old_sqlite_opens_in_delete_with_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conexion, "wal_seguro", lambda _v: False)
    ruta = tmp_path / "b.certtui"
    base = conexion.crear(ruta)
    assert (_pragma(base, "journal_mode"), _pragma(base, "synchronous")) == ("delete", 3)
    with base.tx():
        base.escribir("INSERT INTO feriado VALUES ('2026-01-01', 'x')")
    base.cerrar()
    assert not ruta.with_name("b.certtui-wal").exists()
    monkeypatch.undo()
    de_nuevo = conexion.abrir(ruta)
    assert de_nuevo.valor("SELECT count(*) FROM feriado") == 1
    de_nuevo.cerrar()


@pytest.mark.parametrize(
    ("pragma", "valor"),
    [
        ("foreign_keys", 1),
        ("recursive_triggers", 1),
        ("trusted_schema", 0),
        ("secure_delete", 1),
        ("cell_size_check", 1),
    ],
)
def test_every_connection_has_the_recipe(c: Camino, pragma: str, valor: int) -> None:
    assert _pragma(c.oficina.base, pragma) == valor


def test_the_files_are_of_their_owner_only(c: Camino) -> None:
    with c.oficina.base.tx():
        c.oficina.base.escribir("INSERT INTO feriado VALUES ('2026-01-02', 'x')")
    nueva = conexion.crear(c.carpeta / "otra" / "n.certtui")
    nueva.cerrar()
    for ruta in (nueva.ruta, Path(f"{nueva.ruta}.lock"), Path(f"{c.oficina.base.ruta}.lock")):
        assert stat.S_IMODE(ruta.stat().st_mode) == 0o600
    assert stat.S_IMODE(nueva.ruta.parent.stat().st_mode) == 0o700


NEGADAS = [
    "DROP TRIGGER evento_no_cambia",
    "DROP TABLE feriado",
    "DROP INDEX tramite_estado",
    "ALTER TABLE feriado ADD COLUMN monto TEXT",
    "UPDATE evento SET actor = 'x'",
    "DELETE FROM evento",
    "UPDATE folio_evento SET motivo = 'x'",
    "DELETE FROM folio_evento",
    "UPDATE evento_dato SET datos = '{}'",
    "DELETE FROM tramite",
    "DELETE FROM folio",
    "DELETE FROM folio_rango",
    "DELETE FROM firma",
    "UPDATE base SET ambiente = 'productivo'",
    "DELETE FROM base",
    "ATTACH DATABASE ':memory:' AS otra",
    "VACUUM INTO '/tmp/no.db'",
    "PRAGMA writable_schema = ON",
    "PRAGMA journal_mode = OFF",
    "PRAGMA synchronous = OFF",
    "PRAGMA foreign_keys = OFF",
    "PRAGMA recursive_triggers = OFF",
    "PRAGMA ignore_check_constraints = ON",
]


@pytest.mark.parametrize("sql", NEGADAS)
def test_what_no_code_of_ours_does_is_denied(c: Camino, sql: str) -> None:
    c.hasta(1, "registrado")
    with pytest.raises(
        sqlite3.DatabaseError, match=r"not authorized|authorization denied|prohibited"
    ):
        c.oficina.base.db.conn.execute(sql)


def test_a_row_of_the_log_is_not_replaced_either(c: Camino) -> None:
    c.solicitar(1)
    with pytest.raises(ReglaDeLaBase), c.oficina.base.tx():
        c.oficina.base.escribir(
            "INSERT OR REPLACE INTO evento SELECT seq, en, 'otro', rol, entidad, entidad_id, "
            "transicion, de, a, regla, token, compromiso, previo, hash FROM evento WHERE seq = 1"
        )


@pytest.mark.parametrize(
    ("sql", "motivo"),
    [
        ("UPDATE evento SET actor = 'x' WHERE seq = 1", "no se modifica"),
        ("DELETE FROM evento WHERE seq = 1", "no se borra"),
        ("UPDATE folio_evento SET motivo = 'x'", "no se modifica"),
        ("DELETE FROM folio_evento", "no se borra"),
        ("UPDATE evento_dato SET datos = '{}'", "no se modifica"),
        ("UPDATE base SET ambiente = 'productivo'", "para siempre"),
        ("DELETE FROM base", "para siempre"),
        ("DELETE FROM firma", "no se borra"),
        ("DELETE FROM tramite", "no se borra"),
        ("DELETE FROM folio", "no se borra"),
        ("DELETE FROM folio_rango", "no se borra"),
        ("UPDATE folio_rango SET hasta = hasta + 1", "no se modifica"),
        ("UPDATE tramite SET version = version + 2", "fuera de orden"),
        ("UPDATE tramite SET estado = 'timbrado', version = version + 1", "paso no permitido"),
    ],
)
def test_the_file_itself_refuses_without_the_authorizer(c: Camino, sql: str, motivo: str) -> None:
    c.hasta(1, "en_firma")
    c.oficina.base.db.conn.set_authorizer(None)
    with pytest.raises(sqlite3.IntegrityError, match=motivo):
        c.oficina.base.db.conn.execute(sql)


def test_every_table_of_ours_is_strict(c: Camino) -> None:
    tablas = c.oficina.base.filas(
        "SELECT name, strict FROM pragma_table_list WHERE type = 'table' AND schema = 'main'"
    )
    propias = [t for t in tablas if "sqlite" not in t["name"]]
    assert len(propias) > 25
    assert [t["name"] for t in propias if not t["strict"]] == []


def test_a_text_does_not_enter_a_number_column(c: Camino) -> None:
    with pytest.raises(ReglaDeLaBase), c.oficina.base.tx():
        c.oficina.base.escribir("UPDATE alumno SET adeudos = 'sí'")


def test_a_file_that_is_not_there_or_not_ours_is_told(tmp_path: Path) -> None:
    with pytest.raises(BaseAusente):
        conexion.abrir(tmp_path / "nada.certtui")
    texto = tmp_path / "texto.certtui"
    texto.write_text("no soy una base" * 100, "utf-8")
    with pytest.raises(BaseAusente):
        conexion.abrir(texto)
    ajena = tmp_path / "ajena.certtui"
    otra = de_serie.connect(ajena)
    otra.execute("CREATE TABLE x (a)")
    otra.close()
    with pytest.raises(BaseAusente):
        conexion.abrir(ajena)
    with pytest.raises(BaseAusente):
        conexion.abrir(tmp_path)
    with pytest.raises(BaseExistente):
        conexion.crear(texto)
    assert texto.read_text("utf-8").startswith("no soy")


def test_a_base_of_a_newer_program_is_refused_BAS_004(c: Camino) -> None:
    ruta = c.oficina.base.ruta
    with c.oficina.base.tx():
        c.oficina.base.escribir(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) "
            "VALUES ('certtui', 'm999_futuro', '2099')"
        )
    with pytest.raises(BaseNueva) as error:
        conexion.abrir(ruta)
    assert error.value.codigo == "BAS-004"
    assert error.value.datos["de_mas"] == "m999_futuro"


def test_opening_again_applies_nothing(c: Camino) -> None:
    antes = c.oficina.base.filas("SELECT * FROM _sqlite_migrations")
    esquema = conexion.esquema(c.oficina.base)
    otra = conexion.abrir(c.oficina.base.ruta)
    assert otra.filas("SELECT * FROM _sqlite_migrations") == antes
    assert conexion.esquema(otra) == esquema
    otra.cerrar()


def test_a_migration_that_fails_half_way_leaves_nothing(
    c: Camino, monkeypatch: pytest.MonkeyPatch
) -> None:
    ruta = c.oficina.base.ruta
    antes = conexion.esquema(c.oficina.base)
    futuras = Migrations("certtui")
    for m in migraciones.MIGRACIONES._migrations:
        futuras._migrations.append(m)

    @futuras()
    def m009_bien(db: Database) -> None:
        db.executescript("CREATE TABLE nueva (a TEXT) STRICT;")

    @futuras()
    def m010_mal(db: Database) -> None:
        db.executescript("CREATE TABLE otra (a TEXT) STRICT; SELECT no_existe();")

    monkeypatch.setattr(conexion, "MIGRACIONES", futuras)
    with pytest.raises(sqlite3.OperationalError):
        conexion.abrir(ruta)
    monkeypatch.undo()
    otra = conexion.abrir(ruta)
    assert conexion.esquema(otra) == antes
    with otra.tx():
        otra.escribir("INSERT INTO feriado VALUES ('2026-01-03', 'x')")
    otra.cerrar()


def test_the_migrations_are_numbered_in_order() -> None:
    nombres = [m.name for m in migraciones.MIGRACIONES._migrations]
    assert [n.partition("_")[0] for n in nombres] == [
        f"m{i:03d}" for i in range(1, len(nombres) + 1)
    ]


def test_schema_sql_is_the_schema(tmp_path: Path) -> None:
    """Renew it with: CERTTUI_RENOVAR=1 python -m pytest tests/store -k schema_sql."""
    base = conexion.crear(tmp_path / "b.certtui")
    texto = conexion.esquema(base)
    base.cerrar()
    guardado = Path(conexion.__file__).with_name("schema.sql")
    if os.environ.get("CERTTUI_RENOVAR"):
        guardado.write_text(texto, "utf-8")
    assert guardado.read_text("utf-8") == texto


def test_the_schema_makes_an_equal_base_by_itself() -> None:
    guardado = Path(conexion.__file__).with_name("schema.sql").read_text("utf-8")
    db = de_serie.connect(":memory:")
    db.executescript(guardado)
    assert db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] > 40
    db.close()


def test_a_write_outside_a_step_is_refused(c: Camino) -> None:
    with pytest.raises(RuntimeError, match="tx"):
        c.oficina.base.escribir("INSERT INTO feriado VALUES ('2026-01-04', 'x')")


def test_a_step_is_whole_or_nothing_and_nests(c: Camino) -> None:
    base = c.oficina.base

    def fallar(error: type[BaseException]) -> None:
        with base.tx():
            with base.tx():
                base.escribir("INSERT INTO feriado VALUES ('1999-01-04', 'x')")
            raise error

    with pytest.raises(KeyError):
        fallar(KeyError)
    with pytest.raises(KeyboardInterrupt):
        fallar(KeyboardInterrupt)
    assert base.valor("SELECT count(*) FROM feriado WHERE fecha = '1999-01-04'") == 0
    with base.tx(), base.tx():
        base.escribir("INSERT INTO feriado VALUES ('1999-01-04', 'x')")
    assert base.valor("SELECT count(*) FROM feriado WHERE fecha = '1999-01-04'") == 1


def test_a_step_that_failed_frees_the_turn(c: Camino) -> None:
    base = c.oficina.base
    with pytest.raises(ReglaDeLaBase), base.tx():
        base.escribir("INSERT INTO feriado VALUES (NULL, NULL)")
    otra = conexion.abrir(base.ruta)
    with otra.tx():
        otra.escribir("INSERT INTO feriado VALUES ('1999-01-05', 'x')")
    otra.cerrar()


def test_who_waits_longer_than_the_limit_is_told_BAS_003(
    c: Camino, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conexion, "ESPERA_MAXIMA_S", 0.05)
    otra = conexion.abrir(c.oficina.base.ruta)
    with c.oficina.base.tx():
        with pytest.raises(BaseOcupada), otra.tx():
            pytest.fail("entró mientras otra sesión escribía")
        assert otra.valor("SELECT count(*) FROM base") == 1
    with otra.tx():
        otra.escribir("INSERT INTO feriado VALUES ('1999-01-06', 'x')")
    otra.cerrar()


def test_a_writer_that_skips_the_queue_is_told_too(
    c: Camino, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conexion, "ESPERA_MAXIMA_S", 0.05)
    otra = conexion.abrir(c.oficina.base.ruta)
    c.oficina.base.db.conn.execute("BEGIN IMMEDIATE")
    with pytest.raises(BaseOcupada), otra.tx():
        pytest.fail("entró mientras otra sesión escribía")
    c.oficina.base.db.conn.execute("ROLLBACK")
    otra.cerrar()


def test_a_disk_that_refuses_is_told_BAS_005(c: Camino) -> None:
    base = c.oficina.base
    paginas = base.valor("PRAGMA page_count")
    base.db.conn.execute(f"PRAGMA max_page_count = {paginas}")
    with pytest.raises(BaseSinEscritura), base.tx():
        base.escribir("INSERT INTO ancla VALUES ('x', zeroblob(9000000), '', '', '', '')")
    assert base.valor("SELECT count(*) FROM ancla WHERE sha256 = 'x'") == 0


def test_the_queue_serves_all_who_wait(c: Camino) -> None:
    servidos = [0] * 4
    fin = time.monotonic() + 0.6

    def escribir(i: int) -> None:
        base = conexion.abrir(c.oficina.base.ruta)
        while time.monotonic() < fin:
            with base.tx():
                base.escribir(
                    "INSERT OR REPLACE INTO feriado VALUES (?, ?)", (f"1990-01-0{i}", str(i))
                )
            servidos[i] += 1
        base.cerrar()

    hilos = [threading.Thread(target=escribir, args=(i,)) for i in range(4)]
    for h in hilos:
        h.start()
    for h in hilos:
        h.join()
    assert min(servidos) > 0
    assert sum(servidos) > 10


def test_the_lock_is_a_file_of_its_own(c: Camino) -> None:
    with c.oficina.base.tx():
        descriptor = os.open(f"{c.oficina.base.ruta}.lock", os.O_RDWR)
        with pytest.raises(BlockingIOError):
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.close(descriptor)


def test_the_packaged_route_is_found() -> None:
    assert ruta_de_datos("rutas", "conalep.toml").is_file()
