"""A base is for tests or productive, for ever (workflow §1b)."""

from enum import StrEnum


class Ambiente(StrEnum):
    """Where a base belongs; simulators, injected clocks and demo CAs exist only in PRUEBAS."""

    PRUEBAS = "pruebas"
    PRODUCTIVO = "productivo"
