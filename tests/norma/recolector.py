"""A pytest plugin that tells which tests prove which rule."""

import json
from pathlib import Path

import pytest


class Recolector:
    """Gathers the `norma` markers of every collected test."""

    def __init__(self, destino: Path) -> None:
        self.destino = destino
        self.reglas: dict[str, list[str]] = {}
        self.errores: list[str] = []

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """A file that cannot be collected proves nothing, and is told."""
        if report.failed:
            self.errores.append(f"{report.nodeid}: {report.longreprtext.splitlines()[-1]}")

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Write what was gathered."""
        for item in session.items:
            base = item.nodeid.partition("[")[0]
            for marca in item.iter_markers("norma"):
                for regla in marca.args:
                    pruebas = self.reglas.setdefault(str(regla), [])
                    if base not in pruebas:
                        pruebas.append(base)
        self.destino.write_text(json.dumps({"reglas": self.reglas, "errores": self.errores}))


def pytest_addoption(parser: pytest.Parser) -> None:
    """The option that says where to write."""
    parser.addoption("--recolectar", default="")


def pytest_configure(config: pytest.Config) -> None:
    """Start gathering when asked to."""
    destino = config.getoption("--recolectar")
    if destino:
        config.pluginmanager.register(Recolector(Path(destino)))
