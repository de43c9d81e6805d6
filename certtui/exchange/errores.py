"""Expected failures of files that come in: a whole file is refused, never half of it."""

from typing import ClassVar

from certtui.domain.errores import CerttuiError, Salida


class ArchivoRechazado(CerttuiError):
    """A file that cannot be taken; data: `archivo`, `entrada`, `motivo`."""

    codigo: ClassVar[str] = "INT-001"
    salida: ClassVar[Salida] = Salida.DATOS
    motivo: ClassVar[str] = "archivo"

    def __init__(
        self, archivo: str, *, entrada: str = "", regla: str = "archivo", **datos: object
    ) -> None:
        super().__init__(regla=regla, archivo=archivo, entrada=entrada, motivo=self.motivo, **datos)


class ArchivoIlegible(ArchivoRechazado):
    """The file cannot be opened or read."""

    codigo = "INT-002"
    motivo = "ilegible"


class ArchivoMuyGrande(ArchivoRechazado):
    """The file is larger than the setting allows."""

    codigo = "INT-003"
    motivo = "tamano"


class ZipRechazado(ArchivoRechazado):
    """A ZIP that is damaged or is not a ZIP."""

    codigo = "INT-010"
    salida = Salida.LOTE
    motivo = "danado"

    def __init__(
        self, archivo: str, *, entrada: str = "", regla: str = "zip", **datos: object
    ) -> None:
        super().__init__(archivo, entrada=entrada, regla=regla, **datos)


class ZipConDemasiadasEntradas(ZipRechazado):
    """More members than allowed."""

    codigo = "INT-011"
    motivo = "cantidad"


class ZipMuyGrande(ZipRechazado):
    """A member, or all of them together, would be larger than allowed."""

    codigo = "INT-012"
    motivo = "tamano"


class ZipBomba(ZipRechazado):
    """A member expands far more than a document does."""

    codigo = "INT-013"
    motivo = "razon"


class ZipConNombreInseguro(ZipRechazado):
    """A member's name leaves the folder or cannot be a file's name."""

    codigo = "INT-014"
    motivo = "nombre"


class ZipConEnlace(ZipRechazado):
    """A member is a link or a special file."""

    codigo = "INT-015"
    motivo = "enlace"


class ZipConDuplicado(ZipRechazado):
    """Two members with the same name, case apart."""

    codigo = "INT-016"
    motivo = "duplicado"


class ZipCifrado(ZipRechazado):
    """A member is encrypted."""

    codigo = "INT-017"
    motivo = "cifrado"


class ZipConMetodoExtrano(ZipRechazado):
    """A member is compressed with a method other than store or deflate."""

    codigo = "INT-018"
    motivo = "metodo"


class ZipTraslapado(ZipRechazado):
    """Members that share bytes of the archive."""

    codigo = "INT-019"
    motivo = "traslape"


class TablaRechazada(ArchivoRechazado):
    """The file is not a table of text; data: `tipo` says what it looks like."""

    codigo = "INT-020"
    motivo = "no_es_tabla"

    def __init__(
        self, archivo: str, *, entrada: str = "", regla: str = "tabla", **datos: object
    ) -> None:
        super().__init__(archivo, entrada=entrada, regla=regla, **datos)


class TablaVacia(TablaRechazada):
    """No header, or no bytes at all."""

    codigo = "INT-021"
    motivo = "vacia"


class ColumnaFaltante(TablaRechazada):
    """Columns that the mapping needs are not in the header; data: `columnas`, `linea`, `mapeo`."""

    codigo = "INT-022"
    motivo = "columna_faltante"


class ColumnaRepetida(TablaRechazada):
    """Two columns of the file answer to one field of the mapping; data: `columna`, `linea`."""

    codigo = "INT-023"
    motivo = "columna_repetida"


class MapeoInexistente(ArchivoRechazado):
    """No column mapping has that name; data: `disponibles`."""

    codigo = "INT-030"
    salida = Salida.USO
    motivo = "mapeo"


