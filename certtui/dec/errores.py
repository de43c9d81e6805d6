"""What can be wrong with a document, each with its own code."""

from typing import ClassVar

from certtui.domain.errores import CerttuiError, Salida


class DocumentoInvalido(CerttuiError):
    """A value or a cadena that cannot be signed as it stands (`campo`, `valor`, `motivo`)."""

    codigo: ClassVar[str] = "DOC-001"
    salida: ClassVar[Salida] = Salida.DATOS


class XmlRechazado(CerttuiError):
    """An XML that is refused before or while it is read; `linea` 0 when it has none."""

    codigo: ClassVar[str] = "DOC-010"
    salida: ClassVar[Salida] = Salida.DATOS

    def __init__(self, *, regla: str = "", linea: int = 0, **datos: object) -> None:
        super().__init__(regla=regla, linea=linea, **datos)


class XmlVacio(XmlRechazado):
    """No bytes, or only blanks."""

    codigo: ClassVar[str] = "DOC-011"


class XmlDemasiadoGrande(XmlRechazado):
    """More bytes than a certificate can have (`bytes`, `limite`)."""

    codigo: ClassVar[str] = "DOC-012"


class XmlNoEsUtf8(XmlRechazado):
    """Another encoding, declared or met (`codificacion`)."""

    codigo: ClassVar[str] = "DOC-013"


class XmlConDoctype(XmlRechazado):
    """A DOCTYPE: the door of external entities and bombs."""

    codigo: ClassVar[str] = "DOC-014"


class XmlConEntidades(XmlRechazado):
    """Entity declarations or references that are not XML's five."""

    codigo: ClassVar[str] = "DOC-015"


class XmlConExcesoDeDatos(XmlRechazado):
    """More tags or attributes than a certificate can have (`limite`)."""

    codigo: ClassVar[str] = "DOC-016"


class XmlDemasiadoProfundo(XmlRechazado):
    """Elements nested deeper than the document allows (`limite`)."""

    codigo: ClassVar[str] = "DOC-017"


class XmlTruncado(XmlRechazado):
    """The file ends before its root element does."""

    codigo: ClassVar[str] = "DOC-018"


class NoEsXml(XmlRechazado):
    """Something else (`parece` says what)."""

    codigo: ClassVar[str] = "DOC-019"


class XmlMalFormado(XmlRechazado):
    """XML with a fault of syntax (`linea`, `columna`)."""

    codigo: ClassVar[str] = "DOC-020"


class OtroDocumento(XmlRechazado):
    """Well-formed, but not a certificado de terminación (`raiz`, `espacio`)."""

    codigo: ClassVar[str] = "DOC-021"


class XmlConEntidadExterna(XmlRechazado):
    """A DOCTYPE or an entity that points out of the file."""

    codigo: ClassVar[str] = "DOC-022"


class EsquemaIncumplido(XmlRechazado):
    """A fault against the schema that has no sentence of its own (`elemento`, `atributo`)."""

    codigo: ClassVar[str] = "DOC-030"


class FaltaAtributo(EsquemaIncumplido):
    """A required attribute is missing."""

    codigo: ClassVar[str] = "DOC-031"


class AtributoDesconocido(EsquemaIncumplido):
    """An attribute that the element does not have."""

    codigo: ClassVar[str] = "DOC-032"


class FaltaElemento(EsquemaIncumplido):
    """A required child is missing (`esperado`)."""

    codigo: ClassVar[str] = "DOC-033"


class ElementoInesperado(EsquemaIncumplido):
    """An element that is unknown, repeated or out of order (`esperado`)."""

    codigo: ClassVar[str] = "DOC-034"


class ValorDeOtroTipo(EsquemaIncumplido):
    """A value that is not of its type (`valor`, `tipo`)."""

    codigo: ClassVar[str] = "DOC-035"


class ValorFueraDeLista(EsquemaIncumplido):
    """A value outside the closed list or different from the fixed one (`valor`, `admitidos`)."""

    codigo: ClassVar[str] = "DOC-036"


class ValorVacio(EsquemaIncumplido):
    """An empty value where one is required."""

    codigo: ClassVar[str] = "DOC-037"


class TextoSuelto(EsquemaIncumplido):
    """Text between tags: the document has only attributes."""

    codigo: ClassVar[str] = "DOC-038"
