"""The office's mail relay: one message at a time, and for each one whether it was taken (L13a).

The caller is told right before the relay can take a message: up to there nothing left, from there
on a cut leaves it unknown. Nothing goes in clear but to this same machine; the password is read
from the private file when it is used, and no error carries what the library raised.
"""

import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Final

from certtui.domain.direccion import LOCALES
from certtui.exchange.cosfac.credenciales import Credenciales, revelar
from certtui.exchange.errores import (
    CorreoAplazado,
    CorreoRehusado,
    DireccionRehusada,
    EnvioIncierto,
    RelevoInalcanzable,
)

_LARGO: Final = 200
_REGLA: Final = "L13a"


@dataclass(frozen=True, slots=True)
class Relevo:
    """Where mail leaves; `tls` is "starttls", "tls" or "ninguno", `ca` an authority of its own."""

    anfitrion: str
    puerto: int
    tls: str = "starttls"
    ca: Path | None = None
    credenciales: Credenciales | None = None
    saludo: str = "localhost"
    plazo: float = 60.0

    @property
    def local(self) -> bool:
        """True for a relay of this machine."""
        return self.anfitrion in LOCALES


@dataclass(frozen=True, slots=True)
class _Falla:
    """Why a command got no yes: 0 when there was no answer."""

    codigo: int
    dicho: str


