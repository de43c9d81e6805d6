"""Failures of the file."""

from certtui.domain.errores import CerttuiError, Salida


class BaseAusente(CerttuiError):
    """The file does not exist, or is not a certtui base."""

    codigo = "BAS-001"
    salida = Salida.USO


class BaseExistente(CerttuiError):
    """There is already a file where a new base was asked for."""

    codigo = "BAS-002"
    salida = Salida.USO


class BaseOcupada(CerttuiError):
    """Another session held the base for longer than the limit."""

    codigo = "BAS-003"


class BaseNueva(CerttuiError):
    """The file was made by a later version of the program."""

    codigo = "BAS-004"
    salida = Salida.USO


class BaseSinEscritura(CerttuiError):
    """The disk refused: full, read-only, or an input/output error."""

    codigo = "BAS-005"


class ReglaDeLaBase(CerttuiError):
    """A constraint of the file refused what no guard had refused; nothing was written."""

    codigo = "BAS-006"


class SupresionPendiente(CerttuiError):
    """Another session is reading, so that the erased bytes could not leave the file yet."""

    codigo = "BAS-007"
