"""Nothing of ours opens the office's file but SQLite: closing it would drop SQLite's locks."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from certtui.process import consultas, cuadre
from tests.caminata.camino import Caminata
from tests.caminata.sorteo import caminar

_DE_LA_BASE = (".db", ".db-wal", ".db-shm", ".db-journal")
_ABIERTOS: list[str] = []
_MIRANDO: list[bool] = []


def _gancho(suceso: str, datos: tuple[object, ...]) -> None:
    if _MIRANDO and suceso in {"open", "os.rename", "shutil.copyfile", "os.truncate"}:
        _ABIERTOS.extend(
            str(d) for d in datos[:2] if isinstance(d, str | Path) and str(d).endswith(_DE_LA_BASE)
        )


sys.addaudithook(_gancho)


@contextmanager
def mirando() -> Iterator[list[str]]:
    """The files of a base that Python opens meanwhile."""
    _ABIERTOS.clear()
    _MIRANDO.append(True)
    try:
        yield _ABIERTOS
    finally:
        _MIRANDO.clear()


_DEL_CAMINO = {"T05", "T08", "T11", "T12", "T15"}


def test_the_whole_road_opens_the_base_only_through_sqlite() -> None:
    c = Caminata.nueva(2)
    try:
        with mirando() as abiertos:
            caminar(c, Random(2), 700)
            cuadre.cuadrar(c.oficina, con_archivos=False)
            consultas.contar_por_estado(c.oficina)
        assert set(c.vistos) >= _DEL_CAMINO
        assert abiertos == []
    finally:
        c.cerrar()


def test_the_watch_sees_an_opened_base(tmp_path: Path) -> None:
    archivo = tmp_path / "oficina.db"
    archivo.touch()
    with mirando() as abiertos, archivo.open("rb"):
        pass
    assert abiertos == [str(archivo)]