class MapeoInvalido(ArchivoRechazado):
    """The mapping file is wrong; data: `detalle` names key and value."""

    codigo = "INT-031"
    salida = Salida.USO
    motivo = "mapeo"


class MapeoSinTipo(ArchivoRechazado):
    """The mapping has no section for this kind of file; data: `tipo`."""

    codigo = "INT-032"
    salida = Salida.USO
    motivo = "mapeo"


class RespuestaIrreconocible(ArchivoRechazado):
    """The file is neither a result table nor stamped documents of COSFAC."""

    codigo = "INT-040"
    salida = Salida.LOTE
    motivo = "respuesta"


class ResultadoIlegible(ArchivoRechazado):
    """A result table without the columns ARCHIVO and ESTATUS, or a broken workbook."""

    codigo = "INT-041"
    salida = Salida.LOTE
    motivo = "resultado"


class LoteInvalido(ArchivoRechazado):
    """A lot that is not flat, or a member that is not an XML of its own folioControl."""

    codigo = "INT-042"
    salida = Salida.LOTE
    motivo = "lote"


class PadronInvalido(ArchivoRechazado):
    """A table of the simulator's registers lacks a column; data: `columnas`."""

    codigo = "INT-050"
    salida = Salida.USO
    motivo = "padron"


class SinClienteSoap(CerttuiError):
    """The extra that speaks SOAP is not installed."""

    codigo = "INT-060"
    salida = Salida.USO


class DireccionInsegura(CerttuiError):
    """The service's URL is neither https nor of this machine; data: `url`."""

    codigo = "INT-061"
    salida = Salida.USO


class CredencialesInvalidas(CerttuiError):
    """The service's user and password are missing or badly kept; data: `detalle`."""

    codigo = "INT-062"
    salida = Salida.USO


class ServicioInalcanzable(CerttuiError):
    """The request surely did not arrive whole; data: `operacion`, `detalle`. It may be repeated."""

    codigo = "INT-063"
    salida = Salida.LOTE


class ServicioRehusa(CerttuiError):
    """The service took nothing and said why; data: `operacion`, `mensaje`."""

    codigo = "INT-064"
    salida = Salida.LOTE


class ResultadoIncierto(CerttuiError):
    """The request may have been attended: it is not repeated; data: `operacion`, `detalle`."""

    codigo = "INT-065"
    salida = Salida.LOTE


class RespuestaIncomprensible(CerttuiError):
    """What the service answered is not of the operation; data: `operacion`, `detalle`."""

    codigo = "INT-066"
    salida = Salida.LOTE


class PuertoNoDisponible(CerttuiError):
    """The simulated service cannot listen on that port; data: `puerto`, `detalle`."""

    codigo = "INT-067"
    salida = Salida.USO


class FallaDesconocida(CerttuiError):
    """A fault that the simulated service cannot make; data: `valor`, `posibles`."""

    codigo = "INT-068"
    salida = Salida.USO


class TsaNoResponde(CerttuiError):
    """The time stamping authority gave no usable answer; data: `detalle`."""

    codigo = "INT-070"
    salida = Salida.LOTE


class RelevoInalcanzable(CerttuiError):
    """The mail relay took nothing; data: `servidor`, `dicho`. It may be repeated."""

    codigo = "INT-080"
    salida = Salida.USO


class DireccionRehusada(CerttuiError):
    """The relay refuses an address for good; data: `correo`, `dicho`."""

    codigo = "INT-081"


class CorreoRehusado(CerttuiError):
    """The relay read a message and refuses it for good; data: `correo`, `dicho`."""

    codigo = "INT-082"


class CorreoAplazado(CerttuiError):
    """The relay does not take a message now; data: `correo`, `dicho`."""

    codigo = "INT-083"


class EnvioIncierto(CerttuiError):
    """The relay may have taken a message: it is not repeated; data: `correo`, `dicho`."""

    codigo = "INT-084"
