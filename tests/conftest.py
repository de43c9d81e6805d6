"""Fixtures of the whole suite, and the count of proofs left out for want of a tool."""

import shutil
import signal
from collections import Counter

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "ci", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("ci")

for _senal, _manejo in (
    (signal.SIGHUP, signal.SIG_DFL),
    (signal.SIGINT, signal.default_int_handler),
):
    if signal.getsignal(_senal) is signal.SIG_IGN:
        signal.signal(_senal, _manejo)
"""Started in the background, everything below would inherit signals that are ignored."""

_FALTAN: Counter[str] = Counter()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out, and count, what needs a tool of the system that is not here."""
    for item in items:
        for marca in item.iter_markers("sistema"):
            for herramienta in marca.args:
                if shutil.which(herramienta) is None:
                    _FALTAN[herramienta] += 1
                    item.add_marker(pytest.mark.skip(reason=f"falta {herramienta}"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many proofs were left out, and for want of which tool."""
    faltan = ", ".join(f"{n} por falta de {h}" for h, n in sorted(_FALTAN.items()))
    terminalreporter.write_line(f"pruebas de sistema omitidas: {faltan or 'ninguna'}")


def pytest_make_parametrize_id(val: object) -> str | None:
    """Long bytes get no id of their own: a ZIP made at collection differs between workers."""
    return "bytes" if isinstance(val, bytes) and len(val) > 16 else None