class SesionDeCorreo:
    """A connection to the relay, opened when it is needed and again after it drops."""

    def __init__(self, relevo: Relevo) -> None:
        self._relevo = relevo
        self._smtp: smtplib.SMTP | None = None

    def __enter__(self) -> "SesionDeCorreo":
        return self

    def __exit__(
        self,
        tipo: type[BaseException] | None,
        valor: BaseException | None,
        traza: TracebackType | None,
    ) -> None:
        self.cerrar()

    def cerrar(self) -> None:
        """Leave politely when it can be."""
        smtp, self._smtp = self._smtp, None
        if smtp is not None:
            try:
                smtp.quit()
            except (OSError, smtplib.SMTPException):
                smtp.close()

    def abrir(self) -> None:
        """Connect, over TLS, with the account; raises RelevoInalcanzable."""
        if self._smtp is not None:
            return
        smtp, falla = self._conectar()
        if smtp is None:
            raise RelevoInalcanzable(
                regla=_REGLA,
                servidor=f"{self._relevo.anfitrion}:{self._relevo.puerto}",
                dicho=falla,
            )
        self._smtp = smtp

    def _conectar(self) -> tuple[smtplib.SMTP | None, str]:
        """The connection, or why there is none; nothing of the library's goes on."""
        r = self._relevo
        if r.tls == "ninguno" and not r.local:
            return None, "sin cifrado solo se envía a este mismo equipo"
        smtp: smtplib.SMTP | None = None
        try:
            contexto = ssl.create_default_context(cafile=str(r.ca) if r.ca else None)
            contexto.minimum_version = ssl.TLSVersion.TLSv1_2
            if r.tls == "tls":
                smtp = smtplib.SMTP_SSL(
                    r.anfitrion, r.puerto, r.saludo, timeout=r.plazo, context=contexto
                )
            else:
                smtp = smtplib.SMTP(r.anfitrion, r.puerto, r.saludo, timeout=r.plazo)
            smtp.ehlo_or_helo_if_needed()
            if r.tls == "starttls":
                codigo, _ = smtp.starttls(context=contexto)
                if codigo != 220:
                    smtp.close()
                    return None, "no acepta STARTTLS"
                smtp.ehlo()
            if r.credenciales is not None:
                smtp.login(revelar(r.credenciales.usuario), revelar(r.credenciales.clave))
                smtp.user = smtp.password = ""
        except Exception as error:  # noqa: BLE001 - it may hold the password: only its kind goes on
            if smtp is not None:
                smtp.user = smtp.password = ""
                smtp.close()
            return None, _causa(error)
        return smtp, ""

    def enviar(self, de: str, para: str, datos: bytes, antes: Callable[[], None]) -> str:
        """Hand over one message and return what the relay said when it took it.

        `antes` runs once the address was taken and before any of the message leaves. Raises
        RelevoInalcanzable (nothing left), DireccionRehusada or CorreoRehusado (for good),
        CorreoAplazado (for now), EnvioIncierto (it may have been taken).
        """
        self.abrir()
        falla = self._mandar(
            lambda s: s.mail(de, [f"size={len(datos)}"] if s.has_extn("size") else [])
        )
        if falla is not None:
            self._rehusar(falla, RelevoInalcanzable, servidor=self._relevo.anfitrion)
        falla = self._mandar(lambda s: s.rcpt(para))
        if falla is not None:
            self._rehusar(falla, DireccionRehusada, correo=para)
        try:
            antes()
        except BaseException:
            self._olvidar_transaccion()
            raise
        dicho, falla = self._entregar(datos)
        if falla is not None and falla.codigo == 0:
            raise EnvioIncierto(regla=_REGLA, correo=para, dicho=falla.dicho)
        if falla is not None:
            self._rehusar(falla, CorreoRehusado, correo=para)
        return dicho

    def _rehusar(
        self,
        falla: _Falla,
        clase: "type[RelevoInalcanzable | DireccionRehusada | CorreoRehusado]",
        **datos: str,
    ) -> None:
        """Raise what an answer means: 5xx for good, 4xx for now, none at all: it was not taken."""
        self._olvidar_transaccion()
        if falla.codigo == 0:
            raise RelevoInalcanzable(
                regla=_REGLA, servidor=self._relevo.anfitrion, dicho=falla.dicho
            )
        dicho = f"{falla.codigo} {falla.dicho}".strip()
        if falla.codigo < 500:
            raise CorreoAplazado(regla=_REGLA, dicho=dicho, correo=datos.get("correo", ""))
        raise clase(regla=_REGLA, dicho=dicho, **datos)

    def _olvidar_transaccion(self) -> None:
        smtp = self._smtp
        if smtp is None:
            return
        try:
            smtp.rset()
        except (OSError, smtplib.SMTPException):
            self._soltar()

    def _soltar(self) -> None:
        smtp, self._smtp = self._smtp, None
        if smtp is not None:
            smtp.close()

    def _mandar(self, orden: Callable[[smtplib.SMTP], tuple[int, bytes]]) -> _Falla | None:
        if self._smtp is None:
            return _Falla(0, "se cortó la conexión")
        try:
            codigo, dicho = orden(self._smtp)
        except (OSError, smtplib.SMTPException, ValueError) as error:
            self._soltar()
            return _Falla(0, _causa(error))
        return None if codigo in {250, 251} else _Falla(codigo, self._limpio(dicho))

    def _entregar(self, datos: bytes) -> tuple[str, _Falla | None]:
        if self._smtp is None:
            return "", _Falla(0, "se cortó la conexión")
        try:
            codigo, dicho = self._smtp.data(datos)
        except smtplib.SMTPDataError as error:
            return "", _Falla(error.smtp_code, self._limpio(error.smtp_error))
        except (OSError, smtplib.SMTPException, ValueError) as error:
            self._soltar()
            return "", _Falla(0, _causa(error))
        limpio = self._limpio(dicho)
        return (
            (f"{codigo} {limpio}".strip(), None) if codigo == 250 else ("", _Falla(codigo, limpio))
        )

    def _limpio(self, dicho: bytes | str) -> str:
        """What the relay said, in one printable line, without the account should it echo it."""
        texto = dicho.decode("utf-8", "replace") if isinstance(dicho, bytes) else dicho
        if self._relevo.credenciales is not None:
            texto = self._relevo.credenciales.ocultar(texto)
        return "".join(x for x in " ".join(texto.split()) if x.isprintable())[:_LARGO]


def _causa(error: BaseException) -> str:
    """What failed, in words of ours: the library's own may hold anything."""
    if isinstance(error, smtplib.SMTPAuthenticationError | UnicodeEncodeError):
        return "no acepta la cuenta o su contraseña"
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return "no ofrece STARTTLS o no admite cuentas"
    if isinstance(error, ssl.SSLError):
        return "su certificado no es de confianza o el cifrado no se acordó"
    if isinstance(error, TimeoutError):
        return "no contesta a tiempo"
    if isinstance(error, smtplib.SMTPServerDisconnected):
        return "cortó la conexión"
    if isinstance(error, smtplib.SMTPResponseException):
        return f"contestó {error.smtp_code}"
    if isinstance(error, FileNotFoundError):
        return "no está el archivo de su autoridad (correo.ca)"
    return "no hay conexión"
