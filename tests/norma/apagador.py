"""Switches each guard and criterion off, one at a time, and tells whether its tests notice.

It is a process of its own that imports everything once and forks one child per rule: reads
`{rule: [[tests], [more tests]]}` on stdin and writes `{rule: true or false}` on stdout.
"""

import json
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import hypothesis  # noqa: F401 - imported once, for every child
import pytest

from certtui.domain import elegibilidad
from certtui.domain.elegibilidad import CRITERIOS, Expediente
from certtui.domain.guardas import GUARDAS
from certtui.domain.hallazgo import Hallazgo, Veredicto
from certtui.domain.hechos import Hechos

OPCIONES = ("-x", "-q", "--no-header", "--tb=line", "-p", "no:cacheprovider")
_A_LA_VEZ = 2


def apagar(clave: str) -> None:
    """Put something that never refuses in the rule's place, wherever it is reachable."""
    if clave in CRITERIOS:
        _sustituir(CRITERIOS[clave], _criterio_que_aprueba(clave))
    elif clave:
        _sustituir(GUARDAS[clave], _guarda_que_calla)


def _guarda_que_calla(_h: Hechos) -> Iterator[Hallazgo]:
    yield from ()


def _criterio_que_aprueba(clave: str) -> elegibilidad.Criterio:
    def aprueba(_e: Expediente) -> Hallazgo:
        return Hallazgo(clave, Veredicto.OK, f"{clave}.ok")

    return aprueba


def _sustituir(buena: object, mala: object) -> None:
    for registro in (CRITERIOS, GUARDAS):
        for clave, funcion in list(registro.items()):
            if funcion is buena:
                registro[clave] = mala  # type: ignore[assignment]
    for nombre, modulo in list(sys.modules.items()):
        if nombre.startswith("certtui."):
            for atributo, valor in list(vars(modulo).items()):
                if valor is buena:
                    setattr(modulo, atributo, mala)


class _Cuenta:
    """Counts the tests whose body failed; an error of set-up proves nothing."""

    def __init__(self) -> None:
        self.fallaron = 0

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """One more when a call failed."""
        self.fallaron += report.when == "call" and report.failed


def se_nota(clave: str, tandas: list[list[str]]) -> int:
    """0 when a test fails with the rule off, 1 when none does, 2 when they could not run."""
    apagar(clave)
    for pruebas in tandas:
        cuenta = _Cuenta()
        if pruebas:
            codigo = pytest.main([*OPCIONES, *pruebas], plugins=[cuenta])
            if cuenta.fallaron:
                return 0
            if codigo != pytest.ExitCode.OK:
                return 2
    return 1


def main() -> int:
    """Fork a child per rule, a few at a time."""
    encargo: dict[str, list[list[str]]] = json.load(sys.stdin)
    hijos: dict[int, str] = {}
    salidas: dict[str, int] = {}
    with tempfile.TemporaryDirectory() as carpeta:
        for clave, tandas in encargo.items():
            if len(hijos) == _A_LA_VEZ:
                _esperar(hijos, salidas)
            pid = os.fork()
            if pid == 0:
                _ser_hijo(clave, tandas, Path(carpeta))
            hijos[pid] = clave
        while hijos:
            _esperar(hijos, salidas)
    json.dump({c: s == 0 for c, s in salidas.items()}, sys.stdout)
    return int(2 in salidas.values())


def _esperar(hijos: dict[int, str], salidas: dict[str, int]) -> None:
    pid, estado = os.wait()
    salidas[hijos.pop(pid)] = os.waitstatus_to_exitcode(estado)


def _ser_hijo(clave: str, tandas: list[list[str]], carpeta: Path) -> None:
    codigo = 2
    try:
        mudo = os.open(carpeta / f"{os.getpid()}.txt", os.O_WRONLY | os.O_CREAT)
        os.dup2(mudo, 1)
        codigo = se_nota(clave, tandas)
        if codigo == 2:
            sys.stderr.write((carpeta / f"{os.getpid()}.txt").read_text()[-3000:])
    finally:
        os._exit(codigo)


if __name__ == "__main__":
    sys.exit(main())
