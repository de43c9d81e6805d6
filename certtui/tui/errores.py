"""Failures of the screens."""

from certtui.domain.errores import CerttuiError, Salida


class SinTerminal(CerttuiError):
    """Input or output is not a terminal."""

    codigo = "PAN-001"
    salida = Salida.USO


class TerminalInutil(CerttuiError):
    """A terminal that cannot move its cursor."""

    codigo = "PAN-002"
    salida = Salida.USO
