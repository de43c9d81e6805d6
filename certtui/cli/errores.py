"""Failures of the command line itself."""

from certtui.domain.errores import CerttuiError, Salida


class BaseNoDicha(CerttuiError):
    """Neither --base nor CERTTUI_BASE was given."""

    codigo = "CLI-001"
    salida = Salida.USO


class DemoExistente(CerttuiError):
    """There is already a file where the demo would be built."""

    codigo = "CLI-002"
    salida = Salida.USO


class ArchivoInaccesible(CerttuiError):
    """The operating system refused a file or a folder."""

    codigo = "CLI-003"
    salida = Salida.USO


class SinTerminal(CerttuiError):
    """A password is needed and there is nobody to type it."""

    codigo = "CLI-004"
    salida = Salida.USO


class SinConfirmar(CerttuiError):
    """The person did not say yes."""

    codigo = "CLI-005"
    salida = Salida.USO


class SinPantallas(CerttuiError):
    """The screens cannot be loaded in this installation."""

    codigo = "CLI-006"
    salida = Salida.USO
