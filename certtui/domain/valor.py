"""A text that cannot be the value it claims to be."""

from typing import ClassVar

from certtui.domain.errores import CerttuiError, Salida


class ValorInvalido(CerttuiError):
    """A value type refused its text; each subclass is one motive.

    `tipo` is the noun shown to people ("CURP", "matrícula"), `motivo` the key of the motive.
    """

    codigo: ClassVar[str] = "VAL-000"
    salida: ClassVar[Salida] = Salida.DATOS
    motivo: ClassVar[str] = "valor"

    def __init__(self, *, tipo: str, valor: str, regla: str = "") -> None:
        super().__init__(regla=regla, tipo=tipo, valor=valor, motivo=self.motivo)
        self.tipo = tipo
        self.valor = valor


class FormaInvalida(ValorInvalido):
    """The characters are not those of the type."""

    codigo = "VAL-001"
    motivo = "forma"


class FechaImposible(ValorInvalido):
    """The date, or the date inside the key, does not exist."""

    codigo = "VAL-002"
    motivo = "fecha"


class VerificadorIncorrecto(ValorInvalido):
    """The check digit or check letter is not the computed one."""

    codigo = "VAL-003"
    motivo = "verificador"


class EntidadDesconocida(ValorInvalido):
    """The entidad inside the key is not in the catalogue."""

    codigo = "VAL-004"
    motivo = "entidad"


class ValorVacio(ValorInvalido):
    """There is no text at all."""

    codigo = "VAL-005"
    motivo = "vacio"
