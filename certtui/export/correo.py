"""The message that delivers a bundle, as an .eml file for the office's own mail (L13a)."""

import hashlib
import re
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from certtui.domain.ambiente import Ambiente
from certtui.export.archivo import nombre_seguro
from certtui.export.errores import CorreoInvalido
from certtui.export.pdf.marcas import MARCA_PRUEBAS

_DIRECCION = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}"
)

_CUERPO = """\
{saludo}

Se adjunta el Certificado de Terminación de Estudios electrónico con folio {folio}:
un archivo comprimido con el documento (PDF), su archivo oficial (XML) y el código
QR de consulta (PNG).

Conserve los tres archivos. El archivo XML es el documento con validez; el PDF es su
representación impresa. El certificado puede consultarse con el folio digital
{folio_digital}
en {portal}

Por favor responda a este mensaje para acusar de recibido.

Servicios Escolares
{plantel}
"""
_PRUEBAS = f"""\
*** {MARCA_PRUEBAS} ***
Este mensaje se generó en un ambiente de pruebas con datos de ejemplo.

"""


def armar_correo(
    *,
    de: str,
    para: str,
    nombre: str,
    folio: str,
    folio_digital: str,
    plantel: str,
    ambiente: Ambiente,
    nombre_zip: str,
    datos_zip: bytes,
    fecha: datetime,
    dominio_id: str,
    entrega: str = "",
) -> bytes:
    """Bytes of the .eml with the ZIP attached; same arguments, same bytes.

    `fecha` must carry its zone. The Message-ID comes from the folio digital, the recipient, the
    date and which `entrega` it is. Every address and header is checked: a line break or a bad
    address is CorreoInvalido.
    """
    from certtui.export.qr import RUTA_SIGED

    for campo, valor in (
        ("nombre", nombre),
        ("folio", folio),
        ("folio digital", folio_digital),
        ("plantel", plantel),
    ):
        if not valor.isprintable():
            raise CorreoInvalido(campo=campo, valor=valor.encode("unicode_escape").decode())
    _revisar("dominio", f"x@{dominio_id}")
    prueba = ambiente is Ambiente.PRUEBAS
    mensaje = EmailMessage(policy=SMTP)
    mensaje["From"] = Address("Servicios Escolares", addr_spec=_revisar("de", de))
    mensaje["To"] = Address(addr_spec=_revisar("para", para))
    asunto = f"Certificado de Terminación de Estudios {folio}"
    mensaje["Subject"] = f"[{MARCA_PRUEBAS}] {asunto}" if prueba else asunto
    mensaje["Date"] = format_datetime(fecha)
    partes = (folio_digital, para, fecha.isoformat(), *((entrega,) if entrega else ()))
    semilla = "\n".join(partes).encode()
    clave = hashlib.sha256(semilla).hexdigest()[:32]
    mensaje["Message-ID"] = f"<{clave}@{dominio_id}>"
    mensaje["Content-Language"] = "es-MX"
    mensaje.set_content(
        (_PRUEBAS if prueba else "")
        + _CUERPO.format(
            saludo=f"Estimada o estimado {nombre}:",
            folio=folio,
            folio_digital=folio_digital,
            plantel=plantel,
            portal=RUTA_SIGED,
        ),
        charset="utf-8",
        cte="quoted-printable",
    )
    mensaje.add_attachment(
        datos_zip, maintype="application", subtype="zip", filename=nombre_seguro(nombre_zip)
    )
    mensaje.set_boundary(f"==certtui-{clave}==")
    return mensaje.as_bytes()


def _revisar(campo: str, direccion: str) -> str:
    if len(direccion) > 254 or not _DIRECCION.fullmatch(direccion):
        raise CorreoInvalido(
            regla="L13c", campo=campo, valor=direccion.encode("unicode_escape").decode()[:80]
        )
    return direccion
