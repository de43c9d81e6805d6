"""What can go wrong when a document leaves for people."""

from certtui.domain.errores import CerttuiError, Salida


class GlifoAusente(CerttuiError):
    """A character has no glyph in the shipped fonts; `campo`, `caracter`, `codigo`."""

    codigo = "ENT-001"


class SinTimbre(CerttuiError):
    """The document lacks the `Sep` node; `folio`."""

    codigo = "ENT-002"


class EnlaceNoPermitido(CerttuiError):
    """A URL is not https or its host is not in the allow-list; `url`, `permitidos`."""

    codigo = "ENT-003"
    salida = Salida.USO


class FolioDigitalInvalido(CerttuiError):
    """A folio digital is not an UUID in lower case; `valor`."""

    codigo = "ENT-004"


class PdfIlegible(CerttuiError):
    """The bytes are not a PDF that can be read; `motivo`."""

    codigo = "ENT-005"


class PdfExcesivo(CerttuiError):
    """The PDF has more bytes or pages than are read; `medida`, `limite`."""

    codigo = "ENT-006"


class NombreInvalido(CerttuiError):
    """No safe file name can be made of a text; `valor`."""

    codigo = "ENT-007"


class CorreoInvalido(CerttuiError):
    """An address or header of a message is not usable; `campo`, `valor`."""

    codigo = "ENT-008"


class ArchivoNoEscrito(CerttuiError):
    """The system refused to write; `ruta`, `motivo`."""

    codigo = "ENT-009"


class ValorNoImprimible(CerttuiError):
    """A value has not the form that its place needs; `campo`, `valor`, `esperado`."""

    codigo = "ENT-010"


class TextoNoCabe(CerttuiError):
    """A value does not fit its place even wrapped; `campo`, `largo`."""

    codigo = "ENT-011"


class ImagenInvalida(CerttuiError):
    """A picture of the institution cannot be printed; `archivo`, `motivo`."""

    codigo = "ENT-012"
    salida = Salida.USO
