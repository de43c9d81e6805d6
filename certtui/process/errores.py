"""Failures of the use cases."""

from certtui.domain.errores import CerttuiError, Salida


class UsuarioDesconocido(CerttuiError):
    """The account that opened the session is nobody in this base, or is not active."""

    codigo = "SES-001"
    salida = Salida.USO


class SoloEnPruebas(CerttuiError):
    """Something that exists only in a test base was asked of a productive one."""

    codigo = "SES-002"
    salida = Salida.USO


class SinPermiso(CerttuiError):
    """The role does not reach an act that is not a move of a trámite."""

    codigo = "SES-003"
    salida = Salida.USO


class NoEncontrado(CerttuiError):
    """A matrícula, folio, lot or file that the base does not know."""

    codigo = "DAT-001"
    salida = Salida.DATOS


class DatoIncompleto(CerttuiError):
    """A datum that the document needs and nobody has given (a setting, a name, a date)."""

    codigo = "DAT-002"
    salida = Salida.DATOS


class CorreoNoInstitucional(CerttuiError):
    """The user's e-mail is not of an institutional domain (L10d)."""

    codigo = "SES-004"
    salida = Salida.USO


class ServicioApagado(CerttuiError):
    """The service's address is not set: lots go by file."""

    codigo = "SVC-001"
    salida = Salida.USO


class ServicioAjeno(CerttuiError):
    """A test base may only call a service of its own machine."""

    codigo = "SVC-006"
    salida = Salida.USO


class EnvioSinResolver(CerttuiError):
    """An upload whose outcome nobody knows: it is not repeated; data: `lote`, `en`."""

    codigo = "SVC-002"
    salida = Salida.LOTE


class LoteDeOtraVia(CerttuiError):
    """The lot went, or may have gone, by another road; data: `lote`, `via`."""

    codigo = "SVC-003"
    salida = Salida.LOTE


class LoteSinNumero(CerttuiError):
    """The service is asked by number and this lot has none yet; data: `lote`."""

    codigo = "SVC-004"
    salida = Salida.LOTE


class NumeroDeOtroLote(CerttuiError):
    """The number answers for other files than those of the lot; data: `lote`, `numero`."""

    codigo = "SVC-005"
    salida = Salida.LOTE


class CancelacionRehusada(CerttuiError):
    """COSFAC did not cancel a certificate; data: `folio`, `codigo`, `mensaje`, `repetida`."""

    codigo = "SVC-007"
    salida = Salida.LOTE


class TsaApagada(CerttuiError):
    """The office named no time stamping authority."""

    codigo = "TSA-001"
    salida = Salida.USO


class LoteSinEscribir(CerttuiError):
    """A lot whose file was not written has nothing to stamp; data: `lote`."""

    codigo = "TSA-002"
    salida = Salida.LOTE


class RelevoApagado(CerttuiError):
    """The office set no mail relay: deliveries go as .eml files."""

    codigo = "COR-001"
    salida = Salida.USO


class RelevoAjeno(CerttuiError):
    """A test base may only send through a relay of its own machine; data: `servidor`."""

    codigo = "COR-002"
    salida = Salida.USO


class CredencialesDeCorreo(CerttuiError):
    """The account of the relay is badly kept; data: `detalle`."""

    codigo = "COR-003"
    salida = Salida.USO


class CorreoOcupado(CerttuiError):
    """Somebody else is sending the outbox now."""

    codigo = "COR-004"
    salida = Salida.USO


class CorreoEnCurso(CerttuiError):
    """The delivery has a message that is not settled; data: `mensaje`, `correo`, `estado`."""

    codigo = "COR-005"
    salida = Salida.DATOS


class MensajeNoEspera(CerttuiError):
    """A message is not in a state that the act takes; data: `mensaje`, `estado`."""

    codigo = "COR-006"
    salida = Salida.DATOS


class MensajeAlterado(CerttuiError):
    """The file of a message is not under custody as it was written; data: `mensaje`, `archivo`."""

    codigo = "COR-007"
    salida = Salida.DATOS


class MensajeSinMotivo(CerttuiError):
    """A person decides on a message without saying why; data: `mensaje`."""

    codigo = "COR-008"
    salida = Salida.DATOS


class ArchivoSinRestaurar(CerttuiError):
    """A file under custody cannot be made again; data: `folio`, `archivos`, `hechos`."""

    codigo = "CUS-001"
    salida = Salida.DATOS
