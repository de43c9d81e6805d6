"""The small office, for the tests of the file."""

from tests.process.conftest import c, efirmas, preparada, productiva

__all__ = ["c", "efirmas", "preparada", "productiva"]
