"""The small office, for the tests with many processes."""

from tests.process.conftest import c, efirmas, preparada

__all__ = ["c", "efirmas", "preparada"]
